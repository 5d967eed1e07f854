import { describe, expect, test } from 'vitest';
import {
  cleanClock,
  type CleanClock,
  type CleanFacts,
} from '../../db/domain/person/clean-clock.ts';
import { latestDay } from '../../db/domain/calendar/day-span.ts';
import { lightTouchEndedBy, lightTouchObstacles } from '../../db/domain/grades/light-touch.ts';
import { ADOPTED_EXAMPLES, makeMeasure, makeRow, makeTest } from './make-facts.ts';

const NOTHING: CleanFacts = { measures: [], tests: [], leaves: [], seizures: [] };
const SEIZED: CleanFacts = { ...NOTHING, seizures: [{ day: '2022-06-01', finding: '不成瘾' }] };
const REFUSED = ['2024-02-01', '2024-03-01', '2024-04-01'].map((day) => makeTest(day, '拒检'));

function reached(facts: CleanFacts, today: string): CleanClock {
  return cleanClock(facts, today);
}

describe('R-06 three years clean (戒毒条例 7)', () => {
  test.each<[string, Partial<CleanFacts>, string]>([
    ['a seizure, whatever its finding', {}, '2022-06-01'],
    [
      'a positive test',
      { tests: [makeTest('2022-07-01', '阳性'), makeTest('2023-01-01')] },
      '2022-07-01',
    ],
    [
      'the start of 社区戒毒',
      { measures: [makeMeasure({ startDay: '2022-08-01' })] },
      '2022-08-01',
    ],
    [
      'the start of 社区康复',
      { measures: [makeMeasure({ kind: '社区康复', decidedYears: 3, startDay: '2022-09-01' })] },
      '2022-09-01',
    ],
    [
      'the end of 强制隔离戒毒',
      { measures: [makeMeasure({ kind: '强制隔离戒毒', startDay: null, endDay: '2022-10-01' })] },
      '2022-10-01',
    ],
    ['an earlier one does not matter', { tests: [makeTest('2021', '阳性')] }, '2022-06-01'],
    [
      '药物维持治疗 starts nothing',
      { measures: [makeMeasure({ kind: '药物维持治疗', startDay: '2023-01-01' })] },
      '2022-06-01',
    ],
    [
      'what has not happened starts nothing',
      { measures: [makeMeasure({ startDay: null })] },
      '2022-06-01',
    ],
  ])('the clock starts on the latest: %s', (_, differing, clockStart) => {
    expect(reached({ ...SEIZED, ...differing }, '2024-06-01').clockStart).toBe(clockStart);
  });

  test('it is reached on the day three years later, and proposed only', () => {
    expect(reached(SEIZED, '2025-05-31')).toEqual({
      clockStart: '2022-06-01',
      cleanOn: '2025-06-01',
      reached: false,
      blocked: false,
      reasons: [],
      why: null,
    });
    expect(reached(SEIZED, '2025-06-01').reached).toBe(true);
  });

  test('three years from a leap day end on the 28th', () => {
    expect(
      reached({ ...NOTHING, seizures: [{ day: '2024-02-29', finding: '成瘾' }] }, '2027-02-28'),
    ).toMatchObject({
      cleanOn: '2027-02-28',
      reached: true,
    });
  });

  test.each<[string, CleanFacts, string]>([
    ['nothing recorded', NOTHING, 'noClockDay'],
    [
      'only a year known',
      { ...NOTHING, seizures: [{ day: '2020', finding: '成瘾' }] },
      'dayImprecise',
    ],
    [
      'a year that could be later',
      { ...SEIZED, tests: [makeTest('2022', '阳性')] },
      'dayImprecise',
    ],
  ])('%s: 未设置', (_, facts, why) => {
    expect(reached(facts, '2026-06-01')).toEqual({
      clockStart: null,
      cleanOn: null,
      reached: null,
      blocked: null,
      reasons: [],
      why,
    });
  });

  test('violation, refusal to report in and 强制隔离 under way block, in this order', () => {
    const measures = [
      makeMeasure({ endDay: '2025-01-01' }),
      makeMeasure({ startDay: null, handedOverOn: '2024-05-01' }),
      makeMeasure({ kind: '强制隔离戒毒', startDay: null }),
    ];
    expect(reached({ ...NOTHING, measures, tests: REFUSED }, '2028-01-01')).toMatchObject({
      clockStart: '2024-01-15',
      reached: false,
      blocked: true,
      reasons: ['seriousViolation', 'refusedReportIn', 'compulsoryUnderWay'],
    });
  });

  test('a violation before the clock start does not block, on the day itself it does', () => {
    const life = { ...NOTHING, measures: [makeMeasure({ endDay: '2024-06-01' })] };
    expect(
      reached({ ...life, tests: [...REFUSED, makeTest('2024-04-02', '阳性')] }, '2028-01-01')
        .reasons,
    ).toEqual([]);
    expect(
      reached({ ...life, tests: [...REFUSED, makeTest('2024-04-01', '阳性')] }, '2028-01-01')
        .reasons,
    ).toEqual(['seriousViolation']);
  });

  test('a measure whose violations cannot be told leaves it undecided, unless it ended before the clock start', () => {
    const tests = [makeTest('2024-02', '拒检')];
    const measure = makeMeasure({ endDay: '2024-06-01' });
    expect(reached({ ...NOTHING, measures: [measure], tests }, '2028-01-01')).toEqual({
      clockStart: '2024-01-15',
      cleanOn: '2027-01-15',
      reached: null,
      blocked: null,
      reasons: [],
      why: 'dayImprecise',
    });
    const later = [...tests, makeTest('2024-06-02', '阳性')];
    expect(reached({ ...NOTHING, measures: [measure], tests: later }, '2028-01-01')).toMatchObject({
      reached: true,
      why: null,
    });
    const open = makeMeasure({ endDay: null });
    expect(reached({ ...NOTHING, measures: [open], tests: later }, '2028-01-01').why).toBe(
      'dayImprecise',
    );
  });
});

