/** What a cross-check of a return visit (FP-nn) reads, and what several of them ask. */
import { addMonths, type CalendarDay } from '../calendar/calendar-day.ts';
import type { PovertyHelpKind, PovertyLevel } from '../words/vocabulary.ts';
import type {
  ClosingWay,
  Disability,
  HealthState,
  LabourAbility,
  MemberWork,
  Schooling,
} from '../words/vocabulary-poverty.ts';
import { isAbleToWork } from './household.ts';
import type { PovertyRisk } from './poverty-risk.ts';
import type { Sheet } from './sheet.ts';

export type Severity = 'error' | 'warning';

/** A member who lives there on the day of the visit. */
export interface CheckMember {
  readonly birthOn: CalendarDay | null;
  readonly health: HealthState;
  readonly disability: Disability;
  readonly schooling: Schooling;
  readonly labour: LabourAbility;
  readonly work: MemberWork;
  /** R-14 of a number that is recorded; null: none is. */
  readonly identityValid: boolean | null;
}

export interface CheckHelp {
  readonly helpedOn: CalendarDay;
  readonly kind: PovertyHelpKind;
}

/** The watch over the household that is open, or that was closed last. */
export interface CheckWatch {
  readonly identifiedOn: CalendarDay;
  readonly level: PovertyLevel;
  /** Marked 风险消除, from the proposal on. */
  readonly closing: { readonly way: ClosingWay; readonly on: CalendarDay } | null;
}

export interface CheckFacts {
  readonly sheet: Sheet;
  readonly today: CalendarDay;
  readonly noLabour: boolean;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly members: readonly CheckMember[];
  /** Help of the fourteen kinds that the registered members received while they lived there. */
  readonly helps: readonly CheckHelp[];
  readonly watch: CheckWatch | null;
  readonly finding: PovertyRisk;
  readonly conclusion: PovertyLevel | null;
  /** HELP-START and CLOSE-AFTER in months; null: 未设置. */
  readonly helpMonths: number | null;
  readonly closeMonths: number | null;
}

/** One check: the message where it fires, else null. */
export interface Check {
  readonly id: string;
  readonly severity: Severity;
  readonly field: string;
  readonly says: (facts: CheckFacts) => string | null;
}

/** The day that the sheet speaks of: the visit, or today while it is not keyed in. */
export function dayOf({ sheet, today }: CheckFacts): CalendarDay {
  return sheet.visitedOn ?? today;
}

/** People able to work: as the sheet says, else by the members; null: not known. */
export function ableToWork({ sheet, members }: CheckFacts): number | null {
  if (sheet.ableToWork !== null) return sheet.ableToWork;
  if (members.length === 0 || members.some(({ labour }) => labour === '不详')) return null;
  return members.filter(({ labour }) => isAbleToWork(labour)).length;
}

/** Kinds of help in place: as the sheet says, and what was recorded in the twelve months before the visit or since. */
export function helpInPlace(facts: CheckFacts): ReadonlySet<PovertyHelpKind> {
  const since = addMonths(dayOf(facts), -12);
  const recorded = facts.helps.filter(({ helpedOn }) => helpedOn >= since);
  return new Set([...facts.sheet.helpInPlace, ...recorded.map(({ kind }) => kind)]);
}

/** Help recorded since a day; until another, where one is given. */
export function helpedSince(
  { helps }: CheckFacts,
  since: CalendarDay,
  until: CalendarDay | null = null,
): boolean {
  return helps.some(({ helpedOn }) => helpedOn >= since && (until === null || helpedOn <= until));
}

/** Full years on a day. */
export function ageOn(birthOn: CalendarDay, day: CalendarDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

const WORKING: readonly CheckMember['work'][] = ['本地务工', '外出务工', '公益性岗位', '个体经营'];

/** Whether any work is recorded: of a member, in numbers, or in the note; beside 0 who work a note only says why. */
export function hasWorkRecord({ sheet, members }: CheckFacts): boolean {
  const counted = sheet.working !== null && sheet.working > 0;
  const noted = sheet.working === null && sheet.workNote !== '';
  return counted || noted || members.some(({ work }) => WORKING.includes(work));
}
