import { createHash } from 'node:crypto';
import { StorageFailure } from './errors.ts';
import type { KeyFile, KeySlot, UserSlot } from './key-slots.ts';

const VERSION = 1;
/** Bounds on what a file may ask of this machine. */
const COST_LIMITS = { N: [2 ** 10, 2 ** 20], r: [1, 16], p: [1, 4] } as const;
/** Bytes that scrypt may need (128·N·r) times its rounds (p): four times what the program itself asks for. */
const WORK_LIMIT = 512 * 1024 * 1024;

/** What stands in the file: JSON with a checksum. */
export function keyFileText(keyFile: KeyFile): string {
  return `${JSON.stringify({ ...keyFile, checksum: checksumOf(keyFile) }, null, 1)}\n`;
}

/** Over exactly the known fields in a fixed order, so that it does not hang on the order in the file. */
function checksumOf(keyFile: KeyFile): string {
  const { format, version, registerId, keyCheck, slots, recovery, otherRecoveries } = keyFile;
  const parts = [
    format,
    version,
    registerId,
    keyCheck,
    slots.map((slot) => [slot.userId, slot.userName, ...slotParts(slot)]),
    slotParts(recovery),
    ...(otherRecoveries ?? []).map(slotParts),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function slotParts({ slotId, kdf, wrapped }: KeySlot): unknown[] {
  return [slotId, kdf.name, kdf.N, kdf.r, kdf.p, kdf.salt, wrapped];
}

/**
 * The key file that a text holds; 'damaged' when it is none, is not whole or asks for too much.
 * @throws StorageFailure NEWER.
 */
export function keyFileIn(text: string): KeyFile | 'damaged' {
  const content = parsed(text);
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

function keyFileOf({
  registerId,
  keyCheck,
  slots,
  recovery,
  otherRecoveries = [],
}: Fields): KeyFile | undefined {
  if (typeof registerId !== 'string' || typeof keyCheck !== 'string') return undefined;
  const userSlots = Array.isArray(slots) ? slots.map(userSlotOf) : [];
  const recoverySlot = slotOf(recovery);
  const others = Array.isArray(otherRecoveries) ? otherRecoveries.map(slotOf) : [undefined];
  if (recoverySlot === undefined || userSlots.length === 0) return undefined;
  const whole = userSlots.filter((slot) => slot !== undefined);
  const wholeOthers = others.filter((slot) => slot !== undefined);
  if (whole.length + wholeOthers.length !== userSlots.length + others.length) return undefined;
  return {
    format: 'safe-care-register-keys',
    version: VERSION,
    registerId,
    keyCheck,
    slots: whole,
    recovery: recoverySlot,
    ...(wholeOthers.length === 0 ? {} : { otherRecoveries: wholeOthers }),
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
  if (128 * N * r * p > WORK_LIMIT) return undefined;
  return { slotId, kdf: { name, N, r, p, salt }, wrapped };
}

function within(value: unknown, [least, most]: readonly [number, number]): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isPowerOfTwo(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(Math.log2(value));
}
