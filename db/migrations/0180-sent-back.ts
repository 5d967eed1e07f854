import type { Migration } from './types.ts';

/**
 * A closing or a decision that the second person did not agree to keeps who sent it back, when and why, and to whom (R-11, domain.md
 * 7.7). Sheets that were sent back are found by an index: the to-do list asks for them after every write. The kinds of that list
 * have new places in their order: it is computed anew.
 */
export const sentBack: Migration = {
  version: 180,
  name: 'sent-back',
  up(db) {
    for (const table of ['household_watches', 'poverty_cases'])
      db.exec(`
        ALTER TABLE ${table} ADD COLUMN returned_reason TEXT NOT NULL DEFAULT '';
        ALTER TABLE ${table} ADD COLUMN returned_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE ${table} ADD COLUMN returned_to TEXT NOT NULL DEFAULT '';
        ALTER TABLE ${table} ADD COLUMN returned_on TEXT;
      `);
    db.exec(`
      CREATE INDEX round_sheets_returned ON round_sheets (entry_id) WHERE returned_reason <> '';
      DELETE FROM todo_state;
    `);
  },
};
