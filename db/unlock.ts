import { existsSync, readFileSync } from 'node:fs';
import { writeDurably } from './durable-write.ts';
import { StorageFailure } from './errors.ts';
import { RECOVERY, recoveriesOf, type SlotOwner } from './key-current.ts';
import { readAllKeys } from './key-file.ts';
import { openRecovery, openSlot } from './key-slots.ts';
import type { KeyFile, KeySlot } from './key-slots.ts';

/** Seconds to wait after the n-th wrong password in a row; the last one stands for all further. */
const WAITS = [0, 0, 0, 5, 15, 30, 60, 120, 300] as const;

/** Old and new one in both files: more slots of one owner than that come of no change of password. */
const MOST_TRIES = 4;

/** What a secret opened. Whether one of these slots still counts is for the register to say (db/key-current.ts). */
export interface Unlocked<Owner extends SlotOwner = SlotOwner> {
  readonly owner: Owner;
  readonly dataKey: Uint8Array;
  readonly slotIds: readonly string[];
}

/**
 * The login names that have a slot, the first user first, for the choice list before unlocking.
 * @throws StorageFailure MISSING (no register), DAMAGED keys (a register without whole keys), NEWER.
 */
export function userNamesOf(register: string): string[] {
  const slots = keysOf(register).slots.toSorted((first, second) => first.userId - second.userId);
  return [...new Set(slots.map((slot) => slot.userName))];
}

/**
 * Opens a user's slots with the password. Each wrong password in a row makes the next try wait longer (per
 * user, kept over restarts in NAME.register.attempts); while it waits, not even the right one is tried. It
 * only slows somebody at the keyboard down: who has copied the files is held by scrypt.
 * @throws StorageFailure WRONG_KEY with the seconds to wait; MISSING, DAMAGED keys, NEWER from the key file.
 */
export function unlock(
  register: string,
  userName: string,
  password: string,
  nowMs: number,
): Unlocked<number> {
  const keyFile = keysOf(register);
  const slots = keyFile.slots.filter((each) => each.userName === userName).slice(-MOST_TRIES);
  const slot = slots.at(-1);
  if (slot === undefined) throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: 0 });
  const attempts = readAttempts(register);
  const waiting = secondsLeft(attempts[slot.slotId], nowMs);
  if (waiting > 0) {
    // A clock that was set back starts the same wait anew; it never locks out for longer than the wait.
    const failures = attempts[slot.slotId]?.failures ?? 0;
    const failedAtMs = Math.min(attempts[slot.slotId]?.failedAtMs ?? nowMs, nowMs);
    writeAttempts(register, { ...attempts, [slot.slotId]: { failures, failedAtMs } });
    throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: waiting });
  }
  const opened = tryAll(slots, (each) => openSlot(keyFile, each, password));
  const { [slot.slotId]: before, ...others } = attempts;
  if (opened === undefined) {
    const failed = { failures: (before?.failures ?? 0) + 1, failedAtMs: nowMs };
    writeAttempts(register, { ...others, [slot.slotId]: failed });
    throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: secondsLeft(failed, nowMs) });
  }
  if (before !== undefined) writeAttempts(register, others);
  return { owner: slot.userId, ...opened };
}

/**
 * The data key by the printed recovery code; never made to wait (140 bits cannot be guessed).
 * @throws StorageFailure WRONG_KEY; MISSING, DAMAGED keys, NEWER from the key file.
 */
export function unlockWithRecovery(register: string, typedCode: string): Unlocked<typeof RECOVERY> {
  const keyFile = keysOf(register);
  const opened = tryAll(recoveriesOf(keyFile).slice(-MOST_TRIES), (each) =>
    openRecovery(keyFile, each, typedCode),
  );
  if (opened === undefined) throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: 0 });
  return { owner: RECOVERY, ...opened };
}

/** Every slot is tried: the same secret may stand in the one that counts and in the one before it. */
function tryAll<S extends KeySlot>(
  slots: readonly S[],
  open: (slot: S) => Uint8Array | undefined,
): { dataKey: Uint8Array; slotIds: string[] } | undefined {
  const found = slots.flatMap((slot) => {
    const dataKey = open(slot);
    return dataKey === undefined ? [] : [{ dataKey, slotId: slot.slotId }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  return { dataKey: first.dataKey, slotIds: found.map(({ slotId }) => slotId) };
}

/** Keys alone (a set-up that was cut off) are no register; a register without its keys is damaged, not missing. */
function keysOf(register: string): KeyFile {
  if (!existsSync(register)) throw new StorageFailure({ kind: 'MISSING' });
  try {
    return readAllKeys(register);
  } catch (error) {
    const isLost = error instanceof StorageFailure && error.error.kind === 'MISSING';
    throw isLost ? new StorageFailure({ kind: 'DAMAGED', what: 'keys' }) : error;
  }
}

interface Attempt {
  readonly failures: number;
  readonly failedAtMs: number;
}
type Attempts = Readonly<Record<string, Attempt>>;

function secondsLeft(attempt: Attempt | undefined, nowMs: number): number {
  if (attempt === undefined) return 0;
  const wait = WAITS[Math.min(attempt.failures, WAITS.length - 1)] ?? 0;
  const passed = Math.max(0, (nowMs - attempt.failedAtMs) / 1000);
  return Math.ceil(Math.max(0, wait - passed));
}

function attemptsPath(register: string): string {
  return `${register}.attempts`;
}

/** A lost or damaged counter is no failures: it must never stand between a user and the register. */
function readAttempts(register: string): Attempts {
  try {
    if (!existsSync(attemptsPath(register))) return {};
    const content: unknown = JSON.parse(readFileSync(attemptsPath(register), 'utf8'));
    if (typeof content !== 'object' || content === null) return {};
    return Object.fromEntries(Object.entries(content).filter(isAttempt));
  } catch {
    return {};
  }
}

function isAttempt(entry: [string, unknown]): entry is [string, Attempt] {
  const value = entry[1];
  if (typeof value !== 'object' || value === null) return false;
  const { failures, failedAtMs } = value as Record<string, unknown>;
  return Number.isInteger(failures) && Number(failures) > 0 && Number.isFinite(failedAtMs);
}

function writeAttempts(register: string, attempts: Attempts): void {
  try {
    writeDurably(attemptsPath(register), JSON.stringify(attempts));
  } catch {
    // A full or read-only disk: the wait is not kept, the answer to the password stays the same.
  }
}
