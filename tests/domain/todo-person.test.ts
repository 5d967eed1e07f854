import { describe, expect, test } from 'vitest';
import type { TodoLife } from '../../db/domain/todo/todo-facts.ts';
import {
  officeTodo,
  type OfficeFacts,
  type OfficeStation,
} from '../../db/domain/todo/todo-office.ts';
import type { OfficeCase, OfficeWatch } from '../../db/domain/todo/todo-poverty.ts';
import { personTodo } from '../../db/domain/todo/todo.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import { ADOPTED_EXAMPLES, makeLeave, makeMeasure, makeTest } from './make-facts.ts';
import { HOLIDAYS, makeLife, makePerson, todoOf } from './make-todo.ts';

const TODAY = '2026-06-01';
type Case = readonly [string, Partial<TodoLife>, unknown];

function facts(differing: Partial<TodoLife['facts']>): Partial<TodoLife> {
  return { facts: { ...makeLife().facts, ...differing } };
}

test('a person with nothing special has a visit and a review', () => {
  expect(todoOf(makeLife(), TODAY)).toEqual([
    ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
    ['定级复评', '2027-01-01', 'reviewDue', 'REVIEW-低'],
  ]);
});

describe('走访 (R-08)', () => {
  const KINDS = ['走访', '资料待补', '计划走访', '再次走访', '走访上报', '帮扶需求', '需求回访'];
  const need = {
    id: 3,
    toldOn: '2026-05-31',
    text: '想打工',
    helpedOn: '2026-06-01',
    resultOn: null,
  };
  const kept = makeLife().visit;
  if (kept === null) throw new Error('a visit is due');
  const missed = (id: number, day: string, outcome = '未见到') => ({ id, day, outcome });
  test.each<Case>([
    [
      'of somebody who cannot be found is marked',
      { visit: { ...kept, reason: '失联查找' } },
      [['走访', '2026-07-01', 'visitSearch', 'VISIT-低']],
    ],
    [
      'without a rule is 未设置',
      { visit: { ...kept, dueOn: null, why: 'ruleMissing' } },
      [['走访', null, 'ruleMissing', 'VISIT-低']],
    ],
    [
      'after a rough day asks for the day',
      { visit: { ...kept, dueOn: null, anchorOn: null, why: 'dayImprecise' } },
      [['走访', null, 'dayImprecise', 'VISIT-低']],
    ],
    ['is none where none is generated', { visit: { ...kept, dueOn: null, reason: '在押' } }, []],
    [
      'that met nobody is repeated',
      { missedVisits: [missed(5, '2026-05-20')] },
      [
        ['再次走访', '2026-05-27', 'visitAgain', 'R-08'],
        ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
      ],
    ],
    [
      'that met nobody twice is reported upward',
      { missedVisits: [missed(5, '2026-05-20'), missed(6, '2026-05-28', '拒绝')] },
      [
        ['走访上报', '2026-05-29', 'visitAgain', 'R-08'],
        ['走访上报', '2026-05-31', 'visitAgain', 'R-08'],
        ['再次走访', '2026-06-04', 'visitAgain', 'R-08'],
        ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
      ],
    ],
    [
      'recorded steps stand until they are closed',
      {
        missedVisits: [missed(5, '2026-05-20')],
        followUps: [
          {
            ...{ id: 9, visitId: 5, step: '再次走访', dueOn: '2026-05-30' },
            ...{ closedOn: null, passed: false },
          },
        ],
      },
      [
        ['再次走访', '2026-05-30', 'followUpDue', 'R-08'],
        ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
      ],
    ],
    [
      'that is planned stands on its day',
      { plans: [{ id: 2, plannedOn: '2026-06-03', visitor: '张三' }] },
      [
        ['计划走访', '2026-06-03', 'planDue', 'R-08'],
        ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
      ],
    ],
    [
      'at which a need was told asks for help within a month',
      { needs: [{ ...need, helpedOn: null }] },
      [
        ['帮扶需求', '2026-06-30', 'needOpen', 'HELP-START'],
        ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
      ],
    ],
    [
      'asks what came of help that was given for a need',
      { needs: [need] },
      [
        ['需求回访', '2026-06-30', 'needToAsk', 'HELP-START'],
        ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
      ],
    ],
    [
      'asks for further help once the last did not solve a need',
      { needs: [{ ...need, resultOn: '2026-06-02' }] },
      [
        ['帮扶需求', '2026-06-30', 'needOpen', 'HELP-START'],
        ['走访', '2026-07-01', 'visitDue', 'VISIT-低'],
      ],
    ],
  ])('%s', (_title, differing, expected) => {
    expect(todoOf(makeLife(differing), TODAY, KINDS)).toEqual(expected);
  });
});

