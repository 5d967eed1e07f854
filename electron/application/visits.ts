import { addDays, daysBetween, isCalendarDay } from '../../db/domain/calendar-day.ts';
import { gradeInForce, isCompleteContact, isQualifyingContact } from '../../db/domain/visit-due.ts';
import type { RuleRow } from '../../db/domain/rule-table.ts';
import type { VisitRow } from '../../db/repositories/records.ts';
import type { DueLine, DueTally } from '../../db/repositories/visit-dues.ts';
import type { Register } from '../../db/register.ts';
import { fail, ok, type AppError } from '../contract/errors.ts';
import type { Checked, Output } from '../contract/index.ts';
import type { Handler, Handlers } from './context.ts';
import { dueWindow, missingVisitRules, tallyBy } from './due-summary.ts';
import { afterChange } from './person-change.ts';
import { beforeBirth } from './person-status.ts';
import { isTooEarly, TOO_EARLY } from './person-values.ts';
import { contactFact, explainDue, gradeFact, ruleRows } from './visit-due-book.ts';

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
    'visits.record': recordVisit,
    'visits.void': voidVisit,
    'visits.ofPerson': visitsOfPerson,
    'visits.list': listVisits,
    'visits.due': listDue,
    'visits.dueSummary': summariseDue,
  };
}

const recordVisit: Handler<'visits.record'> = (input, context) => {
  const { register, now, user, today } = context;
  const person = register.people.find(input.personId);
  if (person === undefined || person.recycledAt !== null)
    return fail({ code: 'NOT_FOUND', what: '此人' });
  const { again, ...given } = input;
  const error =
    visitError(given, today) ??
    beforeBirth(given.visitedOn, person.birthOn, 'visitedOn') ??
    (again ? null : sameVisit(given, register));
  if (error !== null) return fail(error);
  const visit = register.visits.add({
    ...given,
    topics: JSON.stringify(given.topics),
    source: '录入',
    recordedBy: user.name,
    recordedAt: now,
  });
  afterChange(context, input.personId);
  context.audit({
    action: '记录走访',
    subjectKind: 'person',
    subjectId: input.personId,
    after: {
      visitId: visit.id,
      visitedOn: input.visitedOn,
      mode: input.mode,
      outcome: input.outcome,
    },
  });
  const judged = judge(visit, register, ruleRows(register));
  const nextDueOn = register.visitDues.find(input.personId)?.dueOn ?? null;
  return ok({ visitId: visit.id, ...judged, nextDueOn });
};

const voidVisit: Handler<'visits.void'> = (input, context) => {
  const visit = context.register.visits.find(input.visitId);
  if (visit === undefined) return fail({ code: 'NOT_FOUND', what: '这次走访' });
  if (visit.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这次走访已经作废' });
  context.register.visits.void(visit.id, context.now, input.reason);
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

function visitError(
  input: Omit<Checked<'visits.record'>, 'again'>,
  today: string,
): AppError | null {
  const fields: { path: string; message: string }[] = [];
  if (!isCalendarDay(input.visitedOn))
    fields.push({ path: 'visitedOn', message: '没有这一天，请核对日期' });
  else if (input.visitedOn > today)
    fields.push({ path: 'visitedOn', message: '走访日期不能在今天之后' });
  else if (isTooEarly(input.visitedOn)) fields.push({ path: 'visitedOn', message: TOO_EARLY });
  const met = input.outcome === '见到本人' || input.outcome === '见到家属';
  if (met && input.seen === '')
    fields.push({ path: 'seen', message: '请填写见到了谁（本人，或家属姓名与关系）' });
  if (!met && input.seen !== '')
    fields.push({ path: 'seen', message: '结果为未见到或拒绝时，此处应为空' });
  if (input.inCharge === '') fields.push({ path: 'inCharge', message: '请填写走访人' });
  return fields.length === 0 ? null : { code: 'INVALID_INPUT', fields };
}

/** The same visitor the same way on the same day: mostly one visit keyed in twice, so the clerk is asked. */
function sameVisit(
  visit: Pick<VisitRow, 'personId' | 'visitedOn' | 'mode' | 'inCharge'>,
  register: Register,
): AppError | null {
  const { personId, visitedOn, mode, inCharge } = visit;
  if (!register.visits.hasSame(personId, visitedOn, mode, inCharge)) return null;
  const message = `${inCharge}${visitedOn}对此人的${mode}走访已经记过一次。同一天确实走访了两次的，请勾选确认后再保存`;
  return { code: 'INVALID_INPUT', fields: [{ path: 'again', message }] };
}

/** whether the visit counts, and if not, why. */
function judge(
  row: VisitRow,
  register: Register,
  rules: readonly RuleRow[],
): { qualifies: boolean; whyNot: string } {
  if (row.voidedAt !== null) return { qualifies: false, whyNot: '已作废' };
  const contact = contactFact(row);
  if (!isCompleteContact(contact))
    return { qualifies: false, whyNot: '没有走访人或没有见到人，不计入走访' };
  const person = register.people.find(row.personId);
  const grades = register.people.grades(row.personId).map(gradeFact);
  const { grade } = gradeInForce(grades, person?.registeredOn ?? row.visitedOn);
  if (isQualifyingContact(contact, grade, rules)) return { qualifies: true, whyNot: '' };
  if (row.visitedOn.length < 10)
    return { qualifies: false, whyNot: '日期只到年或月，不能推算下次走访' };
  return { qualifies: false, whyNot: `${grade}风险人员须面对面走访，${row.mode}不计入` };
}

function visitOf(
  row: VisitRow,
  register: Register,
  rules: readonly RuleRow[],
): Output<'visits.ofPerson'>[number] {
  const { voidedAt, topics, ...kept } = row;
  return {
    ...kept,
    topics: JSON.parse(topics) as { topic: string; text: string }[],
    ...judge(row, register, rules),
    voided: voidedAt !== null,
  };
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
    inCharge,
    dueOn,
    overdueDays: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today)),
    lastVisitedOn,
    ruleId,
    why: explainDue(line, today),
    searching: line.reason === '失联查找',
  };
}
