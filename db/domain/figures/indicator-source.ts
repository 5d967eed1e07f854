/** What the indicators are counted from: plain facts as the register holds them, read in one transaction. */
import type { CalendarDay, RoughDay } from '../calendar/calendar-day.ts';
import type { ContactFact, GradeFact, MeasureFacts, TestFact } from '../person/facts.ts';
import type { Presence, StatusCause } from './population.ts';
import type { RuleRow } from '../rules/rule-table.ts';
import type { ControlStatus, PersonCategory } from '../words/vocabulary.ts';

/** First and last day, both included. */
export interface IndicatorPeriod {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

/** What counted for the person from `day` on. 存量登记 counts from the beginning of time, whatever its day. */
export interface StatusFact {
  readonly id: number;
  readonly day: CalendarDay;
  readonly cause: StatusCause;
  readonly status: ControlStatus;
  readonly presence: Presence;
  readonly townCode: string;
}

export interface RecordedContact extends ContactFact {
  readonly id: number;
  readonly outcome: string;
}
export interface RecordedTest extends TestFact {
  readonly id: number;
}
export interface RecordedHelp {
  readonly id: number;
  readonly day: RoughDay;
  readonly kind: string;
}
export interface RecordedMeasure extends MeasureFacts {
  readonly id: number;
}

export interface IndicatorPerson {
  readonly id: number;
  readonly category: PersonCategory;
  readonly registeredOn: CalendarDay;
  /** Today's town: only for a record older than the person's first status. */
  readonly townCode: string;
  /** 无感式管理. */
  readonly lightTouch: boolean;
  /** Sorted by day, then by id. */
  readonly statuses: readonly StatusFact[];
  /** Sorted by day of approval, then by id; only approved ones. */
  readonly grades: readonly GradeFact[];
  readonly measures: readonly RecordedMeasure[];
  /**
   * Sorted by day. Every contact of the period, every contact with a rough day, and of those before the period at least
   * the last one before each day of contactBoundaries and the last one 面对面 (indicator-visits.ts).
   */
  readonly contacts: readonly RecordedContact[];
  /** Days of all valid tests up to the period's last day. */
  readonly testDays: readonly RoughDay[];
  /** Those of the period, whatever their result. */
  readonly tests: readonly RecordedTest[];
  /** Those of the period. */
  readonly help: readonly RecordedHelp[];
}

export interface IndicatorTown {
  readonly code: string;
  readonly name: string;
  readonly retired: boolean;
}

export interface IndicatorSource {
  readonly people: readonly IndicatorPerson[];
  readonly rules: readonly RuleRow[];
}

/** One line of the list behind a figure: a person, or one record of a person. */
export interface IndicatorItem {
  readonly personId: number;
  /** The town that the line counts for. */
  readonly townCode: string;
  /** Why it is on the list, in the clerk's words; may be empty. */
  readonly note: string;
}
