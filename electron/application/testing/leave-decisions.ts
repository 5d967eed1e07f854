import { judgeApproval } from '../../../db/domain/grades/grading.ts';
import type { LeaveRow } from '../../../db/repositories/leaves.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { begunError, leaveChanged, liveLeave } from './leaves.ts';
import { refusal } from '../people/live-person.ts';

type DecisionMethod = 'leaves.approve' | 'leaves.refuse' | 'leaves.cancel';

/** 审批: by another person than who entered it; in an office of one visibly 自评自批. */
export function createLeaveDecisions(): Handlers<DecisionMethod> {
  return { 'leaves.approve': approve, 'leaves.refuse': refuse, 'leaves.cancel': cancel };
}

/** Who entered what waits: the application, or the extension of an approved leave; empty when nothing waits. */
export function waitsFrom(row: LeaveRow): string {
  if (row.state === '续假') return row.extensionBy;
  return row.state === '审核中' ? row.recordedBy : '';
}

function decided({ user, now }: Context, decisionNote: string) {
  return { decidedBy: user.name, decidedAt: now, decisionNote };
}

const approve: Handler<'leaves.approve'> = (input, context) => {
  const { register, user, now, officeOfOne } = context;
  const found = liveLeave(register, input.id);
  if (!found.ok) return found;
  const row = found.value;
  const until = row.state === '续假' ? row.extensionTo : row.plannedBackOn;
  if (waitsFrom(row) === '' || until === null) return refusal('这次请假没有待审批的申请');
  const judged = judgeApproval(waitsFrom(row), user.name, officeOfOne ? 1 : 2);
  if (judged === 'needsAnother')
    return fail({ code: 'NOT_PERMITTED', needs: '申请登记人以外的审核人或负责人' });
  const selfApproved = judged === 'selfApproved';
  register.leaves.addApproval({
    leaveId: row.id,
    fromOn: row.leftOn,
    toOn: until,
    approvedBy: user.name,
    approvedAt: now,
    selfApproved,
  });
  register.leaves.update(row.id, {
    ...decided(context, ''),
    state: '同意',
    plannedBackOn: until,
    extensionTo: null,
  });
  leaveChanged(context, row, {
    action: `${row.state === '续假' ? '同意续假' : '同意外出'}${selfApproved ? '（自评自批）' : ''}`,
    after: { state: '同意', until },
  });
  return ok({ until, selfApproved });
};

/** A refused extension leaves what was approved before. */
const refuse: Handler<'leaves.refuse'> = (input, context) => {
  const { register, user, officeOfOne } = context;
  const found = liveLeave(register, input.id);
  if (!found.ok) return found;
  const row = found.value;
  if (waitsFrom(row) === '') return refusal('这次请假没有待审批的申请');
  if (judgeApproval(waitsFrom(row), user.name, officeOfOne ? 1 : 2) === 'needsAnother')
    return fail({ code: 'NOT_PERMITTED', needs: '申请登记人以外的审核人或负责人' });
  const state = row.state === '续假' ? '同意' : '拒绝';
  register.leaves.update(row.id, { ...decided(context, input.reason), state, extensionTo: null });
  const action = row.state === '续假' ? '不同意续假' : '不同意外出';
  leaveChanged(context, row, { action, reason: input.reason, after: { state } });
  return ok({});
};

/** 撤销: the person stays at home. */
const cancel: Handler<'leaves.cancel'> = (input, context) => {
  const { register } = context;
  const found = liveLeave(register, input.id);
  if (!found.ok) return found;
  const row = found.value;
  const open = row.state === '审核中' || row.state === '同意' || row.state === '续假';
  if (!open || row.went || row.backOn !== null)
    return refusal('已经外出、已销假或已拒绝的请假不能撤销；登记错了的请作废');
  const begun = begunError(row, context);
  if (begun !== null) return fail(begun);
  const { reason } = input;
  register.leaves.update(row.id, { state: '撤销', extensionTo: null, decisionNote: reason });
  leaveChanged(context, row, { action: '撤销请假', reason, after: { state: '撤销' } });
  return ok({});
};
