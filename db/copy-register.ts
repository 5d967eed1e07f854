import Database from 'better-sqlite3';
import { existsSync, rmSync, statSync } from 'node:fs';
import { openConnection } from './connection.ts';
import { flushFile, renameDurably } from './durable-write.ts';
import { asStorageFailure, StorageFailure } from './errors.ts';
import { keyFilePath, readAllKeys, setAsideKeys, writeKeyFile } from './key-file.ts';
import { requireSound } from './soundness.ts';

interface RegisterSource {
  readonly db: Database.Database;
  readonly file: string;
  readonly dataKey: Uint8Array;
}

/**
 * Copies an open register, with its keys, to a new file that opens like the register itself: written under
 * a temporary name, flushed, opened again with the key, checked in full and counted, and only then given its
 * name. The copy is encrypted with the same data key. The sealed files of attachments (NAME.attachments) are not copied: they
 * never change, and the copy finds them again once it has the register's name (docs/decisions/0012).
 * @returns bytes of the copy.
 * @throws StorageFailure EXISTS (nothing is ever overwritten), DISK_FULL, READ_ONLY, DAMAGED; there is no copy then.
 */
export function copyRegister(source: RegisterSource, target: string): number {
  const partial = `${target}.partial`;
  if (existsSync(target)) throw new StorageFailure({ kind: 'EXISTS' });
  try {
    rmSync(partial, { force: true });
    vacuumInto(source.db, partial);
    flushFile(partial);
    requireSameContent(source, partial);
    // Keys without a register are the rest of a copy that was killed here, or of a register moved away.
    setAsideKeys(target);
    if (existsSync(keyFilePath(source.file))) writeKeyFile(target, readAllKeys(source.file));
    renameDurably(partial, target);
    return statSync(target).size;
  } catch (error) {
    rmSync(partial, { force: true });
    throw asStorageFailure(error);
  }
}

/** The only way past the guard: the methods of the prototype are not the guarded ones of the connection. */
function vacuumInto(db: Database.Database, file: string): void {
  Database.prototype.prepare.call(db, 'VACUUM INTO ?').run(file);
}

function requireSameContent({ db, dataKey }: RegisterSource, copyFile: string): void {
  const copy = openConnection(copyFile, dataKey, { readOnly: true });
  try {
    requireSound(copy, 'full');
    if (JSON.stringify(contentOf(copy)) !== JSON.stringify(contentOf(db))) {
      throw new StorageFailure({ kind: 'DAMAGED', what: 'device' });
    }
  } finally {
    copy.close();
  }
}

/** Version and number of rows of each table. */
function contentOf(db: Database.Database): unknown[] {
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  const counts = tables.map((name) => [
    name,
    db
      .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get(),
  ]);
  return [db.pragma('user_version', { simple: true }), counts];
}
