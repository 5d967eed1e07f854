import { describe, expect, test } from 'vitest';
import type { GradeFact } from '../../db/domain/person/facts.ts';
import { laboratoryState, positiveFollowUp } from '../../db/domain/testing/test-follow-up.ts';
import {
  careWarnings,
  staffNames,
  staffObjection,
  type TestCare,
} from '../../db/domain/testing/test-staff.ts';
import { violationCounters } from '../../db/domain/measures/violation-counters.ts';
import { seriousViolation } from '../../db/domain/measures/serious-violation.ts';
import { ADOPTED_EXAMPLES, makeLeave, makeMeasure, makeTest } from './make-facts.ts';

function care(given: Partial<TestCare> = {}): TestCare {
  return {
    kind: '尿检',
    result: '阴性',
    testers: '陈静',
    secondTester: '赵刚',
    soleReason: '',
    femaleStaff: false,
    sampleNumber: '',
    ...given,
  };
}

describe('吸毒检测程序规定: two or more staff', () => {
  test.each<[string, Partial<TestCare>, 'testers' | 'secondTester' | null]>([
    ['two names in two fields', {}, null],
    ['two names in the first field', { testers: '陈静、赵刚', secondTester: '' }, null],
    ['one name', { secondTester: '' }, 'secondTester'],
    ['one name, with the reason', { secondTester: '', soleReason: '夜间出警' }, null],
    ['the same name twice is one', { secondTester: '陈静' }, 'secondTester'],
    ['nobody', { testers: '', secondTester: '' }, 'testers'],
    ['nobody, with a reason', { testers: '', secondTester: '', soleReason: '不详' }, 'testers'],
    ['nothing was taken: 拒检', { result: '拒检', testers: '', secondTester: '' }, null],
    ['nothing was taken: 逃避', { result: '逃避', testers: '', secondTester: '' }, null],
    ['a weak positive is a sample too', { result: '弱阳待检', secondTester: '' }, 'secondTester'],
  ])('%s', (_title, given, path) => {
    expect(staffObjection(care(given))?.path ?? null).toBe(path);
  });

  test('names stand between any signs', () => {
    expect(staffNames('陈静，赵刚 /李娜', '王强;陈静')).toEqual(['陈静', '赵刚', '李娜', '王强']);
  });
});

describe('what is told and lets the record pass', () => {
  test.each<[string, Partial<TestCare>, '男' | '女' | null, number]>([
    ['a woman’s urine without female staff', {}, '女', 1],
    ['a woman’s urine with female staff', { femaleStaff: true }, '女', 0],
    ['a woman’s hair', { kind: '毛发' }, '女', 0],
    ['a woman who refused', { result: '拒检' }, '女', 0],
    ['a man’s urine', {}, '男', 0],
    ['sex not known', {}, null, 0],
    ['positive on the spot without a sample number', { result: '阳性' }, '男', 1],
    ['positive with a sample number', { result: '阳性', sampleNumber: 'A1/B1' }, '男', 0],
    ['positive in the laboratory', { result: '阳性', kind: '实验室' }, '男', 0],
    ['both', { result: '阳性' }, '女', 2],
  ])('%s', (_title, given, sex, count) => {
    expect(careWarnings(care(given), sex)).toHaveLength(count);
  });
});

describe('what follows a positive test', () => {
  const GRADES: readonly GradeFact[] = [
    { grade: '低', approvedOn: '2026-10-01' },
    { grade: '高', approvedOn: null },
  ];
  const follow = (
    given: { reportedOn?: string; clean?: boolean; reviewed?: string; day?: string } = {},
  ) =>
    positiveFollowUp(
      { ...makeTest(given.day ?? '2026-11-01', '阳性'), reportedOn: given.reportedOn ?? null },
      {
        clean: given.clean ?? false,
        grades: given.reviewed ? [...GRADES, { grade: '高', approvedOn: given.reviewed }] : GRADES,
      },
      ADOPTED_EXAMPLES,
      '2026-11-15',
    );

  test('戒毒条例 21, R-07: the report and the review within 7 days stay open until done', () => {
    expect(follow()).toEqual({
      reported: null,
      reviewDue: '2026-11-08',
      reviewed: null,
      reinclude: false,
      open: true,
    });
  });

  test.each<[string, Parameters<typeof follow>[0], boolean]>([
    ['only reported', { reportedOn: '2026-11-01' }, true],
    ['only reviewed', { reviewed: '2026-11-03' }, true],
    [
      'a grade of the day before is no review of it',
      { reportedOn: '2026-11-01', reviewed: '2026-10-31' },
      true,
    ],
    ['a grade of the same day is', { reportedOn: '2026-11-01', reviewed: '2026-11-01' }, false],
    [
      '戒毒条例 7: 戒断三年未复吸 still stands',
      { reportedOn: '2026-11-01', reviewed: '2026-11-03', clean: true },
      true,
    ],
  ])('%s', (_title, given, open) => {
    expect(follow(given).open).toBe(open);
  });

  test('a positive test of more than three years ago takes nobody back (R-06)', () => {
    expect(follow({ day: '2023-11-15', clean: true }).reinclude).toBe(false);
    expect(follow({ day: '2023-11-16', clean: true }).reinclude).toBe(true);
  });

  test('without the row REVIEW-TRIGGER there is no review day', () => {
    const person = { clean: false, grades: [] };
    const test = { ...makeTest('2026-11-01', '阳性'), reportedOn: null };
    expect(positiveFollowUp(test, person, [], '2026-11-15').reviewDue).toBe(null);
  });
});

