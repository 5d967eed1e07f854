import type Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { copyRegister } from './copy-register.ts';
import { asStorageFailure, StorageFailure } from './errors.ts';
import type { Migration } from './migrations/types.ts';
import { hasLostReferences, requireSound } from './soundness.ts';

interface MigrationPlace {
  readonly file: string;
  readonly dataKey: Uint8Array;
}

interface Migrated {
  readonly from: number;
  readonly to: number;
  /** The copy made before the first step; null when there was nothing to keep or nothing to do. */
  readonly copy: string | null;
}

/** Marks the file as a register of this program ("SCR1"). */
const APPLICATION_ID = 0x53435231;

/**
 * Brings an open register up to the last version: refuses a newer file, checks the whole file, copies it
 * aside with its keys (NAME.before-0020), then runs each step in a transaction of its own together with its
 * version number. A step that fails or is killed leaves the version before it.
 * @throws StorageFailure NEWER, DAMAGED, DISK_FULL, READ_ONLY; a wrong list of migrations or wrong SQL is a bug.
 */
export function migrate(
  db: Database.Database,
  migrations: readonly Migration[],
  place: MigrationPlace,
): Migrated {
  const last = requireOrder(migrations);
  const from = versionOf(db);
  if (from > last) {
    throw new StorageFailure({ kind: 'NEWER', fileVersion: from, programVersion: last });
  }
  const pending = migrations.filter(({ version }) => version > from);
  const first = pending[0];
  if (first === undefined) return { from, to: from, copy: null };
  try {
    requireSound(db, 'full');
    const copy = hasTables(db) ? copyAside(db, place, first.version) : null;
    runSteps(db, pending);
    db.pragma('optimize');
    return { from, to: last, copy };
  } catch (error) {
    throw asStorageFailure(error);
  }
}

/** The version a register has; 0 is a file without any table. */
function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** @returns the last version. A list that is empty, not in tens or not ascending is a bug. */
function requireOrder(migrations: readonly Migration[]): number {
  let last = 0;
  for (const { version, name } of migrations) {
    if (!Number.isInteger(version / 10) || version <= last) {
      throw new Error(`migration ${name} has version ${version} after ${last}`);
    }
    last = version;
  }
  if (last === 0) throw new Error('no migrations');
  return last;
}

function hasTables(db: Database.Database): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

/** A copy of an earlier try may hold less than the register does now: it is kept, and the new one numbered. */
function copyAside(
  db: Database.Database,
  { file, dataKey }: MigrationPlace,
  version: number,
): string {
  const wanted = `${file}.before-${String(version).padStart(4, '0')}`;
  let target = wanted;
  for (let number = 2; existsSync(target); number += 1) target = `${wanted}-${number}`;
  copyRegister({ db, file, dataKey }, target);
  return target;
}

/** Foreign keys are off so that a step may rebuild a table; each step is checked before it is committed. */
function runSteps(db: Database.Database, steps: readonly Migration[]): void {
  db.pragma('foreign_keys = OFF');
  try {
    for (const step of steps) db.transaction(() => runStep(db, step)).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function runStep(db: Database.Database, step: Migration): void {
  step.up(db);
  if (!db.inTransaction) throw new Error(`migration ${step.name} ended its transaction`);
  if (hasLostReferences(db)) throw new StorageFailure({ kind: 'DAMAGED', what: 'references' });
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${step.version}`);
}
