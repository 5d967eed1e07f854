import { describe, expect, it } from 'vitest';
import {
  dayOfSerial,
  formatCode,
  serialOfDay,
  shownDay,
} from '../../electron/ledger/number-formats.ts';

describe('a display format', () => {
  it.each([
    ['General', 'none'],
    ['0.00', 'none'],
    ['#,##0.00_ ;[Red]-#,##0.00 ', 'none'],
    ['@', 'none'],
    ['0"年"', 'none'],
    ['yyyy/m/d', 'day'],
    ['yyyy-mm-dd;@', 'day'],
    ['yyyy"年"m"月"d"日";@', 'day'],
    ['[$-804]yyyy"年"m"月"d"日"', 'day'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 'day'],
    ['m"月"d"日"', 'day'],
    ['d-mmm-yy', 'day'],
    ['yyyy/m/d h:mm', 'day'],
    ['yyyy"年"m"月"', 'month'],
    ['yyyy\\-mm', 'month'],
    ['mmm-yy', 'month'],
    ['yyyy', 'year'],
    ['h:mm:ss', 'none'],
    ['mm:ss.0', 'none'],
    ['[h]:mm', 'none'],
    ['h:mm AM/PM', 'none'],
  ])('%s shows: %s', (code, shown) => {
    expect(shownDay(code)).toBe(shown);
  });

  it('of a built-in number is known without being written in the file; an own one goes first', () => {
    expect([14, 31, 57, 49, 0, 9999].map((id) => formatCode(id, new Map()))).toEqual([
      'yyyy/m/d',
      'yyyy"年"m"月"d"日"',
      'yyyy"年"m"月"',
      '@',
      'General',
      'General',
    ]);
    expect(formatCode(14, new Map([[14, '0']]))).toBe('0');
  });
});

describe('a serial number', () => {
  it.each([
    [44_260, false, '2021-03-05'],
    [44_260.75, false, '2021-03-05'],
    [42_798, true, '2021-03-05'],
    [61, false, '1900-03-01'],
    [60, false, null],
    [0, true, '1904-01-01'],
    [-1, true, null],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [Number.NaN, false, null],
  ])('%d (1904: %s) is %s', (serial, date1904, day) => {
    expect(dayOfSerial(serial, date1904)).toBe(day);
  });

  it('of a day is read back as that day in both systems', () => {
    for (const date1904 of [false, true]) {
      expect(dayOfSerial(serialOfDay('2024-02-29', date1904), date1904)).toBe('2024-02-29');
    }
  });
});
