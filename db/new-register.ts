import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { renameDurably } from './durable-write.ts';
import { asStorageFailure, StorageFailure } from './errors.ts';
import { setAsideKeys, writeKeyFile } from './key-file.ts';
import type { KeyFile } from './key-slots.ts';

/**
 * Makes a register all at once: `build` creates and fills it under a temporary name, closes it, and answers
 * its keys; then the keys are written, and last the register gets its name. Killed at any moment, there is
 * either a whole register that opens or none. Keys lying there without a register are set aside, not lost.
 * Its folder is made where there is none: the first start of all.
 * @throws StorageFailure EXISTS, READ_ONLY, NO_ACCESS, DISK_FULL; nothing is left then but the folder.
 */
export function createRegisterFile(file: string, build: (temporary: string) => KeyFile): void {
  if (existsSync(file) || existsSync(`${file}-wal`)) throw new StorageFailure({ kind: 'EXISTS' });
  const temporary = `${file}.partial`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    removeTemporary(temporary);
    const keyFile = build(temporary);
    setAsideKeys(file);
    writeKeyFile(file, keyFile);
    renameDurably(temporary, file);
  } catch (error) {
    removeTemporary(temporary);
    throw asStorageFailure(error);
  }
}

function removeTemporary(temporary: string): void {
  for (const suffix of ['', '-wal', '-journal']) rmSync(`${temporary}${suffix}`, { force: true });
}
