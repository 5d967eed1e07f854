/** 风险消除 (R-11; domain.md 7.7): whether the watch over a household may end. Each condition says what is there. */
import { addMonths, type CalendarDay } from '../calendar/calendar-day.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import { fenOf, type Money } from '../values/percentage.ts';
import type { PovertyLevel } from '../words/vocabulary.ts';
import type { ClosingWay } from '../words/vocabulary-poverty.ts';

/** The last approved sheet of the household: what the visitor found after the household was identified. */
export interface ClosingEvidence {
  readonly visitedOn: CalendarDay;
  readonly conclusion: PovertyLevel;
  /** As R-11 answered when the sheet was concluded; null: people or an amount was missing, or there was no line (未设置). */
  readonly perHead: Money | null;
  readonly line: Money | null;
  /** Housing, schooling, medical, water: true is secured, null is not answered. */
  readonly guarantees: readonly (boolean | null)[];
  readonly ableToWork: number | null;
}

export interface ClosingFacts {
  readonly identifiedOn: CalendarDay;
  /** 整户无劳动能力. */
  readonly noLabour: boolean;
  /** Help records from the day the household was identified to the day of the closing. */
  readonly helps: number;
  /** Null: no sheet is approved. */
  readonly evidence: ClosingEvidence | null;
}

/** In the order in which they are told; the numbers are those of defaults.md 9. */
export const CLOSING_CONDITIONS = [
  'FP-14',
  'evidence',
  'FP-17',
  'FP-16',
  'conclusion',
  'FP-18',
  'FP-15',
] as const;
export type ClosingConditionId = (typeof CLOSING_CONDITIONS)[number];

export interface ClosingCondition {
  readonly id: ClosingConditionId;
  readonly met: boolean;
  readonly text: string;
}

type Judged = Pick<ClosingCondition, 'met' | 'text'>;

function met(text: string): Judged {
  return { met: true, text };
}
function unmet(text: string): Judged {
  return { met: false, text };
}

/** FP-14: a household without labour is never closed; it stays under watch. */
function labour({ noLabour, evidence }: ClosingFacts): Judged {
  if (noLabour) return unmet('标注了“整户无劳动能力”，不标注风险消除，继续跟踪监测');
  const able = evidence?.ableToWork ?? null;
  if (able === 0) return unmet('最近一次回访登记没有人有劳动能力，不标注风险消除，继续跟踪监测');
  if (able === null) return unmet('最近一次回访没有登记有劳动能力的人数，不能判断');
  return met(`户内${able}人有劳动能力`);
}

/** Asked at identification, and again at the end (domain.md 7.5): a closing is not dated before the visit that it rests on. */
function laterVisit({ identifiedOn, evidence }: ClosingFacts, on: CalendarDay): Judged {
  if (evidence === null) return unmet('没有审定的回访登记表');
  if (evidence.visitedOn > on)
    return unmet(`所依据的回访（${evidence.visitedOn}）在消除日期（${on}）之后`);
  return evidence.visitedOn > identifiedOn
    ? met(`依据${evidence.visitedOn}的回访登记表`)
    : unmet(`识别（${identifiedOn}）以后还没有审定的回访登记表`);
}

/** FP-17, G1–G4: all four are answered and secured. */
function guarantees({ evidence }: ClosingFacts): Judged {
  if (evidence === null) return unmet('“三保障”和饮水没有核实');
  const open = evidence.guarantees.filter((answer) => answer === null).length;
  if (open > 0) return unmet(`“三保障”和饮水有${open}项没有填写`);
  const missing = evidence.guarantees.filter((answer) => answer === false).length;
  return missing > 0 ? unmet(`“三保障”和饮水有${missing}项没有保障`) : met('“三保障”和饮水有保障');
}

