import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { copyRegister } from '../../db/copy-register.ts';
import { keyFilePath, readKeyFile, writeKeyFile } from '../../db/key-file.ts';
import { createKeyFile, newDataKey } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { findDamage } from '../../db/soundness.ts';
import { unlock, unlockWithRecovery } from '../../db/unlock.ts';
import { failureOf, QUICK, scratchFolder } from './scratch.ts';

function anOpenRegister() {
  const folder = scratchFolder();
  const file = join(folder, 'office.register');
  const dataKey = newDataKey();
  const code = newRecoveryCode();
  const user = { userId: 1, userName: '王', password: 'p' };
  writeKeyFile(file, createKeyFile(dataKey, user, code, QUICK));
  const db = openConnection(file, dataKey, { create: true });
  db.exec(
    "CREATE TABLE people (name TEXT); INSERT INTO people VALUES ('欧阳探针'); PRAGMA user_version = 10",
  );
  return { folder, source: { db, file, dataKey }, code };
}

describe('copy of a register', () => {
  it('opens by password and by recovery code like the register itself, elsewhere and alone', () => {
    const { source, code } = anOpenRegister();
    const target = join(scratchFolder(), 'backup.register');
    const bytes = copyRegister(source, target);
    source.db.close();
    expect(readFileSync(target)).toHaveLength(bytes);
    expect(readFileSync(target).includes('欧阳探针')).toBe(false);
    expect(unlockWithRecovery(target, code, 0).dataKey).toEqual(source.dataKey);
    const { dataKey } = unlock(target, '王', 'p', 0);
    for (const readOnly of [true, false]) {
      const copy = openConnection(target, dataKey, { readOnly });
      expect(copy.prepare('SELECT name FROM people').pluck().all()).toEqual(['欧阳探针']);
      expect(copy.pragma('user_version', { simple: true })).toBe(10);
      expect(findDamage(copy, 'full')).toBeNull();
      copy.close();
    }
  });

  it('leaves the register open and locked', () => {
    const { source } = anOpenRegister();
    copyRegister(source, join(scratchFolder(), 'backup.register'));
    expect(failureOf(() => openConnection(source.file, source.dataKey))).toEqual({
      kind: 'IN_USE',
    });
    source.db.exec("INSERT INTO people VALUES ('after')");
    source.db.close();
  });

  it('never overwrites what is there', () => {
    const { source } = anOpenRegister();
    const target = join(scratchFolder(), 'backup.register');
    writeFileSync(target, 'precious');
    expect(failureOf(() => copyRegister(source, target))).toEqual({ kind: 'EXISTS' });
    expect(readdirSync(join(target, '..'))).toEqual(['backup.register']);
    expect(readFileSync(target, 'utf8')).toBe('precious');
    source.db.close();
  });

  it('sets keys aside that lie there without a register', () => {
    const { source } = anOpenRegister();
    const target = join(scratchFolder(), 'backup.register');
    writeFileSync(keyFilePath(target), 'precious');
    copyRegister(source, target);
    expect(readFileSync(`${keyFilePath(target)}.old-1`, 'utf8')).toBe('precious');
    expect(unlock(target, '王', 'p', 0).dataKey).toEqual(source.dataKey);
    source.db.close();
  });

  it('takes the keys as they are, without passwords that were changed since', () => {
    const { source } = anOpenRegister();
    const target = join(scratchFolder(), 'backup.register');
    copyRegister(source, target);
    expect(readKeyFile(target)).toEqual(readKeyFile(source.file));
    source.db.close();
  });

  it('starts anew over the rest of a copy that was cut off', () => {
    const { source } = anOpenRegister();
    const target = join(scratchFolder(), 'backup.register');
    writeFileSync(`${target}.partial`, 'half a copy');
    copyRegister(source, target);
    expect(existsSync(`${target}.partial`)).toBe(false);
    expect(existsSync(keyFilePath(target))).toBe(true);
    source.db.close();
  });
});

describe('check of a register', () => {
  it('finds a row that points to nothing', () => {
    const { source } = anOpenRegister();
    source.db.exec(
      'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a)',
    );
    source.db.pragma('foreign_keys = OFF');
    source.db.exec('INSERT INTO b VALUES (7)');
    expect(findDamage(source.db, 'quick')).toBeNull();
    expect(findDamage(source.db, 'full')).toBe('references');
    const target = join(scratchFolder(), 'backup.register');
    const error = { kind: 'DAMAGED', what: 'references' };
    expect(failureOf(() => copyRegister(source, target))).toEqual(error);
    expect(readdirSync(join(target, '..'))).toEqual([]);
    source.db.close();
  });
});
