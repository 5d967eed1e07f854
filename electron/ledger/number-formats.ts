import {
  dayFromNumber,
  dayNumber,
  type CalendarDay,
} from '../../db/domain/calendar/calendar-day.ts';

/** What a number format shows of a day: nothing (it is a number), the year, year and month, or the whole day. */
export type ShownDay = 'none' | 'year' | 'month' | 'day';

/**
 * The built-in formats that show a day, in Chinese Excel (ECMA-376 18.8.30, zh-cn column for 27 to 36 and 50 to 58).
 * Only what they show matters here.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'm"月"d"日"',
  17: 'yyyy"年"m"月"',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The format code of a style's format id; a workbook's own codes come first. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? BUILT_IN[id] ?? 'General';
}

const shownByCode = new Map<string, ShownDay>();

/** What a format code shows of a day. Quoted text, escapes, colours and conditions do not count, nor do hours and minutes. */
export function shownDay(code: string): ShownDay {
  const known = shownByCode.get(code);
  if (known !== undefined) return known;
  const shown = readCode(code);
  if (shownByCode.size < 1000) shownByCode.set(code, shown);
  return shown;
}

function readCode(code: string): ShownDay {
  if (/^general$/i.test(code)) return 'none';
  const letters = (code.split(';')[0] ?? '')
    .toLowerCase()
    .replace(/\[(h+|m+|s+)\]/g, 'h')
    .replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, '');
  const withoutTime = letters.replace(/h+[^ymd]*m+|m+[^ymdh]*s+|am\/pm|a\/p/g, '');
  if (!/[ymde]/.test(withoutTime) || /[0#?]/.test(withoutTime)) return 'none';
  if (/d/.test(withoutTime)) return 'day';
  if (/m/.test(withoutTime)) return 'month';
  return /[ye]/.test(withoutTime) ? 'year' : 'none';
}

/**
 * The day of a serial number; null when it is none that Excel can show (before 1900-03-01 Excel counts a day that never
 * was, so those are refused) or later than 9999.
 */
export function dayOfSerial(serial: number, date1904: boolean): CalendarDay | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(whole) || whole > 2_958_465 || whole < (date1904 ? 0 : 61)) return null;
  return dayFromNumber(whole + dayNumber(date1904 ? '1904-01-01' : '1899-12-30'));
}

/** The serial number of a day, as written into a workbook of either system. */
export function serialOfDay(day: CalendarDay, date1904: boolean): number {
  return dayNumber(day) - dayNumber(date1904 ? '1904-01-01' : '1899-12-30');
}
