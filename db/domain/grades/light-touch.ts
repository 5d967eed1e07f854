/** R-09 Long-term clean, light-touch (无感式管理); domain.md 5, 12.3 N1. */
import { addYears, firstPossible, type CalendarDay } from '../calendar/calendar-day.ts';
import type { CleanClock } from '../person/clean-clock.ts';
import type { SeizureFact, TestFact } from '../person/facts.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import type { Grade } from '../words/vocabulary.ts';

export interface LightTouchRequest {
  readonly clean: CleanClock;
  readonly grade: Grade;
  readonly proposer: string;
  readonly approver: string | null;
  readonly reason: string;
}

/** what stands on screens and paper in the place of a name. */
export function lightTouchLabel(personId: number): string {
  return `无感人员${String(personId).padStart(5, '0')}号`;
}

export type LightTouchObstacle =
  'ruleMissing' | 'notClean' | 'gradeNotLow' | 'noSecondPerson' | 'noReason';

/** Whether R-06 is reached, and the years of the row LIGHT-ENTRY (never fewer than the three of the law) have passed. */
function isCleanLongEnough(clean: CleanClock, years: number, today: CalendarDay): boolean {
  if (clean.reached !== true || clean.clockStart === null) return false;
  return today >= addYears(clean.clockStart, years);
}

/** what of the person's own standing stands in the way today: only from R-06 reached without a block, and grade 低. */
export function lightTouchConditions(
  person: { readonly clean: CleanClock; readonly grade: Grade },
  rows: readonly RuleRow[],
  today: CalendarDay,
): readonly LightTouchObstacle[] {
  const rule = ruleOn(rows, 'LIGHT-ENTRY', today);
  if (rule === null) return ['ruleMissing'];
  const obstacles: [boolean, LightTouchObstacle][] = [
    [!isCleanLongEnough(person.clean, rule.cleanYears, today), 'notClean'],
    [person.grade !== '低', 'gradeNotLow'],
  ];
  return obstacles.filter(([stands]) => stands).map(([, code]) => code);
}

/**
 * what stands in the way of entering 无感式管理; an empty list lets it begin. The conditions of the person, and then
 * approved by a second person, with a reason.
 */
export function lightTouchObstacles(
  request: LightTouchRequest,
  rows: readonly RuleRow[],
  today: CalendarDay,
): readonly LightTouchObstacle[] {
  const conditions = lightTouchConditions(request, rows, today);
  if (conditions.includes('ruleMissing')) return conditions;
  const { approver, proposer, reason } = request;
  return [
    ...conditions,
    ...(approver === null || approver === proposer ? (['noSecondPerson'] as const) : []),
    ...(reason.trim() === '' ? (['noReason'] as const) : []),
  ];
}

export type LightTouchEnd = 'sign' | 'notClean' | 'gradeNotLow';

/**
 * what ends 无感式管理 at once: a risk sign since the entry, an older positive test or seizure keyed in late that undoes the
 * three years, or a grade that is not 低 any more; null: it goes on.
 */
export function lightTouchEnd(
  since: CalendarDay,
  now: { readonly sign: CalendarDay | null; readonly clean: CleanClock; readonly grade: Grade },
): LightTouchEnd | null {
  if (now.sign !== null && now.sign >= since) return 'sign';
  if (now.clean.reached !== true) return 'notClean';
  return now.grade === '低' ? null : 'gradeNotLow';
}

/**
 * the first risk sign since the entry, which ends 无感式管理 at once and asks for a review: a positive test, a seizure
 * or a report. A rough day counts by its first possible day, so that it never ends before it began; null: none.
 */
export function lightTouchEndedBy(
  since: CalendarDay,
  signs: {
    readonly tests: readonly TestFact[];
    readonly seizures: readonly SeizureFact[];
    readonly reports: readonly CalendarDay[];
  },
): CalendarDay | null {
  const days = [
    ...signs.tests.filter((test) => test.result === '阳性').map((test) => firstPossible(test.day)),
    ...signs.seizures.map((seizure) => firstPossible(seizure.day)),
    ...signs.reports,
  ];
  return days.filter((day) => day >= since).sort()[0] ?? null;
}
