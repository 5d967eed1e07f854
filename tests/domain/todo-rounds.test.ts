import { describe, expect, test } from 'vitest';
import { caseItems, watchItems, type OfficeCase } from '../../db/domain/todo/todo-poverty.ts';
import {
  openRoundItems,
  roundItems,
  type OfficeRound,
  type RoundAhead,
} from '../../db/domain/todo/todo-rounds.ts';
import { isInScope, TODO_SCOPES } from '../../db/domain/todo/todo-scope.ts';
import { ADOPTED_EXAMPLES } from './make-facts.ts';
import { HOLIDAYS } from './make-todo.ts';

const TODAY = '2026-06-10';
const dayOf = (today: string, rows = ADOPTED_EXAMPLES) => ({ rows, today, holidays: HOLIDAYS });

const DONE: RoundAhead = {
  ...{ waiting: 0, noLongerLightTouch: 0, toConclude: 0, toApprove: 0, grave: 0, since: null },
};
const ROUND: OfficeRound = {
  ...{ id: 3, year: 2026, name: '年中', firstOn: '2026-06-05', lastOn: '2026-07-20' },
  ...{ ahead: DONE, returned: [] },
};

describe('a round that the office has opened (R-10, R-11)', () => {
  const facts = { round: '2026年年中', from: '2026-06-05', last: '2026-07-20' };
  const step = (kind: string, why: string, more: object) => [kind, why, { ...facts, ...more }];
  type Case = readonly [string, Partial<RoundAhead>, readonly unknown[]];
  test.each<Case>([
    [
      'waits for people to be visited',
      { waiting: 2 },
      [step('逐人回访', 'roundWaiting', { count: 2, over: 0 })],
    ],
    [
      'asks for a visit of whoever is no longer under 无感式管理',
      { noLongerLightTouch: 1 },
      [step('逐人回访', 'roundWaiting', { count: 0, over: 1 })],
    ],
    [
      'waits for conclusions',
      { toConclude: 4 },
      [step('回访研判', 'sheetsToConclude', { count: 4 })],
    ],
    [
      'waits for the second person in one line, whatever their number',
      { toApprove: 4_800, grave: 12, since: '2026-06-08' },
      [step('回访审定', 'sheetsToApprove', { count: 4_800, grave: 12, since: '2026-06-08' })],
    ],
    [
      'tells every step that waits',
      { waiting: 1, toConclude: 1, toApprove: 1, since: '2026-06-08' },
      [
        step('逐人回访', 'roundWaiting', { count: 1, over: 0 }),
        step('回访研判', 'sheetsToConclude', { count: 1 }),
        step('回访审定', 'sheetsToApprove', { count: 1, grave: 0, since: '2026-06-08' }),
      ],
    ],
    ['is to be closed once nothing waits', {}, [step('回访办结', 'roundToClose', {})]],
  ])('%s', (_title, ahead, expected) => {
    const items = openRoundItems([{ ...ROUND, ahead: { ...DONE, ...ahead } }], dayOf(TODAY));
    expect(items.map(({ kind, why, facts: told }) => [kind, why, told])).toEqual(expected);
    for (const { due, subject, running } of items)
      expect([due, subject, running]).toEqual(['2026-07-20', { kind: 'round', id: 3 }, true]);
  });

  test('gives every sheet that was sent back to who keyed it in, and is not closed meanwhile', () => {
    const back = { entryId: 9, name: '张立二', reason: '收入填错', recordedBy: '张敏' };
    expect(openRoundItems([{ ...ROUND, returned: [back] }], dayOf(TODAY))).toEqual([
      {
        ...{ kind: '回访退回', due: '2026-07-20', why: 'sheetReturned', running: true },
        subject: { kind: 'roundEntry', id: 9 },
        rule: { id: 'ROUND-年中', from: '2000-01-01', clause: '' },
        facts: { ...facts, name: '张立二', reason: '收入填错', inCharge: '张敏' },
      },
    ]);
  });

  test('is over once it is closed', () => {
    expect(openRoundItems([{ ...ROUND, ahead: null }], dayOf(TODAY))).toEqual([]);
  });
});

