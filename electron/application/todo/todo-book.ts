import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { personTodo } from '../../../db/domain/todo/todo.ts';
import type { TodoDay } from '../../../db/domain/todo/todo-measure-item.ts';
import type { PlacedLife } from '../../../db/repositories/todo-facts.ts';
import type { Register } from '../../../db/register.ts';
import type { Context } from '../context.ts';
import { officeHolidays } from '../settings/holidays.ts';
import { dueOf, ruleRows } from '../visits/visit-due-book.ts';

/** People read at a time: few statements, little memory, and a word of progress several times a second. */
const CHUNK = 500;
/** Visits are read from one end to the other for each stretch: a few long ones. */
const LONG_CHUNK = 10_000;

/** What the items of today are computed with. */
export function todoDay(context: Context, rows = ruleRows(context.register)): TodoDay {
  const { register, today, holidays } = context;
  return { rows, today, holidays: officeHolidays(register, holidays) };
}

function keep(register: Register, { life, townCode, inCharge }: PlacedLife, day: TodoDay): void {
  const { items } = personTodo(life, day);
  register.todoItems.add({ personId: life.person.id, townCode, inCharge }, items);
}

/** Answers anew what is to be done about one person, after R-08 was; call it through afterChange. */
export function refreshTodo(context: Context, personId: number, rows: readonly RuleRow[]): void {
  const { register, today } = context;
  const day = todoDay(context, [...rows]);
  register.todoItems.removeOf(personId, personId);
  for (const placed of register.todoFacts.ofRange(personId, personId, today))
    keep(register, placed, day);
}

/** Stretches of ids from one to another, both included. */
function chunks(first: number, last: number, size: number): (readonly [number, number])[] {
  const count = Math.max(0, Math.ceil((last - first + 1) / size));
  return Array.from({ length: count }, (_, index) => {
    const from = first + index * size;
    return [from, Math.min(last, from + size - 1)];
  });
}

/** The to-do lists of people whose ids lie between two, both included: after an import, and of everybody. */
export function refreshTodosOf(context: Context, first: number, last: number): void {
  const { register, today, progress } = context;
  const day = todoDay(context);
  const parts = chunks(first, last, CHUNK);
  parts.forEach(([from, to], index) => {
    progress.report(index, parts.length, '正在推算待办事项');
    register.todoItems.removeOf(from, to);
    for (const placed of register.todoFacts.ofRange(from, to, today)) keep(register, placed, day);
  });
  progress.report(parts.length, parts.length, '正在推算待办事项');
}

/**
 * What is to be done about everybody, for today: on a new day, and after what many depend on. Tells how far it is; when the
 * user stops it, the transaction of the command takes everything back.
 */
export function refreshAllTodos(context: Context): void {
  refreshTodosOf(context, 1, context.register.people.lastId());
  context.register.todoItems.setAsOf(context.today);
}

/** A new day: the to-do list of everybody, unless today's stands already. R-08 answers a day, whatever day it is asked on. */
export function followDay(context: Context): void {
  if (context.register.todoItems.asOf() !== context.today) refreshAllTodos(context);
}

/** R-08 and the to-do list of everybody: after a change of the rules. */
export function recomputeEverybody(context: Context): void {
  const { register, today, progress } = context;
  const rows = ruleRows(register);
  const parts = chunks(1, register.people.lastId(), LONG_CHUNK);
  parts.forEach(([first, last], index) => {
    progress.report(index, parts.length, '正在重新推算走访日期');
    for (const life of register.visitLives.ofRange(first, last))
      register.visitDues.put(dueOf(life, rows, today));
  });
  refreshAllTodos(context);
}
