/** What the yearly assessment is composed of: plain values, read by the application layer. */
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { IndicatorTown } from '../../../db/domain/figures/indicator-source.ts';
import type { RoundPoint } from '../../../db/domain/poverty/review-charts.ts';
import type { FormerSheet, RoundFacts } from '../../../db/domain/poverty/round-fact.ts';
import type { IssueWords, OfficeWords } from '../report-model.ts';
import type { OtherRound } from '../return-visit/rows.ts';

export interface PovertyAnnualRows {
  readonly office: OfficeWords;
  readonly year: number;
  /** The rounds of the year in their order; at least one. */
  readonly rounds: readonly [RoundFacts, ...RoundFacts[]];
  /** All rounds before, the oldest first: the course over the years. */
  readonly earlier: readonly RoundPoint[];
  /** The round before the last one of the year; null: there is none. */
  readonly before: OtherRound | null;
  /** By person: what was last concluded of those whom the last round did not reach. */
  readonly former: ReadonlyMap<number, FormerSheet>;
  /** Households under watch when the last round ended. */
  readonly watched: ReadonlySet<number>;
  readonly towns: readonly IndicatorTown[];
  readonly today: CalendarDay;
  readonly texts: Readonly<Record<string, string | null>>;
  readonly issue: IssueWords | null;
}
