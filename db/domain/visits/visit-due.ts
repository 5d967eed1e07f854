/** R-08 Safe Care visits (平安关爱走访); domain.md 4, 12.3 V-H/M/L; the intervals are rows of the office. */
import {
  addMonths,
  daysBetween,
  isPrecise,
  lastPossible,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import { isCompulsoryUnderWay } from '../person/clean-clock.ts';
import type { ContactFact, GradeFact, MeasureFacts } from '../person/facts.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import type { Grade, PersonState } from '../words/vocabulary.ts';

export interface VisitFacts {
  readonly state: PersonState;
  /** Not graded counts from here. */
  readonly registeredOn: CalendarDay;
  readonly measures: readonly MeasureFacts[];
  /** In order of recording. */
  readonly grades: readonly GradeFact[];
  readonly contacts: readonly ContactFact[];
}

/** Why no visit is generated, or 失联查找: still due, and marked. */
export type VisitReason = '死亡' | '在押' | '出国（境）' | '无感' | '强制隔离' | '失联查找';

export interface VisitDue {
  readonly due: CalendarDay | null;
  readonly overdueDays: number | null;
  readonly reason: VisitReason | null;
  readonly why: 'dayImprecise' | 'ruleMissing' | null;
}

export interface GradeInForce {
  readonly grade: Grade;
  readonly since: CalendarDay;
}

/** the approved grade of the latest day (of two on one day the later recorded); else 未评估 since registration. */
export function gradeInForce(
  grades: readonly GradeFact[],
  registeredOn: CalendarDay,
): GradeInForce {
  let found: GradeInForce | null = null;
  for (const { grade, approvedOn } of grades) {
    if (approvedOn !== null && (found === null || approvedOn >= found.since))
      found = { grade, since: approvedOn };
  }
  return found ?? { grade: '未评估', since: registeredOn };
}

/** a contact is complete if its person in charge and the person seen or spoken to are written down. */
export function isCompleteContact(contact: ContactFact): boolean {
  return (contact.inCharge ?? '').trim() !== '' && (contact.seen ?? '').trim() !== '';
}

/** a complete contact on a precise day, in the mode that the row of the grade asks for on that day (no row: any). */
export function isQualifyingContact(
  contact: ContactFact,
  grade: Grade,
  rows: readonly RuleRow[],
): boolean {
  if (!isPrecise(contact.day) || !isCompleteContact(contact)) return false;
  if (contact.mode === '面对面') return true;
  return ruleOn(rows, `VISIT-${grade}`, contact.day)?.faceToFace !== true;
}

/** Why R-08 generates no visit; null: it does. */
export function visitNotGenerated(
  state: PersonState,
  measures: readonly MeasureFacts[],
): Exclude<VisitReason, '失联查找'> | null {
  if (state !== '在控' && state !== '失联') return state;
  return isCompulsoryUnderWay(measures) ? '强制隔离' : null;
}

/** the later of the day the grade took effect and the last qualifying contact; null: a rough contact could be later. */
export function visitAnchor(
  contacts: readonly ContactFact[],
  { grade, since }: GradeInForce,
  rows: readonly RuleRow[],
): CalendarDay | null {
  let anchor = since;
  let rough = '';
  for (const contact of contacts) {
    if (isPrecise(contact.day)) {
      if (contact.day > anchor && isQualifyingContact(contact, grade, rows)) anchor = contact.day;
    } else if (isCompleteContact(contact)) {
      const last = lastPossible(contact.day);
      rough = last > rough ? last : rough;
    }
  }
  return rough > anchor ? null : anchor;
}

/**
 * R-08 (evaluate-format 4.7): the last day to visit = addMonths(anchor, interval of the row valid on the anchor), and how
 * many days it is past. 失联 stays due and is marked 失联查找.
 */
export function visitDue(
  facts: VisitFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): VisitDue {
  const notGenerated = visitNotGenerated(facts.state, facts.measures);
  if (notGenerated !== null)
    return { due: null, overdueDays: null, reason: notGenerated, why: null };
  const reason = facts.state === '失联' ? '失联查找' : null;
  const grade = gradeInForce(facts.grades, facts.registeredOn);
  const anchor = visitAnchor(facts.contacts, grade, rows);
  if (anchor === null) return { due: null, overdueDays: null, reason, why: 'dayImprecise' };
  const rule = ruleOn(rows, `VISIT-${grade.grade}`, anchor);
  if (rule === null) return { due: null, overdueDays: null, reason, why: 'ruleMissing' };
  const due = addMonths(anchor, rule.months);
  return { due, overdueDays: Math.max(0, daysBetween(due, today)), reason, why: null };
}
