import type { Migration } from './types.ts';

/**
 * Who looks after a person (戒毒条例 17), who answers for a town and a village, and the stations 社区戒毒社区康复 with staff,
 * training, equipment and yearly checks. A mistaken row is voided with its reason, never deleted. Spans are [since, until).
 */
export const teamsAndStations: Migration = {
  version: 90,
  name: 'teams-and-stations',
  up(db) {
    for (const statement of [TEAMS, STATIONS, HOLDERS]) db.exec(statement);
  },
};

const KEPT = `
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL DEFAULT ''`;

const TEAMS = `
CREATE TABLE team_members (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('专职人员','社区民警','医务人员','家属','志愿者','网格员','村干部')),
  name TEXT NOT NULL,
  post TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  since TEXT,
  until TEXT,
  end_reason TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX team_members_by_person ON team_members (person_id, role, id);
CREATE INDEX team_members_by_name ON team_members (role, name) WHERE until IS NULL AND voided_at IS NULL;
CREATE UNIQUE INDEX team_members_one_holder ON team_members (person_id, role)
  WHERE until IS NULL AND voided_at IS NULL AND role IN ('专职人员','社区民警','网格员');
CREATE TABLE reassignments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL,
  from_name TEXT NOT NULL,
  to_name TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  people INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT,
  undo_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE reassigned_people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reassignment_id INTEGER NOT NULL REFERENCES reassignments (id),
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  ended_id INTEGER REFERENCES team_members (id) ON DELETE CASCADE,
  opened_id INTEGER NOT NULL REFERENCES team_members (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX reassigned_people_by_reassignment ON reassigned_people (reassignment_id, person_id);
CREATE TABLE responsibilities (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  level TEXT NOT NULL CHECK (level IN ('县包乡','乡包村')),
  town_code TEXT NOT NULL REFERENCES towns (code),
  village_code TEXT REFERENCES villages (code),
  name TEXT NOT NULL,
  post TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  since TEXT,
  until TEXT,
  end_reason TEXT NOT NULL DEFAULT '',${KEPT},
  CHECK ((level = '乡包村') = (village_code IS NOT NULL))
) STRICT;
CREATE INDEX responsibilities_by_place ON responsibilities (town_code, village_code, id);
`;

const STATIONS = `
CREATE TABLE stations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('中心站','乡镇站','村（社区）站点')),
  name TEXT NOT NULL,
  town_code TEXT NOT NULL REFERENCES towns (code),
  village_code TEXT REFERENCES villages (code),
  address TEXT NOT NULL DEFAULT '',
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  close_reason TEXT NOT NULL DEFAULT '',
  serves TEXT NOT NULL DEFAULT '[]',
  requirements TEXT NOT NULL DEFAULT '[]',
  note TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE TABLE station_staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  name TEXT NOT NULL,
  employment TEXT NOT NULL CHECK (employment IN ('专职','兼职')),
  post TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL,
  until TEXT,${KEPT}
) STRICT;
CREATE INDEX station_staff_by_station ON station_staff (station_id, id);
CREATE TABLE station_trainings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  staff_id INTEGER NOT NULL REFERENCES station_staff (id),
  trained_on TEXT NOT NULL,
  hours INTEGER NOT NULL CHECK (hours > 0),
  content TEXT NOT NULL,${KEPT}
) STRICT;
CREATE INDEX station_trainings_by_staff ON station_trainings (staff_id, trained_on);
CREATE TABLE station_equipment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  state TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',${KEPT}
) STRICT;
CREATE INDEX station_equipment_by_station ON station_equipment (station_id, id);
CREATE TABLE station_checks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  year INTEGER NOT NULL,
  checked_on TEXT NOT NULL,
  result TEXT NOT NULL,
  problems TEXT NOT NULL DEFAULT '',
  checked_by TEXT NOT NULL,${KEPT}
) STRICT;
CREATE INDEX station_checks_by_station ON station_checks (station_id, year);
`;

/** 专职人员, 社区民警 and 网格员 that people had so far begin their history here; since when is not known. */
const HOLDERS = [
  ['专职人员', 'case_worker'],
  ['社区民警', 'police_officer'],
  ['网格员', 'grid_worker'],
]
  .map(
    ([role, column]) => `
INSERT INTO team_members (person_id, role, name, recorded_by, recorded_at)
SELECT id, '${role}', ${column}, created_by, created_at FROM people WHERE ${column} <> '' ORDER BY id;`,
  )
  .join('');
