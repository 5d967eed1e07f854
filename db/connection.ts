import Database from 'better-sqlite3';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asStorageFailure, StorageFailure, storageErrorOf } from './errors.ts';
import { readKeyFile } from './key-file.ts';
import { isKeyOf } from './key-slots.ts';
import { guardStatements } from './statement-guard.ts';

interface OpenOptions {
  /** Makes a new file; without it a missing file is MISSING, with it an existing one is EXISTS. */
  readonly create?: boolean;
  /** For finished copies only (`copyRegister`): takes no lock, changes nothing, works on a read-only disk. */
  readonly readOnly?: boolean;
}

const LEAST_NODE = 22;
const KEY_BYTES = 32;
/** How long to wait for a program that is just closing the file. */
const BUSY_MS = 300;
/** 128 MiB: decrypting pages again costs up to 4 times as much when the cache overflows. */
const CACHE_KIB = 131_072;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;
/** Bytes 16 to 23 of the file are not encrypted; apart from the two journal bytes they are always these. */
const HEADER = { pageSize: 4096, fixedAt: 20, fixed: [0x40, 0x40, 0x20, 0x20] } as const;

/**
 * Files that this thread has open. On Linux closing any handle of a file drops the locks that SQLite holds
 * on it (fcntl), so an open register must not even be looked into; nor may any other code read it.
 */
const openFiles = new Set<string>();

/**
 * Opens the encrypted register with its 32-byte data key: cipher aegis, exclusive lock (a second program or
 * a second call gets IN_USE), WAL, every commit flushed, deleted content overwritten, nothing in temporary
 * files. Never deletes or overwrites anything, whatever is wrong.
 * @throws StorageFailure MISSING, EXISTS, READ_ONLY, IN_USE, DISK_FULL, WRONG_KEY, DAMAGED header or pages.
 */
export function openConnection(
  file: string,
  dataKey: Uint8Array,
  options: OpenOptions = {},
): Database.Database {
  requireRuntime();
  if (dataKey.length !== KEY_BYTES) throw new Error('a data key has 32 bytes');
  let db: Database.Database | undefined;
  try {
    const place = requirePlace(file, options);
    db = new Database(file, {
      readonly: options.readOnly === true,
      fileMustExist: options.create !== true,
      timeout: BUSY_MS,
    });
    unlockPages(db, dataKey);
    if (options.readOnly === true) db.prepare('SELECT count(*) FROM sqlite_schema').get();
    else takeFile(db);
    setRules(db);
    guardStatements(db);
    if (options.readOnly !== true) rememberOpen(db, place);
    return db;
  } catch (error) {
    db?.close();
    throw explained(error, file, dataKey);
  }
}

/** better-sqlite3-multiple-ciphers 13 crashes the process under Node 20 instead of refusing. */
function requireRuntime(): void {
  const version = process.versions.node;
  if (Number.parseInt(version, 10) < LEAST_NODE) {
    throw new Error(`the register needs Node ${LEAST_NODE} or newer, this is ${version}`);
  }
}

/** Says what is wrong with the place before SQLite sees it; answers the file's real path. */
function requirePlace(file: string, { create, readOnly }: OpenOptions): string {
  const folder = dirname(file);
  if (!existsSync(folder)) throw new StorageFailure({ kind: 'MISSING' });
  const place = join(realpathSync(folder), basename(file));
  if (openFiles.has(place)) throw new StorageFailure({ kind: 'IN_USE' });
  const exists = existsSync(file);
  if (create === true && (exists || existsSync(`${file}-wal`))) {
    throw new StorageFailure({ kind: 'EXISTS' });
  }
  if (create !== true && !exists) throw new StorageFailure({ kind: 'MISSING' });
  if (exists && readOnly !== true) accessSync(file, constants.W_OK);
  if (exists) requireHeader(file);
  return place;
}

/** A file cut to nothing would be taken for a new register by SQLite; a changed header byte shifts every page. */
function requireHeader(file: string): void {
  const header = Buffer.alloc(24);
  const damaged = new StorageFailure({ kind: 'DAMAGED', what: 'header' });
  if (!statSync(file).isFile()) throw damaged;
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, header.length, 0) < header.length) throw damaged;
  } finally {
    closeSync(handle);
  }
  const fixed = header.subarray(HEADER.fixedAt);
  const isOurs =
    header.readUInt16BE(16) === HEADER.pageSize && fixed.equals(Buffer.from(HEADER.fixed));
  if (!isOurs) throw damaged;
}

function unlockPages(db: Database.Database, dataKey: Uint8Array): void {
  db.pragma(`cipher = 'aegis'`);
  // A module without ciphers ignores both pragmas silently and would write plain text.
  if (db.pragma('cipher', { simple: true }) !== 'aegis')
    throw new Error('no cipher in this SQLite');
  db.pragma(`key = "x'${Buffer.from(dataKey).toString('hex')}'"`);
}

/** The exclusive lock comes with the first access; the index of the WAL then lives in memory (no -shm file). */
function takeFile(db: Database.Database): void {
  db.pragma('locking_mode = EXCLUSIVE');
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new StorageFailure({ kind: 'READ_ONLY' });
  db.pragma('synchronous = FULL');
  db.exec('BEGIN IMMEDIATE; ROLLBACK');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function setRules(db: Database.Database): void {
  db.pragma('temp_store = MEMORY');
  db.pragma('secure_delete = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
}

function rememberOpen(db: Database.Database, place: string): void {
  const close = db.close.bind(db);
  openFiles.add(place);
  Object.defineProperty(db, 'close', {
    value: () => {
      close();
      openFiles.delete(place);
      return db;
    },
  });
}

/** The first page does not decrypt: the key check beside the register says whether the key or the page is wrong. */
function explained(error: unknown, file: string, dataKey: Uint8Array): unknown {
  const meaning = storageErrorOf(error);
  const isUnreadable =
    meaning?.kind === 'DAMAGED' &&
    error instanceof Error &&
    'code' in error &&
    error.code === 'SQLITE_NOTADB';
  if (isUnreadable && !keyIsProved(file, dataKey)) {
    return new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: 0 });
  }
  return asStorageFailure(error);
}

function keyIsProved(file: string, dataKey: Uint8Array): boolean {
  try {
    return isKeyOf(readKeyFile(file), dataKey);
  } catch {
    return false;
  }
}
