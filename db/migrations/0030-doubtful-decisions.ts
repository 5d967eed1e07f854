import type { Migration } from './types.ts';

/**
 * Doubtful lines are known by a key of their own instead of by their whole wording, so that a line of which one cell has
 * changed is the same line; and what a decision changed later is kept with its log entry, so that it can be taken back
 * with the import that brought the line.
 */
export const doubtfulDecisions: Migration = {
  version: 30,
  name: 'doubtful-decisions',
  up(db) {
    for (const statement of STATEMENTS) db.exec(statement);
  },
};

const STATEMENTS = [
  "ALTER TABLE doubtful_lines ADD COLUMN line_key TEXT NOT NULL DEFAULT ''",
  "UPDATE doubtful_lines SET line_key = why || '|' || coalesce(json_extract(line, '$.identityNumber'), '')",
  'CREATE INDEX doubtful_lines_by_key ON doubtful_lines (line_key)',
  // Null: written with the import itself. Else the log entry of the decision that made the change.
  'ALTER TABLE import_changes ADD COLUMN seq INTEGER',
];
