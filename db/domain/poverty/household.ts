/** The household (户): what it is on a day, who lives in it and who is able to work (domain.md 7.2, 12.1). */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { POVERTY_CATEGORIES } from '../words/vocabulary.ts';
import type { LabourAbility } from '../words/vocabulary-poverty.ts';

/** A recorded 贫困属性, in [since, until); null is open. Voided ones are not among the spans. */
export interface CategorySpan {
  readonly id: number;
  readonly word: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
}

/** Later days first; of one day the one recorded last. */
function fromLatest(first: CategorySpan, second: CategorySpan): number {
  if (first.since !== second.since) return first.since < second.since ? 1 : -1;
  return second.id - first.id;
}

/** The category of a household on a day: the span that began last, if it has not ended; null: none is recorded. */
export function categoryOn(spans: readonly CategorySpan[], day: CalendarDay): string | null {
  const begun = spans.filter(({ since }) => since <= day).sort(fromLatest)[0];
  if (begun === undefined || (begun.until !== null && begun.until <= day)) return null;
  return begun.word;
}

/** The spans from the latest, each ended at the latest by the one that follows it. */
export function categoryHistory(spans: readonly CategorySpan[]): readonly CategorySpan[] {
  const sorted = [...spans].sort(fromLatest);
  return sorted.map((span, at) => {
    const next = sorted[at - 1]?.since ?? null;
    const until = span.until === null || (next !== null && next < span.until) ? next : span.until;
    return { ...span, until };
  });
}

/** A word of the office's list of categories (the shipped six and its own). */
export interface CategoryWord {
  readonly word: string;
  /** people of such a household are on the list of a round. */
  readonly listed: boolean;
  readonly shipped: boolean;
  /** No longer offered; what was recorded with it stays as it was. */
  readonly retired: boolean;
}

/**
 * The shipped six, all but 一般户 listed, then the office's own in their order. A row of the office with a shipped word can
 * retire it; it never changes whether it is listed.
 */
export function categoryWords(
  rows: readonly { readonly word: string; readonly listed: boolean; readonly retired: boolean }[],
): readonly CategoryWord[] {
  const shipped = POVERTY_CATEGORIES.map((word) => ({
    word,
    listed: word !== '一般户',
    shipped: true,
    retired: rows.some((row) => row.word === word && row.retired),
  }));
  const words: readonly string[] = POVERTY_CATEGORIES;
  const own = rows.filter(({ word }) => !words.includes(word));
  return [...shipped, ...own.map((row) => ({ ...row, shipped: false }))];
}

/** What tells of illness, disability or drugs, or is a number: wider than what a named list refuses. */
const NOT_FOR_THE_WALL =
  /病|残|毒|吸贩|戒断|成瘾|健康|艾滋|HIV|肝炎|结核|癌|瘤|精神|抑郁|诊断|服药|\d{7,}/iu;

/**
 * Whether a category of the office's own may be printed beside a name: it stands on the notice of the village (domain.md 7.7, 10) and
 * on the named lists of reports, where neither health nor drugs may be told, and on a frozen list it can never be changed again.
 */
export function isPrintableCategory(word: string): boolean {
  return !NOT_FOR_THE_WALL.test(word);
}

/** Days in a household, in [since, until); null: not known since when, or still there. */
export interface Residence {
  readonly since: CalendarDay | null;
  readonly until: CalendarDay | null;
}

/** Whether somebody is of the household on a day. */
export function livesThere({ since, until }: Residence, day: CalendarDay): boolean {
  return (since === null || since <= day) && (until === null || day < until);
}

const ABLE: readonly LabourAbility[] = ['普通劳动力', '技能劳动力', '弱劳动力或半劳动力'];

/** 有劳动能力: ordinary, skilled, weak or half; 丧失劳动力, 无劳动力 and 不详 are none. */
export function isAbleToWork(labour: LabourAbility): boolean {
  return ABLE.includes(labour);
}

/** What is missing in a household, or contradicts (defaults.md 9; column 33 and 34 of the ledger). */
export type HouseholdHint =
  | 'categoryMissing'
  | 'contactMissing'
  | 'headMissing'
  | 'labourUnmarked'
  | 'labourMarked'
  | 'labourUnknown';

export interface HouseholdHintFacts {
  readonly category: string | null;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly noLabour: boolean;
  /** Those who live there today. */
  readonly members: readonly { readonly relation: string; readonly labour: LabourAbility }[];
}

/**
 * FP-19 (no contact person, or none with a phone), FP-13 (nobody able to work and not marked 整户无劳动能力, or marked although
 * somebody is able), no category, nobody who is 户主. While somebody's ability is 不详, only that is told.
 */
export function householdHints(facts: HouseholdHintFacts): readonly HouseholdHint[] {
  const hints: HouseholdHint[] = [];
  if (facts.category === null) hints.push('categoryMissing');
  if (facts.contactName === '' || facts.contactPhone === '') hints.push('contactMissing');
  if (!facts.members.some(({ relation }) => relation === '户主')) hints.push('headMissing');
  const able = facts.members.filter(({ labour }) => isAbleToWork(labour)).length;
  const unknown = facts.members.some(({ labour }) => labour === '不详');
  if (able > 0 && facts.noLabour) hints.push('labourMarked');
  else if (able === 0 && unknown) hints.push('labourUnknown');
  else if (able === 0 && facts.members.length > 0 && !facts.noLabour) hints.push('labourUnmarked');
  return hints;
}
