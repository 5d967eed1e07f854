/* eslint-disable max-lines -- one table after another, read as a whole; a migration imports nothing but its types */
import type { Migration } from './types.ts';

/**
 * The first register. Days are TEXT 'YYYY-MM-DD' (rough days of old ledgers also 'YYYY' and 'YYYY-MM'), instants ISO 8601
 * in UTC. CHECK stands on the words that law or a rule fixes; lists that an office may extend are checked by the contract.
 */
export const createRegister: Migration = {
  version: 10,
  name: 'create-register',
  up(db) {
    for (const statement of STATEMENTS) db.exec(statement);
  },
};

const STATUS_WORDS =
  "'社区戒毒','社区康复','强制隔离戒毒','自愿戒毒','药物维持治疗','社会面','戒断三年未复吸','在押','出国（境）','失联','死亡'";

const OFFICE = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('经办人','审核人','负责人')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE towns (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE TABLE villages (
  code TEXT PRIMARY KEY NOT NULL,
  town_code TEXT NOT NULL REFERENCES towns (code),
  name TEXT NOT NULL,
  own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX villages_by_town ON villages (town_code, code);
CREATE TABLE rules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id TEXT NOT NULL,
  value TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('法定','地方','示例','设计')),
  source TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  adopted_by TEXT NOT NULL,
  adopted_on TEXT NOT NULL
) STRICT;
CREATE INDEX rules_by_rule ON rules (rule_id, valid_from);
CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id INTEGER,
  user_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER,
  reason TEXT NOT NULL,
  before TEXT,
  after TEXT,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_log_by_subject ON audit_log (subject_kind, subject_id, seq);
CREATE TRIGGER audit_log_is_append_only_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END;
CREATE TRIGGER audit_log_is_append_only_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END;
`;

const PEOPLE = `
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  stock INTEGER NOT NULL CHECK (stock IN (0, 1)),
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  undone_at TEXT
) STRICT;
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL DEFAULT 1,
  full_name TEXT NOT NULL,
  alias TEXT NOT NULL DEFAULT '',
  name_initials TEXT NOT NULL,
  identity_number TEXT NOT NULL UNIQUE,
  identity_kind TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('男','女')),
  birth_on TEXT,
  ethnicity TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  domicile TEXT NOT NULL DEFAULT '',
  town_code TEXT NOT NULL REFERENCES towns (code),
  village_code TEXT REFERENCES villages (code),
  address TEXT NOT NULL DEFAULT '',
  education TEXT,
  marriage TEXT,
  occupation TEXT,
  category TEXT NOT NULL CHECK (category IN ('吸毒','贩毒','既吸又贩')),
  first_used_on TEXT,
  last_seized_on TEXT,
  drug_state TEXT,
  police_officer TEXT NOT NULL DEFAULT '',
  case_worker TEXT NOT NULL DEFAULT '',
  grid_worker TEXT NOT NULL DEFAULT '',
  guardian TEXT NOT NULL DEFAULT '',
  guardian_phone TEXT NOT NULL DEFAULT '',
  poverty_category TEXT,
  household_size INTEGER,
  note TEXT NOT NULL DEFAULT '',
  extra TEXT NOT NULL DEFAULT '[]',
  control_status TEXT NOT NULL CHECK (control_status IN (${STATUS_WORDS})),
  presence TEXT NOT NULL DEFAULT '在册' CHECK (presence IN ('在册','迁出','注销')),
  light_touch INTEGER NOT NULL DEFAULT 0 CHECK (light_touch IN (0, 1)),
  grade TEXT NOT NULL DEFAULT '未评估' CHECK (grade IN ('高','中','低','未评估')),
  origin TEXT NOT NULL CHECK (origin IN ('存量','新增')),
  registered_on TEXT NOT NULL,
  import_id INTEGER REFERENCES imports (id),
  recycled_at TEXT,
  recycled_by TEXT,
  recycle_reason TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_town ON people (town_code, village_code, id);
