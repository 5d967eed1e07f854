import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  compareDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  firstPossible,
  formatChineseDay,
  fullMonthsBetween,
  isCalendarDay,
  isRoughDay,
  lastDayOfMonth,
  lastPossible,
} from '../../db/domain/calendar/calendar-day.ts';

describe('R-01 days', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-31', 2, '2024-03-31'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-05-31', 0, '2024-05-31'],
  ])('%s and %i months is %s: the last day when the month is shorter', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  test('a year is twelve months from the anchor', () => {
    expect([
      addYears('2024-02-29', 1),
      addYears('2024-02-29', 4),
      addYears('2021-03-01', 3),
    ]).toEqual(['2025-02-28', '2028-02-29', '2024-03-01']);
  });

  test('every day from 1899 to 2101 has the number of the platform calendar and returns from it', () => {
    const wrong: string[] = [];
    const first = Date.UTC(1899, 0, 1) / 86_400_000;
    const last = Date.UTC(2101, 11, 31) / 86_400_000;
    for (let number = first; number <= last; number += 1) {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      if (dayNumber(day) !== number || dayFromNumber(number) !== day) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  test('days cross months, leap days and years', () => {
    expect([
      addDays('2024-02-28', 1),
      addDays('2023-02-28', 1),
      addDays('2024-12-31', 1),
      addDays('2024-01-01', -1),
      addDays('2024-01-10', 15),
    ]).toEqual(['2024-02-29', '2023-03-01', '2025-01-01', '2023-12-31', '2024-01-25']);
    expect([
      daysBetween('2024-02-01', '2024-03-01'),
      daysBetween('2024-03-01', '2024-02-01'),
    ]).toEqual([29, -29]);
  });

  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-04-31', false],
    ['2024-01-00', false],
    ['0000-01-01', false],
    ['0001-01-01', true],
    ['2024-1-5', false],
    ['2024-01-05 ', false],
    ['２０２４-01-05', false],
    [20240105, false],
    [null, false],
  ])('%s is a day of the calendar: %s', (text, expected) => {
    expect(isCalendarDay(text)).toBe(expected);
  });

  test.each([
    ['2024', true, '2024-01-01', '2024-12-31'],
    ['0001', true, '0001-01-01', '0001-12-31'],
    ['0001-02', true, '0001-02-01', '0001-02-28'],
    ['2024-02', true, '2024-02-01', '2024-02-29'],
    ['2023-02', true, '2023-02-01', '2023-02-28'],
    ['2024-02-10', true, '2024-02-10', '2024-02-10'],
  ])('the rough day %s stands for %s to %s', (text, rough, first, last) => {
    expect([isRoughDay(text), firstPossible(text), lastPossible(text)]).toEqual([
      rough,
      first,
      last,
    ]);
  });

  test.each(['0000', '2024-13', '24', '2024-2', '', 2024])('%s is no rough day', (text) => {
    expect(isRoughDay(text)).toBe(false);
  });

  test.each([
    ['2024-01-31', '2024-02-29', 1],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-15', '2025-01-14', 11],
    ['2024-01-15', '2025-01-15', 12],
    ['2024-01-15', '2024-01-15', 0],
  ])('from %s to %s are %i full months', (from, to, months) => {
    expect(fullMonthsBetween(from, to)).toBe(months);
  });

  test('days sort as text does', () => {
    const days = ['2024-10-01', '2024-09-30', '2024-09-30'];
    expect([
      compareDays('2024-01-01', '2024-01-02'),
      compareDays('2024-01-02', '2024-01-01'),
    ]).toEqual([-1, 1]);
    expect([...days].sort(compareDays)).toEqual(['2024-09-30', '2024-09-30', '2024-10-01']);
  });

  test.each([
    ['2026-03-05', '2026年3月5日'],
    ['2026-12-31', '2026年12月31日'],
    ['2026-03', '2026年3月'],
    ['2026', '2026年'],
  ])('%s is written %s, without leading zeros', (day, text) => {
    expect(formatChineseDay(day)).toBe(text);
  });

  test('the last day of a month', () => {
    expect([
      lastDayOfMonth('2024-02-03'),
      lastDayOfMonth('2025-02'),
      lastDayOfMonth('2025-04-30'),
    ]).toEqual(['2024-02-29', '2025-02-28', '2025-04-30']);
  });
});
