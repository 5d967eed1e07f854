import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { daysBetween, formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { EXAMPLE_VALID_FROM } from '../../../db/domain/rules/rule-catalogue.ts';
import type { TodoFacts, TodoSubject } from '../../../db/domain/todo/todo-item.ts';
import type { TodoLine } from '../../../db/repositories/todo-items.ts';
import type { Register } from '../../../db/register.ts';
import type { Output } from '../../contract/index.ts';
import type { OfficeItem } from './office-todo.ts';
import { explainTodo, todoRuleTitle } from './todo-text.ts';

type Row = Output<'todo.list'>['rows'][number];

/** Sources of the rows of the rule table, looked up once a page. */
export function ruleSources(register: Register): (ruleId: string, from: string | null) => string {
  const rows = register.rules.all();
  return (ruleId, from) => {
    const row = rows.find((each) => each.ruleId === ruleId && each.validFrom === from);
    if (row === undefined) return '';
    const basis = row.legalBasis === '' ? row.source : `${row.source}；${row.legalBasis}`;
    const since =
      row.validFrom <= EXAMPLE_VALID_FROM ? '建账时采用' : `${formatChineseDay(row.validFrom)}起`;
    return `${row.status}：${basis}（${since}）`;
  };
}

function overdueDays(due: string | null, today: string): number {
  return due === null ? 0 : Math.max(0, daysBetween(due, today));
}

function subjectOf({ subjectKind, subjectId }: TodoLine): TodoSubject | null {
  if (subjectKind === null || subjectId === null) return null;
  return { kind: subjectKind as TodoSubject['kind'], id: subjectId };
}

/** A kept line as the list shows it, explained for today. */
export function personRow(
  line: TodoLine,
  today: string,
  sourceOf: ReturnType<typeof ruleSources>,
): Row {
  const { kind, dueOn, why, ruleId, personId } = line;
  const facts = JSON.parse(line.facts) as TodoFacts;
  return {
    ...{ kind, personId, dueOn, ruleId },
    key: `${line.id}`,
    fullName: line.fullName,
    townCode: line.townCode,
    townName: line.townName,
    villageName: line.villageName,
    inCharge: maskNumbers(line.inCharge),
    grade: line.grade,
    controlStatus: line.controlStatus,
    category: line.category,
    overdueDays: overdueDays(dueOn, today),
    subject: subjectOf(line),
    rule: ruleId === '' ? '' : todoRuleTitle(ruleId),
    source: line.clause === '' ? sourceOf(ruleId, line.ruleFrom) : line.clause,
    why: maskNumbers(explainTodo({ kind, due: dueOn, why, facts, ruleId }, today)),
    ruleMissing: why === 'ruleMissing',
    searching: why === 'visitSearch',
    lastVisitedOn: line.lastVisitedOn,
  };
}

/** An item of the office as a line of the list, under the name of whom it is about. */
export function officeRow(
  { item, name, townCode, villageName, inCharge }: OfficeItem,
  place: { readonly today: string; readonly townName: string },
  sourceOf: ReturnType<typeof ruleSources>,
): Row {
  const { kind, due, why, facts, rule, subject } = item;
  return {
    ...{ kind, subject, townCode },
    key: `office ${kind} ${subject?.id ?? String(facts['period'] ?? facts['round'] ?? '')}`,
    personId: null,
    fullName: name,
    townName: place.townName,
    villageName,
    inCharge: maskNumbers(inCharge),
    grade: null,
    controlStatus: '',
    category: null,
    dueOn: due,
    overdueDays: overdueDays(due, place.today),
    ruleId: rule.id,
    rule: rule.id === '' ? '' : todoRuleTitle(rule.id),
    source: rule.clause === '' ? sourceOf(rule.id, rule.from) : rule.clause,
    why: maskNumbers(explainTodo({ kind, due, why, facts, ruleId: rule.id }, place.today)),
    ruleMissing: why === 'ruleMissing',
    searching: false,
    lastVisitedOn: null,
  };
}