/** FP-16, FP-17: income per head is known and not below the line of year and place. */
function income({ evidence }: ClosingFacts): Judged {
  if (evidence === null || evidence.perHead === null) return unmet('人均纯收入没有填全，不能核算');
  const { perHead, line } = evidence;
  if (line === null) return unmet('未设置：没有当年本地的防返贫监测收入线，不能核对人均纯收入');
  return fenOf(perHead) >= fenOf(line)
    ? met(`人均纯收入${perHead}元，不低于监测收入线${line}元`)
    : unmet(`人均纯收入${perHead}元，低于监测收入线${line}元`);
}

/** The risk is gone (domain.md 7.7): the reviewer of the last visit says so. */
function conclusion({ evidence }: ClosingFacts): Judged {
  if (evidence === null) return unmet('没有研判结论');
  const grave = evidence.conclusion === '高' || evidence.conclusion === '已返贫';
  return grave
    ? unmet(`最近一次审定的研判结论是“${evidence.conclusion}”`)
    : met(`最近一次审定的研判结论是“${evidence.conclusion}”`);
}

/** FP-18: CLOSE-AFTER, by the row valid on the day of identification. */
function longEnough(
  { identifiedOn }: ClosingFacts,
  rows: readonly RuleRow[],
  on: CalendarDay,
): Judged {
  const rule = ruleOn(rows, 'CLOSE-AFTER', identifiedOn);
  if (rule === null)
    return unmet('未设置：“识别到消除最短时间”没有已采用的规则，请到“设置—规则”采用');
  const first = addMonths(identifiedOn, rule.months);
  return on >= first
    ? met(`自识别之日（${identifiedOn}）起已满${rule.months}个月`)
    : unmet(`自识别之日（${identifiedOn}）起不满${rule.months}个月，最早${first}`);
}

/** FP-15: asked of 帮扶消除 only. */
function helped({ helps }: ClosingFacts, way: ClosingWay | null): Judged {
  if (helps > 0) return met(`识别以来有${helps}条帮扶记录`);
  if (way === '自然消除') return met('识别以来没有帮扶记录（自然消除不要求）');
  return unmet('识别以来没有帮扶记录，不能按“帮扶消除”办理');
}

/**
 * the conditions of closing on a day, each with what is there. A rule row or an answer that is missing is a condition that
 * does not hold, never one that is left out.
 * @param way null while none is chosen: then the condition of 帮扶消除 is told, too
 */
export function closingConditions(
  facts: ClosingFacts,
  way: ClosingWay | null,
  rows: readonly RuleRow[],
  on: CalendarDay,
): readonly ClosingCondition[] {
  const judged: Readonly<Record<ClosingConditionId, Judged>> = {
    'FP-14': labour(facts),
    evidence: laterVisit(facts, on),
    'FP-17': guarantees(facts),
    'FP-16': income(facts),
    conclusion: conclusion(facts),
    'FP-18': longEnough(facts, rows, on),
    'FP-15': helped(facts, way),
  };
  return CLOSING_CONDITIONS.map((id) => ({ id, ...judged[id] }));
}

/** Whether a first help is asked of a watch: R-11 asks it of 高 and 已返贫, domain.md 7.7 of everyone who was identified; 低 needs none. */
export function asksForHelp(level: PovertyLevel): boolean {
  return level !== '低';
}

/** R-11 (P4), domain.md 7.7: the last day for a first help of a household under watch; null: not asked of 低, or 未设置. */
export function helpDueOn(
  watch: { readonly identifiedOn: CalendarDay; readonly level: PovertyLevel },
  rows: readonly RuleRow[],
): CalendarDay | null {
  if (!asksForHelp(watch.level)) return null;
  const rule = ruleOn(rows, 'HELP-START', watch.identifiedOn);
  return rule === null ? null : addMonths(watch.identifiedOn, rule.months);
}

/** 高 and 已返贫 ask for a line to the monitoring office, and are put under watch by a round. */
export function isGrave(level: PovertyLevel): boolean {
  return level === '高' || level === '已返贫';
}
