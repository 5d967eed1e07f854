import type { Sheet } from '../../../../db/domain/poverty/sheet.ts';

/** How a question is answered. */
export type FieldKind =
  | 'day'
  | 'line'
  | 'note'
  | 'yuan'
  | 'people'
  | 'count'
  | 'secured'
  | 'unstable'
  | 'net'
  | 'drugState'
  | 'bail'
  | 'risks'
  | 'help'
  | 'level';

export type FieldName = keyof Sheet;

export interface SheetField {
  readonly name: FieldName;
  readonly label: string;
  readonly kind: FieldKind;
}

export interface SheetSection {
  readonly title: string;
  readonly fields: readonly SheetField[];
}

function field(name: FieldName, label: string, kind: FieldKind): SheetField {
  return { name, label, kind };
}

/** The questions in the order of the paper form (electron/reports/review-papers/visit-form.ts), what is not asked there behind. */
export const SECTIONS: readonly SheetSection[] = [
  {
    title: '回访',
    fields: [
      field('visitedOn', '回访日期', 'day'),
      field('visitor', '回访人', 'line'),
      field('respondent', '受访人', 'line'),
    ],
  },
  {
    title: '家庭人口和近12个月收支',
    fields: [
      field('people', '家庭人口', 'people'),
      field('ableToWork', '有劳动能力', 'count'),
      field('working', '务工就业', 'count'),
      field('wage', '工资性收入', 'yuan'),
      field('business', '生产经营收入', 'yuan'),
      field('property', '财产性收入', 'yuan'),
      field('transfer', '转移性收入', 'yuan'),
      field('businessCost', '生产经营支出', 'yuan'),
      field('claims', '家庭理赔收入', 'yuan'),
      field('medicalCost', '自付医疗费', 'yuan'),
      field('safetyNet', '社会保障兜底', 'net'),
    ],
  },
  {
    title: '“三保障”和饮水安全',
    fields: [
      field('housing', '住房安全', 'secured'),
      field('schooling', '义务教育', 'secured'),
      field('medical', '基本医疗', 'secured'),
      field('water', '饮水安全', 'secured'),
      field('guaranteesNote', '保障说明', 'note'),
    ],
  },
  {
    title: '务工和涉毒状态',
    fields: [
      field('workUnstable', '就业稳定', 'unstable'),
      field('workNote', '务工说明', 'note'),
      field('drugState', '涉毒状态', 'drugState'),
      field('bail', '强制措施', 'bail'),
      field('releasedOn', '出所日期', 'day'),
      field('healthNote', '健康状况', 'note'),
    ],
  },
  {
    title: '风险、帮扶和意见',
    fields: [
      field('riskTypes', '风险类型', 'risks'),
      field('riskNote', '风险说明', 'note'),
      field('helpInPlace', '已落实帮扶', 'help'),
      field('helpNeeded', '需要的帮扶', 'help'),
      field('wishes', '愿望和诉求', 'note'),
      field('visitorView', '回访人意见', 'level'),
      field('visitorNote', '意见说明', 'note'),
    ],
  },
];

/** The questions that are answered with an amount. */
export const AMOUNTS = SECTIONS.flatMap(({ fields }) => fields).filter(
  ({ kind }) => kind === 'yuan',
);

/** Answers that are short enough to stand two in a row. */
const SHORT: readonly FieldKind[] = [
  'day',
  'line',
  'yuan',
  'people',
  'count',
  'secured',
  'unstable',
  'net',
];

export function isShort({ kind }: SheetField): boolean {
  return SHORT.includes(kind);
}

/** The two words of a yes or no, yes first. */
export const YES_NO: Readonly<Partial<Record<FieldKind, readonly [string, string]>>> = {
  secured: ['有保障', '无保障'],
  unstable: ['不稳定', '稳定'],
  net: ['已落实', '未落实'],
};

/** A question that was left open. */
const OPEN = '未填';

/** An answer as it is told beside the field. */
export function answerText({ name, kind }: SheetField, sheet: Sheet): string {
  const value = sheet[name];
  if (value === null || value === '') return OPEN;
  if (typeof value === 'boolean') return (YES_NO[kind] ?? ['是', '否'])[value ? 0 : 1];
  if (typeof value === 'number') return `${value}人`;
  if (typeof value !== 'string') return value.length === 0 ? '无' : value.join('、');
  return kind === 'yuan' ? yuanText(value) : value;
}

/** 3000 and 3000.00 are one amount. */
export function yuanText(typed: string): string {
  return typed.replace(/\.00?$/, '').replace(/(\.\d)0$/, '$1');
}

/** Day, visitor and the like differ in every round: a mark there would tell nothing. */
const ALWAYS_DIFFERENT: readonly FieldName[] = ['visitedOn', 'visitor', 'respondent'];

/** Whether an answer was given that differs from that of the last round in a way worth a look. */
export function differs(field: SheetField, now: Sheet, last: Sheet): boolean {
  if (ALWAYS_DIFFERENT.includes(field.name)) return false;
  const words = answerText(field, now);
  return words !== OPEN && words !== answerText(field, last);
}
