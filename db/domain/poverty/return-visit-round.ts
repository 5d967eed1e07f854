/** R-10 Return visits to drug-involved households out of poverty (年中、年末逐人回访); domain.md 7.10, 12.3 P1. */
import { daysInMonth, makeDay, yearOf, type CalendarDay } from '../calendar/calendar-day.ts';
import { isValidOn, type RuleRow } from '../rules/rule-table.ts';
import { ROUND_NAMES, type PovertyCategory, type RoundName } from '../words/vocabulary.ts';

/** A round by its name: 2026年年中. */
export interface RoundOfYear {
  readonly year: number;
  readonly name: RoundName;
}

export interface ReturnVisitRound extends RoundOfYear {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

/** The day of a year that a row writes as MM-DD; the 29th of February is the 28th in other years. */
function dayOfYear(year: number, monthDay: string): CalendarDay {
  const month = Number(monthDay.slice(0, 2));
  return makeDay(year, month, Math.min(Number(monthDay.slice(3)), daysInMonth(year, month)));
}

/** the window of a round by the row that is valid on the window's first day; null: 未设置. */
export function returnVisitRound(
  year: number,
  name: RoundName,
  rows: readonly RuleRow[],
): ReturnVisitRound | null {
  const id = `ROUND-${name}` as const;
  for (const row of rows) {
    if (row.id !== id) continue;
    const first = dayOfYear(year, row.value.from);
    if (isValidOn(row, first)) return { year, name, first, last: dayOfYear(year, row.value.to) };
  }
  return null;
}

/** the round that lies in, or last before, a day; null: none is set. */
export function roundAt(day: CalendarDay, rows: readonly RuleRow[]): ReturnVisitRound | null {
  let found: ReturnVisitRound | null = null;
  for (const year of [yearOf(day) - 1, yearOf(day)]) {
    for (const name of ROUND_NAMES) {
      const round = returnVisitRound(year, name, rows);
      if (round !== null && round.first <= day && (found === null || round.first > found.first))
        found = round;
    }
  }
  return found;
}

/** Whether a round comes after another in the order of years and names. */
export function isLaterRound(round: RoundOfYear, than: RoundOfYear): boolean {
  if (round.year !== than.year) return round.year > than.year;
  return ROUND_NAMES.indexOf(round.name) > ROUND_NAMES.indexOf(than.name);
}

/** the first round that begins after a day and is later than the one counted last; null: none is set. */
export function roundAfter(
  day: CalendarDay,
  rows: readonly RuleRow[],
  counted: RoundOfYear | null,
): ReturnVisitRound | null {
  let found: ReturnVisitRound | null = null;
  for (const year of [yearOf(day), yearOf(day) + 1]) {
    for (const name of ROUND_NAMES) {
      const round = returnVisitRound(year, name, rows);
      if (round === null || round.first <= day) continue;
      if (counted !== null && !isLaterRound(round, counted)) continue;
      if (found === null || round.first < found.first) found = round;
    }
  }
  return found;
}

/** whether a household is marked 脱贫 or monitored, so that its drug-involved people are on the list of a round. */
export function isReturnVisitHousehold(category: PovertyCategory | null): boolean {
  return category !== null && category !== '一般户';
}

/** '2026-mid' or '2026-end' of a round; null when the text is none. */
export function readRoundName(
  text: string,
): { readonly year: number; readonly name: RoundName } | null {
  const parts = /^(\d{4})-(mid|end)$/.exec(text);
  if (parts === null) return null;
  return { year: Number(parts[1]), name: parts[2] === 'mid' ? '年中' : '年末' };
}
