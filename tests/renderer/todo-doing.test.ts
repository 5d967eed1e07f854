import { describe, expect, it } from 'vitest';
import { TODO_KINDS, type TodoKind } from '../../db/domain/todo/todo-item.ts';
import { contract } from '../../electron/contract/index.ts';
import {
  awaitingApproval,
  doingOf,
  scopeFor,
  type Summary,
  type TodoRow,
} from '../../renderer/pages/home/todo.ts';

function aRow(kind: TodoKind, differing: Partial<TodoRow> = {}): TodoRow {
  return {
    ...{ key: '1', kind, personId: 12, fullName: '张立新', townCode: '410927100' },
    ...{ townName: '城关镇', villageName: '', inCharge: '', grade: '低', controlStatus: '社会面' },
    ...{ category: '吸毒', dueOn: '2026-11-01', overdueDays: 14, ruleId: 'R-02', rule: '' },
    ...{ source: '', why: '', ruleMissing: false, searching: false, lastVisitedOn: null },
    subject: { kind: 'measure', id: 7 },
    ...differing,
  };
}

describe('the button of a line', () => {
  it.each(TODO_KINDS)('of %s makes a call of the contract, in a drawer or on a page', (kind) => {
    const { word, method, at } = doingOf(aRow(kind));
    expect(word).not.toBe('');
    if (method !== null) expect(Object.keys(contract)).toContain(method);
    if ('to' in at) expect(at.to).toMatch(/^\/(people|reports|stations|poverty)/);
    else expect(['visit', 'summary']).toContain(at.here);
  });

  it('opens the form of the record on the page of the person', () => {
    const { at } = doingOf(aRow('报到'));
    if (!('to' in at)) throw new Error('opens a page');
    const { pathname, searchParams } = new URL(at.to, 'https://desk');
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      '/people/12',
      { tab: 'measures', do: '报到', subject: '7' },
    ]);
  });

  it('mends what lacks where it is kept: a measure in its form, the rough day of a test among the tests', () => {
    expect([
      doingOf(aRow('资料待补')).at,
      doingOf(aRow('资料待补', { ruleId: 'R-04' })).at,
    ]).toEqual([
      { to: `/people/12?tab=measures&do=${encodeURIComponent('更正')}&subject=7` },
      { to: '/people/12?tab=tests&subject=7' },
    ]);
  });

  it('shows of a round what waits, opens a sheet that was sent back, and the case or the watch', () => {
    const of = (kind: TodoKind, subject: TodoRow['subject']) =>
      doingOf(aRow(kind, { subject, personId: null })).at;
    const list = (state: string) => ({
      to: `/poverty/rounds/3?tab=list&state=${encodeURIComponent(state)}`,
    });
    const round = { kind: 'round', id: 3 } as const;
    expect([of('回访研判', round), of('回访审定', round)]).toEqual([
      list('已回访'),
      list('已研判'),
    ]);
    expect([of('逐人回访', round), of('回访办结', round)]).toEqual([
      { to: '/poverty/rounds/3' },
      { to: '/poverty/rounds/3' },
    ]);
    expect(of('逐人回访', null)).toEqual({ to: '/poverty' });
    expect(of('回访退回', { kind: 'roundEntry', id: 9 })).toEqual({ to: '/poverty/entries/9' });
    expect(of('新发现审定', { kind: 'povertyCase', id: 4 })).toEqual({
      to: '/poverty?tab=cases&case=4',
    });
    expect(of('消除退回', { kind: 'household', id: 5 })).toEqual({
      to: '/poverty?tab=watches&household=5',
    });
  });

  it('leads to the rule table without a rule, to the holidays without their year', () => {
    expect(doingOf(aRow('走访', { ruleMissing: true })).at).toEqual({ to: '/settings/rules' });
    const why = '未设置：节假日表还没有这一年，无法推算工作日，请到“设置”录入';
    expect(doingOf(aRow('两月报上报', { why })).at).toEqual({ to: '/settings/holidays' });
  });
});

describe('the days that are shown of another kind', () => {
  const counts = { overdue: 0, today: 1, week: 2, month: 3, unset: 0, total: 4 };
  it.each([
    ['go to the first that have something', counts, 'overdue', 'today'],
    ['stay where something is', counts, 'week', 'week'],
    [
      'go to what has no day',
      { ...counts, today: 0, week: 0, month: 0, unset: 4 },
      'today',
      'unset',
    ],
    ['stay with everything', counts, 'all', 'all'],
    [
      'show everything where all of it is further than 30 days',
      { ...counts, today: 0, week: 0, month: 0 },
      'overdue',
      'all',
    ],
    [
      'are the 30 days where there is nothing at all',
      { ...counts, today: 0, week: 0, month: 0, total: 0 },
      'overdue',
      'month',
    ],
  ] as const)('%s', (_, given, scope, shown) => {
    expect(scopeFor(given, scope)).toBe(shown);
  });
});

describe('what waits for a second person', () => {
  const kind = (key: TodoKind, total: number) => ({
    ...{ key, name: key, total, overdue: 0, today: 0, week: 0, month: total, unset: 0 },
  });
  it('is told by its kinds, and nothing else is', () => {
    const byKind = [
      kind('回访审定', 1),
      kind('走访', 40),
      kind('分级审批', 3),
      kind('请假审批', 0),
    ];
    expect(awaitingApproval({ byKind } as Partial<Summary> as Summary)).toEqual([
      { kind: '分级审批', total: 3 },
      { kind: '回访审定', total: 1 },
    ]);
  });
});
