/** R-13 Working days: Monday to Friday less statutory holidays plus 调休 days, from a table with the years it covers. */
import { dayFromNumber, dayNumber, yearOf, type CalendarDay } from './calendar-day.ts';

export interface HolidayTable {
  readonly years: ReadonlySet<number>;
  readonly holidays: ReadonlySet<CalendarDay>;
  /** 调休: Saturdays and Sundays that are worked. */
  readonly workdays: ReadonlySet<CalendarDay>;
}

/** A table of the lists as they are written in the data file. */
export function makeHolidayTable(lists: {
  readonly years: readonly number[];
  readonly holidays: readonly CalendarDay[];
  readonly workdays: readonly CalendarDay[];
}): HolidayTable {
  return {
    years: new Set(lists.years),
    holidays: new Set(lists.holidays),
    workdays: new Set(lists.workdays),
  };
}

/** 0 Sunday … 6 Saturday. */
function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

const WEEKDAY_WORDS = '日一二三四五六';

/** 一 … 六, 日. */
export function weekdayWord(day: CalendarDay): string {
  return WEEKDAY_WORDS.charAt(weekdayOf(dayNumber(day)));
}

export function isWeekend(day: CalendarDay): boolean {
  const weekday = weekdayOf(dayNumber(day));
  return weekday === 0 || weekday === 6;
}

/** The days of one year as the office entered them from the notice. */
export interface HolidayYear {
  readonly year: number;
  readonly holidays: readonly CalendarDay[];
  readonly workdays: readonly CalendarDay[];
}

/** The shipped table with the years that the office entered: these take the place of a shipped year, and follow the last one. */
export function withHolidayYears(
  table: HolidayTable,
  entered: readonly HolidayYear[],
): HolidayTable {
  if (entered.length === 0) return table;
  const replaced = new Set(entered.map(({ year }) => year));
  const kept = (days: ReadonlySet<CalendarDay>) =>
    [...days].filter((day) => !replaced.has(yearOf(day)));
  return {
    years: new Set([...table.years, ...replaced]),
    holidays: new Set([...kept(table.holidays), ...entered.flatMap(({ holidays }) => holidays)]),
    workdays: new Set([...kept(table.workdays), ...entered.flatMap(({ workdays }) => workdays)]),
  };
}

export type WorkingDayAnswer =
  | { readonly day: CalendarDay; readonly why: null }
  | { readonly day: null; readonly why: 'holidayTableEnds' };

/**
 * the `days`-th working day after `from`; `from` itself is not counted and not looked up. A day that must be looked
 * up in a year the table does not cover: `holidayTableEnds`.
 */
export function workingDayAfter(
  from: CalendarDay,
  days: number,
  table: HolidayTable,
): WorkingDayAnswer {
  let number = dayNumber(from);
  let day = from;
  for (let left = days; left > 0;) {
    number += 1;
    day = dayFromNumber(number);
    if (!table.years.has(yearOf(day))) return { day: null, why: 'holidayTableEnds' };
    const weekday = weekdayOf(number);
    const ordinary = weekday >= 1 && weekday <= 5 && !table.holidays.has(day);
    if (ordinary || table.workdays.has(day)) left -= 1;
  }
  return { day, why: null };
}
