/** To-do items of the yearly review: watched households and new cases (R-11, domain.md 7.7); its rounds are in todo-rounds.ts. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { caseDueOn } from '../poverty/case-procedure.ts';
import { asksForHelp, helpDueOn, isGrave } from '../poverty/closing.ts';
import type { PovertyLevel } from '../words/vocabulary.ts';
import { byRow, unsetItem, type TodoItem, type TodoSubject } from './todo-item.ts';
import type { TodoDay } from './todo-measure-item.ts';

/** What the second person did not agree to, until it is proposed again or given up. */
export interface Returned {
  readonly on: CalendarDay;
  readonly by: string;
  readonly reason: string;
  /** Who had proposed it. */
  readonly to: string;
}

/** An open watch. */
export interface OfficeWatch {
  readonly householdId: number;
  readonly head: string;
  readonly identifiedOn: CalendarDay;
  readonly level: PovertyLevel;
  /** Help records since it was identified. */
  readonly helps: number;
  readonly notified: boolean;
  /** The day on which closing was proposed; null: it was not. */
  readonly closingOn: CalendarDay | null;
  readonly returned: Returned | null;
}

/** A case that is not decided. */
export interface OfficeCase {
  readonly id: number;
  readonly head: string;
  readonly clueOn: CalendarDay;
  /** The step that comes next; '': all five are done. */
  readonly next: string;
  /** What is proposed and waits for another person; '': nothing yet. */
  readonly proposed: string;
  readonly returned: Returned | null;
}

/** Somebody who left custody lately, of whom nobody has looked whether the household is poor. */
export interface OfficeRelease {
  readonly personId: number;
  readonly name: string;
  readonly releasedOn: CalendarDay;
}

/** R-11 (P4), domain.md 7.7: a first help within HELP-START; of 高 and 已返贫 a line to the monitoring office at once; a closing that another person is to judge, or did not agree to. */
export function watchItems(watches: readonly OfficeWatch[], day: TodoDay): TodoItem[] {
  return watches.flatMap((watch): TodoItem[] => {
    const { householdId, head, identifiedOn, level, closingOn } = watch;
    const subject = { kind: 'household', id: householdId } as const;
    const facts = { name: head, level, from: identifiedOn };
    const rule = { id: 'R-11', from: null, clause: '' };
    const items: TodoItem[] = [];
    if (asksForHelp(level) && watch.helps === 0) items.push(helpItem(watch, subject, facts, day));
    if (isGrave(level) && !watch.notified)
      items.push({
        ...{ kind: '通报监测部门', due: identifiedOn, subject, rule, why: 'watchNotTold', facts },
      });
    if (closingOn !== null)
      items.push({
        ...{ kind: '风险消除审定', due: closingOn, subject, rule, why: 'closingPending' },
        facts: { ...facts, from: closingOn },
      });
    if (watch.returned !== null) items.push(returnedItem(watch.returned, { subject, facts, rule }));
    return items;
  });
}

/** It stays with who proposed it until the closing is proposed again, or given up. */
function returnedItem(
  { on, by, reason, to }: Returned,
  of: Pick<TodoItem, 'subject' | 'facts' | 'rule'>,
): TodoItem {
  const facts = { ...of.facts, from: on, by, reason, inCharge: to };
  return { ...of, kind: '消除退回', due: on, why: 'closingReturned', facts };
}

function helpItem(
  watch: OfficeWatch,
  subject: TodoSubject,
  facts: TodoItem['facts'],
  { rows }: TodoDay,
): TodoItem {
  const due = helpDueOn(watch, rows);
  if (due === null) return unsetItem('落实帮扶', 'HELP-START', subject);
  const rule = byRow(rows, 'HELP-START', watch.identifiedOn);
  return { kind: '落实帮扶', due, subject, rule, why: 'helpNotStarted', facts };
}

/** NEW-CASE: the case with its next step, or waiting for another person, by the last day of the procedure. */
export function caseItems(cases: readonly OfficeCase[], { rows }: TodoDay): TodoItem[] {
  return cases.map(({ id, head, clueOn, next, proposed, returned }): TodoItem => {
    const subject = { kind: 'povertyCase', id } as const;
    const pending = proposed !== '';
    const kind = pending ? '新发现审定' : '新发现认定';
    const due = caseDueOn(clueOn, rows);
    if (due === null) return unsetItem(kind, 'NEW-CASE', subject);
    const rule = byRow(rows, 'NEW-CASE', clueOn);
    const facts = { name: head, from: clueOn, next, proposed, ...sentBack(returned) };
    return { kind, due, subject, rule, why: pending ? 'casePending' : 'caseOpen', facts };
  });
}

function sentBack(returned: Returned | null): TodoItem['facts'] {
  if (returned === null) return { reason: '' };
  const { on, by, reason, to } = returned;
  return { returnedOn: on, by, reason, inCharge: to };
}

/** D2, NEW-CASE: who was just released is looked at within the days of the procedure: a case is opened, or the household recorded. */
export function releaseItems(releases: readonly OfficeRelease[], { rows }: TodoDay): TodoItem[] {
  return releases.map(({ personId, name, releasedOn }): TodoItem => {
    const subject = { kind: 'person', id: personId } as const;
    const due = caseDueOn(releasedOn, rows);
    if (due === null) return unsetItem('出所核实', 'NEW-CASE', subject);
    const rule = byRow(rows, 'NEW-CASE', releasedOn);
    const facts = { name, from: releasedOn };
    return { kind: '出所核实', due, subject, rule, why: 'releasedUnverified', facts };
  });
}
