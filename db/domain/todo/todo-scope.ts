/** Which days of the to-do list are shown: 7 and 30 days, today included. */
import { addDays, type CalendarDay } from '../calendar/calendar-day.ts';
import type { TodoItem } from './todo-item.ts';

/** overdue: before today; week and month: the next 7 and 30 days, today included; unset: without a day; all: everything. */
export const TODO_SCOPES = ['overdue', 'today', 'week', 'month', 'all', 'unset'] as const;
export type TodoScope = (typeof TODO_SCOPES)[number];

/** The last days of the two spans. */
export function pageDays(today: CalendarDay) {
  return { weekEnd: addDays(today, 6), monthEnd: addDays(today, 29) };
}

/** Whether an item stands in a scope. Work that runs stands in the 30 days from its first day on, so that nobody finds it only at its end. */
export function isInScope(
  { due, running }: Pick<TodoItem, 'due' | 'running'>,
  scope: TodoScope,
  today: CalendarDay,
): boolean {
  if (scope === 'all') return true;
  if (due === null || scope === 'unset') return due === null && scope === 'unset';
  if (scope === 'overdue') return due < today;
  if (scope === 'month' && running === true) return due >= today;
  const { weekEnd, monthEnd } = pageDays(today);
  const last = { today, week: weekEnd, month: monthEnd }[scope];
  return due >= today && due <= last;
}
