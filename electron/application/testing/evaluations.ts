import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { EvaluationRow } from '../../../db/repositories/evaluations.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { lifeDayError } from '../measures/life-days.ts';
import { livePerson, refusal } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type EvaluationMethod = 'evaluations.record' | 'evaluations.void' | 'evaluations.ofPerson';

/** 戒毒状态 with its evidence, as a history; the person's row says the newest. */
export function createEvaluationHandlers(): Handlers<EvaluationMethod> {
  return {
    'evaluations.record': record,
    'evaluations.void': voidEvaluation,
    'evaluations.ofPerson': sealingTexts<'evaluations.ofPerson'>((input, { register }) =>
      ok(register.evaluations.ofPerson(input.personId).map(evaluationOf)),
    ),
  };
}

const record: Handler<'evaluations.record'> = (input, context) => {
  const { register, now, user, today } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const dayError =
    pastDayError(input.evaluatedOn, today, 'evaluatedOn') ??
    lifeDayError(register, person.value, [{ path: 'evaluatedOn', day: input.evaluatedOn }]);
  if (dayError !== null) return fail(dayError);
  const known = register.evaluations.ofPerson(input.personId).find(isLive);
  const row = register.evaluations.add({
    ...input,
    stateBefore: known === undefined ? person.value.drugState : known.stateBefore,
    source: '录入',
    recordedBy: user.name,
    recordedAt: now,
  });
  keepNewest(context, row);
  context.audit({
    action: '评定戒毒状态',
    subjectKind: 'person',
    subjectId: input.personId,
    before: { drugState: person.value.drugState },
    after: { evaluationId: row.id, on: row.evaluatedOn, drugState: row.state, basis: row.basis },
  });
  return ok({ id: row.id, warnings: contradictions(input, context) });
};

const voidEvaluation: Handler<'evaluations.void'> = (input, context) => {
  const { register, now } = context;
  const row = register.evaluations.find(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次评定' });
  if (row.voidedAt !== null) return refusal('这次评定已经作废');
  register.evaluations.void(row.id, now, input.reason);
  keepNewest(context, row);
  context.audit({
    action: '作废戒毒状态评定',
    subjectKind: 'person',
    subjectId: row.personId,
    reason: input.reason,
    before: { evaluationId: row.id, on: row.evaluatedOn, state: row.state },
  });
  return ok({});
};

function isLive(row: EvaluationRow): boolean {
  return row.voidedAt === null;
}

/** The newest by its day; where none is left, what the register said before the first of them. */
function keepNewest(context: Context, { personId, stateBefore }: EvaluationRow): void {
  const newest = context.register.evaluations.ofPerson(personId).find(isLive);
  context.register.people.update(personId, { drugState: newest?.state ?? stateBefore });
  afterChange(context, personId);
}

/** 已脱毒 or 未复吸 beside a last valid test that is positive: told, not refused — the evidence may be newer than the test. */
function contradictions(
  { personId, evaluatedOn, state }: Parameters<Handler<'evaluations.record'>>[0],
  { register }: Context,
): string[] {
  if (state !== '已脱毒' && state !== '未复吸') return [];
  const last = register.records
    .testsOf(personId)
    .find(
      (test) =>
        test.voidedAt === null &&
        test.testedOn <= evaluatedOn &&
        (test.result === '阳性' || test.result === '阴性'),
    );
  return last?.result === '阳性'
    ? [`最近一次有结果的检测（${last.testedOn}）是阳性，与“${state}”不一致，请核对`]
    : [];
}

function evaluationOf(row: EvaluationRow): Output<'evaluations.ofPerson'>[number] {
  return {
    id: row.id,
    evaluatedOn: row.evaluatedOn,
    state: row.state,
    basis: row.basis,
    evidence: maskNumbers(row.evidence),
    evaluator: row.evaluator,
    source: row.source,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    voided: row.voidedAt !== null,
    voidReason: row.voidReason,
  };
}
