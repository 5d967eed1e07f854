import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createRegister } from '../../db/migrations/0010-create-register.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';

const OLD = `
  INSERT INTO towns (code, name) VALUES ('410927100', '城关镇');
  INSERT INTO people (full_name, name_initials, identity_number, identity_kind, town_code, category, control_status,
    case_worker, police_officer, origin, registered_on, created_at, created_by)
  VALUES ('张立新', 'zlx', '410927199003071230', '居民身份证', '410927100', '吸毒', '社会面',
    '', '', '存量', '2026-10-01', '2026-10-01T00:00:00Z', '王建国');
  INSERT INTO visits (person_id, visited_on, mode, outcome, needs, source, recorded_by, recorded_at, voided_at) VALUES
    (1, '2026-10-02', '面对面', '见到本人', '想找工作；孩子上学。', '录入', '陈静', '2026-10-02T01:00:00Z', NULL),
    (1, '2026-10-03', '面对面', '见到本人', '无', '录入', '陈静', '2026-10-03T01:00:00Z', NULL),
    (1, '2026-10-04', '面对面', '见到本人', '', '录入', '陈静', '2026-10-04T01:00:00Z', NULL),
    (1, '2026-10-05', '面对面', '见到本人', '想找工作', '录入', '赵刚', '2026-10-05T01:00:00Z', NULL),
    (1, '2026-10-06', '面对面', '见到本人', '低保', '录入', '赵刚', '2026-10-06T01:00:00Z', '2026-10-07T01:00:00Z');`;

describe('a register of the first version with visits that told of needs', () => {
  it('has them as open needs, each once, of the latest visit; none of 无 and of a voided visit', () => {
    const db = new Database(':memory:');
    createRegister.up(db);
    db.exec(OLD);
    for (const migration of MIGRATIONS)
      if (migration.version > createRegister.version) migration.up(db);
    const rows = db
      .prepare(
        `SELECT visit_id, kind, text, recorded_by, recorded_at FROM visit_needs
         WHERE closed_on IS NULL AND voided_at IS NULL ORDER BY id`,
      )
      .raw()
      .all();
    expect(rows).toEqual([
      [4, null, '想找工作', '赵刚', '2026-10-05T01:00:00Z'],
      [1, null, '孩子上学', '陈静', '2026-10-02T01:00:00Z'],
    ]);
    db.close();
  });
});
