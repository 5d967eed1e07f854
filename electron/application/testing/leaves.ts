import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { collides, needsWrittenReport } from '../../../db/domain/measures/leave-finding.ts';
import type { LeaveRow } from '../../../db/repositories/leaves.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { farAheadError, lifeDayError } from '../measures/life-days.ts';
import { guardingViolations } from '../measures/violation-guard.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';

type LeaveMethod =
  'leaves.apply' | 'leaves.extend' | 'leaves.return' | 'leaves.record' | 'leaves.void';

/** 请假 from the application to the return, and 擅自外出 (戒毒条例 19, 20); decisions stand in leave-decisions.ts. */
export function createLeaveHandlers(): Handlers<LeaveMethod> {
  return {
    'leaves.apply': apply,
    'leaves.extend': extend,
    'leaves.return': guardingViolations(backHome, ofLeave),
    'leaves.record': recordUnauthorised,
    'leaves.void': guardingViolations(voidLeave, ofLeave),
  };
}

const IN_WRITING = '离开所在县（市、区）3日以上须书面报告（《戒毒条例》第十九条）';

function ofLeave({ id }: { readonly id: number }, { register }: Context): number | undefined {
  return register.leaves.find(id)?.personId;
}

/** A leave that still counts. */
export function liveLeave(register: Register, id: number): Result<LeaveRow> {
  const row = register.leaves.find(id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次请假' });
  return row.voidedAt === null ? ok(row) : refusal('这次请假已经作废');
}

/**
 * once its first day is over, a leave that is taken away takes away what R-05 found in it. Who enters leaves does not do
 * that alone: an approver does, with a reason. Null: nothing stands in the way.
 */
export function begunError(
  { leftOn }: LeaveRow,
  { user, today, officeOfOne }: Context,
): AppError | null {
  if (leftOn >= today || user.role !== '经办人' || officeOfOne) return null;
  return { code: 'NOT_PERMITTED', needs: '审核人或负责人（外出日期已过，撤销、作废影响违规认定）' };
}

/** One entry of the log about a leave; every change of one ends here. */
export function leaveChanged(
  context: Context,
  row: LeaveRow,
  words: { action: string; reason?: string; after: object },
): void {
  afterChange(context, row.personId);
  context.audit({
    action: words.action,
    subjectKind: 'person',
    subjectId: row.personId,
    reason: words.reason ?? '',
    before: { leaveId: row.id, state: row.state },
    after: { leaveId: row.id, ...words.after },
  });
}

const apply: Handler<'leaves.apply'> = (input, context) => {
  const { register, user, now } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const error =
    applicationError(input, context.today) ??
    lifeDayError(register, person.value, [{ path: 'leftOn', day: input.leftOn }]);
  if (error !== null) return fail(error);
  const clash = clashOf(register, input.personId, { from: input.leftOn, to: input.plannedBackOn });
  if (clash !== null) return refusal(clash);
  const row = register.leaves.add({
    ...input,
    state: '审核中',
    source: '录入',
    recordedBy: user.name,
    recordedAt: now,
  });
  const { leftOn, plannedBackOn, purpose } = input;
  leaveChanged(context, row, { action: '申请外出', after: { leftOn, plannedBackOn, purpose } });
  return ok({ id: row.id });
};

function applicationError(input: Checked<'leaves.apply'>, today: string): AppError | null {
  const past = pastDayError(input.appliedOn, today, 'appliedOn');
  if (past !== null) return past;
  if (!isCalendarDay(input.leftOn)) return wrongField('leftOn', '没有这一天，请核对日期');
  if (!isCalendarDay(input.plannedBackOn))
    return wrongField('plannedBackOn', '没有这一天，请核对日期');
  if (input.plannedBackOn < input.leftOn)
    return wrongField('plannedBackOn', '返回日期不能早于外出日期');
  const far = farAheadError(input.plannedBackOn, today, 'plannedBackOn');
  if (far !== null) return far;
  if (input.appliedOn > input.leftOn)
    return wrongField(
      'appliedOn',
      '外出之后才提出的不是请假，请用“登记擅自外出”（《戒毒条例》第十九条）',
    );
  if (needsWrittenReport(input.leftOn, input.plannedBackOn) && !input.writtenReport)
    return wrongField('writtenReport', IN_WRITING);
  if (input.purpose === '其他' && input.note === '')
    return wrongField('note', '外出事由选“其他”的，请写明');
  return null;
}

/** The leave of the same person that holds one of these days, as a sentence; null: none. */
function clashOf(
  register: Register,
  personId: number,
  days: { readonly from: string; readonly to: string | null },
  except: number | null = null,
): string | null {
  const clash = register.leaves.ofPerson(personId).find((row) => {
    if (row.id === except) return false;
    const idle = row.state === '撤销' || (row.state === '拒绝' && !row.went);
    if (row.voidedAt !== null || idle) return false;
    const to = row.backOn ?? (row.went ? null : (row.extensionTo ?? row.plannedBackOn));
    return collides({ from: row.leftOn, to, back: row.backOn !== null }, days);
  });
  return clash === undefined
    ? null
    : `与${clash.leftOn}起的一次外出日期重叠，请先办理那一次的销假、撤销或作废`;
}

const extend: Handler<'leaves.extend'> = (input, context) => {
  const { register, user, today } = context;
  const found = liveLeave(register, input.id);
  if (!found.ok) return found;
  const row = found.value;
  if (row.state !== '同意' || row.backOn !== null || row.plannedBackOn === null)
    return refusal('只有已同意、还没有销假的外出可以续假');
  const error = extensionError(input, { ...row, plannedBackOn: row.plannedBackOn }, today);
  if (error !== null) return fail(error);
  const days = { from: row.leftOn, to: input.until };
  const clash = clashOf(register, row.personId, days, row.id);
  if (clash !== null) return refusal(clash);
  const { until, appliedOn, reason } = input;
  register.leaves.update(row.id, {
    state: '续假',
    extensionTo: until,
    extensionAppliedOn: appliedOn,
    extensionBy: user.name,
    writtenReport: row.writtenReport || input.writtenReport,
  });
  leaveChanged(context, row, { action: '申请续假', reason, after: { state: '续假', until } });
  return ok({});
};

function extensionError(
  input: Checked<'leaves.extend'>,
  row: Pick<LeaveRow, 'leftOn' | 'writtenReport'> & { readonly plannedBackOn: string },
  today: string,
): AppError | null {
  const past = pastDayError(input.appliedOn, today, 'appliedOn');
  if (past !== null) return past;
  if (!isCalendarDay(input.until)) return wrongField('until', '没有这一天，请核对日期');
  const far = farAheadError(input.until, today, 'until');
  if (far !== null) return far;
  if (input.until <= row.plannedBackOn)
    return wrongField('until', `续假应到原批准的返回日期（${row.plannedBackOn}）之后`);
  if (input.appliedOn > row.plannedBackOn)
    return wrongField(
      'appliedOn',
      `批准的外出已于${row.plannedBackOn}到期，续假应在到期前提出，超期按擅自外出认定（《戒毒条例》第二十条）`,
    );
  const inWriting = row.writtenReport || input.writtenReport;
  return needsWrittenReport(row.leftOn, input.until) && !inWriting
    ? wrongField('writtenReport', IN_WRITING)
    : null;
}

const backHome: Handler<'leaves.return'> = (input, context) => {
  const { register, today } = context;
  const found = liveLeave(register, input.id);
  if (!found.ok) return found;
  const row = found.value;
  const away = row.went || row.state === '同意' || row.state === '续假';
  if (!away || row.backOn !== null) return refusal('这次外出没有批准或已经销假，不能销假');
  const person = livePerson(register, row.personId);
  if (!person.ok) return person;
  const error =
    pastDayError(input.backOn, today, 'backOn') ??
    lifeDayError(register, person.value, [{ path: 'backOn', day: input.backOn }]);
  if (error !== null) return fail(error);
  if (input.backOn < row.leftOn)
    return fail(wrongField('backOn', `不能早于外出日期（${row.leftOn}）`));
  const { backOn } = input;
  register.leaves.update(row.id, { backOn, state: '已销假', extensionTo: null });
  leaveChanged(context, row, { action: '销假', after: { state: '已销假', backOn } });
  return ok({});
};

const recordUnauthorised: Handler<'leaves.record'> = (input, context) => {
  const { register, user, now, today } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const error =
    pastDayError(input.leftOn, today, 'leftOn') ??
    (input.backOn === null ? null : pastDayError(input.backOn, today, 'backOn')) ??
    lifeDayError(register, person.value, [
      { path: 'leftOn', day: input.leftOn },
      { path: 'backOn', day: input.backOn },
    ]);
  if (error !== null) return fail(error);
  if (input.backOn !== null && input.backOn < input.leftOn)
    return fail(wrongField('backOn', '返回日期不能早于外出日期'));
  const away = { from: input.leftOn, to: input.backOn };
  const clash = clashOf(register, input.personId, away);
  if (clash !== null) return refusal(clash);
  const row = register.leaves.add({
    ...input,
    went: true,
    state: input.backOn === null ? '拒绝' : '已销假',
    source: '录入',
    recordedBy: user.name,
    recordedAt: now,
  });
  const { leftOn, backOn } = input;
  leaveChanged(context, row, { action: '登记擅自外出', after: { leftOn, backOn } });
  return ok({ id: row.id });
};

const voidLeave: Handler<'leaves.void'> = (input, context) => {
  const found = liveLeave(context.register, input.id);
  if (!found.ok) return found;
  const begun = begunError(found.value, context);
  if (begun !== null) return fail(begun);
  const { now: voidedAt } = context;
  context.register.leaves.update(input.id, { voidedAt, voidReason: input.reason });
  leaveChanged(context, found.value, { action: '作废外出', reason: input.reason, after: {} });
  return ok({});
};
