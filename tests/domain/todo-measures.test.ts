import { describe, expect, test } from 'vitest';
import type { MeasureFacts } from '../../db/domain/person/facts.ts';
import type { HandoverPapers, MeasurePapers, TodoLife } from '../../db/domain/todo/todo-facts.ts';
import { personTodo } from '../../db/domain/todo/todo.ts';
import { summaryPeriods } from '../../db/domain/todo/todo-summaries.ts';
import { ADOPTED_EXAMPLES, makeLeave, makeRow, makeTest } from './make-facts.ts';
import { HOLIDAYS, makeLife, todoOf, withMeasure } from './make-todo.ts';

type Case = readonly [
  title: string,
  measure: Partial<MeasureFacts>,
  today: string,
  expected: unknown,
  papers?: Partial<MeasurePapers>,
];

function handover(differing: Partial<HandoverPapers>): HandoverPapers {
  return {
    id: 3,
    measureId: 7,
    kind: '严重违反协议',
    warningOn: null,
    handedOn: null,
    receiptOn: null,
    ...differing,
  };
}

describe('报到 (戒毒条例 14, 38; R-02)', () => {
  const KINDS = ['报到', '逾期未报到', '未报到移交', '变更执行地报到', '资料待补'];
  test.each<Case>([
    [
      'is due 15 days after service',
      { startDay: null },
      '2024-01-25',
      [['报到', '2024-01-25', 'reportIn', '《戒毒条例》第十四条']],
    ],
    [
      'is late the day after, and to be handed over',
      { startDay: null },
      '2024-01-26',
      [
        ['逾期未报到', '2024-01-25', 'reportInOverdue', '《戒毒条例》第十四条'],
        ['未报到移交', '2024-01-26', 'handOverNotReported', '《戒毒条例》第十四条'],
      ],
    ],
    [
      'of 社区康复 is handed over by its own clause too',
      { kind: '社区康复', startDay: null },
      '2024-01-26',
      [
        ['逾期未报到', '2024-01-25', 'reportInOverdue', '《戒毒条例》第三十八条'],
        ['未报到移交', '2024-01-26', 'handOverNotReported', '《戒毒条例》第三十八条'],
      ],
    ],
    ['is over once handed over', { startDay: null, handedOverOn: '2024-02-01' }, '2024-03-01', []],
    ['is over once reported in', {}, '2024-03-01', []],
    [
      'of 社区康复 names its own clause',
      { kind: '社区康复', startDay: null },
      '2024-01-11',
      [['报到', '2024-01-25', 'reportIn', '《戒毒条例》第三十八条']],
    ],
    [
      'cannot be told without a service day',
      { startDay: null, serviceDay: null },
      '2024-01-11',
      [['资料待补', null, 'serviceMissing', '《戒毒条例》第十四条']],
    ],
    [
      'cannot be told from a month',
      { startDay: null, serviceDay: '2024-01' },
      '2024-02-11',
      [['资料待补', null, 'dayImprecise', '《戒毒条例》第十四条']],
    ],
    [
      'is due again after a change of place (戒毒条例 22)',
      { transfers: [{ day: '2025-03-01', reportedOn: null }] },
      '2025-03-05',
      [['变更执行地报到', '2025-03-16', 'transferReportIn', '《戒毒条例》第二十二条']],
    ],
    [
      'at the new place is over once reported',
      { transfers: [{ day: '2025-03-01', reportedOn: '2025-03-09' }] },
      '2025-03-20',
      [],
    ],
  ])('%s', (...given) => {
    const [, measure, today, expected, papers] = given as unknown as Case;
    expect(todoOf(withMeasure(measure, {}, papers), today, KINDS)).toEqual(expected);
  });

  test('a tighter local number names its row', () => {
    const rows = [...ADOPTED_EXAMPLES, makeRow('REPORT-IN-LOCAL', { days: 2 })];
    const life = withMeasure({ startDay: null });
    expect(todoOf(life, '2024-01-11', ['报到'], rows)).toEqual([
      ['报到', '2024-01-12', 'reportIn', 'REPORT-IN-LOCAL'],
    ]);
  });
});

