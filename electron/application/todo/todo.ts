import { addDays, daysBetween, isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { TodoKind } from '../../../db/domain/todo/todo-item.ts';
import type { TodoWindow } from '../../../db/repositories/todo-items.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { officeItems, type OfficeItem } from './office-todo.ts';
import { findMeasure } from '../measures/measure-life.ts';
import { afterChange } from '../people/person-change.ts';
import { periodProblem } from './summary-period.ts';
import { refreshAllTodos } from './todo-book.ts';
import { officeRow, personRow, ruleSources } from './todo-rows.ts';
import { pageDays, summarise } from './todo-summary.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

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
    'todo.recordSummary': recordSummary,
    'todo.voidSummary': voidSummary,
    'todo.summariesOfPerson': summariesOfPerson,
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

/** The items of the office that a window shows; one of people only shows none. */
function officeIn(window: TodoWindow, context: Context): OfficeItem[] {
  const ofPeople =
    window.personId !== undefined || window.inCharge !== undefined || window.category !== undefined;
  if (ofPeople) return [];
  return officeItems(context).filter(({ item, townCode }) => {
    const { due, kind } = item;
    if (window.kinds !== undefined && !window.kinds.includes(kind)) return false;
    if (window.townCode !== undefined && window.townCode !== townCode) return false;
    if (window.days === 'both') return true;
    if (due === null) return window.days === 'unset';
    if (window.days === 'unset') return false;
    return (window.from === null || due >= window.from) && (window.to === null || due <= window.to);
  });
}

/** The few items of the office stand before those of the people. */
const listTodo: Handler<'todo.list'> = ({ filter, page, pageSize }, context) => {
  const { register, today } = context;
  const window = windowOf(filter, today);
  const office = officeIn(window, context);
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

const recordSummary: Handler<'todo.recordSummary'> = (input, context) => {
  const { register, today, user, now } = context;
  const found = findMeasure(context, input.measureId);
  if (!found.ok) return found;
  const measure = found.value.row;
  const wrong = (path: string, message: string) =>
    fail({ code: 'INVALID_INPUT', fields: [{ path, message }] } as const);
  if (!isCalendarDay(input.periodEnd)) return wrong('periodEnd', '没有这一天，请核对日期');
  if (!isCalendarDay(input.writtenOn)) return wrong('writtenOn', '没有这一天，请核对日期');
  if (input.writtenOn > today) return wrong('writtenOn', '不能晚于今天');
  const answers = found.value.answers.measures.find((each) => each.measure.id === measure.id);
  const problem =
    answers === undefined ? null : periodProblem(answers, input, ruleRows(register), today);
  if (problem !== null) return fail(problem);
  const there = register.measureSummaries
    .ofPerson(measure.personId)
    .some(
      (row) =>
        row.voidedAt === null &&
        row.measureId === input.measureId &&
        row.periodEnd === input.periodEnd,
    );
  if (there) return fail({ code: 'REFUSED', reason: '这个周期的小结或评估已经登记' });
  const row = register.measureSummaries.add({ ...input, recordedBy: user.name, recordedAt: now });
  afterChange(context, measure.personId);
  context.audit({
    action: `登记${input.kind}`,
    subjectKind: 'person',
    subjectId: measure.personId,
    after: { summaryId: row.id, measureId: input.measureId, periodEnd: input.periodEnd },
  });
  return ok({ id: row.id });
};

const voidSummary: Handler<'todo.voidSummary'> = ({ id, reason }, context) => {
  const { register, now } = context;
  const row = register.measureSummaries.find(id);
  const measure = row === undefined ? undefined : register.measureSummaries.ownerOf(row.measureId);
  if (row === undefined || measure === undefined)
    return fail({ code: 'NOT_FOUND', what: '这份小结或评估' });
  if (row.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这份小结或评估已经作废' });
  register.measureSummaries.void(id, now, reason);
  afterChange(context, measure.personId);
  context.audit({
    action: `作废${row.kind}`,
    subjectKind: 'person',
    subjectId: measure.personId,
    reason,
    before: { summaryId: id, measureId: row.measureId, periodEnd: row.periodEnd },
  });
  return ok({});
};

const summariesOfPerson: Handler<'todo.summariesOfPerson'> = ({ personId }, { register }) =>
  ok(
    register.measureSummaries
      .ofPerson(personId)
      .map(({ voidedAt, ...row }) => ({ ...row, voided: voidedAt !== null })),
  );
