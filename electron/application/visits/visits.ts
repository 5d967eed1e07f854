import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { addDays, daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import type { VisitRow } from '../../../db/repositories/records.ts';
import type { DueLine, DueTally } from '../../../db/repositories/visit-dues.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { dueWindow, missingVisitRules, tallyBy } from '../todo/due-summary.ts';
import { afterChange } from '../people/person-change.ts';
import { explainDue, ruleRows } from './visit-due-book.ts';
import { judgeVisit, proposedFor, recordVisit } from './visit-record.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type VisitMethod =
  | 'visits.record'
  | 'visits.void'
  | 'visits.ofPerson'
  | 'visits.list'
  | 'visits.due'
  | 'visits.dueSummary';

/** Safe Care visits: recording one answers at once when the next is due. */
export function createVisitHandlers(): Handlers<VisitMethod> {
  return {
    'visits.record': record,
    'visits.void': voidVisit,
    'visits.ofPerson': sealingTexts(visitsOfPerson),
    'visits.list': sealingTexts(listVisits),
    'visits.due': listDue,
    'visits.dueSummary': summariseDue,
  };
}

const record: Handler<'visits.record'> = (input, context) => {
  const { register } = context;
  const recorded = recordVisit(input, context);
  if (!recorded.ok) return recorded;
  const visit = recorded.value;
  return ok({
    visitId: visit.id,
    ...judgeVisit(visit, register, ruleRows(register)),
    nextDueOn: register.visitDues.find(input.personId)?.dueOn ?? null,
    proposed: proposedFor(register, input.personId),
  });
};

const voidVisit: Handler<'visits.void'> = (input, context) => {
  const visit = context.register.visits.find(input.visitId);
  if (visit === undefined) return fail({ code: 'NOT_FOUND', what: '这次走访' });
  if (visit.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这次走访已经作废' });
  context.register.visits.void(visit.id, context.now, input.reason);
  context.register.visitCare.voidOfVisit(visit.id, context.now, '走访记录已作废');
  afterChange(context, visit.personId);
  context.audit({
    action: '作废走访',
    subjectKind: 'person',
    subjectId: visit.personId,
    reason: input.reason,
    before: { visitId: visit.id, visitedOn: visit.visitedOn, mode: visit.mode },
  });
  return ok({});
};

const visitsOfPerson: Handler<'visits.ofPerson'> = (input, { register }) => {
  const rows = ruleRows(register);
  return ok(register.visits.ofPerson(input.personId).map((row) => visitOf(row, register, rows)));
};

const listVisits: Handler<'visits.list'> = (input, { register }) => {
  const { page, pageSize, ...filter } = input;
  const rules = ruleRows(register);
  const found = register.visits.list(filter, {
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  const rows = found.rows.map((row) => {
    const line = register.peopleList.line(row.personId);
    return {
      ...visitOf(row, register, rules),
      fullName: line?.fullName ?? '',
      townName: line?.townName ?? '',
    };
  });
  return ok({ total: found.total, rows });
};

const listDue: Handler<'visits.due'> = (input, { register, today }) => {
  const { page, pageSize, filter } = input;
  const window = {
    ...dueWindow(filter.scope, today),
    townCode: filter.townCode,
    inCharge: filter.inCharge,
    category: filter.category,
  };
  const found = register.visitDues.list(window, {
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  return ok({ total: found.total, rows: found.rows.map((line) => dueRow(line, today)) });
};

const summariseDue: Handler<'visits.dueSummary'> = (_input, { register, today }) => {
  const tallies = register.visitDues.tallies(today, addDays(today, 6), addDays(today, 29));
  const sum = (pick: (tally: DueTally) => number) =>
    tallies.reduce((total, tally) => total + pick(tally), 0);
  const population = register.population.now();
  return ok({
    overdue: sum((tally) => tally.overdue),
    today: sum((tally) => tally.today),
    week: sum((tally) => tally.week),
    month: sum((tally) => tally.month),
    unset: sum((tally) => tally.unset),
    population: population.present,
    underControl: population.underControl,
    byTown: tallyBy(tallies, (tally) => [tally.townCode, tally.townName]),
    byInCharge: tallyBy(tallies, (tally) => [
      tally.inCharge,
      tally.inCharge === '' ? '未指定责任人' : tally.inCharge,
    ]),
    missingRules: missingVisitRules(ruleRows(register), today),
  });
};

function visitOf(
  row: VisitRow,
  register: Register,
  rules: readonly RuleRow[],
): Output<'visits.ofPerson'>[number] {
  const { voidedAt, topics, ...kept } = row;
  return withMaskedTexts({
    ...kept,
    topics: JSON.parse(topics) as { topic: string; text: string }[],
    ...judgeVisit(row, register, rules),
    voided: voidedAt !== null,
  });
}

function dueRow(line: DueLine, today: string): Output<'visits.due'>['rows'][number] {
  const {
    personId,
    fullName,
    townCode,
    townName,
    villageName,
    grade,
    controlStatus,
    category,
    inCharge,
    dueOn,
    lastVisitedOn,
    ruleId,
  } = line;
  return {
    personId,
    fullName,
    townCode,
    townName,
    villageName,
    grade,
    controlStatus,
    category,
    inCharge: maskNumbers(inCharge),
    dueOn,
    overdueDays: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today)),
    lastVisitedOn,
    ruleId,
    why: explainDue(line, today),
    searching: line.reason === '失联查找',
  };
}
