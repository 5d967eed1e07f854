import type { Migration } from './types.ts';

/**
 * What follows from a test, who decided on a leave and when it was asked for, the history of 戒毒状态, and where people
 * work away from home.
 */
export const testsAndLeaves: Migration = {
  version: 70,
  name: 'tests-and-leaves',
  up(db) {
    for (const statement of STATEMENTS) db.exec(statement);
  },
};

const KEPT = `
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''`;

/** 吸毒检测程序规定: two staff, or why only one; 戒毒条例 21: the report to the police; a weak positive goes to the laboratory. */
const TESTS = `
ALTER TABLE tests ADD COLUMN sole_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE tests ADD COLUMN reported_to TEXT NOT NULL DEFAULT '';
ALTER TABLE tests ADD COLUMN sent_on TEXT;
ALTER TABLE tests ADD COLUMN sent_to TEXT NOT NULL DEFAULT '';
`;

/** 戒毒条例 19: asked for before leaving, in writing from three days on; an extension before the approved days are over. */
const LEAVES = `
ALTER TABLE leaves ADD COLUMN applied_on TEXT;
ALTER TABLE leaves ADD COLUMN extension_to TEXT;
ALTER TABLE leaves ADD COLUMN extension_applied_on TEXT;
ALTER TABLE leaves ADD COLUMN extension_by TEXT NOT NULL DEFAULT '';
ALTER TABLE leaves ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
ALTER TABLE leaves ADD COLUMN decided_at TEXT;
ALTER TABLE leaves ADD COLUMN decision_note TEXT NOT NULL DEFAULT '';
CREATE INDEX leaves_away ON leaves (state, planned_back_on) WHERE back_on IS NULL AND voided_at IS NULL;
`;

/** state_before is what the person's row said before the first of them: it comes back when the last is voided. */
const EVALUATIONS = `
CREATE TABLE drug_state_evaluations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  evaluated_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('已脱毒','未复吸','成瘾减轻','在吸')),
  basis TEXT NOT NULL CHECK (basis IN ('检测结果','走访了解','诊断评估','家属反映','其他')),
  evidence TEXT NOT NULL,
  evaluator TEXT NOT NULL DEFAULT '',
  state_before TEXT,
  source TEXT NOT NULL,${KEPT}
) STRICT;
CREATE INDEX drug_state_evaluations_by_person ON drug_state_evaluations (person_id, evaluated_on, id);
`;

const OUTFLOWS = `
CREATE TABLE outflows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  since_on TEXT NOT NULL,
  place TEXT NOT NULL,
  work TEXT NOT NULL DEFAULT '',
  employer TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  contact_phone TEXT NOT NULL DEFAULT '',
  companion TEXT NOT NULL DEFAULT '',
  last_contact_on TEXT,
  ended_on TEXT,
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,${KEPT}
) STRICT;
CREATE INDEX outflows_by_person ON outflows (person_id, since_on, id);
CREATE INDEX outflows_open ON outflows (person_id) WHERE ended_on IS NULL AND voided_at IS NULL;
`;

const STATEMENTS = [TESTS, LEAVES, EVALUATIONS, OUTFLOWS];
