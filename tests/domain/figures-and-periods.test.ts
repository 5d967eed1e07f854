import { describe, expect, test } from 'vitest';
import {
  divideHalfAway,
  fenOf,
  fractionOf,
  isDecimal,
  isMoney,
  moneyOf,
  percentageText,
} from '../../db/domain/values/percentage.ts';
import {
  biMonthlyDays,
  biMonthlyName,
  biMonthlyPeriodOf,
  previousBiMonthlyPeriod,
  readBiMonthlyName,
  reportPeriod,
} from '../../db/domain/calendar/report-period.ts';
import { makeHolidayTable, workingDayAfter } from '../../db/domain/calendar/working-day.ts';
import { ADOPTED_EXAMPLES, makeRow } from './make-facts.ts';

const TABLE = makeHolidayTable({
  years: [2025],
  holidays: [
    '2025-01-01',
    '2025-05-01',
    '2025-05-02',
    '2025-05-05',
    '2025-10-01',
    '2025-10-02',
    '2025-10-03',
    '2025-10-06',
    '2025-10-07',
    '2025-10-08',
  ],
  workdays: ['2025-04-27', '2025-09-28', '2025-10-11'],
});

describe('R-12 percentages: one decimal, a half away from zero', () => {
  test.each([
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
    [1, 8, '12.5%'],
    [1, 16, '6.3%'],
    [-1, 16, '-6.3%'],
    [1, 2000, '0.1%'],
    [1, 2001, '0.0%'],
    [-1, 2001, '0.0%'],
    [3, 2, '150.0%'],
    [0, 5, '0.0%'],
    [5, 5, '100.0%'],
    [0, 0, '无'],
    [7, 0, '无'],
    [9007199254740991, 9007199254740991, '100.0%'],
  ])('%i of %i is %s', (part, base, text) => {
    expect(percentageText(part, base)).toBe(text);
  });
});

describe('money in fen', () => {
  test.each([
    ['7300.00', 730_000n],
    ['-1200.50', -120_050n],
    ['0.05', 5n],
    ['-0.05', -5n],
    ['0.00', 0n],
  ])('%s is %i fen and back', (text, fen) => {
    expect([isMoney(text), fenOf(text), moneyOf(fen)]).toEqual([true, fen, text]);
  });

  test.each(['-0.00', '1', '1.5', '01.00', '+1.00', '1,000.00', 'NaN', '', 7300])(
    '%s is not money',
    (text) => {
      expect(isMoney(text)).toBe(false);
    },
  );

  test('a half goes away from zero', () => {
    expect([
      divideHalfAway(5n, 2n),
      divideHalfAway(-5n, 2n),
      divideHalfAway(4n, 3n),
      divideHalfAway(-1n, 3n),
    ]).toEqual([3n, -3n, 1n, 0n]);
  });

  test('decimals are exact fractions', () => {
    expect([
      fractionOf('1.2'),
      fractionOf('2'),
      isDecimal('1.25'),
      isDecimal('-1'),
      isDecimal('1.'),
    ]).toEqual([
      { numerator: 12n, denominator: 10n },
      { numerator: 2n, denominator: 1n },
      true,
      false,
      false,
    ]);
  });
});

describe('R-13 working days: Monday to Friday less holidays plus 调休', () => {
  test.each([
    ['2025-02-28', 5, '2025-03-07'],
    ['2025-04-30', 5, '2025-05-12'],
    ['2025-04-25', 1, '2025-04-27'],
    ['2025-09-27', 1, '2025-09-28'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-10-10', 1, '2025-10-11'],
    ['2024-12-31', 1, '2025-01-02'],
  ])('from %s the %i. working day is %s', (from, days, day) => {
    expect(workingDayAfter(from, days, TABLE)).toEqual({ day, why: null });
  });

  test('a day beyond the table is not guessed', () => {
    expect(workingDayAfter('2025-12-29', 5, TABLE)).toEqual({ day: null, why: 'holidayTableEnds' });
    expect(workingDayAfter('2025-12-29', 2, TABLE)).toEqual({ day: '2025-12-31', why: null });
    expect(workingDayAfter('2024-12-30', 1, TABLE)).toEqual({ day: null, why: 'holidayTableEnds' });
  });
});

describe('R-13 bi-monthly periods', () => {
  test('every period has a name that is read back', () => {
    const names = [1, 2, 3, 4, 5, 6].map((period) => biMonthlyName({ year: 2026, period }));
    expect(names).toEqual([
      '2026-01/02',
      '2026-03/04',
      '2026-05/06',
      '2026-07/08',
      '2026-09/10',
      '2026-11/12',
    ]);
    expect(names.map(readBiMonthlyName)).toEqual(
      [1, 2, 3, 4, 5, 6].map((period) => ({ year: 2026, period })),
    );
  });

  test.each([
    '2026-10/11',
    '2026-09/11',
    '2026-9/10',
    '2026-13/14',
    '0000-01/02',
    '2026',
    '2026-00/00',
  ])('%s is no period', (text) => {
    expect(readBiMonthlyName(text)).toBeNull();
  });

  test('the last day is the cut-off, also in a leap year', () => {
    expect([
      biMonthlyDays({ year: 2024, period: 1 }),
      biMonthlyDays({ year: 2025, period: 1 }),
      biMonthlyDays({ year: 2026, period: 6 }),
    ]).toEqual([
      { first: '2024-01-01', last: '2024-02-29' },
      { first: '2025-01-01', last: '2025-02-28' },
      { first: '2026-11-01', last: '2026-12-31' },
    ]);
  });

  test('a day lies in one period, and each has one before it', () => {
    expect([
      biMonthlyPeriodOf('2026-10-31'),
      biMonthlyPeriodOf('2026-11-01'),
      previousBiMonthlyPeriod({ year: 2026, period: 1 }),
    ]).toEqual([
      { year: 2026, period: 5 },
      { year: 2026, period: 6 },
      { year: 2025, period: 6 },
    ]);
  });

  test('the report is due working days after the last day, by the row of the first day', () => {
    expect(reportPeriod({ year: 2025, period: 2 }, ADOPTED_EXAMPLES, TABLE)).toEqual({
      first: '2025-03-01',
      last: '2025-04-30',
      due: '2025-05-12',
      why: null,
    });
    const rows = [
      makeRow('REPORT-DUE', { workingDays: 3 }, { to: '2025-03-02' }),
      makeRow('REPORT-DUE', { workingDays: 9 }, { from: '2025-03-02' }),
    ];
    expect(reportPeriod({ year: 2025, period: 2 }, rows, TABLE).due).toBe('2025-05-08');
  });

  test('without a row or beyond the holiday table there is no due day', () => {
    expect(reportPeriod({ year: 2025, period: 6 }, ADOPTED_EXAMPLES, TABLE)).toEqual({
      first: '2025-11-01',
      last: '2025-12-31',
      due: null,
      why: 'holidayTableEnds',
    });
    expect(reportPeriod({ year: 2025, period: 6 }, [], TABLE).why).toBe('ruleMissing');
  });
});
