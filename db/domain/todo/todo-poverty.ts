/** To-do items of the yearly review: rounds of return visits, watched households and new cases (R-10, R-11, domain.md 7.7). */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { caseDueOn } from '../poverty/case-procedure.ts';
import { asksForHelp, helpDueOn, isGrave } from '../poverty/closing.ts';
import type { PovertyLevel, RoundName } from '../words/vocabulary.ts';
import { byRow, unsetItem, type TodoItem, type TodoSubject } from './todo-item.ts';
import type { TodoDay } from './todo-measure-item.ts';

/** A round that the office has opened. */
export interface OfficeRound {
  readonly year: number;
  readonly name: RoundName;
  readonly firstOn: CalendarDay;
  readonly lastOn: CalendarDay;
  /** Null once it is closed; else who was neither visited nor has a reason why not. */
  readonly waiting: number | null;
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
}

/** Somebody who left custody lately, of whom nobody has looked whether the household is poor. */
export interface OfficeRelease {
  readonly personId: number;
  readonly name: string;
  readonly releasedOn: CalendarDay;
}

/** who still waits in a round that is open, whatever the days of its window. */
export function openRoundItems(rounds: readonly OfficeRound[], { rows }: TodoDay): TodoItem[] {
  return rounds.flatMap(({ year, name, firstOn, lastOn, waiting }): TodoItem[] => {
    if (waiting === null || waiting === 0) return [];
    const facts = { round: `${year}年${name}`, from: firstOn, last: lastOn, count: waiting };
    const rule = byRow(rows, `ROUND-${name}`, firstOn);
    return [{ kind: '逐人回访', due: lastOn, subject: null, rule, why: 'roundWaiting', facts }];
  });
}

/** R-11 (P4), domain.md 7.7: a first help within HELP-START; of 高 and 已返贫 a line to the monitoring office at once; a closing that another person is to judge. */
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
    return items;
  });
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

/** NEW-CASE: the case with its next step, by the last day of the procedure. */
export function caseItems(cases: readonly OfficeCase[], { rows }: TodoDay): TodoItem[] {
  return cases.map(({ id, head, clueOn, next, proposed }): TodoItem => {
    const subject = { kind: 'povertyCase', id } as const;
    const due = caseDueOn(clueOn, rows);
    if (due === null) return unsetItem('新发现认定', 'NEW-CASE', subject);
    const rule = byRow(rows, 'NEW-CASE', clueOn);
    const facts = { name: head, from: clueOn, next, proposed };
    return { kind: '新发现认定', due, subject, rule, why: 'caseOpen', facts };
  });
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
