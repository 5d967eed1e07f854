import type { Migration } from './types.ts';

/** The kept answers of the to-do list (docs/decisions/0009), the day they are of, and the summaries that were written of a measure. */
export const todo: Migration = {
  version: 110,
  name: 'todo',
  up(db) {
    db.exec(STATEMENTS);
  },
};

const STATEMENTS = `
CREATE TABLE todo_items (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  rank INTEGER NOT NULL,
  due_on TEXT,
  town_code TEXT NOT NULL,
  in_charge TEXT NOT NULL,
  subject_kind TEXT,
  subject_id INTEGER,
  rule_id TEXT NOT NULL,
  rule_from TEXT,
  clause TEXT NOT NULL,
  why TEXT NOT NULL,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX todo_items_by_day ON todo_items (due_on, rank, person_id);
CREATE INDEX todo_items_by_kind ON todo_items (rank, town_code, in_charge, due_on);
CREATE INDEX todo_items_by_person ON todo_items (person_id);
CREATE INDEX visits_missed ON visits (person_id, visited_on) WHERE outcome IN ('未见到','拒绝') AND voided_at IS NULL;
CREATE INDEX tests_to_follow ON tests (person_id, tested_on) WHERE result IN ('阳性','弱阳待检') AND voided_at IS NULL;
CREATE TABLE todo_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  as_of TEXT NOT NULL
) STRICT;
CREATE TABLE measure_summaries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('半年小结','年度评估')),
  period_end TEXT NOT NULL,
  written_on TEXT NOT NULL,
  author TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX measure_summaries_once ON measure_summaries (measure_id, period_end) WHERE voided_at IS NULL;
`;
