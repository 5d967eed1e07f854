import { REFERENCE_RULES } from '../../db/domain/rules/rule-catalogue.ts';
import type { RuleId, RuleValues } from '../../db/domain/rules/rule-table.ts';

type FieldOf<V> = { readonly [K in keyof V & string]: RuleField<K> }[keyof V & string];

/** One value of a rule row as it is shown and typed. */
export interface RuleField<K extends string = string> {
  readonly key: K;
  readonly label: string;
  readonly unit: string;
  /** numbers: one a year of the measure; monthDay: MM-DD; yesNo: a switch. */
  readonly kind: 'number' | 'numbers' | 'decimal' | 'monthDay' | 'text' | 'yesNo';
}

/** The rules of the page; the two others are fixed and have no row there (docs/decisions/0019). */
type ShownRuleId = Exclude<RuleId, 'MASK' | 'SMALL-CELLS'>;
type Fields = { readonly [Id in ShownRuleId]: readonly FieldOf<RuleValues[Id]>[] };

function number<K extends string>(key: K, label: string, unit: string): RuleField<K> {
  return { key, label, unit, kind: 'number' };
}

function perYear(label: string): readonly [RuleField<'perYear'>] {
  return [{ key: 'perYear', label, unit: '次', kind: 'numbers' }];
}

const VISIT = [
  number('months', '至少每', '个月走访一次'),
  { key: 'faceToFace', label: '必须面对面', unit: '', kind: 'yesNo' },
] as const;
const MONTHS = [number('months', '每', '个月')] as const;
const MONTH_DAYS = [
  { key: 'from', label: '从', unit: '', kind: 'monthDay' },
  { key: 'to', label: '到', unit: '', kind: 'monthDay' },
] as const;

/** What each rule consists of. Empty: the row is shown and adopted as a whole. */
export const RULE_FIELDS: Fields = {
  'REPORT-IN-LOCAL': [number('days', '送达后', '天内报到')],
  'EARLY-WARNING': [
    number('refused', '拒检、逃避', '次'),
    number('leaves', '擅自外出', '次'),
    number('leaveDays', '擅自外出累计', '天'),
  ],
  'FILE-BEFORE-EXPIRY': [number('workingDays', '期满前', '个工作日')],
  'TEST-社区戒毒': perYear('第1、2、3年各'),
  'TEST-社区康复-3': perYear('第1、2、3年各'),
  'TEST-社区康复-2': perYear('第1、2年各'),
  'TEST-社区康复-1': perYear('第1年'),
  'TEST-SURPRISE': [number('tests', '抽检', '次'), number('years', '每', '年')],
  'VISIT-高': VISIT,
  'VISIT-中': VISIT,
  'VISIT-低': VISIT,
  'VISIT-未评估': VISIT,
  TALK: MONTHS,
  'REVIEW-高': MONTHS,
  'REVIEW-中': MONTHS,
  'REVIEW-低': MONTHS,
  'REVIEW-TRIGGER': [number('days', '触发后', '天内')],
  SUMMARY: [
    { key: 'halfYearly', label: '半年小结', unit: '', kind: 'yesNo' },
    { key: 'yearly', label: '年度评估', unit: '', kind: 'yesNo' },
  ],
  'GRADE-SET': [],
  'FACTOR-SET': [],
  'LIGHT-ENTRY': [number('cleanYears', '戒断满', '年')],
  'ROUND-年中': MONTH_DAYS,
  'ROUND-年末': MONTH_DAYS,
  'POVERTY-LINE': [
    number('year', '年度', '年'),
    { key: 'place', label: '地区', unit: '', kind: 'text' },
    { key: 'amount', label: '收入线', unit: '元/人·年', kind: 'decimal' },
  ],
  'POVERTY-NEAR-FACTOR': [{ key: 'factor', label: '收入线的', unit: '倍以内', kind: 'decimal' }],
  'NEW-CASE': [number('decisionDays', '认定', '天'), number('noticeDays', '公示', '天')],
  'HELP-START': [number('months', '认定后', '个月内')],
  'CLOSE-AFTER': [number('months', '识别后满', '个月')],
  'STAFF-RATIO': [number('peoplePerStaff', '每名工作人员服务', '人')],
  'REPORT-DUE': [number('workingDays', '期末后', '个工作日内')],
  'URGENT-FIRST': [number('hours', '', '小时内')],
};

const WHOLE: Readonly<Record<string, string>> = {
  'GRADE-SET': '高、中、低、未评估',
  'FACTOR-SET': '12项因素，满分122分；60分以上为高，30至59分为中，30分以下为低',
};

function isRuleId(id: string): id is ShownRuleId {
  return Object.hasOwn(RULE_FIELDS, id);
}

/** The fields of a rule by its id; none for one that this program does not know. */
export function ruleFields(id: string): readonly RuleField[] {
  return isRuleId(id) ? RULE_FIELDS[id] : [];
}

/** 06-01 → 6月1日. */
function monthDayText(value: string): string {
  const [month, day] = value.split('-').map(Number);
  return `${month}月${day}日`;
}

function fieldText(field: RuleField, value: unknown): string {
  if (field.kind === 'yesNo') return value === true ? field.label : `${field.label}：否`;
  if (field.kind === 'monthDay') return `${field.label}${monthDayText(String(value))}`;
  const shown = Array.isArray(value) ? value.map(String).join('、') : String(value);
  return `${field.label}${shown}${field.unit}`;
}

/** A row's value in words: 至少每1个月走访一次，必须面对面. */
export function ruleText(id: string, value: Readonly<Record<string, unknown>> | null): string {
  if (value === null) return '未设置';
  const whole = WHOLE[id];
  if (whole !== undefined) return whole;
  const shown = ruleFields(id).filter(
    (field) => !(field.key === 'faceToFace' && value[field.key] !== true),
  );
  const words = shown.map((field) => fieldText(field, value[field.key])).join('，');
  const kept = REFERENCE_RULES.get(id);
  return kept === undefined ? words : `${words}（${kept}）`;
}