describe('tests to be followed up (戒毒条例 21; 吸毒检测程序规定)', () => {
  const KINDS = ['阳性报告公安', '弱阳送检'];
  const weak = { id: 8, day: '2026-05-20', result: '弱阳待检', sentOn: null } as const;
  test.each<Case>([
    [
      'a positive one is reported on its day',
      { openTests: [{ ...weak, result: '阳性' }] },
      [['阳性报告公安', '2026-05-20', 'positiveNotReported', '《戒毒条例》第二十一条']],
    ],
    [
      'a positive one of a rough day has no day',
      { openTests: [{ ...weak, day: '2026-05', result: '阳性' }] },
      [['阳性报告公安', null, 'dayImprecise', '《戒毒条例》第二十一条']],
    ],
    [
      'a weak one goes to the laboratory',
      { openTests: [weak] },
      [['弱阳送检', '2026-05-20', 'weakPositive', '《吸毒检测程序规定》']],
    ],
    [
      'the answer of the laboratory ends it',
      {
        openTests: [weak],
        ...facts({ tests: [{ id: 9, ...makeTest('2026-05-25'), kind: '实验室' }] }),
      },
      [],
    ],
  ])('%s', (_title, differing, expected) => {
    expect(todoOf(makeLife(differing), TODAY, KINDS)).toEqual(expected);
  });
});

describe('请假 (戒毒条例 19)', () => {
  const KINDS = ['请假审批', '销假', '擅自外出'];
  const law = '《戒毒条例》第十九条';
  const leave = (to: string | null, ...approvals: [string, string][]) =>
    facts({ leaves: [{ id: 4, ...makeLeave('2026-05-01', to, ...approvals) }] });
  test.each<Case>([
    [
      'an application is answered before the person leaves',
      { leaveRequests: [{ id: 4, from: '2026-06-10', extension: false }] },
      [['请假审批', '2026-06-10', 'leavePending', law]],
    ],
    [
      'who is away is back by the last approved day',
      leave(null, ['2026-05-01', '2026-05-10'], ['2026-05-11', '2026-05-20']),
      [['销假', '2026-05-20', 'leaveBack', law]],
    ],
    ['who is back is off the list', leave('2026-05-09', ['2026-05-01', '2026-05-10']), []],
    [
      'who is under no measure of the community leaves without approval as they like',
      leave(null),
      [],
    ],
  ])('%s', (_title, differing, expected) => {
    expect(todoOf(makeLife(differing), TODAY, KINDS)).toEqual(expected);
  });
});

describe('分级 (R-07)', () => {
  const KINDS = ['首次定级', '分级审批', '定级复评', '触发复评', '无感审批'];
  const review = ['定级复评', '2027-01-01', 'reviewDue', 'REVIEW-低'];
  const proposed = { id: 2, grade: '高', approvedOn: null, proposedOn: '2026-05-30' } as const;
  test.each<Case>([
    [
      'who is 未评估 is graded from the day of entry',
      { grades: [] },
      [['首次定级', '2024-01-01', 'ungraded', 'R-07']],
    ],
    [
      'a proposal takes its place and waits for approval',
      { grades: [proposed] },
      [['分级审批', '2026-05-30', 'gradePending', 'R-07']],
    ],
    [
      'a positive test since asks for a review in 7 days',
      facts({ tests: [{ id: 1, ...makeTest('2026-05-20', '阳性') }] }),
      [['触发复评', '2026-05-27', 'reviewTriggered', 'REVIEW-TRIGGER'], review],
    ],
    [
      'one before the grade was known to it',
      facts({ tests: [{ id: 1, ...makeTest('2025-12-20', '阳性') }] }),
      [review],
    ],
    [
      'a seizure asks, too',
      facts({ seizures: [{ day: '2026-05-21', finding: '成瘾' }] }),
      [['触发复评', '2026-05-28', 'reviewTriggered', 'REVIEW-TRIGGER'], review],
    ],
    [
      'a crisis asks, too',
      facts({ riskSigns: [{ id: 1, day: '2026-05-22', kind: '精神健康危机' }] }),
      [['触发复评', '2026-05-29', 'reviewTriggered', 'REVIEW-TRIGGER'], review],
    ],
    [
      'who is 在押 is not graded',
      { person: makePerson({ controlStatus: '在押' }), grades: [] },
      [],
    ],
    [
      '无感 waits for a second person',
      { lightTouchProposals: [{ id: 6, proposedOn: '2026-05-31' }] },
      [['无感审批', '2026-05-31', 'lightTouchPending', '《戒毒条例》第七条'], review],
    ],
  ])('%s', (_title, differing, expected) => {
    expect(todoOf(makeLife(differing), TODAY, KINDS)).toEqual(expected);
  });

  test('without a row the review is 未设置', () => {
    expect(todoOf(makeLife(), TODAY, KINDS, [])).toEqual([
      ['定级复评', null, 'ruleMissing', 'REVIEW-低'],
    ]);
  });
});

