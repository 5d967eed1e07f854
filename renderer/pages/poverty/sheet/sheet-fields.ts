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

/** The questions in the order of the paper form (R-10, domain.md 7.5, 7.6). */
export const SECTIONS: readonly SheetSection[] = [
  {
    title: '走访',
    fields: [
      field('visitedOn', '走访日期', 'day'),
      field('visitor', '走访人', 'line'),
      field('respondent', '受访人', 'line'),
    ],
  },
  {
    title: '家庭人口和近12个月收支（元）',
    fields: [
      field('people', '家庭人口', 'people'),
      field('wage', '工资性收入', 'yuan'),
      field('business', '经营性收入', 'yuan'),
      field('property', '财产性收入', 'yuan'),
      field('transfer', '转移性收入', 'yuan'),
      field('businessCost', '经营性支出', 'yuan'),
      field('claims', '理赔收入', 'yuan'),
      field('medicalCost', '合规自付医疗', 'yuan'),
    ],
  },
  {
    title: '“三保障”和饮水安全',
    fields: [
      field('housing', '住房安全', 'secured'),
      field('schooling', '义务教育', 'secured'),
      field('medical', '基本医疗', 'secured'),
      field('water', '饮水安全', 'secured'),
      field('guaranteesNote', '说明', 'note'),
    ],
  },
  {
    title: '健康和务工就业',
    fields: [
      field('healthNote', '健康状况', 'note'),
      field('ableToWork', '有劳动能力', 'count'),
      field('working', '务工就业', 'count'),
      field('workUnstable', '就业是否稳定', 'unstable'),
      field('workNote', '务工说明', 'note'),
    ],
  },
  {
    title: '涉毒和管控',
    fields: [
      field('drugState', '戒毒状态', 'drugState'),
      field('bail', '强制措施', 'bail'),
      field('releasedOn', '出所出狱', 'day'),
      field('safetyNet', '社会保障兜底', 'net'),
    ],
  },
  {
    title: '风险、需求和帮扶',
    fields: [
      field('riskTypes', '返贫风险类型', 'risks'),
      field('riskNote', '风险说明', 'note'),
      field('wishes', '本人诉求', 'note'),
      field('helpInPlace', '已落实帮扶', 'help'),
      field('helpNeeded', '需要的帮扶', 'help'),
    ],
  },
  {
    title: '走访人意见',
    fields: [field('visitorView', '走访人判断', 'level'), field('visitorNote', '意见', 'note')],
  },
];

/** The word of a question, for messages. */
export function labelOf(name: string): string {
  for (const { fields } of SECTIONS)
    for (const each of fields) if (each.name === name) return each.label;
  return '';
}

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
  secured: ['已保障', '未保障'],
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
function yuanText(typed: string): string {
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
