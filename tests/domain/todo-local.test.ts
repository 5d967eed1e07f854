import { describe, expect, test } from 'vitest';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import type { TodoLife } from '../../db/domain/todo/todo-facts.ts';
import { personTodo } from '../../db/domain/todo/todo.ts';
import { ADOPTED_EXAMPLES, makeRow, makeTest } from './make-facts.ts';
import { HOLIDAYS, makeLife, makePerson, todoOf, withMeasure } from './make-todo.ts';

const TODAY = '2026-06-01';
const none = { dueOn: null, ruleId: null, anchorOn: null, anchorKind: '', months: null, why: null };

describe('谈话 (rule TALK, domain.md 12.3 V-T)', () => {
  const EVERY_TWO = makeRow('TALK', { months: 2 });
  const talk = (due: string | null) => [['谈话', due, 'talkDue', 'TALK']];
  type Case = readonly [string, Partial<TodoLife>, readonly RuleRow[], unknown];
  test.each<Case>([
    ['is not asked for without a row (R-00)', { talkDays: ['2026-04-20'] }, [], []],
    [
      'is not asked for by a row that is not adopted',
      { talkDays: ['2026-04-20'] },
      [{ ...EVERY_TWO, adopted: false }],
      [],
    ],
    [
      'is due the interval after the last one',
      { talkDays: ['2026-04-20'] },
      [EVERY_TWO],
      talk('2026-06-20'),
    ],
    [
      'falls on the last day of a shorter month',
      { talkDays: ['2025-12-31'] },
      [EVERY_TWO],
      talk('2026-02-28'),
    ],
    ['without any counts from the day of entering', {}, [EVERY_TWO], talk('2024-03-01')],
    [
      'from before the person was entered counts from the day of entering',
      { talkDays: ['2023-05-05'] },
      [EVERY_TWO],
      talk('2024-03-01'),
    ],
    [
      'is not late for the time before the rule began',
      { talkDays: ['2025-01-10'] },
      [makeRow('TALK', { months: 1 }, { from: '2026-05-20' })],
      talk('2026-06-20'),
    ],
    [
      'of a rule that begins later is not asked for yet',
      { talkDays: ['2026-04-20'] },
      [makeRow('TALK', { months: 1 }, { from: '2026-06-02' })],
      [],
    ],
    [
      'takes the row of the day of the last one',
      { talkDays: ['2026-04-20'] },
      [
        makeRow('TALK', { months: 3 }, { to: '2026-05-01' }),
        makeRow('TALK', { months: 1 }, { from: '2026-05-01' }),
      ],
      talk('2026-07-20'),
    ],
    [
      'of a rough day that could be later asks for the day',
      { talkDays: ['2026-04-20', '2026-04'] },
      [EVERY_TWO],
      [['谈话', null, 'dayImprecise', 'TALK']],
    ],
    ['of a rough day is nothing without a row', { talkDays: ['2026-04'] }, [], []],
    [
      'is asked for while R-08 has no row for the visit',
      { talkDays: ['2026-04-20'], visit: { ...none, reason: null, why: 'ruleMissing' } },
      [EVERY_TWO],
      talk('2026-06-20'),
    ],
    [
      'is not asked for where nobody is visited',
      { talkDays: ['2026-04-20'], visit: { ...none, reason: '在押' } },
      [EVERY_TWO],
      [],
    ],
    [
      'is not asked for under 无感式管理 (R-09)',
      { talkDays: ['2026-04-20'], person: makePerson({ lightTouch: true }) },
      [EVERY_TWO],
      [],
    ],
  ])('%s', (_title, differing, rows, expected) => {
    expect(todoOf(makeLife(differing), TODAY, ['谈话', '资料待补'], rows)).toEqual(expected);
  });

  test('no example asks for it', () => {
    expect(todoOf(makeLife({ talkDays: ['2020-01-01'] }), TODAY, ['谈话'])).toEqual([]);
  });
});

describe('抽检 (rule TEST-SURPRISE, domain.md 12.3 T-SP)', () => {
  const THREE = makeRow('TEST-SURPRISE', { tests: 3, years: 3 });
  const TWICE_A_YEAR = makeRow('TEST-SURPRISE', { tests: 2, years: 1 });
  const surprise = (day: string, result: '阴性' | '阳性' | '拒检' = '阴性', origin = '抽检') => ({
    ...makeTest(day, result),
    id: Number(day.replaceAll('-', '')),
    origin: origin as '抽检' | '定期',
  });
  const life = (days: readonly ReturnType<typeof surprise>[]): TodoLife => {
    const made = withMeasure({ startDay: '2024-01-15' });
    return { ...made, facts: { ...made.facts, tests: days } };
  };
  const once = surprise('2026-02-01');
  type Case = readonly [
    string,
    { tests?: readonly ReturnType<typeof surprise>[]; today?: string; row?: RuleRow },
    readonly [due: string, held: number] | null,
  ];
  test.each<Case>([
    ['is due by the last day of the period', {}, ['2027-01-14', 0]],
    ['counts what was held', { tests: [once] }, ['2027-01-14', 1]],
    [
      'is done once there are as many as the row asks for',
      { tests: [once, surprise('2026-03-01'), surprise('2026-04-01', '阳性')] },
      null,
    ],
    [
      'is not done by tests of another origin, refused ones, or a month that reaches out of the period',
      {
        tests: [
          surprise('2026-03-01', '阴性', '定期'),
          surprise('2026-04-01', '拒检'),
          surprise('2024-01'),
        ],
      },
      ['2027-01-14', 0],
    ],
    [
      'begins anew with each period of the measure',
      { row: TWICE_A_YEAR, tests: [surprise('2026-01-14'), once] },
      ['2027-01-14', 1],
    ],
    [
      'asks in the period of the day',
      { row: TWICE_A_YEAR, today: '2026-01-14' },
      ['2026-01-14', 0],
    ],
    [
      'ends with the measure where the period is longer',
      { row: makeRow('TEST-SURPRISE', { tests: 1, years: 2 }) },
      ['2027-01-14', 0],
    ],
    ['is not asked for after the last day of the measure', { today: '2027-01-15' }, null],
    [
      'is not asked for by a row that began after the period',
      { row: makeRow('TEST-SURPRISE', { tests: 3, years: 3 }, { from: '2025-01-01' }) },
      null,
    ],
    [
      'is not asked for once the row has ended, also in the period that runs',
      { row: makeRow('TEST-SURPRISE', { tests: 3, years: 3 }, { to: TODAY }) },
      null,
    ],
    ['is not asked for by a row that is not adopted', { row: { ...THREE, adopted: false } }, null],
  ])('%s', (_title, { tests = [], today = TODAY, row = THREE }, expected) => {
    const { items } = personTodo(life(tests), { rows: [row], today, holidays: HOLIDAYS });
    const found = items
      .filter(({ kind }) => kind === '抽检')
      .map(({ due, facts }) => [due, facts['held']]);
    expect(found).toEqual(expected === null ? [] : [expected]);
  });

  test('no example asks for it (R-00)', () => {
    expect(todoOf(life([]), TODAY, ['抽检'], ADOPTED_EXAMPLES)).toEqual([]);
  });
});
