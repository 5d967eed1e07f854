import { expect, test } from 'vitest';
import { factorSetProblems } from '../../db/domain/grades/factor-set-check.ts';
import {
  EXAMPLE_FACTOR_SET,
  type Factor,
  type FactorSet,
} from '../../db/domain/grades/factor-set.ts';

function withFirst(change: Partial<Factor>): FactorSet {
  const [first, ...others] = EXAMPLE_FACTOR_SET.factors;
  if (first === undefined) throw new Error('the example set has factors');
  return { ...EXAMPLE_FACTOR_SET, factors: [{ ...first, ...change }, ...others] };
}
const option = (label: string, points: number) => ({ label, points, group: label });

test('the example set can be adopted', () => {
  expect(factorSetProblems(EXAMPLE_FACTOR_SET)).toEqual([]);
});

test.each<[string, FactorSet, string, string]>([
  ['no name', withFirst({ title: ' ' }), 'factors.0.title', '请填写，不超过60个字'],
  [
    'one option only',
    withFirst({ options: [option('有', 1)] }),
    'factors.0.options',
    '至少要有两个选项，其中一个给“不详”或没有问题的情形',
  ],
  [
    'an option twice',
    withFirst({ options: [option('有', 1), option('有', 2)] }),
    'factors.0.options.1.label',
    '“有”有两个',
  ],
  [
    'points below nothing',
    withFirst({ options: [option('有', 1), option('无', -1)] }),
    'factors.0.options.1.points',
    '应是0至100的整数',
  ],
  [
    'half a point',
    withFirst({ options: [option('有', 1.5), option('无', 0)] }),
    'factors.0.options.0.points',
    '应是0至100的整数',
  ],
  [
    'a threshold that nobody can reach',
    { ...EXAMPLE_FACTOR_SET, high: 123 },
    'high',
    '各项最高分加起来是122分，永远到不了123分',
  ],
  [
    '高 not above 中',
    { ...EXAMPLE_FACTOR_SET, high: 30 },
    'high',
    '“高”的分数线（30分）应高于“中”的分数线（30分）',
  ],
  [
    'nobody could be 低',
    { ...EXAMPLE_FACTOR_SET, middle: 0 },
    'middle',
    '应大于0，否则没有人能评为“低”',
  ],
  [
    'a circumstance without words',
    { ...EXAMPLE_FACTOR_SET, forces: [{ id: 'x', label: '', grade: '高' }] },
    'forces.0.label',
    '请填写，不超过60个字',
  ],
  [
    'two factors of one id',
    {
      ...EXAMPLE_FACTOR_SET,
      factors: [...EXAMPLE_FACTOR_SET.factors, ...EXAMPLE_FACTOR_SET.factors],
    },
    '',
    '评估因素的编号缺少或重复，请重新打开后再改',
  ],
])('%s is refused at its field', (_title, set, field, message) => {
  expect(factorSetProblems(set)).toEqual([{ field, message }]);
});
