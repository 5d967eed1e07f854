/**
 * The code that is printed once and kept in the office's safe: 7 groups of 5, e.g. 7KQ2M-…, each group
 * 4 random characters (7 × 4 × 5 = 140 bits in all) and one that checks them, so that the form can say
 * which group was mistyped. The alphabet has no I, L, O, U; what looks alike is read as the digit.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECOVERY_GROUPS = 7;
export const RECOVERY_GROUP_LENGTH = 5;
export const RECOVERY_ALPHABET_SIZE = ALPHABET.length;

type RecoveryCodeReading =
  | { ok: true; code: string }
  /** `group`: the first group that is wrong, counted from 1; RECOVERY_GROUPS + 1 when there is too much. */
  | { ok: false; group: number };

/** The printed form of 28 random numbers from 0 to 31: four to a group, and the check character of each. */
export function printRecoveryCode(symbols: readonly number[]): string {
  const groups = Array.from({ length: RECOVERY_GROUPS }, (_, group) => {
    const random = RECOVERY_GROUP_LENGTH - 1;
    const own = symbols.slice(group * random, (group + 1) * random);
    return [...own, checkOf(own, group)].map((symbol) => ALPHABET.charAt(symbol)).join('');
  });
  return groups.join('-');
}

/**
 * Reads what was typed: upper or lower case, full width (an input method left on), any spaces, dashes or
 * dots between, O for 0, I and L for 1. Answers the printed form, or the first group that does not check:
 * one wrong character, two neighbours swapped and two groups swapped are always found.
 */
export function readRecoveryCode(typed: string): RecoveryCodeReading {
  const groups = groupsIn(typed);
  for (let group = 0; group < RECOVERY_GROUPS; group += 1) {
    if (!groupChecks(groups[group] ?? '', group)) return { ok: false, group: group + 1 };
  }
  if (groups.length > RECOVERY_GROUPS) return { ok: false, group: RECOVERY_GROUPS + 1 };
  return { ok: true, code: groups.join('-') };
}

/** Where a group stands while it is being typed; 'wrong' as soon as no further character can make it right. */
export type RecoveryGroupState = 'right' | 'wrong' | 'unfinished';

/** The state of each group begun so far, also of those that are too many ('wrong'). Reads as `readRecoveryCode`. */
export function recoveryGroupStates(typed: string): RecoveryGroupState[] {
  return groupsIn(typed).map((group, place) => {
    if (place >= RECOVERY_GROUPS) return 'wrong';
    if (groupChecks(group, place)) return 'right';
    const isBegun = group.length < RECOVERY_GROUP_LENGTH && !symbolsOf(group).includes(-1);
    return isBegun ? 'unfinished' : 'wrong';
  });
}

function groupsIn(typed: string): readonly string[] {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return letters.match(/.{1,5}/g) ?? [];
}

function symbolsOf(typed: string): number[] {
  return Array.from(typed, (letter) => ALPHABET.indexOf(letter));
}

function groupChecks(typed: string, group: number): boolean {
  const symbols = symbolsOf(typed);
  if (symbols.length !== RECOVERY_GROUP_LENGTH || symbols.includes(-1)) return false;
  return checkOf(symbols.slice(0, -1), group) === symbols.at(-1);
}

/**
 * Weighted sum in the field of 32 elements (x⁵ + x² + 1), weights x, x², x³, x⁴ against the weight 1 of the
 * check itself: different weights find swapped neighbours; the group's number finds swapped groups.
 */
function checkOf(symbols: readonly number[], group: number): number {
  return symbols.reduceRight((sum, symbol) => timesX(sum ^ symbol), 0) ^ group;
}

function timesX(element: number): number {
  const shifted = element << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}
