import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { writeDurably } from './durable-write.ts';
import { StorageFailure } from './errors.ts';
import type { KeyFile, KeySlot, UserSlot } from './key-slots.ts';

/**
 * The key file lies beside the register: NAME.register.keys, and a second copy NAME.register.keys.bak, so
 * that a half-written one never locks anybody out. Both hold the same slots after each change: an old
 * password does not go on opening the copy. docs/decisions/0004-keys.md says why it is a file of its own.
 */
const VERSION = 1;
/** Bounds on what a file may ask of this machine: N = 2^20 with r = 8 is 1 GiB. */
const COST_LIMITS = { N: [2 ** 10, 2 ** 20], r: [1, 16], p: [1, 4] } as const;

export function keyFilePath(register: string): string {
  return `${register}.keys`;
}

function keyCopyPath(register: string): string {
  return `${register}.keys.bak`;
}

/**
 * Reads the key file, or its copy when the first is missing or not whole.
 * @throws StorageFailure MISSING (neither is there), DAMAGED keys (neither is whole), NEWER.
 */
export function readKeyFile(register: string): KeyFile {
  const readings = [keyFilePath(register), keyCopyPath(register)].map(readOne);
  const whole = readings.find((reading) => typeof reading === 'object');
  if (whole !== undefined) return whole;
  if (readings.every((reading) => reading === 'missing')) {
    throw new StorageFailure({ kind: 'MISSING' });
  }
  throw new StorageFailure({ kind: 'DAMAGED', what: 'keys' });
}

/** Writes the key file and then its copy; whatever interrupts this, at least one whole file is there. */
export function writeKeyFile(register: string, keyFile: KeyFile): void {
  const text = textOf(keyFile);
  writeDurably(keyFilePath(register), text);
  writeDurably(keyCopyPath(register), text);
}

/** Makes both files equal again after a crash between the two writes or a damaged copy. */
export function mendKeyFile(register: string): void {
  const text = textOf(readKeyFile(register));
  for (const path of [keyFilePath(register), keyCopyPath(register)]) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeDurably(path, text);
  }
}

/**
 * Keys without a register (left by a set-up that was cut off, or by a register that was moved away) are
 * renamed, never deleted or overwritten: they may be the last way into a register kept elsewhere.
 */
export function setAsideKeys(register: string): void {
  for (const path of [keyFilePath(register), keyCopyPath(register)]) {
    if (!existsSync(path)) continue;
    let number = 1;
    while (existsSync(`${path}.old-${number}`)) number += 1;
    renameSync(path, `${path}.old-${number}`);
  }
}

function textOf(keyFile: KeyFile): string {
  return `${JSON.stringify({ ...keyFile, checksum: checksumOf(keyFile) }, null, 1)}\n`;
}

/** Over exactly the known fields in a fixed order, so that it does not hang on the order in the file. */
function checksumOf(keyFile: KeyFile): string {
  const { format, version, registerId, keyCheck, slots, recovery } = keyFile;
  const parts = [
    format,
    version,
    registerId,
    keyCheck,
    slots.map((slot) => [slot.userId, slot.userName, ...slotParts(slot)]),
    slotParts(recovery),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function slotParts({ slotId, kdf, wrapped }: KeySlot): unknown[] {
  return [slotId, kdf.name, kdf.N, kdf.r, kdf.p, kdf.salt, wrapped];
}

function readOne(path: string): KeyFile | 'missing' | 'damaged' {
  if (!existsSync(path)) return 'missing';
  const content = parsed(readFileSync(path, 'utf8'));
  if (content?.['format'] !== 'safe-care-register-keys') return 'damaged';
  const version = content['version'];
  if (typeof version !== 'number') return 'damaged';
  if (version > VERSION) {
    throw new StorageFailure({ kind: 'NEWER', fileVersion: version, programVersion: VERSION });
  }
  const keyFile = keyFileOf(content);
  return keyFile !== undefined && checksumOf(keyFile) === content['checksum'] ? keyFile : 'damaged';
}

type Fields = Record<string, unknown>;

function parsed(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

function keyFileOf({ registerId, keyCheck, slots, recovery }: Fields): KeyFile | undefined {
  if (typeof registerId !== 'string' || typeof keyCheck !== 'string') return undefined;
  const userSlots = Array.isArray(slots) ? slots.map(userSlotOf) : [];
  const recoverySlot = slotOf(recovery);
  if (recoverySlot === undefined || userSlots.length === 0) return undefined;
  const whole = userSlots.filter((slot) => slot !== undefined);
  if (whole.length !== userSlots.length) return undefined;
  return {
    format: 'safe-care-register-keys',
    version: VERSION,
    registerId,
    keyCheck,
    slots: whole,
    recovery: recoverySlot,
  };
}

function userSlotOf(value: unknown): UserSlot | undefined {
  const slot = slotOf(value);
  const { userId, userName } = fieldsOf(value) ?? {};
  if (slot === undefined || typeof userId !== 'number' || typeof userName !== 'string') {
    return undefined;
  }
  return { userId, userName, ...slot };
}

function slotOf(value: unknown): KeySlot | undefined {
  const { slotId, kdf, wrapped } = fieldsOf(value) ?? {};
  const { name, N, r, p, salt } = fieldsOf(kdf) ?? {};
  if (typeof slotId !== 'string' || typeof wrapped !== 'string' || typeof salt !== 'string') {
    return undefined;
  }
  if (name !== 'scrypt' || !isPowerOfTwo(N) || !within(N, COST_LIMITS.N)) return undefined;
  if (!within(r, COST_LIMITS.r) || !within(p, COST_LIMITS.p)) return undefined;
  return { slotId, kdf: { name, N, r, p, salt }, wrapped };
}

function within(value: unknown, [least, most]: readonly [number, number]): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isPowerOfTwo(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(Math.log2(value));
}
