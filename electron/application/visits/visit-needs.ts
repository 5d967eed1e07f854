import { needState } from '../../../db/domain/visits/visit-need.ts';
import type { NeedRow } from '../../../db/repositories/visit-care.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { refusal, wrongField } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type Need = Output<'visits.needs'>[number];

/** 帮扶需求 of visits: help is recorded for one by help.record with its needId; then somebody asks what came of it. */
export function createVisitNeeds(): Handlers<
  'visits.needs' | 'visits.followNeed' | 'visits.closeNeed'
> {
  return {
    'visits.needs': sealingTexts<'visits.needs'>(({ personId }, { register }) => {
      const { visitCare } = register;
      const rows = personId === undefined ? visitCare.standingNeeds() : visitCare.needsOf(personId);
      return ok(rows.map((row) => needOf(row, register)));
    }),
    'visits.followNeed': followNeed,
    'visits.closeNeed': closeNeed,
  };
}

const followNeed: Handler<'visits.followNeed'> = (input, context) => {
  const { register, today, user } = context;
  const found = openNeed(register, input.id);
  if (!found.ok) return found;
  const need = found.value;
  const error = pastDayError(input.on, today, 'on');
  if (error !== null) return fail(error);
  const helped = register.visitCare.helpFor(need.id).at(-1);
  if (helped === undefined) return refusal('还没有为这项需求记录帮扶，请先记录帮扶再回访');
  if (input.on < helped.helpedOn)
    return fail(wrongField('on', `不能早于帮扶日期（${helped.helpedOn}）`));
  const { result, note, on } = input;
  const solved = result === '已解决' ? { closedOn: on, closedBy: user.name } : {};
  register.visitCare.updateNeed(need.id, { result, resultOn: on, resultNote: note, ...solved });
  afterChange(context, need.personId);
  context.audit({
    action: '回访帮扶需求',
    subjectKind: 'person',
    subjectId: need.personId,
    before: { needId: need.id, result: need.result, resultOn: need.resultOn },
    after: { needId: need.id, result, resultOn: on },
  });
  return ok({});
};

const closeNeed: Handler<'visits.closeNeed'> = (input, context) => {
  const { register, today, user } = context;
  const found = openNeed(register, input.id);
  if (!found.ok) return found;
  const need = found.value;
  const words = { closedOn: today, closeReason: input.reason, closedBy: user.name };
  register.visitCare.updateNeed(need.id, words);
  afterChange(context, need.personId);
  context.audit({
    action: '关闭帮扶需求',
    subjectKind: 'person',
    subjectId: need.personId,
    reason: input.reason,
    before: { needId: need.id },
  });
  return ok({});
};

function openNeed(register: Register, id: number): Result<NeedRow> {
  const need = register.visitCare.findNeed(id);
  if (need === undefined || need.voidedAt !== null)
    return fail({ code: 'NOT_FOUND', what: '这项帮扶需求' });
  return need.closedOn === null ? ok(need) : refusal('这项帮扶需求已经办结');
}

function needOf(row: NeedRow, register: Register): Need {
  const { id, personId, visitId, kind, text, result, resultOn, resultNote, closeReason } = row;
  const line = register.peopleList.line(personId);
  const help = register.visitCare.helpFor(id);
  return {
    ...{ id, personId, visitId, kind, text, help, result, resultOn, resultNote, closeReason },
    fullName: line?.fullName ?? '',
    townName: line?.townName ?? '',
    visitedOn: register.visitCare.visitedOn(visitId),
    state: needState({ ...row, helpedOn: help.map(({ helpedOn }) => helpedOn) }),
  };
}