describe('签订协议 (戒毒条例 16, 38, 22)', () => {
  test.each<Case>([
    [
      'follows the report-in without delay',
      {},
      '2024-01-15',
      [['签订协议', '2024-01-15', 'agreementDue', '《戒毒条例》第十六条']],
      { agreementOn: null },
    ],
    [
      'of 社区康复 is due 15 days after service',
      { kind: '社区康复', decidedYears: 3 },
      '2024-01-15',
      [['签订协议', '2024-01-25', 'agreementDue', '《戒毒条例》第三十八条']],
      { agreementOn: null },
    ],
    ['is over once signed', {}, '2024-03-01', []],
    [
      'is new after the report-in at another place',
      { transfers: [{ day: '2025-03-01', reportedOn: '2025-03-09' }] },
      '2025-03-20',
      [['签订协议', '2025-03-09', 'agreementDue', '《戒毒条例》第二十二条']],
      { transferAgreements: [{ changedOn: '2025-03-01', agreementOn: null }] },
    ],
    [
      'is none of a place that was left again',
      {
        transfers: [
          { day: '2025-03-01', reportedOn: '2025-03-09' },
          { day: '2025-06-01', reportedOn: '2025-06-09' },
        ],
      },
      '2025-06-20',
      [],
      {
        transferAgreements: [
          { changedOn: '2025-03-01', agreementOn: null },
          { changedOn: '2025-06-01', agreementOn: '2025-06-09' },
        ],
      },
    ],
    [
      'of a ledger, due on the day of entry or later, is asked for',
      { serviceDay: '2024-01-01', startDay: '2024-01-01' },
      '2024-01-20',
      [['签订协议', '2024-01-01', 'agreementDue', '《戒毒条例》第十六条']],
      { agreementOn: null, imported: true },
    ],
    [
      'of a ledger, due before the day of entry, is no deadline but a paper that the file lacks',
      { serviceDay: '2023-12-20', startDay: '2023-12-31' },
      '2024-01-20',
      [],
      { agreementOn: null, imported: true },
    ],
    [
      'recorded by the office is a deadline however old it is',
      { serviceDay: '2023-12-20', startDay: '2023-12-31' },
      '2024-01-20',
      [['签订协议', '2023-12-31', 'agreementDue', '《戒毒条例》第十六条']],
      { agreementOn: null },
    ],
    [
      'at a new place is asked for of a ledger too',
      {
        serviceDay: '2023-12-20',
        startDay: '2023-12-31',
        transfers: [{ day: '2025-03-01', reportedOn: '2025-03-09' }],
      },
      '2025-03-20',
      [['签订协议', '2025-03-09', 'agreementDue', '《戒毒条例》第二十二条']],
      {
        agreementOn: null,
        imported: true,
        transferAgreements: [{ changedOn: '2025-03-01', agreementOn: null }],
      },
    ],
    [
      'is not asked for before the report-in',
      { startDay: null },
      '2024-01-20',
      [],
      { agreementOn: null },
    ],
  ])('%s', (...given) => {
    const [, measure, today, expected, papers] = given as unknown as Case;
    expect(todoOf(withMeasure(measure, {}, papers), today, ['签订协议'])).toEqual(expected);
  });
});

describe('检测 (R-04)', () => {
  const KINDS = ['检测', '检测缺失', '资料待补'];
  test('names the window of today and the oldest missing one', () => {
    const life = withMeasure({});
    expect(todoOf(life, '2024-03-20', KINDS)).toEqual([
      ['检测缺失', '2024-02-14', 'testMissing', 'TEST-社区戒毒'],
      ['检测', '2024-04-14', 'testDue', 'TEST-社区戒毒'],
    ]);
  });

  test('a window that ended before the person was entered is not known to be missing', () => {
    const person = { ...makeLife().person, registeredOn: '2024-03-15' };
    expect(todoOf(withMeasure({}, { person }), '2024-03-20', KINDS)).toEqual([
      ['检测', '2024-04-14', 'testDue', 'TEST-社区戒毒'],
    ]);
  });

  test('each window names the row of its own year (R-00)', () => {
    const until = { from: '2024-01-01', to: '2025-01-15' };
    const rows = [
      makeRow('TEST-社区戒毒', { perYear: [4] }, until),
      makeRow('TEST-社区戒毒', { perYear: [12] }, { from: '2025-01-15' }),
    ];
    const { items } = personTodo(withMeasure({}), {
      rows,
      today: '2025-01-20',
      holidays: HOLIDAYS,
    });
    const found = items.filter(({ kind }) => KINDS.includes(kind));
    expect(found.map(({ kind, rule, due }) => [kind, due, rule.from])).toEqual([
      ['检测缺失', '2024-04-14', '2024-01-01'],
      ['检测', '2025-02-14', '2025-01-15'],
    ]);
  });

  test('a measure whose years are missing asks for them', () => {
    const life = withMeasure({ kind: '社区康复' });
    expect(todoOf(life, '2024-03-20', KINDS)).toEqual([
      ['资料待补', null, 'yearsMissing', '《戒毒条例》第三十七条'],
    ]);
  });

  test('without a row it is 未设置 and leads to the rule', () => {
    expect(todoOf(withMeasure({}), '2024-03-20', ['检测'], [])).toEqual([
      ['检测', null, 'ruleMissing', 'TEST-社区戒毒'],
    ]);
  });
});

