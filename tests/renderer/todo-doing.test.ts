import { describe, expect, it } from 'vitest';
import { TODO_KINDS, type TodoKind } from '../../db/domain/todo/todo-item.ts';
import { contract } from '../../electron/contract/index.ts';
import { doingOf, scopeFor, type TodoRow } from '../../renderer/pages/home/todo.ts';

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
  ] as const)('%s', (_, given, scope, shown) => {
    expect(scopeFor(given, scope)).toBe(shown);
  });
});
