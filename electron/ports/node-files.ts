import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Files } from '../application/ports.ts';

/**
 * Files on a real disk. What the user names is written beside itself, flushed and renamed: there is the old file or the
 * whole new one, and of a failed one nothing. The register and what lies beside it under its name (log, keys, counter,
 * copies) is never written over, whatever the save dialog was told (EACCES), nor read (EBUSY).
 */
export function createNodeFiles(registerFile: string): Files {
  return {
    read(path) {
      // On Linux closing any handle of the open register drops SQLite's lock on it (docs/decisions/0004-keys.md).
      refuseOwn(registerFile, path, 'EBUSY');
      return readFileSync(path);
    },
    exists: (path) => existsSync(path),
    size: (path) => statSync(path).size,
    replace(path, bytes) {
      refuseOwn(registerFile, path);
      writeWhole(path, bytes);
    },
  };
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.partial`;
  const handle = openSync(temporary, 'w');
  try {
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    // A list of people must not stay behind in plain text under a name that nobody chose.
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Windows takes names of either case for the same file, so both count as the register's here. */
function refuseOwn(registerFile: string, path: string, code = 'EACCES'): void {
  const [register, given] = [place(registerFile), place(path)];
  const own = given === register || ['.', '-'].some((mark) => given.startsWith(register + mark));
  if (own) throw Object.assign(new Error('kept'), { code });
}

function place(path: string): string {
  const folder = dirname(path);
  const real = existsSync(folder) ? realpathSync(folder) : folder;
  return join(real, basename(path)).normalize('NFC').toLowerCase();
}
