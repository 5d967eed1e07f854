import { describe, expect, test } from 'vitest';
import type { LeaveFact, MeasureFacts, TestFact } from '../../db/domain/person/facts.ts';
import {
  seriousViolation,
  type SeriousViolation,
} from '../../db/domain/measures/serious-violation.ts';
import { ADOPTED_EXAMPLES, makeLeave, makeMeasure, makeTest } from './make-facts.ts';

interface Case {
  readonly title: string;
  readonly measure?: Partial<MeasureFacts>;
  readonly tests?: readonly TestFact[];
  readonly leaves?: readonly LeaveFact[];
  readonly today?: string;
  readonly expected: Partial<SeriousViolation>;
}

function refusedOn(...days: readonly string[]): readonly TestFact[] {
  return days.map((day, index) => makeTest(day, index % 2 === 0 ? '拒检' : '逃避'));
}

const CASES: readonly Case[] = [
  {
    title: 'two refusals warn',
    tests: refusedOn('2024-02-01', '2024-03-01'),
    expected: { reached: false, reachedOn: null, earlyWarning: true, refused: 2 },
  },
  {
    title: 'the third refusal reaches it on its day',
    tests: refusedOn('2024-04-01', '2024-02-01', '2024-03-01', '2024-05-01'),
    expected: { reached: true, reachedOn: '2024-04-01', refused: 4 },
  },
  {
    title: 'refusals of one day count once, also beside a valid test',
    tests: [...refusedOn('2024-02-01', '2024-02-01', '2024-03-01'), makeTest('2024-03-01')],
    expected: { reached: false, refused: 2 },
  },
  {
    title: 'before the start and after the end count for nothing',
    measure: { endDay: '2024-04-01' },
    tests: refusedOn('2024-01-14', '2024-01-15', '2024-04-01', '2024-04-02'),
    expected: { refused: 2, reached: false },
  },
  {
    title: 'two days away need no approval',
    leaves: [makeLeave('2024-02-01', '2024-02-02')],
    expected: { leaves: 0, leaveDays: 0, earlyWarning: false },
  },
  {
    title: 'three days without approval are unauthorised',
    leaves: [makeLeave('2024-02-01', '2024-02-03')],
    expected: { leaves: 1, leaveDays: 3, earlyWarning: false },
  },
  {
    title: 'an approval of all its days covers a leave',
    leaves: [makeLeave('2024-02-01', '2024-02-20', ['2024-01-31', '2024-02-20'])],
    expected: { leaves: 0, leaveDays: 0 },
  },
  {
    title: 'overstayed by a day: unauthorised with all its days',
    leaves: [makeLeave('2024-02-01', '2024-02-21', ['2024-01-31', '2024-02-20'])],
    expected: { leaves: 1, leaveDays: 21, earlyWarning: true },
  },
  {
    title: 'two approvals that follow each other do not cover it',
    leaves: [
      makeLeave(
        '2024-02-01',
        '2024-02-10',
        ['2024-02-01', '2024-02-05'],
        ['2024-02-06', '2024-02-10'],
      ),
    ],
    expected: { leaves: 1, leaveDays: 10 },
  },
  {
    title: 'an approval that begins a day late does not cover it',
    leaves: [makeLeave('2024-02-01', '2024-02-10', ['2024-02-02', '2024-02-10'])],
    expected: { leaves: 1 },
  },
  {
    title: 'overlapping leaves are two, their days count once',
    leaves: [makeLeave('2024-02-01', '2024-02-10'), makeLeave('2024-02-03', '2024-02-12')],
    expected: { leaves: 2, leaveDays: 12, earlyWarning: true },
  },
  {
    title: 'not back: to today',
    leaves: [makeLeave('2024-05-30', null)],
    expected: { leaves: 1, leaveDays: 3 },
  },
  {
    title: 'the third leave reaches it on its third day',
    leaves: [
      makeLeave('2024-02-01', '2024-02-03'),
      makeLeave('2024-03-01', '2024-03-05'),
      makeLeave('2024-04-01', '2024-04-09'),
    ],
    expected: { reached: true, reachedOn: '2024-04-03', leaves: 3, leaveDays: 17 },
  },
  {
    title: '30 days are not more than 30',
    leaves: [makeLeave('2024-02-01', '2024-03-01')],
    expected: { reached: false, leaveDays: 30, earlyWarning: true },
  },
  {
    title: 'the 31st day reaches it',
    leaves: [makeLeave('2024-02-01', '2024-03-10')],
    expected: { reached: true, reachedOn: '2024-03-02', leaveDays: 39 },
  },
  {
    title: 'an overstayed long leave reaches it at once, with all its days',
    leaves: [makeLeave('2024-02-01', '2024-04-01', ['2024-02-01', '2024-03-31'])],
    expected: { reached: true, reachedOn: '2024-04-01', leaveDays: 61 },
  },
  {
    title: 'a leave is looked at up to the end of the measure',
    measure: { endDay: '2024-02-02' },
    leaves: [makeLeave('2024-02-01', '2024-05-01'), makeLeave('2024-02-03', '2024-05-01')],
    expected: { leaves: 0, leaveDays: 0, reached: false },
  },
  {
    title: 'a leave that began before the measure is none of it',
    leaves: [makeLeave('2024-01-14', '2024-04-01')],
    expected: { leaves: 0 },
  },
  {
    title: 'the term’s last day does not limit it',
    tests: refusedOn('2027-02-01', '2027-02-02', '2027-02-03'),
    today: '2027-06-01',
    expected: { reached: true, reachedOn: '2027-02-03' },
  },
];

describe('R-05 serious violation (戒毒条例 19, 20)', () => {
  test.each(CASES)('$title', ({ measure, tests, leaves, today, expected }) => {
    const facts = { tests: tests ?? [], leaves: leaves ?? [] };
    expect(
      seriousViolation(makeMeasure(measure), facts, ADOPTED_EXAMPLES, today ?? '2024-06-01'),
    ).toMatchObject({
      why: null,
      ...expected,
    });
  });

  test('without the row only the early warning is 未设置', () => {
    const facts = { tests: refusedOn('2024-02-01', '2024-03-01', '2024-04-01'), leaves: [] };
    expect(seriousViolation(makeMeasure(), facts, [], '2024-06-01')).toEqual({
      reached: true,
      reachedOn: '2024-04-01',
      earlyWarning: null,
      refused: 3,
      leaves: 0,
      leaveDays: 0,
      why: 'ruleMissing',
    });
  });

  test.each<[string, Partial<MeasureFacts>, readonly TestFact[], string]>([
    ['other kinds', { kind: '强制隔离戒毒' }, [], 'notApplicable'],
    ['not reported in', { startDay: null }, [], 'notStarted'],
    ['start known to the year', { startDay: '2024' }, [], 'dayImprecise'],
    ['end known to the year', { endDay: '2024' }, [], 'dayImprecise'],
    ['a refusal known to the year that could lie within', {}, refusedOn('2024'), 'dayImprecise'],
  ])('%s: 未设置', (_, differing, tests, why) => {
    expect(
      seriousViolation(
        makeMeasure(differing),
        { tests, leaves: [] },
        ADOPTED_EXAMPLES,
        '2024-06-01',
      ),
    ).toEqual({
      reached: null,
      reachedOn: null,
      earlyWarning: null,
      refused: null,
      leaves: null,
      leaveDays: null,
      why,
    });
  });
});
