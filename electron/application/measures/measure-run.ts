import { fail } from '../../contract/errors.ts';
import type { Context, Handler } from '../context.ts';
import { recordedDayError } from './life-days.ts';
import { applyStatus, permitted, settled } from './measure-change.ts';
import { endOnDay } from './measure-ends.ts';
import { findMeasure } from './measure-life.ts';

function kept({ user, now }: Context) {
  return { recordedBy: user.name, recordedAt: now };
}

/** 中止 (戒毒条例 24): who is detained is 在押; one that is over already only moves the last day. */
export const suspendMeasure: Handler<'measures.suspend'> = (input, context) => {
  const { measureId, from, to, reason, note } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const error = recordedDayError(context, found.value.person, [
    { path: 'from', day: from },
    { path: 'to', day: to, notBefore: [from, '释放日期不能早于中止日期'] },
  ]);
  if (error !== null) return fail(error);
  const { life, person } = found.value;
  const allowed = permitted(life, { type: '中止', measureId, from, to });
  if (!allowed.ok) return allowed;
  context.register.measures.addSuspension({
    measureId,
    fromOn: from,
    toOn: to,
    reason,
    note,
    ...kept(context),
  });
  applyStatus(context, person, allowed.value.status, { on: from, note: `${reason}，措施中止` });
  return settled(context, person.id, measureId, {
    action: '措施中止',
    reason: note,
    after: { on: from, resumedOn: to, suspensionReason: reason },
  });
};

/** 恢复执行: the days in between move the last day. */
export const resumeMeasure: Handler<'measures.resume'> = (input, context) => {
  const { measureId, on, note } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const error = recordedDayError(context, found.value.person, [{ path: 'on', day: on }]);
  if (error !== null) return fail(error);
  const { life, person } = found.value;
  const allowed = permitted(life, { type: '恢复', measureId, on });
  if (!allowed.ok) return allowed;
  const { measures } = context.register;
  for (const { id, toOn, voidedAt } of measures.parts(measureId).suspensions) {
    if (toOn === null && voidedAt === null) measures.updateSuspension(id, { toOn: on });
  }
  applyStatus(context, person, allowed.value.status, { on, note: '释放，恢复执行' });
  return settled(context, person.id, measureId, {
    action: '恢复执行',
    reason: note,
    after: { on },
  });
};

/** 变更执行地 (戒毒条例 22): the term runs on. */
export const transferMeasure: Handler<'measures.transfer'> = (input, context) => {
  const { measureId, on, toPlace, fileSentOn, note } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const error = recordedDayError(context, found.value.person, [
    { path: 'on', day: on },
    { path: 'fileSentOn', day: fileSentOn, outsideLife: true },
  ]);
  if (error !== null) return fail(error);
  const { life, person, row } = found.value;
  const allowed = permitted(life, { type: '变更执行地', measureId, on });
  if (!allowed.ok) return allowed;
  const fromPlace = row.executionPlace;
  const { register } = context;
  register.measures.addTransfer({
    measureId,
    changedOn: on,
    fromPlace,
    toPlace,
    fileSentOn,
    note,
    ...kept(context),
  });
  register.people.updateMeasure(measureId, { executionPlace: toPlace });
  return settled(context, person.id, measureId, {
    action: '变更执行地',
    reason: note,
    before: { executionPlace: fromPlace },
    after: { on, executionPlace: toPlace, fileSentOn },
  });
};

/** 延长 (禁毒法 47). */
export const extendMeasure: Handler<'measures.extend'> = (input, context) => {
  const { measureId, months, note } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const { life, person, row } = found.value;
  const allowed = permitted(life, { type: '延长', measureId, months });
  if (!allowed.ok) return allowed;
  const extensionMonths = row.extensionMonths + months;
  context.register.people.updateMeasure(measureId, { extensionMonths });
  return settled(context, person.id, measureId, {
    action: '延长强制隔离戒毒',
    reason: note,
    before: { extensionMonths: row.extensionMonths },
    after: { extensionMonths },
  });
};

/** 解除、终止 or another end; the town is told within 7 days (戒毒条例 23, 40). */
export const endOfMeasure: Handler<'measures.end'> = (input, context) => {
  const { measureId, on, reason, note, ...papers } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const error = recordedDayError(context, found.value.person, [
    { path: 'on', day: on },
    { path: 'releaseServedOn', day: papers.releaseServedOn },
    { path: 'townNotifiedOn', day: papers.townNotifiedOn, outsideLife: true },
  ]);
  if (error !== null) return fail(error);
  const { life, person, row } = found.value;
  const allowed = permitted(life, { type: '结束', measureId, on, reason });
  if (!allowed.ok) return allowed;
  endOnDay(context, [{ measureId, reason }, ...allowed.value.ends], on);
  context.register.people.updateMeasure(measureId, {
    ...papers,
    note: note === '' ? row.note : note,
  });
  applyStatus(context, person, allowed.value.status, { on, note: `${row.kind}${reason}` });
  return settled(context, person.id, measureId, {
    action: '措施结束',
    reason: note,
    after: { endOn: on, endReason: reason, ...papers },
  });
};
