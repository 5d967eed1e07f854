import type { Migration } from './types.ts';

/**
 * Households of drug-involved people, the rounds of return visits with their frozen lists and sheets, the watch over a
 * household that may fall back into poverty and newly found cases (domain.md 7). Money is in fen. A mistaken row is voided with its
 * reason, never deleted. Spans are [since, until).
 */
export const householdsAndRounds: Migration = {
  version: 150,
  name: 'households-and-rounds',
  up(db) {
    for (const statement of [HOUSEHOLDS, ROUNDS, WATCHES, NEW_CASES]) db.exec(statement);
  },
};

const KEPT = `
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''`;

const HOUSEHOLDS = `
CREATE TABLE household_category_words (
  word TEXT PRIMARY KEY,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  retired_at TEXT
) STRICT;
CREATE TABLE households (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL DEFAULT 1,
  number TEXT NOT NULL DEFAULT '',
  town_code TEXT NOT NULL REFERENCES towns (code),
  village_code TEXT REFERENCES villages (code),
  address TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  contact_unit TEXT NOT NULL DEFAULT '',
  contact_phone TEXT NOT NULL DEFAULT '',
  no_labour INTEGER NOT NULL DEFAULT 0 CHECK (no_labour IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '录入',${KEPT}
) STRICT;
CREATE INDEX households_by_town ON households (town_code, village_code, id) WHERE voided_at IS NULL;
CREATE TABLE household_categories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
  word TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  basis TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX household_categories_by_household ON household_categories (household_id, since, id);
CREATE TABLE household_members (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
  person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  identity_number TEXT NOT NULL DEFAULT '',
  relation TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('男', '女')),
  birth_on TEXT,
  health TEXT NOT NULL,
  disability TEXT NOT NULL,
  schooling TEXT NOT NULL,
  labour TEXT NOT NULL,
  work TEXT NOT NULL,
  work_place TEXT NOT NULL DEFAULT '',
  insured INTEGER CHECK (insured IN (0, 1)),
  since TEXT,
  until TEXT,
  end_reason TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX household_members_by_household ON household_members (household_id, id);
CREATE UNIQUE INDEX household_members_one_home ON household_members (person_id)
  WHERE person_id IS NOT NULL AND until IS NULL AND voided_at IS NULL;`;

