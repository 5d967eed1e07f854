/**
 * What is damaged: the first page (header), any later page (pages), a row that points to nothing
 * (references), the key file (keys), or the disk that does not answer (device).
 */
export type DamagedPart = 'header' | 'pages' | 'references' | 'keys' | 'device';

/** Expected failures of the register's files. Nothing here ever holds a path, a name or a key. */
export type StorageError =
  | { kind: 'WRONG_KEY'; waitSeconds: number }
  | { kind: 'DAMAGED'; what: DamagedPart }
  | { kind: 'NEWER'; fileVersion: number; programVersion: number }
  | { kind: 'IN_USE' }
  /** The disk or the file is write-protected. */
  | { kind: 'READ_ONLY' }
  /** This user of the computer may not read or write there. */
  | { kind: 'NO_ACCESS' }
  | { kind: 'DISK_FULL' }
  | { kind: 'MISSING' }
  | { kind: 'EXISTS' }
  /** A folder where a file should be, a file where a folder should be, or a name that the system cannot take. */
  | { kind: 'BAD_PLACE'; what: 'folder' | 'file' | 'name' }
  | { kind: 'TOO_MANY_OPEN' };

/** Carries a StorageError out of a transaction or a half-made file; `storageErrorOf` unpacks it. */
export class StorageFailure extends Error {
  override name = 'StorageFailure';
  readonly error: StorageError;
  constructor(error: StorageError) {
    super(error.kind);
    this.error = error;
  }
}

/** Codes of SQLite and of the file system. A code matches its extended forms too (SQLITE_IOERR_LOCK). */
const MEANINGS: readonly (readonly [code: string, error: StorageError])[] = [
  ['SQLITE_NOTADB', { kind: 'DAMAGED', what: 'header' }],
  ['SQLITE_CORRUPT', { kind: 'DAMAGED', what: 'pages' }],
  ['SQLITE_BUSY', { kind: 'IN_USE' }],
  ['SQLITE_LOCKED', { kind: 'IN_USE' }],
  ['SQLITE_PROTOCOL', { kind: 'IN_USE' }],
  ['SQLITE_READONLY', { kind: 'READ_ONLY' }],
  ['SQLITE_PERM', { kind: 'READ_ONLY' }],
  ['SQLITE_CANTOPEN_ISDIR', { kind: 'BAD_PLACE', what: 'folder' }],
  ['SQLITE_CANTOPEN', { kind: 'READ_ONLY' }],
  ['SQLITE_FULL', { kind: 'DISK_FULL' }],
  ['SQLITE_IOERR', { kind: 'DAMAGED', what: 'device' }],
  ['ENOSPC', { kind: 'DISK_FULL' }],
  ['EDQUOT', { kind: 'DISK_FULL' }],
  ['EFBIG', { kind: 'DISK_FULL' }],
  ['EROFS', { kind: 'READ_ONLY' }],
  ['EACCES', { kind: 'NO_ACCESS' }],
  ['EPERM', { kind: 'NO_ACCESS' }],
  ['EBUSY', { kind: 'IN_USE' }],
  ['ENOENT', { kind: 'MISSING' }],
  ['EEXIST', { kind: 'EXISTS' }],
  ['ENOTEMPTY', { kind: 'EXISTS' }],
  ['EISDIR', { kind: 'BAD_PLACE', what: 'folder' }],
  ['ENOTDIR', { kind: 'BAD_PLACE', what: 'file' }],
  ['ENAMETOOLONG', { kind: 'BAD_PLACE', what: 'name' }],
  ['EMFILE', { kind: 'TOO_MANY_OPEN' }],
  ['ENFILE', { kind: 'TOO_MANY_OPEN' }],
  ['EIO', { kind: 'DAMAGED', what: 'device' }],
  ['ENODEV', { kind: 'DAMAGED', what: 'device' }],
  ['ENXIO', { kind: 'DAMAGED', what: 'device' }],
  ['ESTALE', { kind: 'DAMAGED', what: 'device' }],
];

/**
 * The storage error that a thrown SQLite or file-system error stands for, or undefined when it is none of
 * them (a constraint, wrong SQL: a bug, and the caller throws it on). A page that cannot be decrypted is
 * DAMAGED here: only `openConnection` can tell a wrong key from a bad header, by the key check.
 */
export function storageErrorOf(thrown: unknown): StorageError | undefined {
  if (thrown instanceof StorageFailure) return thrown.error;
  const code = codeOf(thrown);
  return MEANINGS.find(([known]) => code === known || code.startsWith(`${known}_`))?.[1];
}

/** The same failure with its storage error attached, ready to be thrown; a bug comes back unchanged. */
export function asStorageFailure(thrown: unknown): unknown {
  const error = storageErrorOf(thrown);
  return error === undefined || thrown instanceof StorageFailure
    ? thrown
    : new StorageFailure(error);
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}