describe('戒断三年 (戒毒条例 7; R-06)', () => {
  const law = '《戒毒条例》第七条';
  const seized = (day: string) => facts({ seizures: [{ day, finding: '不成瘾' }] });
  test.each<Case>([
    ['61 days before nothing is said', seized('2023-08-01'), []],
    [
      '60 days before it is told',
      seized('2023-07-31'),
      [['戒断三年', '2026-07-31', 'cleanSoon', law]],
    ],
    [
      'reached it waits for the clerk',
      seized('2023-06-01'),
      [['戒断三年', TODAY, 'cleanReached', law]],
    ],
    [
      'confirmed it is over',
      { ...seized('2023-06-01'), person: makePerson({ controlStatus: '戒断三年未复吸' }) },
      [],
    ],
    ...(['在押', '失联', '出国（境）', '自愿戒毒', '药物维持治疗'] as const).map(
      (controlStatus): Case => [
        `from ${controlStatus} no transition leads there: 社会面 comes first`,
        { ...seized('2023-06-01'), person: makePerson({ controlStatus }) },
        [],
      ],
    ),
    ...(['社会面', '社区戒毒', '社区康复'] as const).map((controlStatus): Case => [
      `from ${controlStatus} it is proposed`,
      { ...seized('2023-06-01'), person: makePerson({ controlStatus }) },
      [['戒断三年', TODAY, 'cleanReached', law]],
    ]),
    [
      'inside nobody reaches it',
      facts({
        seizures: [{ day: '2023-06-01', finding: '成瘾' }],
        measures: [{ id: 7, ...makeMeasure({ kind: '强制隔离戒毒', startDay: null }) }],
      }),
      [],
    ],
  ])('%s', (_title, differing, expected) => {
    expect(todoOf(makeLife(differing), TODAY, ['戒断三年'])).toEqual(expected);
  });
});

test('somebody without 专职人员 stands on the list (戒毒条例 17)', () => {
  const person = makePerson({ hasCaseWorker: false });
  expect(todoOf(makeLife({ person }), TODAY, ['落实专职人员'])).toEqual([
    ['落实专职人员', '2024-01-01', 'noCaseWorker', '《戒毒条例》第十七条'],
  ]);
});

describe('nobody is asked about', () => {
  const visit = null;
  test.each<readonly [string, Partial<TodoLife>]>([
    ['不在册', { person: makePerson({ presence: '迁出' }) }],
    ['死亡', { person: makePerson({ controlStatus: '死亡' }) }],
    ['无感式管理', { person: makePerson({ controlStatus: '戒断三年未复吸', lightTouch: true }) }],
    ['出国（境）', { person: makePerson({ controlStatus: '出国（境）' }), visit, grades: [] }],
    ['在押', { person: makePerson({ controlStatus: '在押' }), visit, grades: [] }],
  ])('%s', (none, differing) => {
    const day = { rows: ADOPTED_EXAMPLES, today: TODAY, holidays: HOLIDAYS };
    expect(personTodo(makeLife(differing), day)).toEqual({ items: [], none });
  });
});

