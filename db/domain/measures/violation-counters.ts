/** R-05 as three counters with their limits: how near a person is to 严重违反协议 (戒毒条例 20), with its early warning. */
import type { RuleValues } from '../rules/rule-table.ts';
import type { SeriousViolation } from './serious-violation.ts';

export const VIOLATION_COUNTS = ['refused', 'leaves', 'leaveDays'] as const;
export type ViolationCount = (typeof VIOLATION_COUNTS)[number];

export interface ViolationCounter {
  readonly what: ViolationCount;
  readonly count: number;
  /** 拒检或逃避 and 擅自外出: reached at 3; days: reached above 30. */
  readonly limit: number;
  /** 'unknown': nothing reached, and no row EARLY-WARNING says when to warn. */
  readonly state: 'calm' | 'warning' | 'reached' | 'unknown';
}

const LIMITS: Readonly<Record<ViolationCount, number>> = { refused: 3, leaves: 3, leaveDays: 30 };

function stateOf(
  what: ViolationCount,
  count: number,
  warning: RuleValues['EARLY-WARNING'] | null,
): ViolationCounter['state'] {
  const reached = what === 'leaveDays' ? count > LIMITS[what] : count >= LIMITS[what];
  if (reached) return 'reached';
  if (warning === null) return 'unknown';
  return count >= warning[what] ? 'warning' : 'calm';
}

/** each count of one measure beside its limit; empty where R-05 does not apply or cannot be told. */
export function violationCounters(
  violation: SeriousViolation,
  warning: RuleValues['EARLY-WARNING'] | null,
): readonly ViolationCounter[] {
  return VIOLATION_COUNTS.flatMap((what) => {
    const count = violation[what];
    if (count === null) return [];
    return [{ what, count, limit: LIMITS[what], state: stateOf(what, count, warning) }];
  });
}
