/** One item about a measure, and what it is made with. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { MeasureAnswers } from '../person/life.ts';
import type { RuleRow } from '../rules/rule-table.ts';
import type { MeasurePapers, TodoLife } from './todo-facts.ts';
import type { TodoFacts, TodoItem, TodoKind, TodoRule, TodoSubject, TodoWhy } from './todo-item.ts';
import type { HolidayTable } from '../calendar/working-day.ts';

/** How long before an end the list says so (issue B: the next 60 days). */
export const ENDING_DAYS = 60;

/** What the items of a day are computed with. */
export interface TodoDay {
  readonly rows: readonly RuleRow[];
  readonly today: CalendarDay;
  readonly holidays: HolidayTable;
}

/** A measure under way, with what is known of its papers. */
export interface OpenMeasure {
  readonly answers: MeasureAnswers;
  readonly papers: MeasurePapers | null;
  readonly life: TodoLife;
}

interface Words {
  readonly rule: TodoRule;
  readonly why: TodoWhy;
  readonly facts?: TodoFacts;
}

export function measureItem(
  { answers }: OpenMeasure,
  kind: TodoKind,
  due: CalendarDay | null,
  { rule, why, facts = {} }: Words,
): TodoItem {
  const { id, kind: measure } = answers.measure;
  const subject: TodoSubject = { kind: 'measure', id };
  return { kind, due, subject, rule, why, facts: { measure, ...facts } };
}
