import { addDays } from '../../../db/domain/calendar/calendar-day.ts';
import { ruleOn, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { GRADES } from '../../../db/domain/words/vocabulary.ts';
import type { DueTally, DueWindow } from '../../../db/repositories/visit-dues.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { ruleTitle } from '../visits/visit-due-book.ts';

type Scope = Checked<'visits.due'>['filter']['scope'];

/** The days that a scope of the due list shows: 7 and 30 days, today included. */
export function dueWindow(scope: Scope, today: string): DueWindow {
  const open = { from: null, to: null, unset: false };
  switch (scope) {
    case 'overdue':
      return { ...open, to: addDays(today, -1) };
    case 'today':
      return { ...open, from: today, to: today };
    case 'week':
      return { ...open, to: addDays(today, 6) };
    case 'month':
      return { ...open, to: addDays(today, 29) };
    case 'unset':
      return { ...open, unset: true };
    case 'all':
      return open;
  }
}

/** Sums the tallies by town or by person in charge; the most overdue first. */
export function tallyBy(
  tallies: readonly DueTally[],
  keyOf: (tally: DueTally) => readonly [string, string],
): Output<'visits.dueSummary'>['byTown'] {
  const sums = new Map<
    string,
    { key: string; name: string; overdue: number; today: number; week: number }
  >();
  for (const tally of tallies) {
    const [key, name] = keyOf(tally);
    const sum = sums.get(key) ?? { key, name, overdue: 0, today: 0, week: 0 };
    sum.overdue += tally.overdue;
    sum.today += tally.today;
    sum.week += tally.week;
    sums.set(key, sum);
  }
  return [...sums.values()].sort(
    (first, second) => second.overdue - first.overdue || second.week - first.week,
  );
}

/** the visit rules that no adopted row answers today; the page then says 未设置. */
export function missingVisitRules(rows: readonly RuleRow[], today: string): string[] {
  return GRADES.map((grade) => `VISIT-${grade}` as const)
    .filter((id) => ruleOn(rows, id, today) === null)
    .map(ruleTitle);
}