describe('违反协议 (戒毒条例 20, 21; R-05)', () => {
  const KINDS = ['违反协议预警', '违反协议移交'];
  const refused = (...days: string[]) => ({
    facts: {
      ...withMeasure({}).facts,
      tests: days.map((day, id) => ({ id, ...makeTest(day, '拒检') })),
    },
  });
  test.each<readonly [string, Partial<TodoLife>, unknown]>([
    ['one refusal is nothing yet', refused('2024-03-01'), []],
    [
      'two refusals warn',
      refused('2024-03-01', '2024-04-01'),
      [['违反协议预警', '2024-04-01', 'violationWarning', 'EARLY-WARNING']],
    ],
    [
      'three are to be handed over',
      refused('2024-03-01', '2024-04-01', '2024-05-01'),
      [['违反协议移交', '2024-05-01', 'violationHandOver', '《戒毒条例》第二十条、第二十一条']],
    ],
    [
      'a 告诫 since then answers the warning',
      {
        ...refused('2024-03-01', '2024-04-01'),
        handovers: [handover({ warningOn: '2024-04-02' })],
      },
      [],
    ],
    [
      'a 告诫 before the last refusal does not',
      {
        ...refused('2024-03-01', '2024-04-01'),
        handovers: [handover({ warningOn: '2024-03-02' })],
      },
      [['违反协议预警', '2024-04-01', 'violationWarning', 'EARLY-WARNING']],
    ],
    [
      'handed over since, it is over',
      {
        ...refused('2024-03-01', '2024-04-01', '2024-05-01'),
        handovers: [handover({ handedOn: '2024-05-02', receiptOn: '2024-05-03' })],
      },
      [],
    ],
  ])('%s', (_title, differing, expected) => {
    const life = { ...withMeasure({}), ...differing };
    expect(todoOf(life, '2024-06-01', KINDS)).toEqual(expected);
  });

  test('a handover without its receipt waits for it', () => {
    const life = { ...withMeasure({}), handovers: [handover({ handedOn: '2024-05-02' })] };
    expect(todoOf(life, '2024-06-01', ['移交回执'])).toEqual([
      ['移交回执', '2024-05-02', 'receiptMissing', '《戒毒条例》第二十一条'],
    ]);
  });
});

describe('the end of a measure (戒毒条例 23, 34, 40; R-03)', () => {
  const KINDS = ['措施将满', '解除通知', '强戒出所', '期满前报送', '资料待补'];
  test.each<Case>([
    ['61 days before it nothing is said', {}, '2026-11-14', []],
    [
      '60 days before it is told',
      {},
      '2026-11-15',
      [['措施将满', '2027-01-14', 'ending', '《戒毒条例》第二十三条']],
    ],
    [
      'on its last day it is still that',
      {},
      '2027-01-14',
      [['措施将满', '2027-01-14', 'ending', '《戒毒条例》第二十三条']],
    ],
    [
      'the day after, the notice is due 7 days after the last day',
      {},
      '2027-01-15',
      [['解除通知', '2027-01-21', 'releaseDue', '《戒毒条例》第二十三条']],
    ],
    [
      'released without telling the town: 7 days',
      { endDay: '2027-01-14' },
      '2027-01-20',
      [['解除通知', '2027-01-21', 'releasePapers', '《戒毒条例》第二十三条']],
      { endReason: '期满解除' },
    ],
    [
      'released late without telling the town: the notice is due from the last day all the same',
      { endDay: '2027-02-03' },
      '2027-02-05',
      [['解除通知', '2027-01-21', 'releasePapers', '《戒毒条例》第二十三条']],
      { endReason: '期满解除' },
    ],
    [
      'released and told is over',
      { endDay: '2027-01-14' },
      '2027-01-20',
      [],
      { endReason: '期满解除', townNotifiedOn: '2027-01-15' },
    ],
    [
      'ended for another reason is over',
      { endDay: '2025-01-14' },
      '2027-01-20',
      [],
      { endReason: '死亡' },
    ],
    [
      'the facility releases on the last day',
      { kind: '强制隔离戒毒', decisionDay: '2025-01-10', startDay: null },
      '2027-01-01',
      [['强戒出所', '2027-01-09', 'compulsoryEnding', '《戒毒条例》第三十四条']],
    ],
    [
      'inside past the last day',
      { kind: '强制隔离戒毒', decisionDay: '2025-01-10', startDay: null },
      '2027-01-10',
      [['强戒出所', '2027-01-09', 'compulsoryOver', '《戒毒条例》第三十四条']],
    ],
    [
      'inside without a decision day',
      { kind: '强制隔离戒毒', decisionDay: null, startDay: null },
      '2027-01-10',
      [['资料待补', null, 'decisionMissing', '《戒毒条例》第三十四条']],
    ],
  ])('%s', (...given) => {
    const [, measure, today, expected, papers] = given as unknown as Case;
    expect(todoOf(withMeasure(measure, {}, papers), today, KINDS)).toEqual(expected);
  });

  test('says 60 and 30 days', () => {
    const within = (today: string) => todoOf(withMeasure({}), today, ['措施将满']).length;
    expect([within('2026-12-15'), within('2026-12-16')]).toEqual([1, 1]);
  });

  test('papers go to the police in the last working days, where the office has adopted it', () => {
    const rows = [...ADOPTED_EXAMPLES, makeRow('FILE-BEFORE-EXPIRY', { workingDays: 7 })];
    const life = withMeasure({ startDay: '2023-10-13' });
    expect(todoOf(life, '2026-09-20', ['期满前报送'], rows)).toEqual([
      ['期满前报送', '2026-10-12', 'fileBeforeExpiry', 'FILE-BEFORE-EXPIRY'],
    ]);
    expect(todoOf(life, '2026-09-20', ['期满前报送'])).toEqual([]);
    const sent = withMeasure({ startDay: '2023-10-13' }, {}, { fileSentOn: '2026-09-19' });
    expect(todoOf(sent, '2026-09-20', ['期满前报送'], rows)).toEqual([]);
  });

  test('beyond the holiday table no day is told', () => {
    const rows = [makeRow('FILE-BEFORE-EXPIRY', { workingDays: 7 })];
    const life = withMeasure({ startDay: '2022-10-13' });
    expect(todoOf(life, '2025-09-20', ['期满前报送'], rows)).toEqual([
      ['期满前报送', null, 'holidayTableEnds', 'FILE-BEFORE-EXPIRY'],
    ]);
  });
});

