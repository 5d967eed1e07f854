import type { Migration } from './types.ts';

/** The category that a notice of a new case says is to be given: known before 纳入 can be proposed (domain.md 7.7). */
export const categoryOfANotice: Migration = {
  version: 160,
  name: 'category-of-a-notice',
  up(db) {
    db.exec("ALTER TABLE poverty_cases ADD COLUMN notice_category TEXT NOT NULL DEFAULT ''");
  },
};
