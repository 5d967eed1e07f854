import { describe, expect, test } from 'vitest';
import type { LeaveFact } from '../../db/domain/person/facts.ts';
import {
  collides,
  leaveFinding,
  needsWrittenReport,
  overdueReturn,
} from '../../db/domain/measures/leave-finding.ts';
import { seriousViolation } from '../../db/domain/measures/serious-violation.ts';
import { makeLeave, makeMeasure } from './make-facts.ts';

const APPROVED: [string, string] = ['2024-05-01', '2024-05-10'];

describe('one leave (戒毒条例 19, 20; R-05)', () => {
  test.each<[string, LeaveFact, string, [string, number, string | null]]>([
    [
      'two days need nobody',
      makeLeave('2024-05-01', '2024-05-02'),
      '2024-06-01',
      ['short', 2, null],
    ],
    [
      'three days without an approval',
      makeLeave('2024-05-01', '2024-05-03'),
      '2024-06-01',
      ['unauthorised', 3, '2024-05-03'],
    ],
    ['not back on the second day', makeLeave('2024-05-01', null), '2024-05-02', ['short', 2, null]],
    [
      'not back on the third',
      makeLeave('2024-05-01', null),
      '2024-05-03',
      ['unauthorised', 3, '2024-05-03'],
    ],
    [
      'covered wholly',
      makeLeave('2024-05-01', '2024-05-10', APPROVED),
      '2024-06-01',
      ['covered', 10, null],
    ],
    [
      'a day longer than approved',
      makeLeave('2024-05-01', '2024-05-11', APPROVED),
      '2024-06-01',
      ['unauthorised', 11, '2024-05-11'],
    ],
    [
      'covered by the extension',
      makeLeave('2024-05-01', '2024-05-20', APPROVED, ['2024-05-01', '2024-05-20']),
      '2024-06-01',
      ['covered', 20, null],
    ],
    [
      'an approval that begins later covers nothing',
      makeLeave('2024-05-01', '2024-05-10', ['2024-05-02', '2024-05-10']),
      '2024-06-01',
      ['unauthorised', 10, '2024-05-03'],
    ],
  ])('%s', (_title, leave, today, [kind, days, since]) => {
    expect(leaveFinding(leave, [makeMeasure()], today)).toEqual({
      kind,
      days,
      since,
      counts: true,
    });
  });

  test.each<[string, Parameters<typeof makeMeasure>[0], boolean, number]>([
    ['within the measure', {}, true, 12],
    ['before the report-in', { startDay: '2024-05-02' }, false, 12],
    ['after the end', { endDay: '2024-04-30' }, false, 12],
    ['until the end only', { endDay: '2024-05-05' }, true, 5],
    ['in 强制隔离戒毒 nobody leaves', { kind: '强制隔离戒毒' }, false, 12],
    ['with a rough report-in day', { startDay: '2024-01' }, false, 12],
  ])('%s', (_title, differing, counts, days) => {
    const found = leaveFinding(
      makeLeave('2024-05-01', '2024-05-12'),
      [makeMeasure(differing)],
      '2024-06-01',
    );
    expect([found.counts, found.days]).toEqual([counts, days]);
  });

  test('the leaves that count are those of R-05, and their days are its days', () => {
    const leaves = [
      makeLeave('2024-05-01', '2024-05-02'),
      makeLeave('2024-05-10', '2024-05-14'),
      makeLeave('2024-06-01', '2024-06-10', ['2024-06-01', '2024-06-10']),
      makeLeave('2024-07-01', null, ['2024-07-01', '2024-07-05']),
    ];
    const today = '2024-07-10';
    const violation = seriousViolation(makeMeasure(), { tests: [], leaves }, [], today);
    const counted = leaves
      .map((leave) => leaveFinding(leave, [makeMeasure()], today))
      .filter(({ kind, counts }) => kind === 'unauthorised' && counts);
    expect([counted.length, counted.reduce((sum, { days }) => sum + days, 0)]).toEqual([
      violation.leaves,
      violation.leaveDays,
    ]);
  });
});

describe('an overdue return', () => {
  test.each([
    ['on the last approved day', makeLeave('2024-05-01', null, APPROVED), '2024-05-10', 0],
    ['a day after', makeLeave('2024-05-01', null, APPROVED), '2024-05-11', 1],
    [
      'with an extension',
      makeLeave('2024-05-01', null, APPROVED, ['2024-05-01', '2024-05-20']),
      '2024-05-21',
      1,
    ],
    ['back', makeLeave('2024-05-01', '2024-05-12', APPROVED), '2024-06-01', 0],
    ['never approved: that is another matter', makeLeave('2024-05-01', null), '2024-06-01', 0],
  ] as const)('%s', (_title, leave, today, days) => {
    expect(overdueReturn(leave, today)).toBe(days);
  });
});

describe('戒毒条例 19: in writing from three days on', () => {
  test.each([
    ['2024-02-28', '2024-02-29', false],
    ['2024-02-28', '2024-03-01', true],
    ['2024-05-01', '2024-05-01', false],
  ])('%s to %s: %s', (from, back, expected) => {
    expect(needsWrittenReport(from, back)).toBe(expected);
  });
});

describe('two leaves of one person', () => {
  const one = { from: '2024-05-01', to: '2024-05-10', back: false };
  test.each([
    ['apart', one, { from: '2024-05-11', to: '2024-05-12' }, false],
    ['on the last day', one, { from: '2024-05-10', to: '2024-05-12' }, true],
    [
      'back and away again on one day',
      { ...one, back: true },
      { from: '2024-05-10', to: null },
      false,
    ],
    ['before it', one, { from: '2024-04-20', to: '2024-04-30' }, false],
    ['into it', one, { from: '2024-04-20', to: '2024-05-01' }, true],
    ['open into it', one, { from: '2024-04-20', to: null }, true],
    ['after an open one', { ...one, to: null }, { from: '2025-01-01', to: '2025-01-02' }, true],
  ])('%s', (_title, first, second, expected) => {
    expect(collides(first, second)).toBe(expected);
  });
});
