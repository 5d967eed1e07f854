/** The facts of one person that the rules of graded control read, and what answer about them. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { cleanClock, type CleanClock } from './clean-clock.ts';
import type { LeaveFact, MeasureFacts, SeizureFact, TestFact } from './facts.ts';
import { measureState, type MeasureState } from '../measures/measure-state.ts';
import { measureTerm, type MeasureTerm } from '../measures/measure-term.ts';
import { reportIn, type ReportIn } from '../measures/report-in.ts';
import type { RuleRow } from '../rules/rule-table.ts';
import { seriousViolation, type SeriousViolation } from '../measures/serious-violation.ts';
import { testWindows, type TestWindowsSummary } from '../testing/test-windows.ts';
import type { RiskSign, TestSource } from '../words/vocabulary.ts';

/** A fact with the id of its record. */
export type Numbered<T> = T & { readonly id: number };

/** An event that asks for a review; `recordedOn`: the day it was keyed in, null where that is not known. */
type Recorded<T> = T & { readonly recordedOn?: CalendarDay | null };

/** A sign of risk that is neither a test nor a seizure. */
export interface RiskSignFact {
  readonly day: CalendarDay;
  readonly kind: RiskSign;
}

/** The recorded facts of one person that read; nothing voided is among them. */
export interface LifeFacts {
  readonly measures: readonly Numbered<MeasureFacts>[];
  /** `origin`: 抽检 is what TEST-SURPRISE counts. */
  readonly tests: readonly (Recorded<Numbered<TestFact>> & { readonly origin?: TestSource })[];
  readonly leaves: readonly Numbered<LeaveFact>[];
  readonly seizures: readonly Recorded<SeizureFact>[];
  readonly riskSigns: readonly Recorded<Numbered<RiskSignFact>>[];
}

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

/** about one measure. */
export function answersOfMeasure(
  measure: LifeFacts['measures'][number],
  facts: LifeFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): MeasureAnswers {
  return {
    measure,
    state: measureState(measure, facts, rows, today),
    reportIn: reportIn(measure, rows, today),
    term: measureTerm(measure, today),
    windows: testWindows(measure, facts.tests, rows, today),
    violation: seriousViolation(measure, facts, rows, today),
  };
}

/** Asks the rules about the recorded facts; reads nothing. */
export function answersOf(
  facts: LifeFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): LifeAnswers {
  return {
    measures: facts.measures.map((measure) => answersOfMeasure(measure, facts, rows, today)),
    clean: cleanClock(facts, today),
  };
}
