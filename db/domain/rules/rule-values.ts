/** whether what is typed for a rule can be its value: each field by itself, together, and beside the other rules. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { ruleOn, ruleShape, type RuleId, type RuleRow, type RuleValues } from './rule-table.ts';
import { factorSetProblems } from '../grades/factor-set-check.ts';
import { gradeSetProblems } from '../grades/grade-set.ts';
import { fractionOf } from '../values/percentage.ts';

export interface RuleProblem {
  /** The field, such as months; '': the value as a whole. */
  readonly field: string;
  readonly message: string;
}

type Typed = Readonly<Record<string, unknown>>;

/** Fields that are missing, wrong, or none of the rule. */
function fieldProblems(id: RuleId, value: Typed): RuleProblem[] {
  const shape = ruleShape(id);
  const wrong = Object.entries(shape)
    .filter(([field, { holds }]) => !holds(value[field]))
    .map(([field, { words }]) => ({ field, message: words }));
  const unknown = Object.keys(value)
    .filter((field) => !Object.hasOwn(shape, field))
    .map((field) => ({ field: '', message: `这条规则没有“${field}”这一项，请去掉` }));
  return [...wrong, ...unknown];
}

function problem(field: string, message: string): RuleProblem[] {
  return [{ field, message }];
}

/** a warning that comes with the violation, or always, warns of nothing. */
function warningProblems({
  refused,
  leaves,
  leaveDays,
}: RuleValues['EARLY-WARNING']): RuleProblem[] {
  const early = (field: string, count: number, most: number, unit: string) =>
    count >= 1 && count <= most
      ? []
      : problem(field, `应是1至${most}之间的整数：法定标准以前才是预警（${unit}）`);
  return [
    ...early('refused', refused, 2, '3次以上为严重违反'),
    ...early('leaves', leaves, 2, '3次以上为严重违反'),
    ...early('leaveDays', leaveDays, 30, '累计超过30天为严重违反'),
  ];
}

/** What the fields of one value say together; they have passed one by one. */
const TOGETHER: { readonly [Id in RuleId]?: (value: RuleValues[Id]) => RuleProblem[] } = {
  'REPORT-IN-LOCAL': ({ days }) =>
    days <= 15 ? [] : problem('days', '不能长于法定的15天（戒毒条例第十四条、第三十八条）'),
  'EARLY-WARNING': warningProblems,
  'GRADE-SET': ({ grades }) => [...gradeSetProblems(grades)],
  'FACTOR-SET': (set) => [...factorSetProblems(set)],
  'ROUND-年中': roundProblems,
  'ROUND-年末': roundProblems,
  'POVERTY-NEAR-FACTOR': ({ factor }) => {
    const { numerator, denominator } = fractionOf(factor);
    return numerator >= denominator ? [] : problem('factor', '应不小于1');
  },
};

function roundProblems({ from, to }: RuleValues['ROUND-年中']): RuleProblem[] {
  return from <= to ? [] : problem('to', `结束的日子（${to}）不能早于开始的日子（${from}）`);
}

const GRADE_ORDER = ['高', '中', '低'] as const;
const FAMILIES = [
  { prefix: 'VISIT', words: '走访间隔' },
  { prefix: 'REVIEW', words: '复评间隔' },
] as const;

/** a higher risk is never looked after less often than a lower one. */
function orderProblems(
  id: RuleId,
  value: Typed,
  rows: readonly RuleRow[],
  day: CalendarDay,
): RuleProblem[] {
  const family = FAMILIES.find(({ prefix }) => id.startsWith(`${prefix}-`));
  const own = GRADE_ORDER.findIndex((grade) => id.endsWith(`-${grade}`));
  if (family === undefined || own === -1) return [];
  const months = value['months'] as number;
  return GRADE_ORDER.flatMap((grade, index) => {
    const other = ruleOn(rows, `${family.prefix}-${grade}`, day)?.months;
    if (index === own || other === undefined) return [];
    const tooLong = index > own && months > other;
    const tooShort = index < own && months < other;
    if (!tooLong && !tooShort) return [];
    const mine = `${GRADE_ORDER[own] ?? ''}风险${family.words}（${months}个月）`;
    const theirs = `${grade}风险（${other}个月）`;
    return problem(
      'months',
      `${mine}不能${tooLong ? '长于' : '短于'}${theirs}；确需这样，请先修改“${grade}风险${family.words}”`,
    );
  });
}

/**
 * everything that speaks against a value for a rule from a day on; empty: it can be taken. `rows` are the adopted
 * rows, against which the order of the grades is kept.
 */
export function ruleProblems(
  id: RuleId,
  value: Typed,
  rows: readonly RuleRow[],
  validFrom: CalendarDay,
): readonly RuleProblem[] {
  const alone = fieldProblems(id, value);
  if (alone.length > 0) return alone;
  const together = TOGETHER[id] as ((value: Typed) => RuleProblem[]) | undefined;
  return [...(together?.(value) ?? []), ...orderProblems(id, value, rows, validFrom)];
}
