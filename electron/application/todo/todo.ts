import { addDays, daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import type { TodoKind } from '../../../db/domain/todo/todo-item.ts';
import { isInScope, pageDays } from '../../../db/domain/todo/todo-scope.ts';
import type { TodoWindow } from '../../../db/repositories/todo-items.ts';
import { ok } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { createMeasureSummaryHandlers } from './measure-summaries.ts';
import { officeItems, type OfficeItem } from './office-todo.ts';
import { refreshAllTodos } from './todo-book.ts';
import { officeRow, personRow, ruleSources } from './todo-rows.ts';
import { summarise } from './todo-summary.ts';

type Filter = Checked<'todo.list'>['filter'];
type Ending = Output<'todo.endings'>['rows'][number]['ending'];

/** The to-do list (docs/decisions/0009): read from the kept answers, explained as it is read. */
export function createTodoHandlers(): Handlers<
  | 'todo.list'
  | 'todo.summary'
  | 'todo.endings'
  | 'todo.refresh'
  | 'todo.recordSummary'
  | 'todo.voidSummary'
  | 'todo.summariesOfPerson'
> {
  return {
    'todo.list': listTodo,
    'todo.summary': summarise,
    'todo.endings': listEndings,
    'todo.refresh': refresh,
    ...createMeasureSummaryHandlers(),
  };
}

function windowOf(filter: Filter, today: string): TodoWindow {
  const { scope, kind, ...rest } = filter;
  const { weekEnd, monthEnd } = pageDays(today);
  const open = {
    ...rest,
    kinds: kind === undefined ? undefined : [kind],
    from: null,
    to: null,
    days: 'set',
  } as const;
  switch (scope) {
    case 'overdue':
      return { ...open, to: addDays(today, -1) };
    case 'today':
      return { ...open, from: today, to: today };
    case 'week':
      return { ...open, from: today, to: weekEnd };
    case 'month':
      return { ...open, from: today, to: monthEnd };
    case 'unset':
      return { ...open, days: 'unset' };
    case 'all':
      return { ...open, days: 'both' };
  }
}

/** The items of the office that a filter shows; one of a person or of a category of people shows none. */
function officeIn(filter: Filter, context: Context): OfficeItem[] {
  const { scope, kind, townCode, inCharge, personId, category } = filter;
  if (personId !== undefined || category !== undefined) return [];
  return officeItems(context).filter(
    (each) =>
      (kind === undefined || kind === each.item.kind) &&
      (townCode === undefined || townCode === each.townCode) &&
      (inCharge === undefined || (inCharge !== '' && inCharge === each.inCharge)) &&
      isInScope(each.item, scope, context.today),
  );
}

/** The few items of the office stand before those of the people. */
const listTodo: Handler<'todo.list'> = ({ filter, page, pageSize }, context) => {
  const { register, today } = context;
  const window = windowOf(filter, today);
  const office = officeIn(filter, context);
  const offset = (page - 1) * pageSize;
  const shown = office.slice(offset, offset + pageSize);
  const sourceOf = ruleSources(register);
  const names = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  const found = register.todoItems.list(window, {
    offset: Math.max(0, offset - office.length),
    limit: pageSize - shown.length,
  });
  return ok({
    total: office.length + found.total,
    rows: [
      ...shown.map((each) =>
        officeRow(each, { today, townName: names.get(each.townCode) ?? '' }, sourceOf),
      ),
      ...found.rows.map((line) => personRow(line, today, sourceOf)),
    ],
  });
};

const ENDING_OF: Partial<Record<TodoKind, Ending>> = {
  戒断三年: '戒断三年',
  措施将满: '措施',
  强戒出所: '措施',
  定级复评: '复评',
};
const KINDS_OF: Readonly<Record<Ending, readonly TodoKind[]>> = {
  戒断三年: ['戒断三年'],
  协议: ['措施将满'],
  措施: ['措施将满', '强戒出所'],
  复评: ['定级复评'],
};

/** Who reaches an end in the next days; an agreement ends with its measure and is told as 协议 when asked for alone. */
const listEndings: Handler<'todo.endings'> = (input, context) => {
  const { register, today } = context;
  const { days, ending, townCode, page, pageSize } = input;
  const kinds = ending === undefined ? Object.values(KINDS_OF).flat() : KINDS_OF[ending];
  const found = register.todoItems.list(
    {
      ...{ townCode, from: today, to: addDays(today, days), days: 'set' },
      kinds: [...new Set(kinds)],
      agreed: ending === '协议',
    },
    { offset: (page - 1) * pageSize, limit: pageSize },
  );
  const sourceOf = ruleSources(register);
  const rows = found.rows.map((line) => ({
    ...personRow(line, today, sourceOf),
    ending: ending ?? ENDING_OF[line.kind] ?? '措施',
    daysLeft: daysBetween(today, line.dueOn ?? today),
  }));
  return ok({ total: found.total, rows });
};

const refresh: Handler<'todo.refresh'> = (_input, context) => {
  refreshAllTodos(context);
  return ok({ asOf: context.today, items: context.register.todoItems.count() });
};
