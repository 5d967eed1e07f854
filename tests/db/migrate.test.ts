import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { keyFilePath, writeKeyFile } from '../../db/key-file.ts';
import { createKeyFile, newDataKey } from '../../db/key-slots.ts';
import { migrate } from '../../db/migrate.ts';
import type { Migration } from '../../db/migrations/types.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { unlock } from '../../db/unlock.ts';
import { failureOf, QUICK, scratchFolder } from './scratch.ts';

/** Three invented steps; the second rebuilds a table that another one refers to. */
const PEOPLE: Migration = {
  version: 10,
  name: 'create',
  up: (db) =>
    db.exec(`CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT) STRICT;
      CREATE TABLE visits (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people (id)) STRICT`),
};
const GRADE: Migration = {
  version: 20,
  name: 'grade-people',
  up: (db) =>
    db.exec(`CREATE TABLE new_people (id INTEGER PRIMARY KEY, name TEXT, grade TEXT NOT NULL DEFAULT '未评估') STRICT;
      INSERT INTO new_people (id, name) SELECT id, name FROM people;
      DROP TABLE people;
      ALTER TABLE new_people RENAME TO people`),
};
const NOTES: Migration = {
  version: 30,
  name: 'create-notes',
  up: (db) => db.exec("CREATE TABLE notes (text TEXT) STRICT; INSERT INTO notes VALUES ('first')"),
};
const ALL = [PEOPLE, GRADE, NOTES];

function aPlace() {
  return { file: join(scratchFolder(), 'office.register'), dataKey: newDataKey() };
}

/** A register at version 10 with a person and a visit, open. */
function anOldRegister() {
  const place = aPlace();
  const db = openConnection(place.file, place.dataKey, { create: true });
  migrate(db, [PEOPLE], place);
  db.exec("INSERT INTO people VALUES (1, '甲'); INSERT INTO visits VALUES (1, 1)");
  return { db, place };
}

function schemaOf(db: ReturnType<typeof openConnection>): unknown {
  const rows = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
  return [
    rows,
    db.pragma('user_version', { simple: true }),
    db.pragma('application_id', { simple: true }),
  ];
}

