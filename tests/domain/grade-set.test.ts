import { describe, expect, it } from 'vitest';
import {
  gradeSetProblems,
  lookOf,
  type GradeLook,
  type GradeSetProblem,
} from '../../db/domain/grades/grade-set.ts';
import { EXAMPLE_RULE_ROWS } from '../../db/domain/rules/rule-catalogue.ts';
import { ruleProblems } from '../../db/domain/rules/rule-values.ts';

const CODES: readonly GradeLook[] = [
  { grade: '高', label: 'A级', colour: '红' },
  { grade: '中', label: 'B级', colour: '黄' },
  { grade: '低', label: 'C级', colour: '绿' },
  { grade: '未评估', label: '未评估', colour: '灰' },
];
const differing = (index: number, change: Partial<GradeLook>): GradeLook[] =>
  CODES.map((look, at) => (at === index ? { ...look, ...change } : look));

describe('how grades are called and coloured (GRADE-SET)', () => {
  it.each<readonly [string, readonly GradeLook[], readonly GradeSetProblem[]]>([
    ['words and colours of an office', CODES, []],
    ['a row without words', CODES.map(({ grade, colour }) => ({ grade, colour })), []],
    [
      'one colour for all, as the words differ',
      CODES.map((look) => ({ ...look, colour: '灰' })),
      [],
    ],
    [
      'a grade that is missing',
      CODES.slice(1),
      [{ field: 'grades', message: '应是高、中、低、未评估各一项' }],
    ],
    [
      'a grade named twice',
      differing(1, { grade: '高' }),
      [{ field: 'grades', message: '应是高、中、低、未评估各一项' }],
    ],
    [
      'an empty word',
      differing(0, { label: ' ' }),
      [{ field: 'grades.0.label', message: '“高”请填写名称' }],
    ],
    [
      'a long word',
      differing(0, { label: '需要严格管控人员' }),
      [{ field: 'grades.0.label', message: '“高”的名称不超过6个字，前后没有空格' }],
    ],
    [
      'the word of another grade',
      differing(0, { label: '低' }),
      [{ field: 'grades.0.label', message: '“高”不能叫“低”，那是另一个等级' }],
    ],
    [
      'one word for two',
      differing(1, { label: 'A级' }),
      [{ field: 'grades.1.label', message: '两个等级不能都叫“A级”' }],
    ],
    [
      'an unknown colour',
      differing(2, { colour: '粉' }),
      [{ field: 'grades.2.colour', message: '“低”的颜色应是红、橙、黄、绿、蓝、紫、灰之一' }],
    ],
    [
      'something else',
      ['高'] as unknown as GradeLook[],
      [{ field: 'grades', message: '每个等级应有名称和颜色' }],
    ],
  ])('%s', (_title, looks, problems) => {
    expect(gradeSetProblems(looks)).toEqual(problems);
    expect(ruleProblems('GRADE-SET', { grades: looks }, [], '2026-11-15')).toEqual(problems);
  });

  it('holds for the example', () => {
    const example = EXAMPLE_RULE_ROWS.find(({ id }) => id === 'GRADE-SET');
    expect(gradeSetProblems((example?.value as { grades: GradeLook[] }).grades)).toEqual([]);
  });

  it.each([
    ['高', { label: 'A级', colour: '红' }],
    ['其他', { label: '其他', colour: null }],
  ])('shows %s', (grade, look) => {
    expect(lookOf(CODES, grade)).toEqual(look);
  });
  it('shows the stored word where the office has none', () => {
    expect(lookOf([], '中')).toEqual({ label: '中', colour: null });
    expect(lookOf([{ grade: '中', colour: '黄' }], '中')).toEqual({ label: '中', colour: '黄' });
  });
});