describe('半年小结 and 年度评估 (rule SUMMARY)', () => {
  test('take turns by the half years of the measure', () => {
    const both = { halfYearly: true, yearly: true };
    expect(summaryPeriods('2024-08-31', '2026-01-01', both)).toEqual([
      { kind: '半年小结', from: '2024-08-31', last: '2025-02-27' },
      { kind: '年度评估', from: '2025-02-28', last: '2025-08-30' },
      { kind: '半年小结', from: '2025-08-31', last: '2026-02-27' },
    ]);
  });

  test.each<readonly [string, { halfYearly: boolean; yearly: boolean }, string[]]>([
    ['only yearly', { halfYearly: false, yearly: true }, ['年度评估']],
    ['only half-yearly', { halfYearly: true, yearly: false }, ['半年小结', '半年小结', '半年小结']],
    ['neither', { halfYearly: false, yearly: false }, []],
  ])('%s', (_title, rule, kinds) => {
    const periods = summaryPeriods('2024-01-15', '2025-06-30', rule);
    expect(periods.map(({ kind }) => kind)).toEqual(kinds);
  });

  const KINDS = ['半年小结', '年度评估'];
  const life = withMeasure({});
  test('the oldest that was not written stands on the list', () => {
    expect(todoOf(life, '2025-02-01', KINDS)).toEqual([
      ['半年小结', '2024-07-14', 'summaryDue', 'SUMMARY'],
    ]);
    const summaries = [{ measureId: 7, periodEnd: '2024-07-14' }];
    expect(todoOf({ ...life, summaries }, '2025-02-01', KINDS)).toEqual([
      ['年度评估', '2025-01-14', 'summaryDue', 'SUMMARY'],
    ]);
  });

  test('periods from before the person was entered are not asked for', () => {
    const person = { ...life.person, registeredOn: '2025-02-01' };
    expect(todoOf({ ...life, person }, '2025-02-01', KINDS)).toEqual([
      ['半年小结', '2025-07-14', 'summaryDue', 'SUMMARY'],
    ]);
  });

  test('without a row it is 未设置', () => {
    expect(todoOf(life, '2025-02-01', KINDS, [])).toEqual([
      ['半年小结', null, 'ruleMissing', 'SUMMARY'],
    ]);
  });
});

test.each<readonly [string, Partial<MeasureFacts>, unknown[]]>([
  [
    'is unauthorised from its third day',
    {},
    [['擅自外出', '2026-05-02', 'leaveUnauthorised', '《戒毒条例》第十九条']],
  ],
  ['of a measure that has ended is nobody’s any more', { endDay: '2026-05-10' }, []],
  ['before the report-in is none', { startDay: null }, []],
  ['of 自愿戒毒 is free', { kind: '自愿戒毒' }, []],
])('a leave without approval %s (戒毒条例 19)', (_title, measure, expected) => {
  const leaves = [{ id: 4, ...makeLeave('2026-05-01', null) }];
  const life = withMeasure(measure);
  const facts = { ...life.facts, leaves };
  expect(todoOf({ ...life, facts }, '2026-05-20', ['擅自外出'])).toEqual(expected);
});
