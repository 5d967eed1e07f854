/** What the bi-monthly report is composed of: plain values, read by the application layer. */
import type { CalendarDay } from '../../../db/domain/calendar-day.ts';
import type { IndicatorItem, IndicatorTown } from '../../../db/domain/indicator-source.ts';
import type { IndicatorResult } from '../../../db/domain/indicators.ts';

/** The heads and feet of the document (settings of the office). */
interface OfficeWords {
  readonly officeName: string;
  /** 机关代字; empty: not set yet. */
  readonly agencyCode: string;
  readonly recipient: string;
  readonly copyTo: string;
  readonly signer: string;
  readonly checker: string;
  readonly filler: string;
}

interface ReportPeriod {
  readonly year: number;
  readonly firstMonth: number;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

/** What issuing adds. */
export interface IssueWords {
  readonly number: number;
  readonly signer: string;
  readonly issuedOn: CalendarDay;
}

export interface BiMonthlyRows {
  readonly office: OfficeWords;
  readonly period: ReportPeriod;
  readonly today: CalendarDay;
  readonly towns: readonly IndicatorTown[];
  readonly indicators: IndicatorResult;
  /** 期初 against the previous issued report's 期末, person by person; null: no report was issued before. */
  readonly openingCorrections: readonly IndicatorItem[] | null;
  /** Figures typed by the clerk. */
  readonly typed: Readonly<Record<string, number>>;
  /** Texts changed by the clerk, by section id; null: left out. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** Null: a draft. */
  readonly issue: IssueWords | null;
}
