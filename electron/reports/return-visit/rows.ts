/** What the report of a round is composed of: plain values, read by the application layer. */
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { RoundPoint } from '../../../db/domain/poverty/review-charts.ts';
import type { RoundFacts } from '../../../db/domain/poverty/round-fact.ts';
import type { IndicatorTown } from '../../../db/domain/figures/indicator-source.ts';
import type { PovertyLevel } from '../../../db/domain/words/vocabulary.ts';
import type { IssueWords, OfficeWords } from '../report-model.ts';

/** What a round reached, earned and got, for comparing. */
export interface RoundTotals {
  readonly listed: number;
  readonly visited: number;
  /** Of the households with a complete income; null: there is none. */
  readonly medianFen: bigint | null;
  readonly helpCount: number;
  readonly helpHomes: number;
  readonly helpFen: bigint;
}

/** Another round to compare with: its label, the level of each household, and its totals. */
export interface OtherRound {
  readonly label: string;
  readonly levels: ReadonlyMap<number, PovertyLevel>;
  readonly totals: RoundTotals;
}

export interface ReturnVisitRows {
  readonly office: OfficeWords;
  readonly facts: RoundFacts;
  /** The round before; null: this is the first. */
  readonly before: OtherRound | null;
  /** The same round of last year; null: there was none, or it is the round before. */
  readonly yearAgo: OtherRound | null;
  /** The last rounds before this one, the oldest first: the course that a chart shows. */
  readonly earlier: readonly RoundPoint[];
  readonly towns: readonly IndicatorTown[];
  readonly today: CalendarDay;
  /** Texts changed by the clerk, by section id. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** Null: a draft. */
  readonly issue: IssueWords | null;
}
