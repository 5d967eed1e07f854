/**
 * R-01 Days. A day is 'YYYY-MM-DD' in the civil calendar, without time or zone; comparing two days as text compares them
 * in time. All arithmetic is on whole numbers (days since 1970-01-01), so it needs no Date and knows no summer time.
 */

/** 'YYYY-MM-DD'. */
export type CalendarDay = string;
/** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': what an old ledger still knows of a day. */
export type RoughDay = string;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month, month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function digit(text: string, position: number): number {
  return text.charCodeAt(position) - 48;
}

/** Year of any rough day. */
export function yearOf(day: RoughDay): number {
  return digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
}

/** Month (1 to 12) of a day or of a rough day with a month. */
export function monthOf(day: RoughDay): number {
  return digit(day, 5) * 10 + digit(day, 6);
}

/** Day of the month (1 to 31) of a day. */
function dayOfMonth(day: CalendarDay): number {
  return digit(day, 8) * 10 + digit(day, 9);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** The day with these parts; the parts must exist in the calendar. */
export function makeDay(year: number, month: number, day: number): CalendarDay {
  return `${year < 1000 ? pad(year, 4) : year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Whether a text is a day that exists in the calendar (year 0001 to 9999). */
export function isCalendarDay(text: unknown): text is CalendarDay {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = monthOf(text);
  const day = dayOfMonth(text);
  return (
    yearOf(text) >= 1 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(yearOf(text), month)
  );
}

/** Whether a text is a day, a month or a year of the calendar. */
export function isRoughDay(text: unknown): text is RoughDay {
  if (typeof text !== 'string') return false;
  if (/^\d{4}$/.test(text)) return yearOf(text) >= 1;
  if (/^\d{4}-\d{2}$/.test(text))
    return yearOf(text) >= 1 && monthOf(text) >= 1 && monthOf(text) <= 12;
  return isCalendarDay(text);
}

/** Whether a rough day is known to the day. */
export function isPrecise(day: RoughDay): boolean {
  return day.length === 10;
}

/** First day that a rough day can stand for. */
export function firstPossible(day: RoughDay): CalendarDay {
  if (day.length === 10) return day;
  return day.length === 7 ? `${day}-01` : `${day}-01-01`;
}

/** Last day that a rough day can stand for. */
export function lastPossible(day: RoughDay): CalendarDay {
  if (day.length === 10) return day;
  return day.length === 7 ? `${day}-${daysInMonth(yearOf(day), monthOf(day))}` : `${day}-12-31`;
}

/** Days since 1970-01-01 of a day (negative before it). */
export function dayNumber(day: CalendarDay): number {
  const month = monthOf(day);
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear =
    Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth(day) - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

/** The day with a number of days since 1970-01-01. */
export function dayFromNumber(number: number): CalendarDay {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return makeDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The day so many days later (earlier when negative). */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const inMonth = dayOfMonth(day) + days;
  if (inMonth >= 1 && inMonth <= 28)
    return `${day.slice(0, 8)}${inMonth < 10 ? '0' : ''}${inMonth}`;
  return dayFromNumber(dayNumber(day) + days);
}

/**
 * the same day of the month so many months later, the month's last day when it is shorter
 * (2024-01-31 + 1 month = 2024-02-29). Always compute from the anchor, never step by step.
 */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return makeDay(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)));
}

/** addYears(d, n) = addMonths(d, 12 n). */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return addMonths(day, 12 * years);
}

/** Negative, 0 or positive, as for sort. */
export function compareDays(first: CalendarDay, second: CalendarDay): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** Days from one day to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

export function earlierDay(first: CalendarDay, second: CalendarDay): CalendarDay {
  return first < second ? first : second;
}

export function laterDay(first: CalendarDay, second: CalendarDay): CalendarDay {
  return first > second ? first : second;
}

/** The last day of the month of a day or of a rough day with a month. */
export function lastDayOfMonth(day: RoughDay): CalendarDay {
  return makeDay(yearOf(day), monthOf(day), daysInMonth(yearOf(day), monthOf(day)));
}

/** Full months from one day to a later one, by R-01: the most months n with addMonths(from, n) ≤ to. */
export function fullMonthsBetween(from: CalendarDay, to: CalendarDay): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  return addMonths(from, months) <= to ? months : months - 1;
}

/** 2026-03-05 as 2026年3月5日, 2026-03 as 2026年3月, 2026 as 2026年 (GB/T 9704 7.3.5.4: no leading zeros). */
export function formatChineseDay(day: RoughDay): string {
  const year = `${yearOf(day)}年`;
  if (day.length === 4) return year;
  const month = `${year}${monthOf(day)}月`;
  return day.length === 7 ? month : `${month}${dayOfMonth(day)}日`;
}
