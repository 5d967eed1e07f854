import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import type { VisitRow } from '../../../db/repositories/records.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { afterChange } from '../people/person-change.ts';
import { ruleRows } from './visit-due-book.ts';
import { judgeVisit, proposedFor, recordVisit } from './visit-record.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type VisitMethod = 'visits.record' | 'visits.void' | 'visits.ofPerson' | 'visits.list';

/** Safe Care visits: recording one answers at once when the next is due. */
export function createVisitHandlers(): Handlers<VisitMethod> {
  return {
    'visits.record': record,
    'visits.void': voidVisit,
    'visits.ofPerson': sealingTexts(visitsOfPerson),
    'visits.list': sealingTexts(listVisits),
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
