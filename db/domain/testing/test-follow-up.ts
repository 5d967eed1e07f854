/** What must follow a positive or a weak positive test: 戒毒条例 7, 21; R-06, R-07 (REVIEW-TRIGGER), R-09; domain.md 1.4, 1.9. */
import { firstPossible, isPrecise, type CalendarDay } from '../calendar/calendar-day.ts';
import { undoesClean } from '../person/clean-clock.ts';
import { isValidTest, type GradeFact, type TestFact } from '../person/facts.ts';
import { triggeredReview } from '../grades/grading.ts';
import type { RuleRow } from '../rules/rule-table.ts';

export interface PositiveTest extends TestFact {
  /** The day on which the police were told. */
  readonly reportedOn: CalendarDay | null;
}

export interface PositiveFollowUp {
  /** 戒毒条例 21: whoever carries the measure out reports new use to the police at once. */
  readonly reported: CalendarDay | null;
  /** the last day of the review; null without an adopted row (or a day of the test). */
  readonly reviewDue: CalendarDay | null;
  /** The first grade that took effect on the day of the test or later. */
  readonly reviewed: CalendarDay | null;
  /** 戒断三年未复吸 or 无感 still stands: the person is to be taken back under control. */
  readonly reinclude: boolean;
  /** Something of it is still to be done. */
  readonly open: boolean;
}

/**
 * `clean`: the person is 戒断三年未复吸 or 无感 today, which a positive test of the last three years contradicts; the
 * clerk confirms the way back, the program never takes it alone.
 */
export function positiveFollowUp(
  test: PositiveTest,
  person: { readonly clean: boolean; readonly grades: readonly GradeFact[] },
  rows: readonly RuleRow[],
  today: CalendarDay,
): PositiveFollowUp {
  const since = firstPossible(test.day);
  const reviews = person.grades.flatMap(({ approvedOn }) =>
    approvedOn !== null && approvedOn >= since ? [approvedOn] : [],
  );
  const reviewed = reviews.sort()[0] ?? null;
  const reinclude = person.clean && undoesClean(test.day, today);
  return {
    reported: test.reportedOn,
    reviewDue: isPrecise(test.day) ? triggeredReview(test.day, rows) : null,
    reviewed,
    reinclude,
    open: test.reportedOn === null || reviewed === null || reinclude,
  };
}

export type LaboratoryState = '待送检' | '待结果' | '已有结果';

/**
 * 弱阳待检 is no result: the sample goes to the laboratory, and a valid 实验室 test of that day or later answers it.
 */
export function laboratoryState(
  weak: { readonly day: string; readonly sentOn: CalendarDay | null },
  tests: readonly TestFact[],
): LaboratoryState {
  const since = firstPossible(weak.day);
  const answered = tests.some(
    (test) => test.kind === '实验室' && isValidTest(test) && firstPossible(test.day) >= since,
  );
  if (answered) return '已有结果';
  return weak.sentOn === null ? '待送检' : '待结果';
}
