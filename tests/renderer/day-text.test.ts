import { describe, expect, it } from 'vitest';
import { readDay, readNearDay, readRoughDay } from '../../renderer/components/day-text.ts';

const TODAY = '2026-11-15';

describe('a day as a clerk types it', () => {
  it.each([
    ['20261115', '2026-11-15'],
    ['2026-11-5', '2026-11-05'],
    ['2026.11.05', '2026-11-05'],
    ['2026/11/5', '2026-11-05'],
    ['2026年11月5日', '2026-11-05'],
    ['２０２６．１１．５', '2026-11-05'],
    [' 2026 - 11 - 5 ', '2026-11-05'],
    ['今天', '2026-11-15'],
    ['昨天', '2026-11-14'],
    ['前天', '2026-11-13'],
    ['3', '2026-11-03'],
    ['11-3', '2026-11-03'],
    ['11月3日', '2026-11-03'],
    ['1103', '2026-11-03'],
  ])('reads %s as %s', (text, day) => {
    expect(readDay(text, TODAY)).toBe(day);
  });

  it('takes a day without a year for the last one that is not to come', () => {
    expect([readDay('12-30', TODAY), readDay('1230', TODAY), readDay('11-15', TODAY)]).toEqual([
      '2025-12-30',
      '2025-12-30',
      '2026-11-15',
    ]);
  });

  it.each(['2026-02-30', '20261301', '31.11', '0', '', '2026', '下周'])(
    'reads no day from “%s”',
    (text) => {
      expect(readDay(text, TODAY)).toBeNull();
    },
  );
});

describe('a day that may lie ahead', () => {
  it.each([
    ['11-18', '2026-11-18'],
    ['1118', '2026-11-18'],
    ['1.5', '2027-01-05'],
    ['11-13', '2026-11-13'],
    ['6-30', '2026-06-30'],
    ['18', '2026-11-18'],
    ['2025-11-18', '2025-11-18'],
    ['20251118', '2025-11-18'],
    ['明天', '2026-11-16'],
    ['下周', null],
  ])('reads %s as %s, the nearest where no year is typed', (text, day) => {
    expect(readNearDay(text, TODAY)).toBe(day);
  });
});

describe('a day that an old ledger half knows', () => {
  it.each([
    ['2019', '2019'],
    ['2019年', '2019'],
    ['2019.3', '2019-03'],
    ['2019年3月', '2019-03'],
    ['201903', '2019-03'],
    ['2019.3.5', '2019-03-05'],
    ['20190305', '2019-03-05'],
  ])('reads %s as %s', (text, day) => {
    expect(readRoughDay(text, TODAY)).toBe(day);
  });

  it.each(['2019.13', '201913', '很早'])('reads none from “%s”', (text) => {
    expect(readRoughDay(text, TODAY)).toBeNull();
  });
});
