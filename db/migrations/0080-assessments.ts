import type { Migration } from './types.ts';

/** the assessment sheet behind a grade, and a proposal that was declined; R-09: 无感式管理. */
export const assessments: Migration = {
  version: 80,
  name: 'assessments',
  up(db) {
    db.exec(STATEMENTS);
  },
};

const STATEMENTS = `
ALTER TABLE grades ADD COLUMN rule_row_id INTEGER REFERENCES rules (id);
ALTER TABLE grades ADD COLUMN sheet TEXT;
ALTER TABLE grades ADD COLUMN points INTEGER;
ALTER TABLE grades ADD COLUMN proposed_grade TEXT;
ALTER TABLE grades ADD COLUMN declined_by TEXT;
ALTER TABLE grades ADD COLUMN declined_at TEXT;
ALTER TABLE grades ADD COLUMN decline_reason TEXT NOT NULL DEFAULT '';
CREATE TABLE light_touch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  clean_on TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  approved_by TEXT,
  entered_on TEXT,
  declined_by TEXT,
  declined_at TEXT,
  ended_on TEXT,
  ended_by TEXT,
  end_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX light_touch_by_person ON light_touch (person_id, id);
`;
