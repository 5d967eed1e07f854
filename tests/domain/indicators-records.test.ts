import { describe, expect, it } from 'vitest';
import type { IndicatorPerson } from '../../db/domain/figures/indicator-source.ts';
import { contactBoundaries } from '../../db/domain/figures/indicator-visits.ts';
import { ADOPTED_EXAMPLES, makeRow } from './make-facts.ts';
import {
  aContact,
  aMeasure,
  aStatus,
  aSubject,
  aTest,
  computed,
  figures,
  graded,
  PERIOD,
  sizes,
  stock,
  TOWN_B,
} from './make-source.ts';

type Case = readonly [string, Partial<IndicatorPerson>, Record<string, number>];

describe('visit tasks', () => {
  const middle = [graded('中', '2026-01-05')];
  const high = [graded('高', '2026-01-05')];
  it.each<Case>([
    [
      'due in the period and not visited',
      { grades: middle, contacts: [aContact('2026-07-01')] },
      { 'visit.due': 1, 'visit.over': 1 },
    ],
    [
      'due on the last day is due and not overdue',
      { grades: middle, contacts: [aContact('2026-07-31')] },
      { 'visit.due': 1 },
    ],
    ['due on the day after is no task', { grades: middle, contacts: [aContact('2026-08-01')] }, {}],
    [
      'visited on the last day',
      { grades: middle, contacts: [aContact('2026-07-01'), aContact('2026-10-31')] },
      { 'visit.due': 1, 'visit.done': 1, 'visit.count': 1 },
    ],
    ['overdue from before and still open', { grades: middle }, { 'visit.due': 1, 'visit.over': 1 }],
    [
      'overdue from before and met in the period',
      { grades: middle, contacts: [aContact('2026-09-01')] },
      { 'visit.due': 1, 'visit.done': 1, 'visit.count': 1 },
    ],
    [
      'every month two tasks',
      { grades: high, contacts: ['08-20', '09-15', '10-10'].map((day) => aContact(`2026-${day}`)) },
      { 'visit.due': 2, 'visit.done': 2, 'visit.count': 2 },
    ],
    [
      'a telephone call does not meet 高',
      {
        grades: high,
        contacts: [aContact('2026-08-20'), aContact('2026-09-15', { mode: '电话或微信' })],
      },
      { 'visit.due': 1, 'visit.over': 1, 'visit.count': 1 },
    ],
    [
      'a call meets 中',
      {
        grades: middle,
        contacts: [aContact('2026-07-01'), aContact('2026-09-15', { mode: '电话或微信' })],
      },
      { 'visit.due': 1, 'visit.done': 1, 'visit.count': 1 },
    ],
    [
      'a visit without the person in charge counts for nothing',
      {
        grades: middle,
        contacts: [aContact('2026-07-01'), aContact('2026-09-15', { inCharge: ' ' })],
      },
      { 'visit.due': 1, 'visit.over': 1 },
    ],
    [
      'not graded is due every month',
      { grades: [], registeredOn: '2026-09-05' },
      { 'visit.due': 1, 'visit.over': 1 },
    ],
    [
      '失联 stays due',
      { statuses: [stock('失联')], grades: middle },
      { 'visit.due': 1, 'visit.over': 1 },
    ],
    ['在押 is not due', { statuses: [stock('在押')], grades: middle }, {}],
    ['强制隔离 is not due', { statuses: [stock('强制隔离戒毒')], grades: middle }, {}],
    [
      'an open 强制隔离 measure is not due',
      { measures: [aMeasure({ kind: '强制隔离戒毒', decisionDay: '2026-03-01' })], grades: middle },
      {},
    ],
    [
      'one that was decided later is',
      {
        measures: [
          aMeasure({
            kind: '强制隔离戒毒',
            decisionDay: '2026-11-01',
            serviceDay: null,
            startDay: null,
          }),
        ],
        grades: middle,
      },
      { 'visit.due': 1, 'visit.over': 1 },
    ],
    ['the dead are not due', { statuses: [stock('死亡')], grades: middle }, {}],
    [
      'who moved away is not due',
      { statuses: [aStatus({ presence: '迁出' })], grades: middle },
      {},
    ],
    [
      '无感 is not due',
      { lightTouch: true, statuses: [stock('戒断三年未复吸')], grades: middle },
      {},
    ],
    [
      'three years clean and not 无感 is due',
      { statuses: [stock('戒断三年未复吸')], grades: middle },
      { 'visit.due': 1, 'visit.over': 1 },
    ],
    [
      'a rough day after the last visit leaves nothing to be told',
      { grades: middle, contacts: [aContact('2026')] },
      { 'visit.unset': 1 },
    ],
    [
      'who stands in an old ledger entered after the period is due in it and overdue at its end',
      { registeredOn: '2026-11-10', grades: middle },
      { 'visit.due': 1, 'visit.over': 1 },
    ],
    [
      'who was registered after the period is in none of its figures',
      {
        registeredOn: '2026-11-10',
        statuses: [aStatus({ cause: '新登记', day: '2026-11-10' })],
        grades: middle,
      },
      {},
    ],
    [
      'a visit of a month within the period counts as one',
      {
        registeredOn: '2026-10-20',
        grades: [graded('低', '2026-10-31')],
        contacts: [aContact('2026-09')],
      },
      { 'visit.count': 1 },
    ],
  ])('%s', (_fact, person, expected) => {
    expect(figures(person, 'visit.')).toEqual(expected);
  });

  it('lists a task with its grade, its last day and its visit', () => {
    const contacts = [aContact('2026-07-01'), aContact('2026-09-15')];
    const { lists } = computed([aSubject({ grades: middle, contacts })]);
    expect(lists.get('visit.done')?.map(({ note }) => note)).toEqual([
      '中风险，最迟2026-10-01，2026-09-15已走访',
    ]);
  });

  it('names the rule that is missing and counts nothing', () => {
    const rules = ADOPTED_EXAMPLES.filter(({ id }) => id !== 'VISIT-中');
    const result = computed([aSubject({ grades: middle }), aSubject()], rules);
    expect(result.missingVisitRules).toEqual(['VISIT-中']);
    expect(sizes(result)).not.toHaveProperty(['visit.due']);
  });
});

