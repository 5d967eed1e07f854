import type { Migration } from './types.ts';

/** 一人一档: what somebody marked of the papers that no record of the register proves. */
export const personPapers: Migration = {
  version: 120,
  name: 'person-papers',
  up(db) {
    db.exec(`
CREATE TABLE person_papers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  paper TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('有','缺','不需要')),
  paper_on TEXT,
  place TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  attachment_id INTEGER REFERENCES attachments (id),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_papers_by_person ON person_papers (person_id, id);
CREATE UNIQUE INDEX person_papers_one_mark ON person_papers (person_id, paper) WHERE voided_at IS NULL;
`);
  },
};
