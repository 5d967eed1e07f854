import { describe, expect, test } from 'vitest';
import { measureState } from '../../db/domain/measures/measure-state.ts';
import { measureTerm } from '../../db/domain/measures/measure-term.ts';
import { reportIn, transferReportIn } from '../../db/domain/measures/report-in.ts';
import type { MeasureFacts } from '../../db/domain/person/facts.ts';
import { makeLeave, makeMeasure, makeRow, makeTest } from './make-facts.ts';

const LOCAL = [makeRow('REPORT-IN-LOCAL', { days: 2 }, { from: '2024-01-01', to: '2025-01-01' })];

describe('R-02 report-in within 15 days of service (戒毒条例 14)', () => {
  test.each<[string, Partial<MeasureFacts>, string, unknown]>([
    [
      'not yet due on the fifteenth day',
      { startDay: null },
      '2024-01-25',
      { due: '2024-01-25', state: '未到期', why: null },
    ],
    [
      'overdue the day after',
      { startDay: null },
      '2024-01-26',
      { due: '2024-01-25', state: '逾期未报到', why: null },
    ],
    [
      'in time on the last day',
      { startDay: '2024-01-25' },
      '2024-06-01',
      { due: '2024-01-25', state: '已报到', why: null },
    ],
    [
      'late the day after, and kept',
      { startDay: '2024-01-26' },
      '2024-06-01',
      { due: '2024-01-25', state: '逾期报到', why: null },
    ],
    [
      'the end of the measure changes nothing',
      { endDay: '2024-02-01' },
      '2024-06-01',
      { due: '2024-01-25', state: '已报到', why: null },
    ],
    [
      'no service day',
      { serviceDay: null },
      '2024-06-01',
      { due: null, state: null, why: 'dayMissing' },
    ],
    [
      'service known to the month',
      { serviceDay: '2024-01' },
      '2024-06-01',
      { due: null, state: null, why: 'dayImprecise' },
    ],
    [
      'report-in known to the month: the due day stays',
      { startDay: '2024-01' },
      '2024-06-01',
      { due: '2024-01-25', state: null, why: 'dayImprecise' },
    ],
    [
      '强制隔离戒毒 has none',
      { kind: '强制隔离戒毒' },
      '2024-06-01',
      { due: null, state: null, why: 'notApplicable' },
    ],
  ])('%s', (_, differing, today, expected) => {
    expect(reportIn(makeMeasure(differing), [], today)).toEqual(expected);
  });

  test('a tighter local number counts on the service day, a looser one never', () => {
    expect(reportIn(makeMeasure(), LOCAL, '2024-06-01')).toEqual({
      due: '2024-01-12',
      state: '逾期报到',
      why: null,
    });
    expect(
      reportIn(
        makeMeasure({ serviceDay: '2025-01-01', startDay: '2025-01-10' }),
        LOCAL,
        '2025-06-01',
      ).due,
    ).toBe('2025-01-16');
    expect(
      reportIn(makeMeasure(), [makeRow('REPORT-IN-LOCAL', { days: 30 })], '2024-06-01').due,
    ).toBe('2024-01-25');
  });

  test('a change of the place of execution has its own 15 days (戒毒条例 22)', () => {
    expect([
      transferReportIn({ day: '2024-03-01', reportedOn: '2024-03-16' }, [], '2024-06-01'),
      transferReportIn({ day: '2024-03-01', reportedOn: null }, [], '2024-03-17'),
      transferReportIn({ day: '2024-03-01', reportedOn: '2024-03-04' }, LOCAL, '2024-06-01'),
    ]).toEqual([
      { due: '2024-03-16', state: '已报到' },
      { due: '2024-03-16', state: '逾期未报到' },
      { due: '2024-03-03', state: '逾期报到' },
    ]);
  });
});

