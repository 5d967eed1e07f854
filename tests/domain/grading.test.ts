import { describe, expect, test } from 'vitest';
import { EXAMPLE_FACTOR_SET } from '../../db/domain/grades/factor-set.ts';
import {
  factorsFromRegister,
  judgeApproval,
  nextReview,
  proposeGrade,
  triggeredReview,
  type RegisterFactors,
} from '../../db/domain/grades/grading.ts';
import { ADOPTED_EXAMPLES, makeMeasure, makeTest } from './make-facts.ts';

/** Defaults 5, the worked case: 37 points. */
const WORKED: Readonly<Record<string, readonly string[]>> = {
  F1: ['苯丙胺类'],
  F2: ['成瘾'],
  F3: ['1 次'],
  F4: ['12—23 个月'],
  F5: ['全部阴性或无检测义务'],
  F6: ['支持'],
  F7: ['固定'],
  F8: ['务工（外出）'],
  F9: ['不详'],
  F10: ['无异常'],
  F11: ['无'],
  F12: ['无'],
};

function grade(
  differing: Readonly<Record<string, readonly string[]>>,
  forces: readonly string[] = [],
) {
  return proposeGrade(EXAMPLE_FACTOR_SET, { chosen: { ...WORKED, ...differing }, forces });
}

describe('R-07 proposed grade', () => {
  test('the worked case is 37 points, 中', () => {
    expect(grade({})).toEqual({ grade: '中', points: 37, forcedBy: [] });
  });

  test('the most that can be reached is 122', () => {
    const most = EXAMPLE_FACTOR_SET.factors.map(
      (factor) => Math.max(...factor.options.map((option) => option.points)) + factor.bonus,
    );
    expect(most.reduce((sum, points) => sum + points, 0)).toBe(122);
  });

  test.each<[Record<string, readonly string[]>, number, string]>([
    [{ F4: ['24—35 个月'], F9: ['无'] }, 28, '低'],
    [{ F4: ['24—35 个月'], F9: ['无'], F2: ['不成瘾'], F6: ['关系紧张'] }, 29, '低'],
    [
      {
        F4: ['24—35 个月'],
        F9: ['无'],
        F3: ['2 次'],
        F2: ['未认定'],
        F8: ['不详或其他'],
        F7: ['固定'],
      },
      28,
      '低',
    ],
    [{ F4: ['24—35 个月'], F9: ['无'], F8: ['无业'] }, 30, '中'],
    [{ F5: ['有阳性'], F9: ['与涉毒人员同住或频繁来往'], F3: ['0 次'] }, 53, '中'],
    [{ F5: ['有阳性'], F9: ['与涉毒人员同住或频繁来往'], F3: ['2 次'] }, 59, '中'],
    [{ F5: ['有阳性'], F9: ['与涉毒人员同住或频繁来往'], F3: ['3 次及以上'] }, 63, '高'],
  ])('%o: %i points, %s', (differing, points, expected) => {
    expect(grade(differing)).toEqual({ grade: expected, points, forcedBy: [] });
  });

  test.each<[readonly string[], number]>([
    [['苯丙胺类'], 37],
    [['苯丙胺类', '阿片类'], 41],
    [['大麻', '可卡因类'], 37],
    [['大麻', '合成大麻素'], 35],
    [['大麻', '不详'], 35],
  ])('F1 of %o: the highest, and 4 more for two groups', (drugs, points) => {
    expect(grade({ F1: drugs })).toMatchObject({ points });
  });

  test('a circumstance forces a grade at least as high', () => {
    expect(grade({}, ['crisis'])).toEqual({ grade: '高', points: 37, forcedBy: ['crisis'] });
    expect(grade({}, ['released-within-six-months'])).toEqual({
      grade: '中',
      points: 37,
      forcedBy: [],
    });
    expect(grade({ F4: ['36 个月及以上'] }, ['released-within-six-months'])).toEqual({
      grade: '中',
      points: 27,
      forcedBy: ['released-within-six-months'],
    });
    expect(
      grade({ F4: ['36 个月及以上'] }, ['serious-violation', 'positive-within-a-year']),
    ).toEqual({
      grade: '高',
      points: 27,
      forcedBy: ['serious-violation', 'positive-within-a-year'],
    });
  });

  test('every factor must be answered, with one of its options and no more than it allows', () => {
    expect(grade({ F6: [], F7: ['也许'], F9: ['无', '不详'] })).toEqual({
      grade: null,
      missing: ['F6', 'F7', 'F9'],
    });
  });
});