CREATE INDEX people_by_initials ON people (name_initials, id);
CREATE INDEX people_by_status ON people (control_status, id);
CREATE INDEX people_by_import ON people (import_id);
CREATE TABLE person_search (
  person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE person_drugs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  drug TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (person_id, position)
) STRICT;
CREATE TABLE statuses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  effective_on TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('存量登记','新登记','迁入','迁出','县内转移','复吸重新纳入','死亡','三年未复吸','其他注销','现状变更','更正')),
  control_status TEXT NOT NULL CHECK (control_status IN (${STATUS_WORDS})),
  presence TEXT NOT NULL CHECK (presence IN ('在册','迁出','注销')),
  town_code TEXT NOT NULL REFERENCES towns (code),
  note TEXT NOT NULL DEFAULT '',
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX statuses_by_person ON statuses (person_id, effective_on, id);
CREATE TABLE measures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('社区戒毒','社区康复','强制隔离戒毒','自愿戒毒','药物维持治疗','康复场所')),
  document_number TEXT NOT NULL DEFAULT '',
  decision_on TEXT,
  service_on TEXT,
  start_on TEXT,
  decided_years INTEGER CHECK (decided_years BETWEEN 1 AND 3),
  extension_months INTEGER NOT NULL DEFAULT 0 CHECK (extension_months BETWEEN 0 AND 12),
  end_on TEXT,
  end_reason TEXT,
  source TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX measures_by_person ON measures (person_id, id);
CREATE TABLE grades (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  grade TEXT NOT NULL CHECK (grade IN ('高','中','低')),
  reason TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  approved_by TEXT,
  effective_on TEXT,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1))
) STRICT;
CREATE INDEX grades_by_person ON grades (person_id, effective_on, id);
`;

const RECORDS = `
CREATE TABLE visits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  visited_on TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('面对面','视频','电话或微信','家属见面')),
  outcome TEXT NOT NULL,
  in_charge TEXT NOT NULL DEFAULT '',
  seen TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  drug_state TEXT,
  topics TEXT NOT NULL DEFAULT '[]',
  findings TEXT NOT NULL DEFAULT '',
  needs TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX visits_by_person ON visits (person_id, visited_on, id);
CREATE INDEX visits_by_day ON visits (visited_on, id);
CREATE TABLE visit_dues (
  person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  due_on TEXT,
  rule_id TEXT,
  anchor_on TEXT,
  anchor_kind TEXT NOT NULL DEFAULT '',
  months INTEGER,
  reason TEXT,
  why TEXT,
  last_visited_on TEXT
) STRICT;
CREATE INDEX visit_dues_by_day ON visit_dues (due_on, person_id);
CREATE TABLE tests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  tested_on TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('尿检','毛发','唾液','血液','实验室')),
  result TEXT NOT NULL CHECK (result IN ('阴性','阳性','弱阳待检','拒检','逃避')),
  origin TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  testers TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX tests_by_person ON tests (person_id, tested_on, id);
CREATE INDEX tests_by_day ON tests (tested_on, id);
CREATE TABLE help_records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  helped_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL DEFAULT '',
  amount_fen INTEGER,
  result TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX help_records_by_person ON help_records (person_id, helped_on, id);
CREATE INDEX help_records_by_day ON help_records (helped_on, id);
`;

const LEDGERS_AND_PAPERS = `
CREATE TABLE import_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  person_id INTEGER NOT NULL,
  created INTEGER NOT NULL CHECK (created IN (0, 1)),
  revision_after INTEGER NOT NULL,
  before TEXT
) STRICT;
CREATE INDEX import_changes_by_import ON import_changes (import_id, person_id);
CREATE TABLE import_headings (
  heading TEXT PRIMARY KEY NOT NULL,
  field TEXT NOT NULL
) STRICT;
CREATE TABLE doubtful_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  full_name TEXT NOT NULL,
  line TEXT NOT NULL,
  with_person_id INTEGER,
  why TEXT NOT NULL,
  explanation TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('newPerson','same','drop')),
  decided_by TEXT,
  decided_at TEXT,
  decision_note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX doubtful_lines_open ON doubtful_lines (decision, id);
CREATE TABLE reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  period TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft','issued')),
  title TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  signer TEXT NOT NULL DEFAULT '',
  texts TEXT NOT NULL DEFAULT '{}',
  typed TEXT NOT NULL DEFAULT '{}',
  model TEXT,
  prepared_by TEXT NOT NULL,
  prepared_at TEXT NOT NULL,
  issued_by TEXT,
  issued_at TEXT,
  issued_on TEXT,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1)),
  file_name TEXT,
  file BLOB,
  sha256 TEXT,
  pages INTEGER
) STRICT;
CREATE UNIQUE INDEX reports_one_of_a_period ON reports (kind, period);
CREATE UNIQUE INDEX reports_number ON reports (number) WHERE number <> '';
CREATE TABLE report_figures (
  report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  figure_id TEXT NOT NULL,
  town_code TEXT NOT NULL DEFAULT '',
  value REAL,
  items TEXT,
  PRIMARY KEY (report_id, figure_id, town_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE exports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  package TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  recipient TEXT NOT NULL,
  drive TEXT NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  contents TEXT NOT NULL
) STRICT;
`;

const STATEMENTS = [OFFICE, PEOPLE, RECORDS, LEDGERS_AND_PAPERS];
