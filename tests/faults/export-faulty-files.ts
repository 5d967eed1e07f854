import type { PackageFiles } from '../../electron/exports/package-files.ts';

export interface Fault {
  /** The number of the operation that fails, from 1. */
  at: number;
  /** Only that one, or that one and all after it: the drive is gone. */
  lasts: 'once' | 'forever';
  /** before: nothing was done; torn: half of a file was written; after: it was done and the answer was lost. */
  how: 'before' | 'torn' | 'after';
  code: string;
}

/** A disk whose n-th operation fails; `operations()` tells how many were asked for. */
export function faultyFiles(
  disk: PackageFiles,
  fault: Fault,
): PackageFiles & { operations: () => number } {
  let count = 0;
  const guarded = <T>(name: string, act: () => T, torn?: () => void): T => {
    count++;
    const fails = fault.lasts === 'once' ? count === fault.at : count >= fault.at;
    if (!fails) return act();
    if (fault.how === 'after') act();
    if (fault.how === 'torn') torn?.();
    throw Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code, syscall: name });
  };
  return {
    operations: () => count,
    join: (folder, ...names) => disk.join(folder, ...names),
    exists: (path) => guarded('exists', () => disk.exists(path)),
    list: (folder) => guarded('list', () => disk.list(folder)),
    freeBytes: (folder) => guarded('statfs', () => disk.freeBytes(folder)),
    makeFolder: (path) => guarded('mkdir', () => disk.makeFolder(path)),
    flushFolder: (path) => guarded('fsync', () => disk.flushFolder(path)),
    rename: (from, to) => guarded('rename', () => disk.rename(from, to)),
    removeTemporary: (path) => guarded('rm', () => disk.removeTemporary(path)),
    writeFlushed: (path, bytes) =>
      guarded(
        'write',
        () => disk.writeFlushed(path, bytes),
        () => disk.writeFlushed(path, bytes.subarray(0, bytes.length >> 1)),
      ),
    *readPieces(path) {
      for (const piece of disk.readPieces(path)) yield guarded('read', () => piece);
      guarded('read', () => undefined);
    },
  };
}