const CLEAN = {
  clockStart: '2023-06-15',
  cleanOn: '2026-06-15',
  reached: false,
  blocked: false,
  reasons: [],
  why: null,
} as const;
const KNOWN: RegisterFactors = {
  drugs: ['甲基苯丙胺（冰毒）'],
  finding: '成瘾',
  measures: [makeMeasure()],
  clean: CLEAN,
  tests: [],
  missingTests: 0,
  occupation: '务工（外出）',
  warned: false,
  lateOrAway: false,
};

describe('R-07 factors that the register answers', () => {
  test('the worked case', () => {
    expect(factorsFromRegister(KNOWN, '2024-08-20')).toEqual({
      F1: ['苯丙胺类'],
      F2: ['成瘾'],
      F3: ['1 次'],
      F4: ['12—23 个月'],
      F5: ['全部阴性或无检测义务'],
      F8: ['务工（外出）'],
      F12: ['无'],
    });
  });

  test.each<[Partial<RegisterFactors>, Record<string, readonly string[]>]>([
    [{ drugs: ['海洛因', '吗啡', '大麻', '合成大麻素'] }, { F1: ['阿片类', '大麻', '合成大麻素'] }],
    [{ drugs: [] }, { F1: ['不详'] }],
    [{ drugs: ['普瑞巴林', '其他'] }, { F1: ['不详'] }],
    [{ measures: [] }, { F3: ['0 次'] }],
    [
      {
        measures: ['社区戒毒', '强制隔离戒毒', '社区戒毒', '自愿戒毒'].map((kind) =>
          makeMeasure({ kind: kind as '社区戒毒' }),
        ),
      },
      { F3: ['3 次及以上'] },
    ],
    [{ clean: { ...CLEAN, clockStart: null } }, { F4: ['未设置'] }],
    [{ clean: { ...CLEAN, clockStart: '2023-08-20' } }, { F4: ['12—23 个月'] }],
    [{ clean: { ...CLEAN, clockStart: '2023-08-21' } }, { F4: ['不满 12 个月'] }],
    [{ clean: { ...CLEAN, clockStart: '2022-08-20' } }, { F4: ['24—35 个月'] }],
    [{ clean: { ...CLEAN, clockStart: '2021-08-20' } }, { F4: ['36 个月及以上'] }],
    [
      { tests: [makeTest('2023-08-21', '阳性'), makeTest('2024-01-01', '拒检')] },
      { F5: ['有阳性'] },
    ],
    [
      { tests: [makeTest('2023-08-20', '阳性'), makeTest('2024-01-01', '拒检')] },
      { F5: ['有拒检或逃避'] },
    ],
    [{ tests: [makeTest('2024-01-01')], missingTests: 1 }, { F5: ['应检未检'] }],
    [{ occupation: null }, { F8: ['不详或其他'] }],
    [{ occupation: '务农' }, { F8: ['务农、务工（本地）、个体、在校'] }],
    [{ lateOrAway: true }, { F12: ['有擅自外出或迟报'] }],
    [{ lateOrAway: true, warned: true }, { F12: ['预警'] }],
  ])('%o', (differing, expected) => {
    expect(factorsFromRegister({ ...KNOWN, ...differing }, '2024-08-20')).toMatchObject(expected);
  });

  test('every answer is an option of its factor', () => {
    const answers = Object.entries(factorsFromRegister(KNOWN, '2024-08-20'));
    const strange = answers.filter(([id, labels]) => {
      const factor = EXAMPLE_FACTOR_SET.factors.find((one) => one.id === id);
      return !labels.every((label) => factor?.options.some((option) => option.label === label));
    });
    expect(strange).toEqual([]);
  });
});

describe('R-07 reviews and approval', () => {
  test('the next review is months after the grade took effect', () => {
    expect([
      nextReview('高', '2024-11-30', ADOPTED_EXAMPLES),
      nextReview('中', '2024-08-31', ADOPTED_EXAMPLES),
      nextReview('低', '2024-02-29', ADOPTED_EXAMPLES),
      nextReview('低', '2024-02-29', []),
    ]).toEqual(['2025-02-28', '2025-02-28', '2025-02-28', null]);
  });

  test('a positive test asks for a review within days', () => {
    expect([
      triggeredReview('2024-12-28', ADOPTED_EXAMPLES),
      triggeredReview('2024-12-28', []),
    ]).toEqual(['2025-01-04', null]);
  });

  test('a second person approves; only an office of one may approve its own', () => {
    expect([
      judgeApproval('a', 'b', 2),
      judgeApproval('a', 'a', 1),
      judgeApproval('a', 'a', 2),
    ]).toEqual(['approved', 'selfApproved', 'needsAnother']);
  });
});
