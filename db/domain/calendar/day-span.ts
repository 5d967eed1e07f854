/** Stretches of days as whole numbers, [from, to): merged, so that a day counts once however often it is named. */
import { dayNumber, type CalendarDay, type RoughDay, lastPossible } from './calendar-day.ts';

/** [from, to) in days since 1970-01-01. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Sorted, without overlap, touching ones joined; empty ones dropped. */
export function mergeSpans(spans: readonly DaySpan[]): readonly DaySpan[] {
  const sorted = spans
    .filter((span) => span.from < span.to)
    .sort((first, second) => first.from - second.from);
  const merged: { from: number; to: number }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ from: span.from, to: span.to });
  }
  return merged;
}

/** the suspended stretches of a measure; an open one is [from, today), and [d, d) holds no day. */
export function suspendedSpans(
  suspensions: readonly { readonly from: CalendarDay; readonly to: CalendarDay | null }[],
  today: CalendarDay,
): readonly DaySpan[] {
  if (suspensions.length === 0) return [];
  return mergeSpans(
    suspensions.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to ?? today) })),
  );
}

export type LatestDay =
  | { readonly found: true; readonly day: CalendarDay }
  | { readonly found: false; readonly why: 'none' | 'dayImprecise' };

/**
 * R-01, "the latest of several recorded days": a rough one that could be later than the latest precise one makes it
 * undecided (`dayImprecise`); otherwise the rough ones cannot matter and are left out.
 */
export function latestDay(days: readonly RoughDay[]): LatestDay {
  if (days.length === 0) return { found: false, why: 'none' };
  let precise = '';
  let rough = '';
  for (const day of days) {
    const last = lastPossible(day);
    if (day.length === 10) precise = last > precise ? last : precise;
    else rough = last > rough ? last : rough;
  }
  return rough > precise || precise === ''
    ? { found: false, why: 'dayImprecise' }
    : { found: true, day: precise };
}