describe('弱阳待检', () => {
  const lab = (day: string, result: '阴性' | '阳性' | '弱阳待检' = '阴性') =>
    ({ day, kind: '实验室', result }) as const;
  test.each([
    ['is to be sent', null, [], '待送检'],
    ['waits for the answer', '2026-11-02', [], '待结果'],
    ['is answered by the laboratory', '2026-11-02', [lab('2026-11-05')], '已有结果'],
    [
      'is answered although nobody noted the sending',
      null,
      [lab('2026-11-01', '阳性')],
      '已有结果',
    ],
    ['is not answered by an earlier one', null, [lab('2026-10-31')], '待送检'],
    ['is not answered by another weak one', null, [lab('2026-11-05', '弱阳待检')], '待送检'],
    ['is not answered by a test on the spot', null, [makeTest('2026-11-05')], '待送检'],
  ] as const)('%s', (_title, sentOn, tests, expected) => {
    expect(laboratoryState({ day: '2026-11-01', sentOn }, tests)).toBe(expected);
  });
});

describe('R-05 as counters (戒毒条例 20)', () => {
  const WARNING = { refused: 2, leaves: 2, leaveDays: 21 };
  const refusals = (count: number) =>
    Array.from({ length: count }, (_, index) => makeTest(`2024-03-0${index + 1}`, '拒检'));
  const countersOf = (refused: number, leaveDays: number, warning: typeof WARNING | null) => {
    const leaves = leaveDays === 0 ? [] : [makeLeave('2024-05-01', null)];
    const today = leaveDays === 0 ? '2024-06-01' : `2024-05-${String(leaveDays).padStart(2, '0')}`;
    const facts = { tests: refusals(refused), leaves };
    const violation = seriousViolation(makeMeasure(), facts, ADOPTED_EXAMPLES, today);
    return violationCounters(violation, warning).map(({ count, limit, state }) =>
      [count, limit, state].join(' '),
    );
  };
  test.each([
    ['nothing', [0, 0], WARNING, ['0 3 calm', '0 3 calm', '0 30 calm']],
    ['one refused', [1, 0], WARNING, ['1 3 calm', '0 3 calm', '0 30 calm']],
    ['two refused warn', [2, 0], WARNING, ['2 3 warning', '0 3 calm', '0 30 calm']],
    ['three refused reach it', [3, 0], WARNING, ['3 3 reached', '0 3 calm', '0 30 calm']],
    ['21 days warn', [0, 21], WARNING, ['0 3 calm', '1 3 calm', '21 30 warning']],
    ['30 days are not more than 30', [0, 30], WARNING, ['0 3 calm', '1 3 calm', '30 30 warning']],
    ['31 days reach it', [0, 31], WARNING, ['0 3 calm', '1 3 calm', '31 30 reached']],
    [
      'without a row nobody says calm',
      [2, 0],
      null,
      ['2 3 unknown', '0 3 unknown', '0 30 unknown'],
    ],
    ['the law needs no row', [3, 0], null, ['3 3 reached', '0 3 unknown', '0 30 unknown']],
  ] as const)('%s', (_title, [refused, days], warning, expected) => {
    expect(countersOf(refused, days, warning)).toEqual(expected);
  });

  test('a measure that has not begun has none', () => {
    const facts = { tests: [], leaves: [] };
    const violation = seriousViolation(makeMeasure({ startDay: null }), facts, [], '2024-06-01');
    expect(violationCounters(violation, WARNING)).toEqual([]);
  });
});
