import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import { registerOver, type Register } from '../../db/register.ts';

let register: Register;
beforeEach(() => {
  const db = new Database(':memory:');
  for (const migration of MIGRATIONS) migration.up(db);
  register = registerOver(db, Buffer.alloc(32, 7));
  for (const action of ['甲', '乙', '丙']) {
    register.auditLog.append({
      at: '2026-11-15T00:00:00.000Z',
      userId: 1,
      userName: '张敏',
      action,
      subjectKind: 'person',
      subjectId: 5,
      reason: '',
      before: null,
      after: null,
    });
  }
});
afterEach(() => register.close());

/** Somebody with the key and the tables open, but not with this program. */
function tamper(statement: string): void {
  const { db } = register.connection;
  db.exec(
    'DROP TRIGGER audit_log_is_append_only_update; DROP TRIGGER audit_log_is_append_only_delete;',
  );
  db.exec(statement);
}

describe('the log of a register', () => {
  it('is whole as it was written', () => {
    expect(register.auditLog.verify()).toEqual({ entries: 3, ok: true, firstBroken: null });
    expect(register.auditLog.ofSubject('person', 5).map((row) => row.action)).toEqual([
      '甲',
      '乙',
      '丙',
    ]);
  });

  it.each([
    ['a line altered', "UPDATE audit_log SET user_name = '别人' WHERE seq = 2", 2],
    ['a line taken out', 'DELETE FROM audit_log WHERE seq = 2', 2],
    [
      'a line added',
      'INSERT INTO audit_log SELECT 4, at, user_id, user_name, action, subject_kind, subject_id, reason, before, after, hash FROM audit_log WHERE seq = 3',
      4,
    ],
    ['the end cut off', 'DELETE FROM audit_log WHERE seq = 3', 3],
    ['everything deleted', 'DELETE FROM audit_log', 1],
  ])('finds %s', (_title, statement, firstBroken) => {
    tamper(statement);
    expect(register.auditLog.verify()).toMatchObject({ ok: false, firstBroken });
  });
});
