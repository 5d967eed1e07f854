import { existsSync, readFileSync } from 'node:fs';
import { writeDurably } from './durable-write.ts';
import { RECOVERY, type SlotOwner } from './key-current.ts';

/** Wrong passwords in a row at one slot; the growing wait follows from them (db/unlock.ts). */
export interface FailedRow {
  readonly failures: number;
  readonly failedAtMs: number;
}

/** Whose secret was tried in vain. UNKNOWN_NAME: a login name that has no slot; what was typed is kept nowhere. */
export type TriedOwner = SlotOwner | typeof UNKNOWN_NAME;
export const UNKNOWN_NAME = 'unknown';

/** Failed tries that no line of the log tells yet, with the instants of the first and the last of them. */
export interface UntoldTries {
  readonly owner: TriedOwner;
  readonly count: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * What NAME.register.attempts holds: a failed try happens while the register is closed, so neither the wait nor the count for
 * the log can be kept in it. Numbers of slots and users, counts and instants; never a name, never a secret.
 */
interface FailedTries {
  readonly rows: Readonly<Record<string, FailedRow>>;
  readonly untold: readonly UntoldTries[];
}

/** No slot is called that: their numbers are of hexadecimal digits. */
const UNTOLD = 'untold';
const NONE: FailedTries = { rows: {}, untold: [] };
/** The calendars that the line can show: 1900-01-01 to the day before 9999-12-31. */
const FIRST_DAY_MS = -2_208_988_800_000;
const LAST_DAY_MS = 253_402_214_400_000;
/** More owners than any office has users: a file that somebody has filled must not fill the log, which nobody can shorten. */
const MOST_OWNERS = 100;

/** A lost or damaged counter is no failures: it must never stand between a user and the register. */
export function readTries(register: string): FailedTries {
  try {
    if (!existsSync(pathOf(register))) return NONE;
    const content: unknown = JSON.parse(readFileSync(pathOf(register), 'utf8'));
    if (typeof content !== 'object' || content === null) return NONE;
    const { [UNTOLD]: untold = [], ...rows } = content as Record<string, unknown>;
    return {
      rows: Object.fromEntries(Object.entries(rows).filter(isRow)),
      untold: Array.isArray(untold) ? untold.filter(isUntold).slice(-MOST_OWNERS) : [],
    };
  } catch {
    return NONE;
  }
}

export function writeTries(register: string, { rows, untold }: FailedTries): void {
  try {
    const content = untold.length === 0 ? rows : { ...rows, [UNTOLD]: untold };
    writeDurably(pathOf(register), JSON.stringify(content));
  } catch {
    // A full or read-only disk: nothing is kept, the answer to the password stays the same.
  }
}

/** One more failed try that the next line of signing in is to tell. */
export function withUntold(
  { rows, untold }: FailedTries,
  owner: TriedOwner,
  nowMs: number,
): FailedTries {
  const before = untold.find((each) => each.owner === owner);
  const others = untold.filter((each) => each.owner !== owner);
  const { count, firstMs } = before ?? { count: 0, firstMs: nowMs };
  return { rows, untold: [...others, { owner, count: count + 1, firstMs, lastMs: nowMs }] };
}

/** A try that was refused for another reason than a wrong secret: it makes nobody wait. */
export function noteFailedTry(register: string, owner: TriedOwner, nowMs: number): void {
  writeTries(register, withUntold(readTries(register), owner, nowMs));
}

/** The log tells these now. What another program has counted since they were read stays to be told. */
export function forgetTold(register: string, told: readonly UntoldTries[]): void {
  if (told.length === 0) return;
  const { rows, untold } = readTries(register);
  const left = untold.flatMap((each) => {
    const count = each.count - (told.find(({ owner }) => owner === each.owner)?.count ?? 0);
    return count > 0 ? [{ ...each, count }] : [];
  });
  writeTries(register, { rows, untold: left });
}

function pathOf(register: string): string {
  return `${register}.attempts`;
}

function isRow(entry: [string, unknown]): entry is [string, FailedRow] {
  const value = entry[1];
  if (typeof value !== 'object' || value === null) return false;
  const { failures, failedAtMs } = value as Record<string, unknown>;
  return isCount(failures) && Number.isFinite(failedAtMs);
}

function isUntold(value: unknown): value is UntoldTries {
  if (typeof value !== 'object' || value === null) return false;
  const { owner, count, firstMs, lastMs } = value as Record<string, unknown>;
  return isOwner(owner) && isCount(count) && isInstant(firstMs) && isInstant(lastMs);
}

function isOwner(value: unknown): boolean {
  return value === RECOVERY || value === UNKNOWN_NAME || isCount(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** Something that a calendar can show: a damaged file must not break the line that tells it. */
function isInstant(value: unknown): boolean {
  return typeof value === 'number' && value >= FIRST_DAY_MS && value < LAST_DAY_MS;
}
