import { describe, expect, test } from 'vitest';
import type { MeasureFacts, TestFact } from '../../db/domain/person/facts.ts';
import {
  listTestWindows,
  testWindows,
  type TestWindowsSummary,
} from '../../db/domain/testing/test-windows.ts';
import { ADOPTED_EXAMPLES, makeMeasure, makeRow, makeTest } from './make-facts.ts';

interface Case {
  readonly title: string;
  readonly measure?: Partial<MeasureFacts>;
  readonly tests?: readonly TestFact[];
  readonly today: string;
  readonly expected: Partial<TestWindowsSummary>;
}

const CASES: readonly Case[] = [
  {
    title: 'a window ends on the day before the next month border',
    today: '2024-02-14',
    expected: {
      should: 0,
      done: 0,
      missing: 0,
      excused: 0,
      nextDue: '2024-02-14',
      oldestMissing: null,
    },
  },
  {
    title: 'it counts from the day after',
    today: '2024-02-15',
    expected: {
      should: 1,
      missing: 1,
      nextDue: '2024-03-14',
      oldestMissing: ['2024-01-15', '2024-02-15'],
    },
  },
  {
    title: 'the border day belongs to the next window',
    tests: [makeTest('2024-02-15')],
    today: '2024-02-20',
    expected: { should: 1, done: 0, missing: 1, nextDue: '2024-04-14' },
  },
  {
    title: 'a second test in a window fills no other',
    tests: [makeTest('2024-01-20'), makeTest('2024-02-01', '阳性'), makeTest('2024-02-01')],
    today: '2024-03-15',
    expected: { should: 2, done: 1, missing: 1, oldestMissing: ['2024-02-15', '2024-03-15'] },
  },
  {
    title: '弱阳待检, 拒检 and 逃避 are not valid',
    tests: [
      makeTest('2024-01-20', '弱阳待检'),
      makeTest('2024-01-21', '拒检'),
      makeTest('2024-01-22', '逃避'),
    ],
    today: '2024-02-15',
    expected: { should: 1, done: 0 },
  },
  {
    title: 'windows from the 31st follow the clamped months',
    measure: { startDay: '2024-01-31' },
    tests: [makeTest('2024-02-28')],
    today: '2024-02-29',
    expected: { should: 1, done: 1, nextDue: '2024-03-30' },
  },
  {
    title: 'one suspended day excuses the window',
    measure: { suspensions: [{ from: '2024-02-14', to: '2024-02-15' }] },
    tests: [makeTest('2024-01-20')],
    today: '2024-03-15',
    expected: { should: 1, done: 0, missing: 1, excused: 1 },
  },
  {
    title: 'a suspension [d, d) excuses none',
    measure: { suspensions: [{ from: '2024-02-01', to: '2024-02-01' }] },
    today: '2024-02-15',
    expected: { should: 1, excused: 0 },
  },
  {
    title: 'an open suspension excuses today’s window and the next due day lies after it',
    measure: { suspensions: [{ from: '2024-02-10', to: null }] },
    today: '2024-02-20',
    expected: { should: 0, excused: 1, nextDue: '2024-04-14' },
  },
  {
    title: 'an open suspension that begins today holds no day',
    measure: { suspensions: [{ from: '2024-02-20', to: null }] },
    today: '2024-02-20',
    expected: { should: 1, excused: 0, nextDue: '2024-03-14' },
  },
  {
    title: 'cut by the actual end without a test: excused',
    measure: { endDay: '2024-03-13' },
    today: '2024-06-01',
    expected: { should: 1, excused: 1, nextDue: null },
  },
  {
    title: 'an end on the window’s last day does not cut it',
    measure: { endDay: '2024-03-14' },
    today: '2024-06-01',
    expected: { should: 2, excused: 0 },
  },
  {
    title: 'a window that starts on the end day exists and is cut',
    measure: { endDay: '2024-03-15' },
    today: '2024-06-01',
    expected: { should: 2, excused: 1 },
  },
  {
    title: 'a cut window that holds a test counts, a test after the end is none of the measure',
    measure: { endDay: '2024-03-20' },
    tests: [makeTest('2024-03-18'), makeTest('2024-01-10'), makeTest('2024-03-21')],
    today: '2024-06-01',
    expected: { should: 3, done: 1, missing: 2, excused: 0 },
  },
  {
    title: '12 + 6 + 4 windows over three years, none after the last day',
    today: '2027-01-15',
    expected: { should: 22, missing: 22, nextDue: null },
  },
  {
    title: 'one suspended day moves the end into year 4, which takes the last number of the list',
    measure: { suspensions: [{ from: '2024-02-01', to: '2024-02-02' }] },
    today: '2027-01-15',
    expected: { should: 21, excused: 1, nextDue: '2027-04-14' },
  },
];

describe('R-04 test windows', () => {
  test.each(CASES)('$title', ({ measure, tests, today, expected }) => {
    expect(testWindows(makeMeasure(measure), tests ?? [], ADOPTED_EXAMPLES, today)).toMatchObject({
      why: null,
      ...expected,
    });
  });

  test.each<[string, Partial<MeasureFacts>, readonly TestFact[], string]>([
    ['other kinds', { kind: '自愿戒毒' }, [], 'notApplicable'],
    ['not reported in', { startDay: null }, [], 'notStarted'],
    ['start known to the month', { startDay: '2024-01' }, [], 'dayImprecise'],
    ['end known to the month', { endDay: '2024-03' }, [], 'dayImprecise'],
    [
      'a valid test known to the month that could lie within',
      {},
      [makeTest('2024-01')],
      'dayImprecise',
    ],
    ['社区康复 without years', { kind: '社区康复' }, [], 'yearsMissing'],
    ['社区康复 of one year: no row', { kind: '社区康复', decidedYears: 1 }, [], 'ruleMissing'],
  ])('%s: 未设置', (_, differing, tests, why) => {
    expect(testWindows(makeMeasure(differing), tests, ADOPTED_EXAMPLES, '2024-06-01')).toEqual({
      should: null,
      done: null,
      missing: null,
      excused: null,
      nextDue: null,
      oldestMissing: null,
      why,
    });
  });

  test('a rough test that cannot lie within, or is not valid, does not matter', () => {
    const tests = [makeTest('2023-12'), makeTest('2024-02', '拒检')];
    expect(testWindows(makeMeasure(), tests, ADOPTED_EXAMPLES, '2024-06-01').why).toBeNull();
  });

  test('the row of the first day of each year counts for all its windows (R-00)', () => {
    const rows = [
      makeRow('TEST-社区戒毒', { perYear: [12, 6, 4] }, { to: '2024-06-01' }),
      makeRow('TEST-社区戒毒', { perYear: [4, 2, 1] }, { from: '2024-06-01' }),
    ];
    const list = listTestWindows(makeMeasure(), [], rows, '2024-06-01');
    expect(list.windows?.length).toBe(12 + 2 + 1);
    expect(list.windows?.[12]).toEqual({
      from: '2025-01-15',
      end: '2025-07-15',
      held: false,
      excused: false,
    });
  });

  test('a year still to come without a row leaves the measure undecided', () => {
    const rows = [makeRow('TEST-社区戒毒', { perYear: [12, 6, 4] }, { to: '2026-01-15' })];
    expect(testWindows(makeMeasure(), [], rows, '2024-06-01').why).toBe('ruleMissing');
    expect(
      testWindows(makeMeasure({ endDay: '2024-05-01' }), [], rows, '2024-06-01').why,
    ).toBeNull();
  });
});
