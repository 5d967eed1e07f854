/** The time line of a person: every kind of record in one order by day (domain.md 12.1). */
import { firstPossible, type RoughDay } from '../calendar/calendar-day.ts';

/** What the time line can be filtered by; every table that holds records of a person has its kind (tests/application/timeline.test.ts). */
export const TIMELINE_KINDS = [
  '登记',
  '现状变动',
  '户籍变动',
  '查获',
  '措施',
  '中止',
  '变更执行地',
  '移交',
  '小结评估',
  '检测',
  '戒毒状态',
  '请假外出',
  '外流',
  '定级',
  '无感式管理',
  '走访',
  '走访计划',
  '走访跟进',
  '困难需求',
  '帮扶',
  '户和贫困属性',
  '逐人回访',
  '防返贫监测',
  '新发现认定',
  '工作小组',
  '风险迹象',
  '附件',
  '档案材料',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One thing that happened, with the record that says so. */
export interface TimelineEntry {
  /** Stable: table, id of the record, event. */
  readonly key: string;
  readonly kind: TimelineKind;
  /** The day it happened; of an old record perhaps the month or the year alone. */
  readonly on: RoughDay;
  /** What happened, in a few words: 报到, 尿检阴性. */
  readonly event: string;
  readonly text: string;
  readonly by: string;
  readonly voided: boolean;
  readonly voidReason: string;
}

export interface TimelineFilter {
  /** Empty: all. */
  readonly kinds: readonly TimelineKind[];
  /** Looked for in event, text and who recorded it; empty: all. */
  readonly text: string;
}

/** Newest first; a rough day stands where it begins, and of one day the record that was made last comes first. */
export function inTimeOrder(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const dated = entries.map((entry, index) => ({ entry, index, day: firstPossible(entry.on) }));
  dated.sort((a, b) => (a.day === b.day ? b.index - a.index : a.day < b.day ? 1 : -1));
  return dated.map(({ entry }) => entry);
}

/** Whether an entry passes the filter. */
export function passes(entry: TimelineEntry, { kinds, text }: TimelineFilter): boolean {
  if (kinds.length > 0 && !kinds.includes(entry.kind)) return false;
  const wanted = text.trim();
  return wanted === '' || `${entry.event} ${entry.text} ${entry.by} ${entry.on}`.includes(wanted);
}

/** How many entries of each kind there are; kinds without any are left out. */
export function countsByKind(
  entries: readonly TimelineEntry[],
): { readonly kind: TimelineKind; readonly count: number }[] {
  return TIMELINE_KINDS.map((kind) => ({
    kind,
    count: entries.filter((entry) => entry.kind === kind).length,
  })).filter(({ count }) => count > 0);
}
