import type { Migration } from './types.ts';

/**
 * Safe Care visits in full: planned ones, what follows a visit that met nobody, help needs and the help they became, the
 * half-keyed grid of a clerk, and attachments. The pictures themselves lie sealed beside the register (docs/decisions/0012);
 * a file that is about to be written is noted first, so that a crash leaves nothing that cannot be told apart.
 */
export const visitsInFull: Migration = {
  version: 100,
  name: 'visits-in-full',
  up(db) {
    for (const statement of [VISITS, ATTACHMENTS]) db.exec(statement);
  },
};

const KEPT = `
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''`;

const VISITS = `
CREATE TABLE visit_plans (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  planned_on TEXT NOT NULL,
  visitor TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX visit_plans_by_person ON visit_plans (person_id, planned_on);
CREATE INDEX visit_plans_open ON visit_plans (planned_on, visitor) WHERE voided_at IS NULL;
CREATE TABLE visit_follow_ups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  visit_id INTEGER NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step IN ('再次走访','通知村干部','报告派出所')),
  due_on TEXT NOT NULL,
  assignee TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  closed_on TEXT,
  result TEXT NOT NULL DEFAULT '',
  closed_by TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX visit_follow_ups_by_person ON visit_follow_ups (person_id, id);
CREATE INDEX visit_follow_ups_open ON visit_follow_ups (due_on, person_id) WHERE closed_on IS NULL AND voided_at IS NULL;
CREATE TABLE visit_needs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  visit_id INTEGER NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
  kind TEXT,
  text TEXT NOT NULL,
  result TEXT CHECK (result IN ('已解决','部分解决','未解决')),
  result_on TEXT,
  result_note TEXT NOT NULL DEFAULT '',
  closed_on TEXT,
  close_reason TEXT NOT NULL DEFAULT '',
  closed_by TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX visit_needs_by_person ON visit_needs (person_id, id);
CREATE INDEX visit_needs_open ON visit_needs (person_id) WHERE closed_on IS NULL AND voided_at IS NULL;
ALTER TABLE help_records ADD COLUMN need_id INTEGER REFERENCES visit_needs (id);
CREATE INDEX help_records_by_need ON help_records (need_id) WHERE need_id IS NOT NULL;
CREATE TABLE visit_drafts (
  user_id INTEGER PRIMARY KEY,
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
`;

const ATTACHMENTS = `
CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_id TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person','visit','test','help','measure')),
  subject_id INTEGER,
  title TEXT NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg','image/png','application/pdf')),
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  thumbnail BLOB,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  removed_at TEXT,
  removed_by TEXT NOT NULL DEFAULT '',
  remove_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachments_by_person ON attachments (person_id, id);
CREATE TABLE attachment_files_under_way (
  file_id TEXT PRIMARY KEY,
  noted_at TEXT NOT NULL
) STRICT;
`;
