/** R-13 Report periods: 1–2, 3–4, 5–6, 7–8, 9–10 and 11–12 月. */
import {
  addMonths,
  addDays,
  lastDayOfMonth,
  makeDay,
  monthOf,
  yearOf,
  type CalendarDay,
} from './calendar-day.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import { workingDayAfter, type HolidayTable } from './working-day.ts';

/** A bi-monthly period; period 1 is January and February. */
export interface BiMonthlyPeriod {
  readonly year: number;
  readonly period: number;
}

/** '2026-09/10' of year 2026, period 5. */
export function biMonthlyName(period: BiMonthlyPeriod): string {
  const { first, last } = biMonthlyDays(period);
  return `${first.slice(0, 7)}/${last.slice(5, 7)}`;
}

/** 2026年9—10月. */
export function biMonthlyLabel({ year, period }: BiMonthlyPeriod): string {
  return `${year}年${2 * period - 1}—${2 * period}月`;
}

/** Year and period of '2026-09/10'; null when the text is no bi-monthly period. */
export function readBiMonthlyName(text: string): BiMonthlyPeriod | null {
  const parts = /^(\d{4})-(\d{2})\/(\d{2})$/.exec(text);
  if (parts === null) return null;
  const period = { year: Number(parts[1]), period: Number(parts[3]) / 2 };
  if (!Number.isInteger(period.period) || period.period < 1 || period.period > 6) return null;
  return period.year >= 1 && biMonthlyName(period) === text ? period : null;
}

/** First and last day of a period; the last is the cut-off day. */
export function biMonthlyDays({ year, period }: BiMonthlyPeriod): {
  first: CalendarDay;
  last: CalendarDay;
} {
  const first = makeDay(year, 2 * period - 1, 1);
  return { first, last: lastDayOfMonth(addMonths(first, 1)) };
}

/** The period that holds a day. */
export function biMonthlyPeriodOf(day: CalendarDay): BiMonthlyPeriod {
  return { year: yearOf(day), period: Math.ceil(monthOf(day) / 2) };
}

/** The period before another. */
export function previousBiMonthlyPeriod(period: BiMonthlyPeriod): BiMonthlyPeriod {
  return biMonthlyPeriodOf(addDays(biMonthlyDays(period).first, -1));
}

export interface ReportPeriodAnswer {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  readonly due: CalendarDay | null;
  readonly why: 'ruleMissing' | 'holidayTableEnds' | null;
}

/** the days of a period and when its report is due: working days after the last day, by the row REPORT-DUE valid on the first. */
export function reportPeriod(
  period: BiMonthlyPeriod,
  rows: readonly RuleRow[],
  table: HolidayTable,
): ReportPeriodAnswer {
  const days = biMonthlyDays(period);
  const rule = ruleOn(rows, 'REPORT-DUE', days.first);
  if (rule === null) return { ...days, due: null, why: 'ruleMissing' };
  const due = workingDayAfter(days.last, rule.workingDays, table);
  return { ...days, due: due.day, why: due.why };
}