describe('R-01 the latest of several recorded days', () => {
  test.each<[readonly string[], unknown]>([
    [[], { found: false, why: 'none' }],
    [['2020-01-01', '2021-05-05'], { found: true, day: '2021-05-05' }],
    [['2020', '2020-12-31'], { found: true, day: '2020-12-31' }],
    [['2020', '2020-12-30'], { found: false, why: 'dayImprecise' }],
    [['2020-02', '2020-02-29'], { found: true, day: '2020-02-29' }],
    [['2020'], { found: false, why: 'dayImprecise' }],
  ])('of %o', (days, expected) => {
    expect(latestDay(days)).toEqual(expected);
  });
});

describe('R-09 light-touch', () => {
  const request = {
    clean: reached(SEIZED, '2025-06-01'),
    grade: '低',
    proposer: 'a',
    approver: 'b',
    reason: '长期未复吸',
  } as const;

  test('low grade, three years clean, a second person and a reason let it begin', () => {
    expect(lightTouchObstacles(request, ADOPTED_EXAMPLES, '2025-06-01')).toEqual([]);
  });

  test('everything that stands in the way is told', () => {
    const wrong = {
      ...request,
      clean: reached(SEIZED, '2025-05-31'),
      grade: '中',
      approver: 'a',
      reason: ' ',
    } as const;
    expect(lightTouchObstacles(wrong, ADOPTED_EXAMPLES, '2025-05-31')).toEqual([
      'notClean',
      'gradeNotLow',
      'noSecondPerson',
      'noReason',
    ]);
    expect(
      lightTouchObstacles({ ...request, approver: null }, ADOPTED_EXAMPLES, '2025-06-01'),
    ).toEqual(['noSecondPerson']);
    expect(lightTouchObstacles(request, [], '2025-06-01')).toEqual(['ruleMissing']);
  });

  test('an office that asks for five years waits for five', () => {
    const rows = [makeRow('LIGHT-ENTRY', { cleanYears: 5 })];
    expect(lightTouchObstacles(request, rows, '2027-05-31')).toEqual(['notClean']);
    expect(lightTouchObstacles(request, rows, '2027-06-01')).toEqual([]);
  });

  test('the first risk sign since the entry ends it', () => {
    const signs = {
      tests: [makeTest('2026-03-01', '阳性'), makeTest('2025-12-01')],
      seizures: [{ day: '2026-02', finding: '成瘾' }],
      reports: ['2026-05-01'],
    } as const;
    expect([
      lightTouchEndedBy('2025-06-01', signs),
      lightTouchEndedBy('2026-02-02', signs),
      lightTouchEndedBy('2026-06-01', signs),
    ]).toEqual(['2026-02-01', '2026-03-01', null]);
  });
});
