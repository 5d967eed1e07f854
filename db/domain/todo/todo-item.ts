/** What the to-do list is made of (domain.md 9.5, 12.5): a deadline of a rule, of whom, from which fact, and why. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { isValidOn, type RuleId, type RuleRow } from '../rules/rule-table.ts';

/** Every kind of deadline, the more urgent first: of two items of one day the earlier kind stands first. */
export const TODO_KINDS = [
  '逾期未报到',
  '未报到移交',
  '违反协议移交',
  '阳性报告公安',
  '擅自外出',
  '报到',
  '变更执行地报到',
  '解除通知',
  '强戒出所',
  '销假',
  '请假审批',
  '移交回执',
  '违反协议预警',
  '弱阳送检',
  '走访',
  '计划走访',
  '再次走访',
  '走访上报',
  '检测',
  '检测缺失',
  '谈话',
  '抽检',
  '签订协议',
  '触发复评',
  '定级复评',
  '分级审批',
  '无感审批',
  '风险消除审定',
  '新发现审定',
  '回访审定',
  '回访退回',
  '消除退回',
  '首次定级',
  '戒断三年',
  '措施将满',
  '期满前报送',
  '半年小结',
  '年度评估',
  '帮扶需求',
  '落实帮扶',
  '通报监测部门',
  '新发现认定',
  '出所核实',
  '落实专职人员',
  '资料待补',
  '两月报上报',
  '逐人回访',
  '回访研判',
  '回访办结',
  '站点年度检查',
  '站点人员比例',
  '需求回访',
] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** What one person proposed or entered, and another approves: shown to whoever may, until it is decided. */
export const APPROVAL_KINDS = [
  '请假审批',
  '分级审批',
  '无感审批',
  '风险消除审定',
  '新发现审定',
  '回访审定',
  '回访办结',
] as const satisfies readonly TodoKind[];

/** What is done at somebody's door: only this stands on a sheet that is carried around, no result of a test and no measure of the police. */
export const ROUTE_KINDS = [
  '逾期未报到',
  '报到',
  '变更执行地报到',
  '销假',
  '走访',
  '计划走访',
  '再次走访',
  '检测',
  '谈话',
  '签订协议',
  '帮扶需求',
  '需求回访',
] as const satisfies readonly TodoKind[];

/**
 * Of these also what has no day (未设置): whom a rough day or a missing rule leaves without a deadline is visited all the
 * same, and must not drop off the sheet because a field is empty.
 */
export const UNDATED_ROUTE_KINDS = [
  '走访',
  '谈话',
  '帮扶需求',
] as const satisfies readonly (typeof ROUTE_KINDS)[number][];

export const TODO_SUBJECTS = [
  'measure',
  'handover',
  'test',
  'leave',
  'grade',
  'visit',
  'followUp',
  'plan',
  'need',
  'lightTouch',
  'station',
  'household',
  'povertyCase',
  'round',
  'roundEntry',
  'person',
] as const;
export type TodoSubjectKind = (typeof TODO_SUBJECTS)[number];

/** The record that the item is about. */
export interface TodoSubject {
  readonly kind: TodoSubjectKind;
  readonly id: number;
}

/** Which sentence explains the item; `facts` fills its places. */
export const TODO_WHYS = [
  'reportIn',
  'reportInOverdue',
  'handOverNotReported',
  'transferReportIn',
  'agreementDue',
  'testDue',
  'testMissing',
  'surpriseDue',
  'talkDue',
  'visitDue',
  'visitSearch',
  'visitAgain',
  'followUpDue',
  'planDue',
  'needOpen',
  'needToAsk',
  'leavePending',
  'leaveBack',
  'leaveUnauthorised',
  'violationWarning',
  'violationHandOver',
  'receiptMissing',
  'ending',
  'releaseDue',
  'releasePapers',
  'fileBeforeExpiry',
  'reviewDue',
  'reviewTriggered',
  'gradePending',
  'lightTouchPending',
  'ungraded',
  'positiveNotReported',
  'weakPositive',
  'cleanSoon',
  'cleanReached',
  'compulsoryEnding',
  'compulsoryOver',
  'noCaseWorker',
  'summaryDue',
  'reportPeriodDue',
  'roundOpen',
  'roundWaiting',
  'sheetsToConclude',
  'sheetsToApprove',
  'sheetReturned',
  'roundToClose',
  'helpNotStarted',
  'watchNotTold',
  'closingPending',
  'closingReturned',
  'caseOpen',
  'casePending',
  'releasedUnverified',
  'stationCheck',
  'stationRatio',
  'ruleMissing',
  'dayImprecise',
  'serviceMissing',
  'decisionMissing',
  'yearsMissing',
  'holidayTableEnds',
] as const;
export type TodoWhy = (typeof TODO_WHYS)[number];

/** Days and other words of the sentence. */
export type TodoFacts = Readonly<Record<string, string | number>>;

/** Either a row of the rule table, or the clause of a law. */
export interface TodoRule {
  /** The rule's number or the id of its row. */
  readonly id: string;
  /** Valid-from of the row that was used; null: law, or no adopted row answers. */
  readonly from: CalendarDay | null;
  /** The clause where it is law; empty where the row says its source. */
  readonly clause: string;
}

export interface TodoItem {
  readonly kind: TodoKind;
  /** The last day to do it; null: no day can be told, `why` says what lacks (未设置). */
  readonly due: CalendarDay | null;
  readonly subject: TodoSubject | null;
  readonly rule: TodoRule;
  readonly why: TodoWhy;
  readonly facts: TodoFacts;
  /** Work of many weeks that has begun: it stands among what is due within 30 days, however far its last day still is. */
  readonly running?: true;
}

/** A deadline of the law. */
export function byLaw(id: string, clause: string): TodoRule {
  return { id, from: null, clause };
}

/** The row of a rule that counts on a day; without one `from` is null. */
export function byRow(rows: readonly RuleRow[], id: RuleId, day: CalendarDay): TodoRule {
  const row = rows.find((each) => each.id === id && isValidOn(each, day));
  return { id, from: row?.validFrom ?? null, clause: '' };
}

/** no adopted row answers; the item is 未设置 and leads to the rule table. */
export function unsetItem(kind: TodoKind, id: RuleId, subject: TodoSubject | null): TodoItem {
  const rule = { id, from: null, clause: '' };
  return { kind, due: null, subject, rule, why: 'ruleMissing', facts: {} };
}

/** Items in the order of the list: 未设置 first, then by day, then by kind. */
export function compareItems(first: TodoItem, second: TodoItem): number {
  if (first.due !== second.due) {
    if (first.due === null) return -1;
    if (second.due === null) return 1;
    return first.due < second.due ? -1 : 1;
  }
  return TODO_KINDS.indexOf(first.kind) - TODO_KINDS.indexOf(second.kind);
}
