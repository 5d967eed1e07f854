import type { Life } from '../../../electron/application/evaluate/evaluate-input.ts';
import { daysOf, everyDay, isExact, plusMonths, toNumber, toText } from './days.ts';
import { rowValue, type Rows } from './measures.ts';
import { visitOf } from './persons.ts';

interface Task {
  readonly anchor: string;
  readonly due: string;
  metOn: string | null;
}

type Tasks = readonly Task[] | 'dayImprecise' | 'ruleMissing';

/** The life as it was known at the end of a day. */
function knownOn(life: Life, day: string): Life {
  return {
    ...life,
    today: day,
    grades: life.grades.filter(({ approvedOn }) => approvedOn !== null && approvedOn <= day),
    contacts: life.contacts.filter((contact) =>
      daysOf(contact.day).some((possible) => possible <= toNumber(day)),
    ),
  };
}

function gradeOn(life: Life, day: string): { readonly grade: string; readonly since: string } {
  const known = knownOn(life, day).grades.map(({ grade, approvedOn }) => ({
    grade,
    since: approvedOn ?? '',
  }));
  const latest = known
    .map(({ since }) => since)
    .sort()
    .at(-1);
  return (
    known.findLast(({ since }) => since === latest) ?? { grade: '未评估', since: life.registeredOn }
  );
}

function isSeenOn(life: Life, rows: Rows, day: string): boolean {
  const complete = life.contacts
    .filter((contact) => contact.day === day)
    .filter(({ inCharge, seen }) => [inCharge, seen].every((who) => (who ?? '').trim() !== ''));
  if (complete.length === 0) return false;
  const row = rowValue(rows, `VISIT-${gradeOn(life, day).grade}`, day);
  return complete.some(({ mode }) => mode === '面对面' || row?.['faceToFace'] !== true);
}

function dueFrom(life: Life, rows: Rows, anchor: string): string | undefined {
  const months = rowValue(rows, `VISIT-${gradeOn(life, anchor).grade}`, anchor)?.['months'] as
    number | undefined;
  return months === undefined ? undefined : toText(plusMonths(toNumber(anchor), months));
}

/** The later of the grade's day and the last day on which the person was seen, as known at the end of a day. */
function anchorOn(life: Life, rows: Rows, day: string): string {
  const { grade, since } = gradeOn(life, day);
  const asGraded = { ...life, grades: [{ grade, approvedOn: '0001-01-01' }] } as Life;
  const graded = grade === '未评估' ? { ...life, grades: [] } : asGraded;
  const seen = life.contacts
    .map((contact) => contact.day)
    .filter((one) => isExact(one) && one <= day && isSeenOn(graded, rows, one));
  return [since, ...seen].sort().at(-1) ?? since;
}

/** One day lived: a contact meets what is open, a new grade replaces what is not yet due; both begin a new task. */
function liveOneDay(life: Life, rows: Rows, day: string, tasks: Task[]): boolean {
  const seen = isSeenOn(life, rows, day);
  const graded = life.grades.some(({ approvedOn }) => approvedOn === day);
  if (!seen && !graded) return true;
  if (seen) tasks.filter(({ metOn }) => metOn === null).forEach((task) => (task.metOn = day));
  else if ((tasks.at(-1)?.due ?? '') >= day) tasks.pop();
  return begin(life, rows, day, tasks);
}

/** A new task from an anchor; false: there is no row for it. */
function begin(life: Life, rows: Rows, anchor: string, tasks: Task[]): boolean {
  const due = dueFrom(life, rows, anchor);
  if (due === undefined) return false;
  tasks.push({ anchor, due, metOn: null });
  return true;
}

/** The visit tasks of a period, lived day by day. */
export function visitTasksOf(life: Life, rows: Rows, first: string, last: string): Tasks {
  if (visitOf(knownOn(life, last), rows)['why'] === 'dayImprecise') return 'dayImprecise';
  const known = Math.max(toNumber(first) - 1, toNumber(life.registeredOn));
  const before = Math.min(known, toNumber(last));
  const tasks: Task[] = [];
  if (!begin(life, rows, anchorOn(life, rows, toText(before)), tasks)) return 'ruleMissing';
  for (const day of everyDay(before + 1, toNumber(last))) {
    if (!liveOneDay(life, rows, toText(day), tasks)) return 'ruleMissing';
  }
  return tasks.filter(({ due }) => due <= last);
}
