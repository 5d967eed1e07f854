import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { writeDurably } from './durable-write.ts';
import { asStorageFailure, StorageFailure } from './errors.ts';
import { settledKeys, unitedKeys, type CurrentSlots } from './key-current.ts';
import { keyFileIn, keyFileText } from './key-file-text.ts';
import type { KeyFile } from './key-slots.ts';

/**
 * The key file lies beside the register: NAME.register.keys, and a second copy NAME.register.keys.bak, so
 * that a half-written one never locks anybody out. Which of their slots count is remembered in the register
 * (db/key-current.ts). docs/decisions/0004-keys.md says why it is a file of its own.
 */
/** An office of a thousand users has half of it. */
const LARGEST_BYTES = 1024 * 1024;

export function keyFilePath(register: string): string {
  return `${register}.keys`;
}

function keyCopyPath(register: string): string {
  return `${register}.keys.bak`;
}

function bothPaths(register: string): readonly string[] {
  return [keyFilePath(register), keyCopyPath(register)];
}

/**
 * Reads the key file, or its copy when the first is missing or not whole.
 * @throws StorageFailure MISSING (neither is there), DAMAGED keys (neither is whole), NEWER; what the disk says.
 */
export function readKeyFile(register: string): KeyFile {
  return wholeOnes(register)[0];
}

/**
 * The slots of the key file and of its copy together: when one of the two was put back from an old copy,
 * the register still finds the slots that count in the other.
 * @throws as readKeyFile.
 */
export function readAllKeys(register: string): KeyFile {
  const [first, second] = wholeOnes(register);
  return second === undefined ? first : unitedKeys(first, second);
}

/** Writes the key file and then its copy; whatever interrupts this, at least one whole file is there. */
export function writeKeyFile(register: string, keyFile: KeyFile): void {
  const text = keyFileText(keyFile);
  for (const path of bothPaths(register)) writeDurably(path, text);
}

/**
 * Makes both files equal and leaves out the slots that count no more: after a change of password, a crash in
 * the middle of one, a lost or damaged file, an old one put back. Writes only what is not so already.
 * @throws what reading or writing throws; then nothing that counts is lost.
 */
export function settleKeyFiles(
  register: string,
  current: CurrentSlots,
  made: ReadonlySet<string> = new Set(),
): void {
  const text = keyFileText(settledKeys(readAllKeys(register), current, made));
  for (const path of bothPaths(register)) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeDurably(path, text);
  }
}

/**
 * Keys without a register (left by a set-up that was cut off, or by a register that was moved away) are
 * renamed, never deleted or overwritten: they may be the last way into a register kept elsewhere.
 */
export function setAsideKeys(register: string): void {
  for (const path of bothPaths(register)) {
    if (!existsSync(path)) continue;
    let number = 1;
    while (existsSync(`${path}.old-${number}`)) number += 1;
    renameSync(path, `${path}.old-${number}`);
  }
}

/** At least one, the key file before its copy. */
function wholeOnes(register: string): [KeyFile, ...KeyFile[]] {
  const readings = bothPaths(register).map(readOne);
  const [first, ...more] = readings
    .filter((reading) => typeof reading === 'object')
    .filter(isKeyFile);
  if (first !== undefined) return [first, ...more];
  const unread = readings.find((reading) => reading instanceof StorageFailure);
  if (unread !== undefined) throw unread;
  if (readings.every((reading) => reading === 'missing')) {
    throw new StorageFailure({ kind: 'MISSING' });
  }
  throw new StorageFailure({ kind: 'DAMAGED', what: 'keys' });
}

function isKeyFile(reading: KeyFile | StorageFailure): reading is KeyFile {
  return !(reading instanceof StorageFailure);
}

/** What the disk does not give is no reason to stop yet: the other file may be whole. */
function readOne(path: string): KeyFile | 'missing' | 'damaged' | StorageFailure {
  try {
    if (!existsSync(path)) return 'missing';
    if (statSync(path).size > LARGEST_BYTES) return 'damaged';
    return keyFileIn(readFileSync(path, 'utf8'));
  } catch (error) {
    const failure = asStorageFailure(error);
    if (failure instanceof StorageFailure && failure.error.kind !== 'NEWER') return failure;
    throw error;
  }
}
