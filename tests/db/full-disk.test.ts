import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { copyRegister } from '../../db/copy-register.ts';
import { storageErrorOf } from '../../db/errors.ts';
import { newDataKey } from '../../db/key-slots.ts';
import { migrate } from '../../db/migrate.ts';
import { requireSound } from '../../db/soundness.ts';
import { failureOf, smallDisk } from './scratch.ts';
import type { SmallDisk } from './scratch.ts';

const NO_DISK = 'not run here: a small disk can only be mounted by root';

/** A register with `rows` rows of about 1 kB on the disk, closed. */
function aRegisterOn({ folder }: SmallDisk, rows: number) {
  const file = join(folder, 'office.register');
  const dataKey = newDataKey();
  const db = openConnection(file, dataKey, { create: true });
  db.exec('CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL)');
  const add = db.prepare('INSERT INTO people (name) VALUES (?)');
  db.transaction(() => {
    for (let row = 0; row < rows; row += 1) add.run('x'.repeat(1000));
  })();
  db.close();
  return { file, dataKey };
}

function countOf(file: string, dataKey: Uint8Array): unknown {
  const db = openConnection(file, dataKey);
  try {
    requireSound(db, 'full');
    return db.prepare('SELECT count(*) FROM people').pluck().get();
  } finally {
    db.close();
  }
}

describe('full disk', () => {
  it.for([10, 50, 200])(
    'stops a transaction of %i rows a time with its own error, keeps what was saved, and saves on when there is room',
    (rowsATime, { skip }) => {
      const disk = smallDisk(4) ?? skip(NO_DISK);
      const { file, dataKey } = aRegisterOn(disk, 100);
      const otherFile = join(disk.folder, 'something else');
      writeFileSync(otherFile, Buffer.alloc(1024 * 1024));
      const db = openConnection(file, dataKey);
      const add = db.prepare('INSERT INTO people (name) VALUES (?)');
      const save = db.transaction(() => {
        for (let row = 0; row < rowsATime; row += 1) add.run('y'.repeat(1000));
      });
      let saved = 100;
      const error = untilFull(() => {
        save();
        saved += rowsATime;
      });
      expect(storageErrorOf(error)).toEqual({ kind: 'DISK_FULL' });
      expect(db.prepare('SELECT count(*) FROM people').pluck().get()).toBe(saved);
      expect(saved).toBeGreaterThan(100);
      rmSync(otherFile);
      save();
      saved += rowsATime;
      db.close();
      expect(countOf(file, dataKey)).toBe(saved);
    },
  );

  it('refuses to copy or migrate, leaves no half copy and the register at its version', ({
    skip,
  }) => {
    const disk = smallDisk(6) ?? skip(NO_DISK);
    const { file, dataKey } = aRegisterOn(disk, 2500);
    const db = openConnection(file, dataKey);
    const copy = () => copyRegister({ db, file, dataKey }, join(disk.folder, 'copy.register'));
    expect(failureOf(copy)).toEqual({ kind: 'DISK_FULL' });
    const step = { version: 10, name: 'step', up: () => undefined };
    expect(failureOf(() => migrate(db, [step], { file, dataKey }))).toEqual({ kind: 'DISK_FULL' });
    expect(db.pragma('user_version', { simple: true })).toBe(0);
    db.close();
    expect(readdirSync(disk.folder).filter((name) => /copy|before|partial/.test(name))).toEqual([]);
    expect(countOf(file, dataKey)).toBe(2500);
  });

  it('makes no register where there is no room for one', ({ skip }) => {
    const disk = smallDisk(1) ?? skip(NO_DISK);
    fill(disk);
    const create = () =>
      openConnection(join(disk.folder, 'new.register'), newDataKey(), { create: true });
    expect(failureOf(create)).toEqual({ kind: 'DISK_FULL' });
  });
});

describe('read-only disk', () => {
  it('has an error of its own for opening and making a register; nothing is changed', ({
    skip,
  }) => {
    const disk = smallDisk(4) ?? skip(NO_DISK);
    const { file, dataKey } = aRegisterOn(disk, 100);
    const before = readFileSync(file);
    disk.setReadOnly(true);
    const readOnly = { kind: 'READ_ONLY' };
    expect(failureOf(() => openConnection(file, dataKey))).toEqual(readOnly);
    const make = () => openConnection(`${file}-new`, dataKey, { create: true });
    expect(failureOf(make)).toEqual(readOnly);
    expect(readdirSync(disk.folder)).toEqual([basename(file)]);
    expect(readFileSync(file).equals(before)).toBe(true);
    disk.setReadOnly(false);
    expect(countOf(file, dataKey)).toBe(100);
  });

  it('still lets a finished copy be read', ({ skip }) => {
    const disk = smallDisk(8) ?? skip(NO_DISK);
    const { file, dataKey } = aRegisterOn(disk, 100);
    const db = openConnection(file, dataKey);
    const copy = join(disk.folder, 'copy.register');
    copyRegister({ db, file, dataKey }, copy);
    db.close();
    disk.setReadOnly(true);
    const reading = openConnection(copy, dataKey, { readOnly: true });
    expect(reading.prepare('SELECT count(*) FROM people').pluck().get()).toBe(100);
    expect(() => reading.exec('DELETE FROM people')).toThrow('readonly');
    reading.close();
    disk.setReadOnly(false);
  });
});

/** The error that ends the saving; fails the test when the disk never gets full. */
function untilFull(save: () => void): unknown {
  for (let round = 0; round < 10_000; round += 1) {
    try {
      save();
    } catch (error) {
      return error;
    }
  }
  return 'never full';
}

function fill({ folder }: SmallDisk): void {
  untilFull(() => writeFileSync(join(folder, 'filling'), Buffer.alloc(64 * 1024), { flag: 'a' }));
}
