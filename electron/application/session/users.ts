import type { UserRow } from '../../../db/repositories/users.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { isRecoveryPending, recoveryConfirmed, recoveryShown } from './recovery-kept.ts';
import type { Session } from './session.ts';

type UserMethod =
  | 'users.list'
  | 'users.add'
  | 'users.setRole'
  | 'users.retire'
  | 'users.changePassword'
  | 'users.resetPassword'
  | 'users.newRecoveryCode'
  | 'users.confirmRecoveryCode';

/**
 * Named users, each with a key slot of their own. What opens for whom changes with the commit of the call
 * (session-keys.ts): a call that fails or is cut off leaves every password as it was.
 */
export function createUserHandlers(session: Session): Handlers<UserMethod> {
  return {
    'users.list': listUsers,
    'users.add': addUser(session),
    'users.setRole': setRole,
    'users.retire': retireUser(session),
    'users.changePassword': changePassword(session),
    'users.resetPassword': resetPassword(session),
    'users.newRecoveryCode': newRecoveryCode(session),
    'users.confirmRecoveryCode': confirmRecoveryCode,
  };
}

const listUsers: Handler<'users.list'> = (_input, { register }) =>
  ok(register.users.all().map(shown));

function newRecoveryCode(session: Session): Handler<'users.newRecoveryCode'> {
  return (_input, context) => {
    context.audit({ action: '更换恢复码', subjectKind: 'register' });
    recoveryShown(context.register);
    return ok({ recoveryCode: session.replaceRecoveryCode() });
  };
}

const confirmRecoveryCode: Handler<'users.confirmRecoveryCode'> = (_input, context) => {
  if (!isRecoveryPending(context.register)) return ok({});
  recoveryConfirmed(context.register);
  context.audit({ action: '确认恢复码已保管', subjectKind: 'register' });
  return ok({});
};

function addUser(session: Session): Handler<'users.add'> {
  return (input, context) => {
    const { register, now } = context;
    if (register.users.findByName(input.name) !== undefined) {
      const fields = [{ path: 'name', message: '已有同名用户（含已停用的），请加以区分' }];
      return fail({ code: 'INVALID_INPUT', fields });
    }
    const user = register.users.add({ name: input.name, role: input.role, createdAt: now });
    context.audit({
      action: '新增用户',
      subjectKind: 'user',
      subjectId: user.id,
      after: { name: user.name, role: user.role },
    });
    session.putPassword(user, input.password);
    return ok(shown(user));
  };
}

const setRole: Handler<'users.setRole'> = (input, context) => {
  const user = context.register.users.find(input.id);
  if (user?.active !== true) return fail({ code: 'NOT_FOUND', what: '这个用户' });
  if (
    user.role === '负责人' &&
    input.role !== '负责人' &&
    chiefs(context.register.users.all()) === 1
  )
    return fail({ code: 'REFUSED', reason: '至少要保留一名负责人，请先把别人设为负责人' });
  context.register.users.setRole(user.id, input.role);
  context.audit({
    action: '修改用户角色',
    subjectKind: 'user',
    subjectId: user.id,
    before: { role: user.role },
    after: { role: input.role },
  });
  return ok(shown({ ...user, role: input.role }));
};

function retireUser(session: Session): Handler<'users.retire'> {
  return (input, context) => {
    const user = context.register.users.find(input.id);
    if (user?.active !== true) return fail({ code: 'NOT_FOUND', what: '这个用户' });
    if (user.id === context.user.id)
      return fail({ code: 'REFUSED', reason: '不能停用自己，请由另一名负责人办理' });
    if (user.role === '负责人' && chiefs(context.register.users.all()) === 1)
      return fail({ code: 'REFUSED', reason: '至少要保留一名负责人' });
    context.register.users.retire(user.id);
    context.audit({
      action: '停用用户',
      subjectKind: 'user',
      subjectId: user.id,
      reason: input.reason,
    });
    session.takePassword(user.id);
    return ok(shown({ ...user, active: false }));
  };
}

function changePassword(session: Session): Handler<'users.changePassword'> {
  return (input, context) => {
    const right = session.isPassword(context.user.name, input.oldPassword);
    if (!right.ok) return right;
    context.audit({ action: '修改密码', subjectKind: 'user', subjectId: context.user.id });
    session.putPassword(context.user, input.newPassword);
    return ok({});
  };
}

function resetPassword(session: Session): Handler<'users.resetPassword'> {
  return (input, context) => {
    const user = context.register.users.find(input.id);
    if (user?.active !== true) return fail({ code: 'NOT_FOUND', what: '这个用户' });
    context.audit({ action: '重设用户密码', subjectKind: 'user', subjectId: user.id });
    session.putPassword(user, input.newPassword);
    return ok({});
  };
}

function chiefs(users: readonly UserRow[]): number {
  return users.filter((user) => user.active && user.role === '负责人').length;
}

function shown({ id, name, role, active }: UserRow): Output<'users.list'>[number] {
  return { id, name, role, active };
}