const ROUNDS = `
CREATE TABLE return_rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL DEFAULT 1,
  year INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name IN ('年中', '年末')),
  first_on TEXT NOT NULL,
  last_on TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  closed_by TEXT,
  closed_on TEXT,
  closed_at TEXT,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1)),
  UNIQUE (year, name)
) STRICT;
CREATE TABLE round_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL DEFAULT 1,
  round_id INTEGER NOT NULL REFERENCES return_rounds (id),
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  household_id INTEGER NOT NULL REFERENCES households (id),
  town_code TEXT NOT NULL,
  village_code TEXT,
  household_category TEXT NOT NULL,
  person_category TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('冻结', '补入')),
  added_on TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_note TEXT NOT NULL DEFAULT '',
  visitor TEXT NOT NULL DEFAULT '',
  left_reason TEXT CHECK (left_reason IN ('死亡', '迁出', '误登')),
  left_on TEXT,
  left_by TEXT,
  left_note TEXT NOT NULL DEFAULT '',
  unmet_reason TEXT,
  unmet_note TEXT NOT NULL DEFAULT '',
  unmet_by TEXT,
  UNIQUE (round_id, person_id)
) STRICT;
CREATE INDEX round_entries_by_town ON round_entries (round_id, town_code, village_code, id);
CREATE INDEX round_entries_by_person ON round_entries (person_id, round_id);
CREATE INDEX round_entries_by_household ON round_entries (household_id, round_id);
CREATE TABLE round_sheets (
  entry_id INTEGER PRIMARY KEY REFERENCES round_entries (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL DEFAULT 1,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  visited_on TEXT,
  visitor TEXT NOT NULL DEFAULT '',
  respondent TEXT NOT NULL DEFAULT '',
  people INTEGER,
  wage_fen INTEGER,
  business_fen INTEGER,
  property_fen INTEGER,
  transfer_fen INTEGER,
  business_cost_fen INTEGER,
  claims_fen INTEGER,
  medical_cost_fen INTEGER,
  housing INTEGER CHECK (housing IN (0, 1)),
  schooling INTEGER CHECK (schooling IN (0, 1)),
  medical INTEGER CHECK (medical IN (0, 1)),
  water INTEGER CHECK (water IN (0, 1)),
  guarantees_note TEXT NOT NULL DEFAULT '',
  health_note TEXT NOT NULL DEFAULT '',
  able_to_work INTEGER,
  working INTEGER,
  work_unstable INTEGER CHECK (work_unstable IN (0, 1)),
  work_note TEXT NOT NULL DEFAULT '',
  drug_state TEXT,
  bail TEXT NOT NULL DEFAULT '无',
  released_on TEXT,
  safety_net INTEGER CHECK (safety_net IN (0, 1)),
  risk_types TEXT NOT NULL DEFAULT '[]',
  risk_note TEXT NOT NULL DEFAULT '',
  wishes TEXT NOT NULL DEFAULT '',
  help_in_place TEXT NOT NULL DEFAULT '[]',
  help_needed TEXT NOT NULL DEFAULT '[]',
  visitor_view TEXT,
  visitor_note TEXT NOT NULL DEFAULT '',
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  conclusion TEXT CHECK (conclusion IN ('已返贫', '高', '中', '低')),
  conclusion_reason TEXT NOT NULL DEFAULT '',
  concluded_by TEXT,
  concluded_at TEXT,
  finding TEXT,
  confirmed TEXT NOT NULL DEFAULT '{}',
  returned_reason TEXT NOT NULL DEFAULT '',
  approved_by TEXT,
  approved_at TEXT,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1))
) STRICT;`;

const WATCHES = `
CREATE TABLE household_watches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL DEFAULT 1,
  household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
  entry_id INTEGER REFERENCES round_entries (id) ON DELETE SET NULL,
  identified_on TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('已返贫', '高', '中', '低')),
  risk_types TEXT NOT NULL DEFAULT '[]',
  reopened_from INTEGER REFERENCES household_watches (id) ON DELETE SET NULL,
  open_reason TEXT NOT NULL DEFAULT '',
  notified_on TEXT,
  notified_to TEXT NOT NULL DEFAULT '',
  closing_way TEXT CHECK (closing_way IN ('帮扶消除', '自然消除')),
  closing_entry_id INTEGER REFERENCES round_entries (id) ON DELETE SET NULL,
  closing_proposed_by TEXT,
  closing_proposed_on TEXT,
  closing_note TEXT NOT NULL DEFAULT '',
  closed_on TEXT,
  closed_by TEXT,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1)),${KEPT}
) STRICT;
CREATE INDEX household_watches_by_household ON household_watches (household_id, identified_on, id);
CREATE UNIQUE INDEX household_watches_one_open ON household_watches (household_id)
  WHERE closed_on IS NULL AND voided_at IS NULL;`;

const NEW_CASES = `
CREATE TABLE poverty_cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL DEFAULT 1,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  clue_on TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  outcome TEXT CHECK (outcome IN ('纳入', '不纳入')),
  outcome_category TEXT,
  outcome_on TEXT,
  outcome_reason TEXT NOT NULL DEFAULT '',
  proposed_by TEXT,
  decided_by TEXT,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1)),${KEPT}
) STRICT;
CREATE INDEX poverty_cases_by_household ON poverty_cases (household_id, id);
CREATE UNIQUE INDEX poverty_cases_one_open ON poverty_cases (person_id)
  WHERE decided_by IS NULL AND voided_at IS NULL;
CREATE TABLE poverty_case_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES poverty_cases (id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT,
  paper TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX poverty_case_steps_by_case ON poverty_case_steps (case_id, id);`;
