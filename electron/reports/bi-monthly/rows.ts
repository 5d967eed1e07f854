/** What the bi-monthly report is composed of: plain values, read by the application layer. */
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { IndicatorItem, IndicatorTown } from '../../../db/domain/figures/indicator-source.ts';
import type { IndicatorResult } from '../../../db/domain/figures/indicators.ts';
import type { RoundOfYear } from '../../../db/domain/poverty/return-visit-round.ts';
import type { IssueWords, OfficeWords } from '../report-model.ts';

interface ReportPeriod {
  readonly year: number;
  readonly firstMonth: number;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

/** 期初 against the 期末 of the last report issued before. */
export interface OpeningComparison {
  /** Person by person: who differs, and why. */
  readonly items: readonly IndicatorItem[];
  /** The period of that report: 2026年5—6月. */
  readonly period: string;
  /** Periods between the two were not reported. */
  readonly skipped: boolean;
}

/** Rounds of return visits around the last day of the period. */
export interface PeriodRounds {
  /** The round of the register whose figures are recorded; null: none had begun. */
  readonly counted: RoundOfYear | null;
  /** The round that lies in or last before that day by the rules; null: 未设置. */
  readonly byRule: RoundOfYear | null;
  /** The round after it by the rules; null: 未设置. */
  readonly next: RoundOfYear | null;
}

export interface BiMonthlyRows {
  readonly office: OfficeWords;
  readonly period: ReportPeriod;
  readonly today: CalendarDay;
  readonly towns: readonly IndicatorTown[];
  readonly indicators: IndicatorResult;
  /** Null: no report was issued before. */
  readonly opening: OpeningComparison | null;
  /** Figures typed by the clerk. */
  readonly typed: Readonly<Record<string, number>>;
  /** Figures of ledgers that the register keeps by now (stations, return visits, new cases): they stand in the place of typed ones. */
  readonly recorded: Readonly<Record<string, number>>;
  readonly rounds: PeriodRounds;
  /** Texts changed by the clerk, by section id; null: left out. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** Null: a draft. */
  readonly issue: IssueWords | null;
}