describe('people met', () => {
  const grades = [graded('中', '2026-01-05')];
  it.each<Case>([
    [
      'met in person in the period',
      { grades, contacts: [aContact('2026-09-15')] },
      { 'meet.base': 1, 'meet.done': 1 },
    ],
    ['met before the period', { grades, contacts: [aContact('2026-07-15')] }, { 'meet.base': 1 }],
    [
      'a video call is no meeting',
      { grades, contacts: [aContact('2026-09-15', { mode: '视频' })] },
      { 'meet.base': 1 },
    ],
    [
      'only the family was met',
      { grades, contacts: [aContact('2026-09-15', { outcome: '见到家属', seen: '母亲' })] },
      { 'meet.base': 1 },
    ],
    [
      'met twice is one person',
      { grades, contacts: [aContact('2026-09-15'), aContact('2026-09-20')] },
      { 'meet.base': 1, 'meet.done': 1 },
    ],
    [
      'met without being due is not counted',
      { grades: [graded('低', '2026-08-20')], contacts: [aContact('2026-09-15')] },
      {},
    ],
  ])('%s', (_fact, person, expected) => {
    expect(figures(person, 'meet.')).toEqual(expected);
  });
});

describe('tests', () => {
  const sd = (startDay: string) => ({
    statuses: [stock('社区戒毒')],
    measures: [aMeasure({ startDay })],
  });
  it.each<Case>([
    [
      'two windows of a month end in two months',
      sd('2026-08-10'),
      { 'test.due': 2, 'test.missing': 2 },
    ],
    [
      'a test in each of them',
      { ...sd('2026-08-10'), tests: [aTest('2026-08-12'), aTest('2026-09-12')] },
      { 'test.due': 2, 'test.done': 2, 'test.count': 1 },
    ],
    [
      'a window ends on the day after its last: the last day of the period',
      sd('2026-09-30'),
      { 'test.due': 1, 'test.missing': 1 },
    ],
    ['the day before a window ends it is not due', sd('2026-10-01'), {}],
    [
      'missing windows of earlier periods stay missing',
      sd('2026-06-10'),
      { 'test.due': 2, 'test.missing': 4 },
    ],
    [
      'refused is no test',
      { ...sd('2026-09-20'), tests: [aTest('2026-09-25', '拒检')] },
      { 'test.due': 1, 'test.missing': 1 },
    ],
    [
      'a positive test is counted as such',
      { ...sd('2026-09-20'), tests: [aTest('2026-09-25', '阳性')] },
      { 'test.due': 1, 'test.done': 1, 'test.count': 1, 'test.pos': 1 },
    ],
    [
      'a test of somebody without a measure is counted',
      { tests: [aTest('2026-09-25'), aTest('2026-11-01')] },
      { 'test.count': 1 },
    ],
    ['弱阳待检 is not counted', { tests: [aTest('2026-09-25', '弱阳待检')] }, {}],
    ['a rough start leaves nothing to be told', sd('2026'), { 'test.unset': 1 }],
    [
      '社区康复 without its years',
      { measures: [aMeasure({ kind: '社区康复', decidedYears: null })] },
      { 'test.unset': 1 },
    ],
    ['a measure not reported in has no windows', { measures: [aMeasure({ startDay: null })] }, {}],
    [
      'three years clean has no windows',
      { ...sd('2026-08-10'), statuses: [stock('戒断三年未复吸')] },
      {},
    ],
  ])('%s', (_fact, person, expected) => {
    expect(figures(person, 'test.')).toEqual(expected);
  });

  it.each<Case>([
    [
      'entered during the measure: what ended before is not known, and not missing',
      { ...sd('2026-06-10'), registeredOn: '2026-08-20' },
      { 'test.due': 2, 'test.missing': 2, 'test.before': 2 },
    ],
    [
      'a window that ends on the day of entry lies before it',
      { ...sd('2026-08-10'), registeredOn: '2026-09-10' },
      { 'test.due': 1, 'test.missing': 1, 'test.before': 1 },
    ],
    [
      'a window that ends the day after is the office’s own',
      { ...sd('2026-08-10'), registeredOn: '2026-09-09' },
      { 'test.due': 2, 'test.missing': 2 },
    ],
    [
      'a test of the time before is counted, and makes no window due',
      { ...sd('2026-08-10'), registeredOn: '2026-09-20', tests: [aTest('2026-09-05')] },
      { 'test.due': 1, 'test.missing': 1, 'test.count': 1 },
    ],
    [
      'entered after the period: nothing is due and nothing is missing',
      { ...sd('2026-08-10'), registeredOn: '2026-11-15' },
      { 'test.before': 2 },
    ],
  ])('%s', (_fact, person, expected) => {
    expect(figures(person, 'test.')).toEqual(expected);
  });

  it('names a rule that nobody has set, and knows windows as long as some can be told', () => {
    const one = aSubject({ measures: [aMeasure({ kind: '社区康复', decidedYears: 1 })] });
    const other = aSubject(sd('2026-08-10'));
    const alone = computed([one]);
    const both = computed([one, other]);
    expect([alone.missingTestRules, alone.testWindowsKnown]).toEqual([['TEST-社区康复-1'], false]);
    expect([both.missingTestRules, both.testWindowsKnown]).toEqual([['TEST-社区康复-1'], true]);
    expect(computed([]).testWindowsKnown).toBe(true);
  });
});

