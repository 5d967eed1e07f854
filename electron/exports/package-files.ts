/** One thing in a folder; a symbolic link, junction, device or pipe is 'other' and is never followed. */
export interface PackageEntry {
  name: string;
  kind: 'file' | 'folder' | 'other';
  /** Of a file, in bytes; 0 for anything else. */
  size: number;
}

/**
 * What packages need of a disk (electron/ports/package-files.ts has the real one). All calls are synchronous and throw the
 * system's error with its `code` (ENOSPC, EIO, …); electron/exports/disk-failure.ts turns it into words.
 */
export interface PackageFiles {
  join(folder: string, ...names: string[]): string;
  /** Also true for a link that points nowhere. */
  exists(path: string): boolean;
  list(folder: string): PackageEntry[];
  /** Free bytes for this user on the volume of an existing folder. */
  freeBytes(folder: string): number;
  /** Throws EEXIST when the name is taken. */
  makeFolder(path: string): void;
  /** Creates the file (EEXIST when the name is taken), writes, flushes to the device, closes. */
  writeFlushed(path: string, bytes: Uint8Array): void;
  /** Flushes the names of a folder, where the system knows such a thing (not on Windows). */
  flushFolder(path: string): void;
  /** The content in pieces that are valid until the next one; read from the device, not from a cache, where the system allows. */
  readPieces(path: string): Iterable<Uint8Array>;
  rename(from: string, to: string): void;
  /** Removes a folder that `isTemporaryName` knows as ours with all in it; throws for any other name. */
  removeTemporary(path: string): void;
}

/** Told after each file written and each file read back; `report` throws to cancel. */
export interface PackageProgress {
  report(done: number, total: number, words: string): void;
}
