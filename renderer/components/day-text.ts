import {
  addDays,
  addYears,
  daysBetween,
  isCalendarDay,
  isRoughDay,
  makeDay,
  monthOf,
  yearOf,
  type CalendarDay,
} from '../../db/domain/calendar/calendar-day.ts';

const WORDS: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  明天: 1,
};

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[年月./、。]/g, '-')
    .replace(/[日号]/g, '')
    .replace(/-+$/, '');
}

function fromParts(year: number, month: number, day: number): CalendarDay | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1) return null;
  const made = makeDay(year, month, day);
  return isCalendarDay(made) ? made : null;
}

/** A day without a year is the last one that is not after today: a clerk records what has been. */
function withoutYear(month: number, day: number, today: CalendarDay): CalendarDay | null {
  const made = fromParts(yearOf(today), month, day);
  return made !== null && made > today ? addYears(made, -1) : made;
}

function fromDigits(text: string, today: CalendarDay): CalendarDay | null {
  const number = Number(text);
  if (text.length === 8) {
    return fromParts(Math.floor(number / 10000), Math.floor(number / 100) % 100, number % 100);
  }
  if (text.length === 4) return withoutYear(Math.floor(number / 100), number % 100, today);
  return text.length <= 2 ? fromParts(yearOf(today), monthOf(today), number) : null;
}

/** Half a year: of two days a year apart the nearer one is meant. */
const HALF_YEAR = 183;

/**
 * As readDay, where a day may well lie ahead (a planned visit, the end of a leave): without a year it is the one nearest to
 * today, so that 11-18 on 16 November is two days ahead and not a year ago.
 */
export function readNearDay(text: string, today: CalendarDay): CalendarDay | null {
  const read = readDay(text, today);
  const clean = plain(text);
  const yearless = /^\d{1,2}-\d{1,2}$/.test(clean) || /^\d{4}$/.test(clean);
  if (read === null || !yearless) return read;
  const days = daysBetween(read, today);
  if (days > HALF_YEAR) return addYears(read, 1);
  return read;
}

/**
 * The day that a clerk means: 20261115, 2026.11.15, 2026年11月15日, 11-15, 1115, 15 (of this month), 今天, 昨天, 前天.
 * Null when it is none, or none that exists.
 */
export function readDay(text: string, today: CalendarDay): CalendarDay | null {
  const word = WORDS[text.trim()];
  if (word !== undefined) return addDays(today, word);
  const clean = plain(text);
  if (/^\d+$/.test(clean)) return fromDigits(clean, today);
  const full = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  if (full) return fromParts(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})-(\d{1,2})$/.exec(clean);
  return short ? withoutYear(Number(short[1]), Number(short[2]), today) : null;
}

/** As readDay, and also 2019 or 2019.3 where only the year or the month is known. */
export function readRoughDay(text: string, today: CalendarDay): string | null {
  const clean = plain(text);
  if (/^(19|20)\d{2}$/.test(clean)) return clean;
  const month = /^(\d{4})-(\d{1,2})$/.exec(clean) ?? /^((?:19|20)\d{2})(\d{2})$/.exec(clean);
  if (month) {
    const made = `${month[1] ?? ''}-${(month[2] ?? '').padStart(2, '0')}`;
    return isRoughDay(made) ? made : null;
  }
  return readDay(text, today);
}