describe('report-in', () => {
  it.each<Case>([
    [
      'due in the period and on time',
      { measures: [aMeasure({ serviceDay: '2026-09-01', startDay: '2026-09-16' })] },
      { 'reportin.due': 1, 'reportin.done': 1 },
    ],
    [
      'due in the period and a day late',
      { measures: [aMeasure({ serviceDay: '2026-09-01', startDay: '2026-09-17' })] },
      { 'reportin.due': 1 },
    ],
    [
      'due in the period and not at all',
      { measures: [aMeasure({ serviceDay: '2026-10-16', startDay: null })] },
      { 'reportin.due': 1 },
    ],
    [
      'served so late that it is due after the period',
      { measures: [aMeasure({ serviceDay: '2026-10-17', startDay: null })] },
      {},
    ],
    [
      'a kind that nobody reports in for',
      { measures: [aMeasure({ kind: '自愿戒毒', serviceDay: '2026-09-01' })] },
      {},
    ],
  ])('%s', (_fact, person, expected) => {
    expect(figures(person, 'reportin.')).toEqual(expected);
  });
});

describe('help', () => {
  it('counts records by kind and the people once', () => {
    const kinds = [
      '就业帮扶',
      '公益性岗位',
      '技能培训',
      '临时救助',
      '综合保障',
      '社会帮扶',
      '心理疏导',
    ];
    const help = kinds.map((kind, id) => ({ id, day: '2026-09-15', kind }));
    const outside = { id: 99, day: '2026-08-31', kind: '就业帮扶' };
    expect(figures({ help: [...help, outside] }, 'help.')).toEqual({
      'help.people': 1,
      'help.count': 7,
      'help.job': 2,
      'help.skill': 1,
      'help.relief': 3,
    });
  });

  it('counts what was received for the town of the last day', () => {
    const statuses = [stock(), aStatus({ day: '2026-10-01', cause: '县内转移', townCode: TOWN_B })];
    const { lists } = computed([
      aSubject({ statuses, help: [{ id: 1, day: '2026-09-15', kind: '技能培训' }] }),
    ]);
    expect(lists.get('help.skill')?.[0]?.townCode).toBe(TOWN_B);
  });
});

describe('what must be read of the visits', () => {
  it('asks for the last contact before the period and before each row that begins to ask for a meeting', () => {
    const rows = [
      makeRow('VISIT-高', { months: 1, faceToFace: true }, { from: '2025-01-01' }),
      makeRow('VISIT-中', { months: 3, faceToFace: false }),
      makeRow('VISIT-低', { months: 6, faceToFace: true }, { from: '2026-10-01' }),
    ];
    expect(contactBoundaries(rows, PERIOD.first)).toEqual(['2025-01-01', '2026-09-01']);
  });
});
