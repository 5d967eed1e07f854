import type { Migration } from './types.ts';

/**
 * The facts of graded control that the rules read: the life of a measure, seizures, leaves, both staff of a test,
 * and signs of risk. A mistaken row is voided with its reason, never deleted.
 */
export const controlFacts: Migration = {
  version: 50,
  name: 'control-facts',
  up(db) {
    for (const statement of STATEMENTS) db.exec(statement);
  },
};

const KEPT = `
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''`;

/** 禁毒法 33, 47, 48; 戒毒条例 14, 16, 22, 23, 31. */
const MEASURE_LIFE = `
ALTER TABLE measures ADD COLUMN deciding_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE measures ADD COLUMN execution_place TEXT NOT NULL DEFAULT '';
ALTER TABLE measures ADD COLUMN agreement_number TEXT NOT NULL DEFAULT '';
ALTER TABLE measures ADD COLUMN agreement_on TEXT;
ALTER TABLE measures ADD COLUMN credited_days INTEGER NOT NULL DEFAULT 0 CHECK (credited_days >= 0);
ALTER TABLE measures ADD COLUMN late_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE measures ADD COLUMN file_sent_on TEXT;
ALTER TABLE measures ADD COLUMN release_number TEXT NOT NULL DEFAULT '';
ALTER TABLE measures ADD COLUMN release_served_on TEXT;
ALTER TABLE measures ADD COLUMN town_notified_on TEXT;
ALTER TABLE measures ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE measures ADD COLUMN voided_at TEXT;
ALTER TABLE measures ADD COLUMN void_reason TEXT NOT NULL DEFAULT '';
CREATE TABLE measure_suspensions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
  from_on TEXT NOT NULL,
  to_on TEXT,
  reason TEXT NOT NULL CHECK (reason IN ('拘留','逮捕')),
  note TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX measure_suspensions_by_measure ON measure_suspensions (measure_id, from_on);
CREATE TABLE measure_transfers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
  changed_on TEXT NOT NULL,
  from_place TEXT NOT NULL DEFAULT '',
  to_place TEXT NOT NULL DEFAULT '',
  file_sent_on TEXT,
  reported_on TEXT,
  agreement_on TEXT,
  note TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX measure_transfers_by_measure ON measure_transfers (measure_id, changed_on);
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('逾期未报到','严重违反协议','拒绝接受','再次吸毒')),
  warning_on TEXT,
  proof_on TEXT,
  test_notice_on TEXT,
  handed_on TEXT,
  handed_to TEXT NOT NULL DEFAULT '',
  receipt_on TEXT,
  note TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX handovers_by_measure ON handovers (measure_id, id);
`;

const OTHER_FACTS = `
ALTER TABLE tests ADD COLUMN second_tester TEXT NOT NULL DEFAULT '';
ALTER TABLE tests ADD COLUMN female_staff INTEGER NOT NULL DEFAULT 0 CHECK (female_staff IN (0, 1));
ALTER TABLE tests ADD COLUMN drug TEXT NOT NULL DEFAULT '';
ALTER TABLE tests ADD COLUMN sample_number TEXT NOT NULL DEFAULT '';
ALTER TABLE tests ADD COLUMN reported_on TEXT;
CREATE TABLE seizures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  seized_on TEXT NOT NULL,
  unit TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  drugs TEXT NOT NULL DEFAULT '[]',
  finding TEXT NOT NULL CHECK (finding IN ('未认定','不成瘾','成瘾','成瘾严重')),
  finding_number TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,${KEPT}
) STRICT;
CREATE INDEX seizures_by_person ON seizures (person_id, seized_on, id);
CREATE TABLE leaves (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  left_on TEXT NOT NULL,
  planned_back_on TEXT,
  back_on TEXT,
  destination TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL,
  written_report INTEGER NOT NULL DEFAULT 0 CHECK (written_report IN (0, 1)),
  went INTEGER NOT NULL DEFAULT 0 CHECK (went IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('审核中','同意','拒绝','续假','已销假','撤销')),
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,${KEPT}
) STRICT;
CREATE INDEX leaves_by_person ON leaves (person_id, left_on, id);
CREATE TABLE leave_approvals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  leave_id INTEGER NOT NULL REFERENCES leaves (id) ON DELETE CASCADE,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_at TEXT NOT NULL,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1))
) STRICT;
CREATE INDEX leave_approvals_by_leave ON leave_approvals (leave_id, from_on);
CREATE TABLE risk_signs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  happened_on TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('精神健康危机','举报线索','自杀自残倾向','其他')),
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,${KEPT}
) STRICT;
CREATE INDEX risk_signs_by_person ON risk_signs (person_id, happened_on, id);
`;

const STATEMENTS = [MEASURE_LIFE, OTHER_FACTS];
