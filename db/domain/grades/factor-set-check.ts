/** whether an edited set of factors can be answered and counted. */
import type { Factor, FactorSet } from './factor-set.ts';
import { isAssessedGrade } from '../words/vocabulary.ts';

interface FactorSetProblem {
  /** Where: factors.0.options.2.points; '': the set as a whole. */
  readonly field: string;
  readonly message: string;
}

const MOST_POINTS = 100;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 60;
}

function isPoints(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST_POINTS;
}

function repeated(words: readonly unknown[]): ReadonlySet<number> {
  return new Set(words.flatMap((word, index) => (words.indexOf(word) === index ? [] : [index])));
}

function optionProblems(factor: Factor, at: string): FactorSetProblem[] {
  const options = (factor.options as Factor['options'] | undefined) ?? [];
  if (options.length < 2)
    return [
      { field: `${at}.options`, message: '至少要有两个选项，其中一个给“不详”或没有问题的情形' },
    ];
  const twice = repeated(options.map(({ label }) => label));
  return options.flatMap(({ label, points }, index) => {
    const place = `${at}.options.${index}`;
    const problems: FactorSetProblem[] = [];
    if (!isText(label)) problems.push({ field: `${place}.label`, message: '请填写，不超过60个字' });
    else if (twice.has(index))
      problems.push({ field: `${place}.label`, message: `“${label}”有两个` });
    if (!isPoints(points))
      problems.push({ field: `${place}.points`, message: `应是0至${MOST_POINTS}的整数` });
    return problems;
  });
}

function factorProblems(factor: Factor, index: number): FactorSetProblem[] {
  const at = `factors.${index}`;
  const title = isText(factor.title)
    ? []
    : [{ field: `${at}.title`, message: '请填写，不超过60个字' }];
  const bonus = isPoints(factor.bonus)
    ? []
    : [{ field: `${at}.bonus`, message: `应是0至${MOST_POINTS}的整数` }];
  return [...title, ...bonus, ...optionProblems(factor, at)];
}

/**
 * What speaks against a set of factors; empty: it can be adopted. Every factor has a name and at least two options of
 * different wording with points of their own, the circumstances name a grade, and the thresholds stand within what can be
 * reached, so that each grade can come out.
 */
export function factorSetProblems(set: FactorSet): readonly FactorSetProblem[] {
  const twice = repeated(set.factors.map(({ id }) => id));
  if (twice.size > 0 || !set.factors.every(({ id }) => isText(id)))
    return [{ field: '', message: '评估因素的编号缺少或重复，请重新打开后再改' }];
  const problems = set.factors.flatMap(factorProblems);
  const forces = set.forces.flatMap(({ label, grade }, index) => {
    const at = `forces.${index}`;
    const wording = isText(label)
      ? []
      : [{ field: `${at}.label`, message: '请填写，不超过60个字' }];
    const level = isAssessedGrade(grade)
      ? []
      : [{ field: `${at}.grade`, message: '应是高、中或低' }];
    return [...wording, ...level];
  });
  if (problems.length > 0 || forces.length > 0) return [...problems, ...forces];
  return thresholdProblems(set);
}

function thresholdProblems({ factors, high, middle }: FactorSet): FactorSetProblem[] {
  const most = factors.reduce(
    (sum, { options, bonus }) => sum + Math.max(...options.map(({ points }) => points)) + bonus,
    0,
  );
  if (high > most)
    return [{ field: 'high', message: `各项最高分加起来是${most}分，永远到不了${high}分` }];
  if (high <= middle)
    return [
      { field: 'high', message: `“高”的分数线（${high}分）应高于“中”的分数线（${middle}分）` },
    ];
  return middle >= 1 ? [] : [{ field: 'middle', message: '应大于0，否则没有人能评为“低”' }];
}
