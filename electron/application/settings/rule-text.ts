import type { GradeLook } from '../../../db/domain/grades/grade-set.ts';
import { REFERENCE_RULES } from '../../../db/domain/rules/rule-catalogue.ts';
import type { RuleId } from '../../../db/domain/rules/rule-table.ts';

type Value = Readonly<Record<string, unknown>>;
const number = (value: Value, key: string): string => {
  const part = value[key];
  return typeof part === 'number' || typeof part === 'string' ? String(part) : '';
};

/** The value of a rule as a clerk reads it; of one that nothing reads also that. */
export function ruleValueText(id: RuleId, value: object): string {
  const kept = REFERENCE_RULES.get(id);
  return kept === undefined ? valueText(id, value) : `${valueText(id, value)}（${kept}）`;
}

function valueText(id: RuleId, value: object): string {
  const given = value as Value;
  if (id.startsWith('VISIT-'))
    return `每${number(given, 'months')}个月至少一次，${given['faceToFace'] === true ? '须面对面' : '方式不限'}`;
  if (id.startsWith('TEST-社区')) return yearsText(given['perYear']);
  if (id.startsWith('ROUND-')) return `${number(given, 'from')} 至 ${number(given, 'to')}`;
  if ('months' in given) return `${number(given, 'months')}个月`;
  if ('workingDays' in given) return `${number(given, 'workingDays')}个工作日`;
  return SPECIAL[id]?.(given) ?? JSON.stringify(given);
}

function yearsText(perYear: unknown): string {
  if (!Array.isArray(perYear)) return '';
  return perYear.map((count, index) => `第${index + 1}年${String(count)}次`).join('，');
}

function gradesText(grades: unknown): string {
  if (!Array.isArray(grades)) return '';
  return (grades as GradeLook[])
    .map(({ grade, label = grade, colour }) =>
      label === grade ? `${grade}（${colour}）` : `${grade}称“${label}”（${colour}）`,
    )
    .join('、');
}

function summaryText(value: Value): string {
  const parts = [
    ...(value['halfYearly'] === true ? ['每半年小结'] : []),
    ...(value['yearly'] === true ? ['每年评估'] : []),
  ];
  return parts.length === 0 ? '不要求小结和评估' : parts.join('，');
}

const SPECIAL: Partial<Record<RuleId, (value: Value) => string>> = {
  'REPORT-IN-LOCAL': (value) => `${number(value, 'days')}天`,
  'EARLY-WARNING': (value) =>
    `拒检${number(value, 'refused')}次、擅自外出${number(value, 'leaves')}次或累计${number(value, 'leaveDays')}天预警`,
  'TEST-SURPRISE': (value) => `${number(value, 'years')}年内${number(value, 'tests')}次`,
  'REVIEW-TRIGGER': (value) => `${number(value, 'days')}天内复评`,
  SUMMARY: (value) => summaryText(value),
  'GRADE-SET': (value) => gradesText(value['grades']),
  'FACTOR-SET': (value) =>
    `${Array.isArray(value['factors']) ? value['factors'].length : 0}项因素；高≥${number(value, 'high')}分，中≥${number(value, 'middle')}分`,
  'LIGHT-ENTRY': (value) => `戒断满${number(value, 'cleanYears')}年`,
  'POVERTY-LINE': (value) =>
    `${number(value, 'year')}年${number(value, 'place')}${number(value, 'amount')}元`,
  'POVERTY-NEAR-FACTOR': (value) => `${number(value, 'factor')}倍`,
  'NEW-CASE': (value) =>
    `${number(value, 'decisionDays')}天内认定，公示不少于${number(value, 'noticeDays')}天`,
  'STAFF-RATIO': (value) => `${number(value, 'peoplePerStaff')}人配1名`,
  'URGENT-FIRST': (value) => `${number(value, 'hours')}小时内首报`,
};
