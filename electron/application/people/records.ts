import type { HelpRow } from '../../../db/repositories/records.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { lifeDayError } from '../measures/life-days.ts';
import { livePerson } from './live-person.ts';
import { withMaskedTexts } from './masked-texts.ts';
import { afterChange } from './person-change.ts';
import { pastDayError } from './person-status.ts';
import { fenOf, yuanOf } from '../yuan.ts';
import { sealingTexts } from './sealed-person.ts';

type RecordMethod = 'help.record' | 'help.void' | 'help.ofPerson';

/** Simple records of help; a mistaken one is voided with its reason. */
export function createRecordHandlers(): Handlers<RecordMethod> {
  return {
    'help.record': recordHelp,
    'help.void': voidHelp,
    'help.ofPerson': sealingTexts(helpOfPerson, ['unit', 'result']),
  };
}

const recordHelp: Handler<'help.record'> = (input, context) => {
  const { register, now, user, today } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const error =
    pastDayError(input.helpedOn, today, 'helpedOn') ??
    lifeDayError(register, person.value, [{ path: 'helpedOn', day: input.helpedOn }]);
  if (error !== null) return fail(error);
  const need = input.needId === null ? undefined : register.visitCare.findNeed(input.needId);
  if (input.needId !== null && need?.personId !== input.personId)
    return fail({ code: 'NOT_FOUND', what: '这项帮扶需求' });
  if (need !== undefined && (need.closedOn !== null || need.voidedAt !== null))
    return fail({ code: 'REFUSED', reason: '这项帮扶需求已经办结，不能再记帮扶' });
  const { amount, ...fields } = input;
  const row = register.records.addHelp({
    ...fields,
    amountFen: amount === null ? null : fenOf(amount),
    source: '录入',
    recordedBy: user.name,
    recordedAt: now,
  });
  afterChange(context, input.personId);
  context.audit({
    action: '记录帮扶',
    subjectKind: 'person',
    subjectId: input.personId,
    after: { helpId: row.id, helpedOn: input.helpedOn, kind: input.kind, needId: input.needId },
  });
  return ok({ id: row.id });
};

const voidHelp: Handler<'help.void'> = (input, context) => {
  const row = context.register.records.findHelp(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次帮扶' });
  if (row.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这次帮扶已经作废' });
  context.register.records.voidHelp(row.id, context.now, input.reason);
  afterChange(context, row.personId);
  context.audit({
    action: '作废帮扶',
    subjectKind: 'person',
    subjectId: row.personId,
    reason: input.reason,
    before: { helpId: row.id, helpedOn: row.helpedOn, kind: row.kind },
  });
  return ok({});
};

const helpOfPerson: Handler<'help.ofPerson'> = (input, { register }) =>
  ok(register.records.helpOf(input.personId).map(helpOf));

function helpOf(row: HelpRow): Output<'help.ofPerson'>[number] {
  const { helpedOn, kind, unit, amountFen, result, note } = row;
  const amount = amountFen === null ? null : yuanOf(amountFen);
  return withMaskedTexts({ ...keptOf(row), helpedOn, kind, unit, amount, result, note });
}

/** What every record says of itself: where it comes from, and whether it still counts. */
function keptOf({ id, source, recordedBy, recordedAt, voidedAt, voidReason }: HelpRow) {
  return { id, source, recordedBy, recordedAt, voided: voidedAt !== null, voidReason };
}
