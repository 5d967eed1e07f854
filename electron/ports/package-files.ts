import {
  type Stats,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { PackageEntry, PackageFiles } from '../exports/package-files.ts';
import { isTemporaryName } from '../exports/package-name.ts';

/** Windows virus scanners hold a new file for a moment and make its folder's rename fail. */
const RENAME_PATIENCE_MS = [50, 100, 200, 400, 800];
/** Pages of 64 KiB. */
const PIECE_PAGES = 16;

/** FILE_FLAG_NO_BUFFERING as libuv names it; Node has no constant for it on Windows. */
const WINDOWS_DIRECT = 0x0200_0000;

/** Of the standard, but only the browser's library has its types. */
declare const WebAssembly: {
  Memory: new (size: { initial: number; maximum: number }) => { buffer: ArrayBuffer };
};

/** Packages on a real disk. Not for two readings at once: they share their memory. */
export function openPackageFiles(): PackageFiles {
  let page: Uint8Array | undefined;
  return {
    join,
    exists: (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
    list: (folder) => readdirSync(folder).map((name) => entryOf(folder, name)),
    freeBytes(folder) {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    },
    makeFolder(path) {
      mkdirSync(path);
    },
    writeFlushed,
    flushFolder,
    readPieces: (path) => readDirectly(path, (page ??= pageAligned())),
    rename: renamePatiently,
    removeTemporary(path) {
      if (!isTemporaryName(basename(path))) throw new Error('only temporary packages are removed');
      rmSync(path, { recursive: true, maxRetries: 3 });
    },
  };
}

/** What the system keeps to itself (pagefile.sys in the root of a Windows disk) is there, but no file of ours. */
function entryOf(folder: string, name: string): PackageEntry {
  const found = statOrNull(join(folder, name));
  if (found === null) return { name, kind: 'other', size: 0 };
  if (found.isFile()) return { name, kind: 'file', size: found.size };
  return { name, kind: found.isDirectory() ? 'folder' : 'other', size: 0 };
}

function statOrNull(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (hasCode(error, /^(EPERM|EACCES|EBUSY)$/u)) return null;
    throw error;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Reads around the system's cache, for a stick is checked and not the memory of this computer. Direct reading wants memory
 * that begins on a page: WebAssembly's does. Where a file system refuses it, the cache must do. Links are not followed.
 */
function* readDirectly(path: string, page: Uint8Array): Generator<Uint8Array> {
  let { file, direct } = openDirect(path);
  try {
    for (let position = 0; ;) {
      let length: number;
      try {
        length = readSync(file, page, 0, page.length, position);
      } catch (error) {
        if (!direct || !isRefusal(error)) throw error;
        const cached = openSync(path, constants.O_RDONLY | noFollow());
        closeSync(file);
        file = cached;
        direct = false;
        continue;
      }
      if (length === 0) return;
      position += length;
      yield page.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function pageAligned(): Uint8Array {
  const memory = new WebAssembly.Memory({ initial: PIECE_PAGES, maximum: PIECE_PAGES });
  return new Uint8Array(memory.buffer);
}

function openDirect(path: string): { file: number; direct: boolean } {
  const flags = constants.O_RDONLY | noFollow();
  const flag = process.platform === 'win32' ? WINDOWS_DIRECT : constants.O_DIRECT;
  try {
    return { file: openSync(path, flags | flag), direct: true };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { file: openSync(path, flags), direct: false };
  }
}

/** Windows has no such flag; there the listing has already refused links. */
function noFollow(): number {
  return process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
}

/** A file system without direct reading says EINVAL. */
function isRefusal(error: unknown): boolean {
  return hasCode(error, /^EINVAL$/u);
}

function hasCode(error: unknown, code: RegExp): boolean {
  return error instanceof Error && 'code' in error && code.test(String(error.code));
}

function renamePatiently(from: string, to: string): void {
  const waits = process.platform === 'win32' ? [...RENAME_PATIENCE_MS] : [];
  for (;;) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const wait = waits.shift();
      const busy = hasCode(error, /^(EPERM|EACCES|EBUSY)$/u);
      if (!busy || wait === undefined) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}