describe('a round that is not opened (R-10)', () => {
  const told = (today: string, rounds: readonly OfficeRound[] = []) =>
    roundItems({ returnVisits: 3, rounds }, dayOf(today)).map(({ due, why }) => [due, why]);
  test.each<readonly [string, string, readonly OfficeRound[], readonly unknown[]]>([
    ['is not told 31 days before its window', '2026-05-01', [], []],
    ['is told 30 days before', '2026-05-02', [], [['2026-07-15', 'roundOpen']]],
    ['is told on the last day', '2026-07-15', [], [['2026-07-15', 'roundOpen']]],
    ['is not told any more after it', '2026-07-16', [], []],
    ['is not told once it is opened', TODAY, [ROUND], []],
    [
      'is told though that of last year was opened',
      TODAY,
      [{ ...ROUND, year: 2025 }],
      [['2026-07-15', 'roundOpen']],
    ],
  ])('%s', (_title, today, rounds, expected) => {
    expect(told(today, rounds)).toEqual(expected);
  });
  test('is 未设置 without a row, and nothing where nobody is visited', () => {
    const nobody = { returnVisits: 0, rounds: [] };
    expect(roundItems(nobody, dayOf(TODAY, []))).toEqual([]);
    expect(
      roundItems({ ...nobody, returnVisits: 1 }, dayOf(TODAY, [])).map(({ due, why }) => [
        due,
        why,
      ]),
    ).toEqual([
      [null, 'ruleMissing'],
      [null, 'ruleMissing'],
    ]);
  });
});

describe('what the second person does not agree to', () => {
  const returned = { on: '2026-06-09', by: '王建国', reason: '缺凭证', to: '张敏' };
  const open: OfficeCase = {
    ...{ id: 4, head: '张立二', clueOn: '2026-06-01', next: '', proposed: '', returned: null },
  };
  type Case = readonly [string, Partial<OfficeCase>, readonly unknown[]];
  test.each<Case>([
    ['of a case is nothing while it goes its way', {}, ['新发现认定', 'caseOpen', undefined]],
    [
      'of a case waits for that person once proposed',
      { proposed: '纳入' },
      ['新发现审定', 'casePending', undefined],
    ],
    ['of a case comes back to who proposed it', { returned }, ['新发现认定', 'caseOpen', '张敏']],
  ])('%s', (_title, given, expected) => {
    const [item] = caseItems([{ ...open, ...given }], dayOf(TODAY));
    expect([item?.kind, item?.why, item?.facts['inCharge']]).toEqual(expected);
    expect(item?.due).toBe('2026-06-16');
  });
  test('of a case is 未设置 without a row, proposed or not', () => {
    const both = [open, { ...open, proposed: '纳入' }];
    expect(caseItems(both, dayOf(TODAY, [])).map(({ kind, due }) => [kind, due])).toEqual([
      ['新发现认定', null],
      ['新发现审定', null],
    ]);
  });
  test('of the end of a watch comes back to who proposed it, from that day on', () => {
    const watch = {
      ...{ householdId: 7, head: '张立一', identifiedOn: '2025-05-10', level: '低' as const },
      ...{ helps: 1, notified: true, closingOn: null, returned },
    };
    expect(watchItems([watch], dayOf(TODAY))).toEqual([
      {
        ...{ kind: '消除退回', due: '2026-06-09', why: 'closingReturned' },
        subject: { kind: 'household', id: 7 },
        rule: { id: 'R-11', from: null, clause: '' },
        facts: {
          ...{ name: '张立一', level: '低', from: '2026-06-09' },
          ...{ by: '王建国', reason: '缺凭证', inCharge: '张敏' },
        },
      },
    ]);
  });
});

describe('the scopes in which an item stands', () => {
  const scopes = (due: string | null, running = false) =>
    TODO_SCOPES.filter((scope) =>
      isInScope(running ? { due, running: true } : { due }, scope, TODAY),
    );
  test.each<readonly [string, string | null, readonly string[]]>([
    ['yesterday', '2026-06-09', ['overdue', 'all']],
    ['today', '2026-06-10', ['today', 'week', 'month', 'all']],
    ['the seventh day', '2026-06-16', ['week', 'month', 'all']],
    ['the eighth day', '2026-06-17', ['month', 'all']],
    ['the thirtieth day', '2026-07-09', ['month', 'all']],
    ['the day after it', '2026-07-10', ['all']],
    ['no day', null, ['all', 'unset']],
  ])('of %s', (_title, due, expected) => {
    expect(scopes(due)).toEqual(expected);
  });
  test.each<readonly [string, string, readonly string[]]>([
    ['long after 30 days are the 30 days', '2026-07-20', ['month', 'all']],
    ['within the week are the same as of any other', '2026-06-12', ['week', 'month', 'all']],
    ['in the past are what is overdue', '2026-06-09', ['overdue', 'all']],
  ])('of work that runs with its last day %s', (_title, due, expected) => {
    expect(scopes(due, true)).toEqual(expected);
  });
});
