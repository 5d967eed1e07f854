import type { Migration } from './types.ts';

/** 纳入 of a new case begins a watch: its level is proposed with the category, and the watch names the case (R-11, domain.md 7.7). */
export const watchOfACase: Migration = {
  version: 170,
  name: 'watch-of-a-case',
  up(db) {
    db.exec(`
      ALTER TABLE poverty_cases ADD COLUMN outcome_level TEXT;
      ALTER TABLE household_watches ADD COLUMN case_id INTEGER REFERENCES poverty_cases (id) ON DELETE SET NULL;
    `);
  },
};
