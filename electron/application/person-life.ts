import type { CalendarDay } from '../../db/domain/calendar-day.ts';
import { cleanClock, type CleanClock } from '../../db/domain/clean-clock.ts';
import { measureState, type MeasureState } from '../../db/domain/measure-state.ts';
import { measureTerm, type MeasureTerm } from '../../db/domain/measure-term.ts';
import { reportIn, type ReportIn } from '../../db/domain/report-in.ts';
import type { RuleRow } from '../../db/domain/rule-table.ts';
import { seriousViolation, type SeriousViolation } from '../../db/domain/serious-violation.ts';
import { testWindows, type TestWindowsSummary } from '../../db/domain/test-windows.ts';
import type { LifeFacts } from '../../db/repositories/life-facts.ts';

/** A measure with everything that the rules answer for it on a day. */
export interface MeasureAnswers {
  readonly measure: LifeFacts['measures'][number];
  readonly state: MeasureState;
  readonly reportIn: ReportIn;
  readonly term: MeasureTerm;
  readonly windows: TestWindowsSummary;
  readonly violation: SeriousViolation;
}

/** What answer for one person on a day: computed in one place, for the person's page, the to-do list and the grades. */
export interface LifeAnswers {
  readonly measures: readonly MeasureAnswers[];
  readonly clean: CleanClock;
}

/** Asks the rules about the recorded facts; reads nothing. */
export function answersOf(
  facts: LifeFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): LifeAnswers {
  return {
    measures: facts.measures.map((measure) => ({
      measure,
      state: measureState(measure, facts, rows, today),
      reportIn: reportIn(measure, rows, today),
      term: measureTerm(measure, today),
      windows: testWindows(measure, facts.tests, rows, today),
      violation: seriousViolation(measure, facts, rows, today),
    })),
    clean: cleanClock(facts, today),
  };
}

/** Whether a measure has no end yet: at most one 社区戒毒 or 社区康复 is open at a time (defaults.md 4). */
export function isOpen({ measure }: MeasureAnswers): boolean {
  return measure.endDay === null;
}
