import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StorageFailure } from './errors.ts';

/** A virus scanner may hold a fresh file for a moment (Windows): tries again, at most 5 × 40 ms. */
const RENAME_TRIES = 5;
const RENAME_PAUSE_MS = 40;

/**
 * Replaces `file` so that at every moment either the old or the new content is there, whole and on the disk:
 * temporary name in the same folder, flush, rename, flush the folder, read back.
 * @throws what the file system throws; the old content then still stands.
 */
export function writeDurably(file: string, content: string): void {
  const temporary = `${file}.tmp`;
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameDurably(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  if (readFileSync(file, 'utf8') !== content) {
    throw new StorageFailure({ kind: 'DAMAGED', what: 'device' });
  }
}

/** Renames and makes the new name itself durable. */
export function renameDurably(from: string, to: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(from, to);
      break;
    } catch (error) {
      if (attempt === RENAME_TRIES || !isHeldForAMoment(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RENAME_PAUSE_MS);
    }
  }
  flushFolder(dirname(to));
}

/** Flushes a finished file that something else wrote. */
export function flushFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flushFolder(folder: string): void {
  // Windows has no handle on a folder; there the rename itself is journalled.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isHeldForAMoment(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
}
