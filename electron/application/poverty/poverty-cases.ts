import { decisionBasis } from '../../../db/domain/poverty/case-procedure.ts';
import type { CaseRow } from '../../../db/repositories/poverty-cases.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { livePerson, refusal } from '../people/live-person.ts';
import { beforeBirth, pastDayError } from '../people/person-status.ts';
import { caseOf } from './case-view.ts';
import { unwatchTakenIn } from './raise-watch.ts';

type CaseMethod = 'povertyCases.list' | 'povertyCases.open' | 'povertyCases.void';

/** 新发现涉毒贫困人员: found, opened, put aside when it was a mistake (domain.md 7.7). */
export function createCaseHandlers(): Handlers<CaseMethod> {
  return {
    'povertyCases.list': (input, context) => {
      const { page, pageSize, ...filter } = input;
      const span = { offset: (page - 1) * pageSize, limit: pageSize };
      const { total, ids } = context.register.povertyCases.list(filter, span);
      const rows = ids.flatMap((id) => context.register.povertyCases.find(id) ?? []);
      return ok({ total, rows: rows.map((row) => caseOf(row, context)) });
    },
    'povertyCases.open': openCase,
    'povertyCases.void': voidCase,
  };
}

interface OfCase {
  readonly id: number;
  readonly revision: number;
}

/** A case as the clerk saw it, of somebody who is not in the recycle bin. */
export function seenCase({ register }: Context, { id, revision }: OfCase): Result<CaseRow> {
  const row = register.povertyCases.find(id);
  if (row?.voidedAt !== null) return fail({ code: 'NOT_FOUND', what: '这件新发现认定' });
  const person = livePerson(register, row.personId);
  if (!person.ok) return person;
  if (row.revision !== revision)
    return fail({ code: 'CONFLICT', what: '这件新发现认定刚被改动过，请重新打开后再办理' });
  return ok(row);
}

/** A case that is not decided. */
export function openCaseSeen(context: Context, of: OfCase): Result<CaseRow> {
  const found = seenCase(context, of);
  if (!found.ok) return found;
  return found.value.decidedBy === null ? found : refusal('这件新发现认定已经审定');
}

/** The case after a change. */
export function caseAgain(context: Context, id: number) {
  const row = context.register.povertyCases.find(id);
  if (row === undefined) throw new Error('A case that is gone after its own change');
  return ok(caseOf(row, context));
}

const openCase: Handler<'povertyCases.open'> = (input, context) => {
  const { register, user, now, today } = context;
  const { personId, source, clueOn, note } = input;
  const person = livePerson(register, personId);
  if (!person.ok) return person;
  const error =
    pastDayError(clueOn, today, 'clueOn') ?? beforeBirth(clueOn, person.value.birthOn, 'clueOn');
  if (error !== null) return fail(error);
  if (register.povertyCases.openOf(personId) !== null)
    return refusal('此人已有一件新发现认定正在办理');
  const kept = { recordedBy: user.name, recordedAt: now };
  const household = register.households.ensureHousehold(personId, { ...kept, today });
  const row = register.povertyCases.add({
    ...{ personId, householdId: household.id, source, clueOn, note },
    ...kept,
  });
  const after = { caseId: row.id, householdId: household.id, source, clueOn };
  context.audit({ action: '新发现认定立案', subjectKind: 'person', subjectId: personId, after });
  return caseAgain(context, row.id);
};

/** A decided one only by those who decide; the category and the watch that its decision gave go with it. */
const voidCase: Handler<'povertyCases.void'> = (input, context) => {
  const { register, user, now } = context;
  const found = seenCase(context, input);
  if (!found.ok) return found;
  const row = found.value;
  if (row.decidedBy !== null && user.role === '经办人')
    return fail({ code: 'NOT_PERMITTED', needs: '审核人或负责人' });
  const { reason } = input;
  register.povertyCases.update(row.id, { voidedAt: now, voidReason: reason });
  const given = register.households
    .categories(row.householdId)
    .find(({ basis, voidedAt }) => voidedAt === null && basis === decisionBasis(row.id));
  if (given !== undefined)
    register.households.updateCategory(given.id, { voidedAt: now, voidReason: reason });
  const watchId = unwatchTakenIn(context, row, reason);
  const { id: caseId, outcome, clueOn } = row;
  context.audit({
    ...{ action: '作废新发现认定', subjectKind: 'person', subjectId: row.personId, reason },
    before: { caseId, outcome, clueOn, categoryId: given?.id ?? null, watchId },
  });
  return ok({ voided: true });
};
