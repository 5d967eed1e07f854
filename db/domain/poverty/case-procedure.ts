/** 新发现涉毒贫困人员 (domain.md 7.7; NEW-CASE): the five steps from the clue to the decision, their order and their days. */
import { addDays, daysBetween, type CalendarDay } from '../calendar/calendar-day.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import { CASE_STEPS, type CaseOutcome, type CaseStep } from '../words/vocabulary-poverty.ts';

/** A step that was done; voided ones are not among them. */
export interface StepFact {
  readonly step: CaseStep;
  readonly from: CalendarDay;
  /** The last day; of a notice always known. */
  readonly to: CalendarDay | null;
}

export interface CaseFacts {
  readonly clueOn: CalendarDay;
  readonly steps: readonly StepFact[];
  /** The day of the decision; null: not decided. */
  readonly decidedOn: CalendarDay | null;
}

/** NEW-CASE, by the row valid on the day of the clue; null: 未设置. */
export function caseRule(
  clueOn: CalendarDay,
  rows: readonly RuleRow[],
): { readonly decisionDays: number; readonly noticeDays: number } | null {
  return ruleOn(rows, 'NEW-CASE', clueOn);
}

/** The last day of the procedure; the day of the clue is not counted. Null: 未设置. */
export function caseDueOn(clueOn: CalendarDay, rows: readonly RuleRow[]): CalendarDay | null {
  const rule = caseRule(clueOn, rows);
  return rule === null ? null : addDays(clueOn, rule.decisionDays);
}

/** Days past the last day: until the decision, or until today while it is open. 0 where 未设置. */
export function caseOverdueDays(
  facts: CaseFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): number {
  const due = caseDueOn(facts.clueOn, rows);
  if (due === null) return 0;
  return Math.max(0, daysBetween(due, facts.decidedOn ?? today));
}

/** The step that comes next; null: all five are done. */
export function nextCaseStep(steps: readonly StepFact[]): CaseStep | null {
  return CASE_STEPS.find((step) => !steps.some((done) => done.step === step)) ?? null;
}

/** The step done last in the order of the procedure: only that one can be taken back. */
export function lastCaseStep(steps: readonly StepFact[]): CaseStep | null {
  return [...CASE_STEPS].reverse().find((step) => steps.some((done) => done.step === step)) ?? null;
}

/** Why a step cannot be recorded. */
export type StepProblem =
  | { readonly code: 'notNext'; readonly next: CaseStep | null }
  | { readonly code: 'beforeClue' }
  /** Before the step in front of it was over; after a notice the day behind its last day is the first. */
  | { readonly code: 'tooEarly'; readonly first: CalendarDay }
  | { readonly code: 'inFuture' }
  | { readonly code: 'endsBefore' }
  | { readonly code: 'endMissing' }
  | { readonly code: 'noticeShort'; readonly first: CalendarDay; readonly days: number }
  | { readonly code: 'ruleMissing' };

/** The first day on which a step may follow the one in front of it. */
function firstDayAfter({ step, from, to }: StepFact): CalendarDay {
  return step === '村内公示' ? addDays(to ?? from, 1) : (to ?? from);
}

function noticeProblem(
  { from, to }: StepFact,
  { clueOn }: CaseFacts,
  rows: readonly RuleRow[],
): StepProblem | null {
  const rule = caseRule(clueOn, rows);
  if (rule === null) return { code: 'ruleMissing' };
  if (to === null) return { code: 'endMissing' };
  const first = addDays(from, rule.noticeDays);
  return to >= first ? null : { code: 'noticeShort', first, days: rule.noticeDays };
}

/**
 * Whether a step may be recorded: in its order, not before the clue nor before the step in front of it was over, not begun after
 * today. A notice lasts at least the days of NEW-CASE, of which the day it is put up is not counted; its last day may lie ahead.
 */
export function stepProblem(
  given: StepFact,
  facts: CaseFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): StepProblem | null {
  const next = nextCaseStep(facts.steps);
  if (given.step !== next) return { code: 'notNext', next };
  if (given.from < facts.clueOn) return { code: 'beforeClue' };
  if (given.from > today) return { code: 'inFuture' };
  const before = facts.steps.find(({ step }) => step === lastCaseStep(facts.steps));
  const first = before === undefined ? facts.clueOn : firstDayAfter(before);
  if (given.from < first) return { code: 'tooEarly', first };
  if (given.to !== null && given.to < given.from) return { code: 'endsBefore' };
  if (given.step === '村内公示') return noticeProblem(given, facts, rows);
  return given.to !== null && given.to > today ? { code: 'inFuture' } : null;
}

/** 纳入 needs all five steps; 不纳入 may be proposed after any. The step that is missing; null: nothing is. */
export function missingStepFor(outcome: CaseOutcome, steps: readonly StepFact[]): CaseStep | null {
  return outcome === '纳入' ? nextCaseStep(steps) : null;
}

/** The first day on which the case may be decided: not before its last step was over. */
export function firstDecisionDay({ clueOn, steps }: CaseFacts): CalendarDay {
  const last = steps.find(({ step }) => step === lastCaseStep(steps));
  return last === undefined ? clueOn : (last.to ?? last.from);
}

/** What the category of a household says of the decision that gave it. */
export function decisionBasis(caseId: number): string {
  return `新发现认定第${caseId}号`;
}

/** Whether a category was given by a decision: who may not decide may not take it back. */
export function isDecisionBasis(basis: string): boolean {
  return /^新发现认定第\d+号$/u.test(basis);
}
