import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { teamsAndStations } from '../../db/migrations/0090-teams-and-stations.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';

const PERSON = `
  INSERT INTO towns (code, name) VALUES ('410927100', '城关镇');
  INSERT INTO people (full_name, name_initials, identity_number, identity_kind, town_code, category, control_status,
    case_worker, police_officer, origin, registered_on, created_at, created_by)
  VALUES ('张立新', 'zlx', '410927199003071230', '居民身份证', '410927100', '吸毒', '社会面',
    '陈静', '赵刚', '存量', '2026-10-01', '2026-10-01T00:00:00Z', '王建国');`;

describe('a register from before the teams', () => {
  it('begins the history of who holds a role with whom the people name', () => {
    const db = new Database(':memory:');
    for (const migration of MIGRATIONS)
      if (migration.version < teamsAndStations.version) migration.up(db);
    db.exec(PERSON);
    teamsAndStations.up(db);
    const rows = db
      .prepare('SELECT role, name, since, until, recorded_by FROM team_members ORDER BY id')
      .raw()
      .all();
    expect(rows).toEqual([
      ['专职人员', '陈静', null, null, '王建国'],
      ['社区民警', '赵刚', null, null, '王建国'],
    ]);
    const second =
      "INSERT INTO team_members (person_id, role, name, recorded_by, recorded_at) VALUES (1, '专职人员', '孙丽娟', '', '')";
    expect(() => db.exec(second)).toThrow('UNIQUE');
    db.close();
  });
});