describe('migration', () => {
  it('of a fresh file ends with the same tables as one step after the other', () => {
    const fresh = aPlace();
    const atOnce = openConnection(fresh.file, fresh.dataKey, { create: true });
    expect(migrate(atOnce, ALL, fresh)).toEqual({ from: 0, to: 30, copy: null });
    const slow = aPlace();
    const stepwise = openConnection(slow.file, slow.dataKey, { create: true });
    for (const last of [1, 2, 3]) migrate(stepwise, ALL.slice(0, last), slow);
    expect(schemaOf(stepwise)).toEqual(schemaOf(atOnce));
    atOnce.close();
    stepwise.close();
    expect(readdirSync(join(fresh.file, '..'))).toEqual(['office.register']);
  });

  it('keeps every row and every reference, and does nothing the second time', () => {
    const { db, place } = anOldRegister();
    expect(migrate(db, ALL, place)).toEqual({
      from: 10,
      to: 30,
      copy: `${place.file}.before-0020`,
    });
    expect(db.prepare('SELECT * FROM people').all()).toEqual([
      { id: 1, name: '甲', grade: '未评估' },
    ]);
    expect(db.prepare('SELECT * FROM visits').all()).toEqual([{ id: 1, person: 1 }]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(migrate(db, ALL, place)).toEqual({ from: 30, to: 30, copy: null });
    db.close();
  });

  it('first copies the register aside with its keys, so that the copy opens by itself', () => {
    const { db, place } = anOldRegister();
    const user = { userId: 1, userName: '王', password: 'p' };
    writeKeyFile(place.file, createKeyFile(place.dataKey, user, newRecoveryCode(), QUICK));
    const { copy } = migrate(db, ALL, place);
    db.close();
    const old = openConnection(copy!, unlock(copy!, '王', 'p', 0).dataKey, { readOnly: true });
    expect(old.pragma('user_version', { simple: true })).toBe(10);
    expect(old.prepare('SELECT * FROM people').all()).toEqual([{ id: 1, name: '甲' }]);
    old.close();
    expect(readdirSync(join(copy!, '..')).sort()).toEqual(
      [copy!, place.file]
        .flatMap((file) => [file, keyFilePath(file), `${keyFilePath(file)}.bak`])
        .map((file) => file.slice(file.lastIndexOf('/') + 1))
        .sort(),
    );
  });

  it('that fails leaves the version before it, and the next try makes a copy of its own', () => {
    const { db, place } = anOldRegister();
    const failing: Migration = {
      version: 30,
      name: 'failing',
      up: (file) => {
        file.exec('CREATE TABLE half (a)');
        file.exec('not sql');
      },
    };
    expect(() => migrate(db, [PEOPLE, GRADE, failing], place)).toThrow('syntax error');
    expect(db.pragma('user_version', { simple: true })).toBe(20);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
    db.exec("INSERT INTO people (name) VALUES ('乙')");
    expect(migrate(db, ALL, place).copy).toBe(`${place.file}.before-0030`);
    db.close();
  });

  it('numbers a second copy of the same version instead of overwriting the first', () => {
    const { db, place } = anOldRegister();
    const failing: Migration = { ...GRADE, up: (file) => file.exec('not sql') };
    expect(() => migrate(db, [PEOPLE, failing], place)).toThrow('syntax error');
    expect(migrate(db, ALL, place).copy).toBe(`${place.file}.before-0020-2`);
    db.close();
  });

  it('that would leave a row pointing to nothing is taken back', () => {
    const { db, place } = anOldRegister();
    const careless: Migration = { ...GRADE, up: (file) => file.exec('DELETE FROM people') };
    const error = failureOf(() => migrate(db, [PEOPLE, careless], place));
    expect(error).toEqual({ kind: 'DAMAGED', what: 'references' });
    expect(db.prepare('SELECT count(*) FROM people').pluck().get()).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(10);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  it('must not end its transaction', () => {
    const { db, place } = anOldRegister();
    const ending: Migration = { ...GRADE, up: (file) => file.exec('COMMIT') };
    expect(() => migrate(db, [PEOPLE, ending], place)).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(10);
    db.close();
  });

  it('refuses a newer file and changes nothing in it', () => {
    const { db, place } = anOldRegister();
    migrate(db, ALL, place);
    const before = schemaOf(db);
    const error = failureOf(() => migrate(db, [PEOPLE, GRADE], place));
    expect(error).toEqual({ kind: 'NEWER', fileVersion: 30, programVersion: 20 });
    expect(schemaOf(db)).toEqual(before);
    db.close();
  });

  it.each([
    ['that is empty', []],
    ['out of order', [GRADE, PEOPLE]],
    ['with a version twice', [PEOPLE, { ...GRADE, version: 10 }]],
    ['not numbered in tens', [PEOPLE, { ...GRADE, version: 15 }]],
    ['with version 0', [{ ...PEOPLE, version: 0 }]],
  ])('does not run a list %s', (_what, list) => {
    const { db, place } = anOldRegister();
    expect(() => migrate(db, list, place)).toThrow(/no migrations|has version/);
    expect(db.pragma('user_version', { simple: true })).toBe(10);
    db.close();
  });

  it('killed in the middle of a step leaves the old version, and goes on from there', async () => {
    const { db, place } = anOldRegister();
    db.close();
    const module = (name: string) => JSON.stringify(join(import.meta.dirname, '../../db', name));
    const script = `
      import { openConnection } from ${module('connection.ts')};
      import { migrate } from ${module('migrate.ts')};
      const [file, key] = process.argv.slice(1);
      const dataKey = Buffer.from(key, 'hex');
      const step = (version, up) => ({ version, name: 'step', up });
      const halfWay = (db) => {
        db.exec('CREATE TABLE half (a)');
        const add = db.prepare('INSERT INTO half VALUES (?)');
        for (let row = 0; ; row += 1) {
          add.run('x'.repeat(4000));
          if (row === 20000) console.log('half way');
        }
      };
      migrate(openConnection(file, dataKey), [step(10), step(20, halfWay)], { file, dataKey });`;
    const key = Buffer.from(place.dataKey).toString('hex');
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, place.file, key], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = openConnection(place.file, place.dataKey);
    expect(again.pragma('user_version', { simple: true })).toBe(10);
    expect(again.prepare('SELECT * FROM people').all()).toEqual([{ id: 1, name: '甲' }]);
    expect(migrate(again, ALL, place)).toEqual({
      from: 10,
      to: 30,
      copy: `${place.file}.before-0020-2`,
    });
    again.close();
  });
});
