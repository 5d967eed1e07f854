import { existsSync } from 'node:fs';
import { StorageFailure } from './errors.ts';
import {
  noteFailedTry,
  readTries,
  UNKNOWN_NAME,
  withUntold,
  writeTries,
  type FailedRow,
} from './failed-tries.ts';
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
  /** Wrong passwords of this user in a row before this right one; of the recovery code none are counted here. */
  readonly failedBefore: number;
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
 * only slows somebody at the keyboard down: who has copied the files is held by scrypt. What failed is also
 * counted for the log, which the next one who opens the register writes.
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
  if (slot === undefined) {
    noteFailedTry(register, UNKNOWN_NAME, nowMs);
    throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: 0 });
  }
  const tries = readTries(register);
  const { [slot.slotId]: before, ...others } = tries.rows;
  const waiting = secondsLeft(before, nowMs);
  if (before !== undefined && waiting > 0) {
    // A clock that was set back starts the same wait anew; it never locks out for longer than the wait.
    const again = { ...before, failedAtMs: Math.min(before.failedAtMs, nowMs) };
    writeTries(register, { ...tries, rows: { ...others, [slot.slotId]: again } });
    throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: waiting });
  }
  const opened = tryAll(slots, (each) => openSlot(keyFile, each, password));
  const failures = before?.failures ?? 0;
  if (opened === undefined) {
    const failed = { failures: failures + 1, failedAtMs: nowMs };
    const rows = { ...others, [slot.slotId]: failed };
    writeTries(register, withUntold({ ...tries, rows }, slot.userId, nowMs));
    throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: secondsLeft(failed, nowMs) });
  }
  if (before !== undefined) writeTries(register, { ...tries, rows: others });
  return { owner: slot.userId, ...opened, failedBefore: failures };
}

/**
 * The data key by the printed recovery code; never made to wait (140 bits cannot be guessed).
 * @throws StorageFailure WRONG_KEY; MISSING, DAMAGED keys, NEWER from the key file.
 */
export function unlockWithRecovery(
  register: string,
  typedCode: string,
  nowMs: number,
): Unlocked<typeof RECOVERY> {
  const keyFile = keysOf(register);
  const opened = tryAll(recoveriesOf(keyFile).slice(-MOST_TRIES), (each) =>
    openRecovery(keyFile, each, typedCode),
  );
  if (opened === undefined) {
    noteFailedTry(register, RECOVERY, nowMs);
    throw new StorageFailure({ kind: 'WRONG_KEY', waitSeconds: 0 });
  }
  return { owner: RECOVERY, ...opened, failedBefore: 0 };
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

function secondsLeft(row: FailedRow | undefined, nowMs: number): number {
  if (row === undefined) return 0;
  const wait = WAITS[Math.min(row.failures, WAITS.length - 1)] ?? 0;
  const passed = Math.max(0, (nowMs - row.failedAtMs) / 1000);
  return Math.ceil(Math.max(0, wait - passed));
}
