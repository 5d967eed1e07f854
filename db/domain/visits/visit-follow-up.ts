/**
 * What follows a visit that met nobody (未见到) or was refused (拒绝): the program proposes, the clerk records. The days are of
 * our own design (设计), shown in the form and changed there; nothing else is computed from them.
 */
import { addDays, daysBetween, type CalendarDay } from '../calendar/calendar-day.ts';

export const FOLLOW_UP_STEPS = ['再次走访', '通知村干部', '报告派出所'] as const;
export type FollowUpStep = (typeof FOLLOW_UP_STEPS)[number];

/** A visit that was not voided. */
export interface VisitTry {
  readonly id: number;
  readonly day: CalendarDay;
  readonly outcome: string;
}

export interface FollowUpFact {
  readonly id: number;
  readonly visitId: number;
  readonly step: FollowUpStep;
  readonly dueOn: CalendarDay;
  readonly closedOn: CalendarDay | null;
}

export interface ProposedStep {
  readonly visitId: number;
  readonly step: FollowUpStep;
  readonly dueOn: CalendarDay;
  readonly why: string;
}

/** Days after the visit. */
const WITHIN: Readonly<Record<FollowUpStep, number>> = {
  再次走访: 7,
  通知村干部: 1,
  报告派出所: 3,
};
const FIRST: readonly FollowUpStep[] = ['再次走访'];
const AGAIN: readonly FollowUpStep[] = ['通知村干部', '报告派出所', '再次走访'];

function met({ outcome }: VisitTry): boolean {
  return outcome === '见到本人' || outcome === '见到家属';
}

function inOrder(tries: readonly VisitTry[]): VisitTry[] {
  return tries.toSorted((one, other) =>
    one.day === other.day ? one.id - other.id : one.day < other.day ? -1 : 1,
  );
}

/**
 * The next steps that nobody has recorded yet: after one try that met nobody another visit; from the second in a row on the
 * village and the police station, too. Empty once somebody was met. A step that stands open already is not proposed again.
 */
export function proposeFollowUps(
  tries: readonly VisitTry[],
  recorded: readonly FollowUpFact[],
): ProposedStep[] {
  const ordered = inOrder(tries);
  const lastMet = ordered.findLastIndex(met);
  const missed = ordered.slice(lastMet + 1);
  const last = missed.at(-1);
  if (last === undefined) return [];
  const count = missed.length;
  const standing = recorded.filter(
    (each) => each.visitId === last.id || (isOpen(each, tries) && each.step !== '再次走访'),
  );
  const why = count === 1 ? last.outcome : `连续${count}次未见到或拒绝`;
  return (count === 1 ? FIRST : AGAIN)
    .filter((step) => !standing.some((each) => each.step === step))
    .map((step) => ({ visitId: last.id, step, dueOn: addDays(last.day, WITHIN[step]), why }));
}

/** 再次走访 is done by any later visit, whatever came of it; the other steps are closed by a clerk. */
export function doneByVisit(
  followUp: FollowUpFact,
  tries: readonly VisitTry[],
): VisitTry | undefined {
  if (followUp.step !== '再次走访') return undefined;
  const ordered = inOrder(tries);
  const from = ordered.findIndex(({ id }) => id === followUp.visitId);
  return from === -1 ? undefined : ordered[from + 1];
}

function isOpen(followUp: FollowUpFact, tries: readonly VisitTry[]): boolean {
  return followUp.closedOn === null && doneByVisit(followUp, tries) === undefined;
}

export interface OpenFollowUp extends FollowUpFact {
  /** Days since the due day; 0 while it is not over. */
  readonly overdueDays: number;
}

/** The steps still to be taken, the earliest due day first; what was voided is not handed in. For the to-do list and the page. */
export function openFollowUps(
  followUps: readonly FollowUpFact[],
  tries: readonly VisitTry[],
  today: CalendarDay,
): OpenFollowUp[] {
  return followUps
    .filter((each) => isOpen(each, tries))
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
    .map((each) => ({ ...each, overdueDays: Math.max(0, daysBetween(each.dueOn, today)) }));
}
