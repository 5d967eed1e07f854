/** the visit tasks of a period, behind the indicators visit.due, visit.done and meet.base. */
import {
  addDays,
  addMonths,
  firstPossible,
  isPrecise,
  laterDay,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import type { GradeFact } from '../person/facts.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import {
  gradeInForce,
  isQualifyingContact,
  visitAnchor,
  visitNotGenerated,
  type VisitFacts,
} from './visit-due.ts';
import type { Grade } from '../words/vocabulary.ts';

interface VisitTask {
  readonly grade: Grade;
  readonly anchor: CalendarDay;
  readonly due: CalendarDay;
  readonly faceToFace: boolean;
  /** The first qualifying contact after the anchor and on or before the period's last day; null: open. */
  readonly metOn: CalendarDay | null;
}

export type VisitTasks =
  | { readonly tasks: readonly VisitTask[]; readonly why: null }
  | { readonly tasks: null; readonly why: 'dayImprecise' | 'ruleMissing' };

interface Period {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}

function gradesUntil(grades: readonly GradeFact[], day: CalendarDay): readonly GradeFact[] {
  return grades.filter((grade) => grade.approvedOn !== null && grade.approvedOn <= day);
}

/** The earliest qualifying contact after the anchor, judged by the grade in force on its day. */
function firstContactAfter(
  anchor: CalendarDay,
  facts: VisitFacts,
  rows: readonly RuleRow[],
  last: CalendarDay,
): CalendarDay | null {
  let found: CalendarDay | null = null;
  for (const contact of facts.contacts) {
    const { day } = contact;
    if (!isPrecise(day) || day <= anchor || day > last || (found !== null && day >= found))
      continue;
    const { grade } = gradeInForce(gradesUntil(facts.grades, day), facts.registeredOn);
    if (isQualifyingContact(contact, grade, rows)) found = day;
  }
  return found;
}

/** The first day after the anchor on which another grade decision took effect. */
function nextGradeDay(
  anchor: CalendarDay,
  grades: readonly GradeFact[],
  last: CalendarDay,
): CalendarDay | null {
  let found: CalendarDay | null = null;
  for (const { approvedOn } of gradesUntil(grades, last)) {
    if (approvedOn !== null && approvedOn > anchor && (found === null || approvedOn < found))
      found = approvedOn;
  }
  return found;
}

/**
 * The anchor that R-08 gives on the day before the period, or on the day of registration when that is later, but never as
 * of a day after the period; rough contacts are left out here.
 */
function firstAnchor(
  facts: VisitFacts,
  rows: readonly RuleRow[],
  period: Period,
): CalendarDay | null {
  const later = laterDay(addDays(period.first, -1), facts.registeredOn);
  const asOf = later < period.last ? later : period.last;
  const grade = gradeInForce(gradesUntil(facts.grades, asOf), facts.registeredOn);
  const contacts = facts.contacts.filter(
    (contact) => isPrecise(contact.day) && contact.day <= asOf,
  );
  return visitAnchor(contacts, grade, rows);
}

/** Whether R-08 is undecided on the period's last day because of a rough contact. */
function isUndecided(facts: VisitFacts, rows: readonly RuleRow[], last: CalendarDay): boolean {
  const known = facts.contacts.filter((contact) => firstPossible(contact.day) <= last);
  return (
    visitAnchor(known, gradeInForce(gradesUntil(facts.grades, last), facts.registeredOn), rows) ===
    null
  );
}

interface Step {
  readonly task: VisitTask;
  /** A new grade took the place of the task before it fell due. */
  readonly replaced: boolean;
  readonly nextAnchor: CalendarDay | null;
}

/** The task that starts at an anchor and what follows it; null: no row on the anchor. */
function stepFrom(
  anchor: CalendarDay,
  facts: VisitFacts,
  rows: readonly RuleRow[],
  last: CalendarDay,
): Step | null {
  const { grade } = gradeInForce(gradesUntil(facts.grades, anchor), facts.registeredOn);
  const rule = ruleOn(rows, `VISIT-${grade}`, anchor);
  if (rule === null) return null;
  const due = addMonths(anchor, rule.months);
  const metOn = firstContactAfter(anchor, facts, rows, last);
  const regraded = nextGradeDay(anchor, facts.grades, last);
  const gradeFirst = regraded !== null && (metOn === null || regraded < metOn);
  return {
    task: { grade, anchor, due, faceToFace: rule.faceToFace, metOn },
    replaced: gradeFirst && regraded <= due,
    nextAnchor: gradeFirst ? regraded : metOn,
  };
}

/**
 * The tasks that R-08 gave on some day of the period and whose last day is on or before the period's end: those open from
 * before it, and those that arose in it. A task is met by the first qualifying contact after its anchor. A new grade
 * replaces a task that has not fallen due; one that has fallen due in the period stays on the list.
 * Nobody for whom R-08 generates no visit by the state on the period's last day has tasks; facts after that day are
 * left out. A rough contact that leaves R-08 undecided on that day leaves the tasks undecided too.
 * The day of registration matters to 未评估 alone: a stock person entered after the period was there in it (defaults.md 4), and
 * what R-08 calls overdue on its last day is one of these tasks.
 */
export function visitTasks(
  facts: VisitFacts,
  rows: readonly RuleRow[],
  period: Period,
): VisitTasks {
  const { last } = period;
  if (visitNotGenerated(facts.state, facts.measures) !== null) return { tasks: [], why: null };
  if (isUndecided(facts, rows, last)) return { tasks: null, why: 'dayImprecise' };
  const tasks: VisitTask[] = [];
  let anchor = firstAnchor(facts, rows, period);
  while (anchor !== null) {
    const step = stepFrom(anchor, facts, rows, last);
    if (step === null) return { tasks: null, why: 'ruleMissing' };
    if (step.task.due <= last && !step.replaced) tasks.push(step.task);
    anchor = step.nextAnchor;
  }
  return { tasks, why: null };
}