describe('the office (R-10, R-13; domain.md 9.1)', () => {
  const nothing: OfficeFacts = {
    issuedPeriods: ['2026-03/04', '2026-05/06'],
    returnVisits: 0,
    rounds: [],
    watches: [],
    cases: [],
    releases: [],
    stations: [],
  };
  const station: OfficeStation = {
    ...{ id: 1, name: '城关站', openedOn: '2025-01-01', checkedYears: [2026] },
    ...{ people: 20, staff: 1, ratio: '符合', limit: 30 },
  };
  const told = (
    differing: Partial<OfficeFacts>,
    today = TODAY,
    rows: readonly RuleRow[] = ADOPTED_EXAMPLES,
  ) =>
    officeTodo({ ...nothing, ...differing }, { rows, today, holidays: HOLIDAYS }).map(
      ({ kind, due, why }) => [kind, due, why],
    );
  test('has nothing to do while all is done', () => {
    expect(told({})).toEqual([]);
  });
  test('owes the report of the last period and of the running one', () => {
    expect(told({ issuedPeriods: [] })).toEqual([
      ['两月报上报', '2026-05-07', 'reportPeriodDue'],
      ['两月报上报', '2026-07-07', 'reportPeriodDue'],
    ]);
  });
  const watch: OfficeWatch = {
    ...{ householdId: 7, head: '张立一', identifiedOn: '2026-05-10', level: '高', helps: 0 },
    ...{ notified: false, closingOn: null, returned: null },
  };
  test('helps every household under watch but one at 低, tells of 高 and 已返贫, and judges a closing', () => {
    const both = [
      ['通报监测部门', '2026-05-10', 'watchNotTold'],
      ['落实帮扶', '2026-06-10', 'helpNotStarted'],
    ];
    expect(told({ watches: [watch] })).toEqual(both);
    expect(told({ watches: [{ ...watch, level: '已返贫' }] })).toEqual(both);
    expect(told({ watches: [{ ...watch, level: '中' }] })).toEqual(both.slice(1));
    expect(told({ watches: [{ ...watch, level: '低' }] })).toEqual([]);
    expect(told({ watches: [{ ...watch, helps: 1, notified: true }] })).toEqual([]);
    const closing = { ...watch, helps: 1, notified: true, closingOn: '2026-06-20' };
    expect(told({ watches: [closing] })).toEqual([
      ['风险消除审定', '2026-06-20', 'closingPending'],
    ]);
  });
  test('looks at who was just released within the days of a new case', () => {
    const released = { personId: 9, name: '张立二', releasedOn: '2026-05-25' };
    expect(told({ releases: [released] })).toEqual([
      ['出所核实', '2026-06-09', 'releasedUnverified'],
    ]);
    expect(told({ releases: [released] }, TODAY, []).find(([kind]) => kind === '出所核实')).toEqual(
      [...['出所核实', null, 'ruleMissing']],
    );
  });
  test('takes a newly found case through its steps in time', () => {
    const found: OfficeCase = {
      ...{ id: 4, head: '张立二', clueOn: '2026-06-01', next: '村内公示', proposed: '' },
      returned: null,
    };
    expect(told({ cases: [found] })).toEqual([['新发现认定', '2026-06-16', 'caseOpen']]);
    expect(
      told({ cases: [found], watches: [watch] }, TODAY, []).map(([kind, due]) => [kind, due]),
    ).toEqual([
      ...[
        ['落实帮扶', null],
        ['新发现认定', null],
      ],
      ['通报监测部门', '2026-05-10'],
    ]);
  });
  test('checks each station once a year, and has enough staff', () => {
    expect(told({ stations: [station] })).toEqual([]);
    expect(told({ stations: [{ ...station, checkedYears: [2025], ratio: '超出' }] })).toEqual([
      ['站点人员比例', TODAY, 'stationRatio'],
      ['站点年度检查', '2026-12-31', 'stationCheck'],
    ]);
  });
  test('without rows is 未设置, never silent', () => {
    const differing: Partial<OfficeFacts> = {
      returnVisits: 3,
      issuedPeriods: [],
      stations: [{ ...station, ratio: '未设置' }],
    };
    expect(told(differing, TODAY, []).map(([kind, due, why]) => [kind, due, why])).toEqual([
      ['两月报上报', null, 'ruleMissing'],
      ['两月报上报', null, 'ruleMissing'],
      ['逐人回访', null, 'ruleMissing'],
      ['逐人回访', null, 'ruleMissing'],
      ['站点人员比例', null, 'ruleMissing'],
    ]);
  });
});