describe('R-03 term of a measure', () => {
  test.each<[string, Partial<MeasureFacts>, string | null]>([
    ['社区戒毒 three years from report-in', {}, '2027-01-14'],
    ['from a leap day', { startDay: '2024-02-29' }, '2027-02-27'],
    ['社区康复 of two years', { kind: '社区康复', decidedYears: 2 }, '2026-01-14'],
    [
      '强制隔离戒毒 two years from the decision',
      { kind: '强制隔离戒毒', startDay: null },
      '2026-01-07',
    ],
    [
      '强制隔离戒毒 extended by six months',
      { kind: '强制隔离戒毒', startDay: null, decisionDay: '2024-08-31', extensionMonths: 6 },
      '2027-02-27',
    ],
    [
      'one suspended day',
      { suspensions: [{ from: '2024-03-01', to: '2024-03-02' }] },
      '2027-01-15',
    ],
    [
      '[d, d) holds no day',
      { suspensions: [{ from: '2024-03-01', to: '2024-03-01' }] },
      '2027-01-14',
    ],
    [
      'overlapping suspensions count once',
      {
        suspensions: [
          { from: '2024-03-05', to: '2024-03-11' },
          { from: '2024-03-01', to: '2024-03-08' },
        ],
      },
      '2027-01-24',
    ],
    [
      'a suspension that begins on the last day moves it',
      { suspensions: [{ from: '2027-01-14', to: '2027-01-16' }] },
      '2027-01-16',
    ],
    [
      'one that begins the day after does not',
      { suspensions: [{ from: '2027-01-15', to: '2027-01-17' }] },
      '2027-01-14',
    ],
    [
      'one that begins before the day as already moved does',
      {
        suspensions: [
          { from: '2027-01-15', to: '2027-01-17' },
          { from: '2024-03-01', to: '2024-03-02' },
        ],
      },
      '2027-01-17',
    ],
    [
      '强制隔离戒毒 is not suspended',
      { kind: '强制隔离戒毒', suspensions: [{ from: '2024-03-01', to: '2024-06-01' }] },
      '2026-01-07',
    ],
    [
      'an open one runs to today, which is not in it',
      { suspensions: [{ from: '2027-01-10', to: null }] },
      '2027-02-04',
    ],
  ])('%s', (_, differing, lastDay) => {
    expect(measureTerm(makeMeasure(differing), '2027-01-31').lastDay).toBe(lastDay);
  });

  test.each<[string, Partial<MeasureFacts>, string]>([
    ['自愿戒毒 is open', { kind: '自愿戒毒' }, 'openTerm'],
    ['药物维持治疗 is open', { kind: '药物维持治疗' }, 'openTerm'],
    ['康复场所 is open', { kind: '康复场所' }, 'openTerm'],
    ['not reported in', { startDay: null }, 'notStarted'],
    ['report-in known to the year', { startDay: '2024' }, 'dayImprecise'],
    ['社区康复 without years', { kind: '社区康复' }, 'yearsMissing'],
    [
      '强制隔离戒毒 without decision day',
      { kind: '强制隔离戒毒', decisionDay: null },
      'dayMissing',
    ],
    [
      '强制隔离戒毒 decided in a month',
      { kind: '强制隔离戒毒', decisionDay: '2024-01' },
      'dayImprecise',
    ],
  ])('%s: 未设置 with the reason', (_, differing, why) => {
    expect(measureTerm(makeMeasure(differing), '2027-01-31')).toEqual({
      lastDay: null,
      releaseNoticeDue: null,
      expiredNotReleased: null,
      why,
    });
  });

  test('notice of release is due 7 days after the last day, and 期满未解除 begins the day after it', () => {
    expect(measureTerm(makeMeasure(), '2027-01-14')).toEqual({
      lastDay: '2027-01-14',
      releaseNoticeDue: '2027-01-21',
      expiredNotReleased: false,
      why: null,
    });
    expect(measureTerm(makeMeasure(), '2027-01-15').expiredNotReleased).toBe(true);
    expect(
      measureTerm(makeMeasure({ endDay: '2027-01-20' }), '2027-02-15').expiredNotReleased,
    ).toBe(false);
    expect(
      measureTerm(makeMeasure({ kind: '强制隔离戒毒' }), '2027-01-15').releaseNoticeDue,
    ).toBeNull();
  });
});

describe('the state of a measure', () => {
  const refusals = ['2024-03-01', '2024-04-01', '2024-05-01'].map((day) => makeTest(day, '拒检'));
  test.each<[string, Partial<MeasureFacts>, string, string]>([
    ['待报到', { startDay: null }, '2024-01-25', 'served, 15 days not over'],
    ['未报到未移交', { startDay: null }, '2024-01-26', 'day 16 without report-in'],
    ['未报到已移交', { startDay: null, handedOverOn: '2024-02-01' }, '2024-02-02', 'handed over'],
    ['待报到', { startDay: null, serviceDay: null }, '2024-06-01', 'no service day recorded'],
    ['执行中', {}, '2024-06-01', 'under way'],
    [
      '中止',
      { suspensions: [{ from: '2024-05-01', to: null }] },
      '2024-06-01',
      'detained (戒毒条例 24)',
    ],
    [
      '中止',
      { suspensions: [{ from: '2024-05-01', to: '2024-06-02' }] },
      '2024-06-01',
      'the last day of a detention',
    ],
    [
      '执行中',
      { suspensions: [{ from: '2024-05-01', to: '2024-06-01' }] },
      '2024-06-01',
      'released',
    ],
    ['期满未解除', {}, '2027-01-15', 'the day after the last day (戒毒条例 23)'],
    ['执行中', { endDay: '2024-06-01' }, '2024-06-01', 'the last day in force'],
    ['已结束', { endDay: '2024-06-01' }, '2024-06-02', 'the day after the end'],
    ['已结束', { endDay: '2024' }, '2024-06-02', 'ended in a year'],
    [
      '执行中',
      { kind: '强制隔离戒毒', startDay: null },
      '2024-06-01',
      '强制隔离 needs no report-in',
    ],
    ['执行中', { kind: '自愿戒毒' }, '2030-06-01', 'an open term'],
  ])('%s (%o on %s): %s', (state, differing, today) => {
    expect(measureState(makeMeasure(differing), { tests: [], leaves: [] }, [], today)).toBe(state);
  });

  test('a serious violation stands before the end of the term (戒毒条例 20)', () => {
    const facts = { tests: refusals, leaves: [makeLeave('2024-02-01', '2024-02-02')] };
    expect(measureState(makeMeasure(), facts, [], '2024-05-01')).toBe('违反协议');
  });
});
