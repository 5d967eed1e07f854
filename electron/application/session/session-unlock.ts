import { newRecoveryCode } from '../../../db/recovery-code.ts';
import { openRegister } from '../../../db/register.ts';
import { noteFailedTry } from '../../../db/failed-tries.ts';
import { RECOVERED_PASSWORD } from '../../../db/repositories/audit-log.ts';
import type { UserRow } from '../../../db/repositories/users.ts';
import { unlock, unlockWithRecovery, type Unlocked } from '../../../db/unlock.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { auditEntry } from '../context.ts';
import { recoveryConfirmed } from './recovery-kept.ts';
import { addPassword, addRecoveryCode, keyRefusal, settleKeys } from './session-keys.ts';
import {
  sessionOf,
  storage,
  type KeyedRegister,
  type OpenSession,
  type Seat,
  type SessionWorld,
} from './session-seat.ts';
import { logSignIn, type SignIn } from './sign-in-lines.ts';

/** Opens the register with a user's password; a slot that no longer counts, or whose user was retired, opens nothing. */
export function unlockSession(
  world: SessionWorld,
  seat: Seat,
  input: Checked<'session.unlock'>,
): Result<Output<'session.unlock'>> {
  if (seat.current() !== null) return fail({ code: 'REFUSED', reason: '台账已打开' });
  return storage(() => {
    const unlocked = openSlots(world, input.userName, input.password);
    return opening(world, unlocked, (open) => {
      const user = open.register.users.find(unlocked.owner);
      if (user?.active !== true) return fail({ code: 'NOT_PERMITTED', needs: '本单位在用的用户' });
      const refusal = keyRefusal(world, open.register, unlocked);
      if (refusal !== null) return fail(refusal);
      settleKeys(world, open);
      const { failedBefore } = unlocked;
      return ok(sitDown(world, seat, sessionOf(open, user), { by: '密码', failedBefore }));
    });
  });
}

/** Opens the register with the recovery code, and gives the user a new password. */
export function recoverSession(
  world: SessionWorld,
  seat: Seat,
  input: Checked<'session.recover'>,
): Result<Output<'session.recover'>> {
  if (seat.current() !== null) return fail({ code: 'REFUSED', reason: '台账已打开' });
  return storage(() => {
    const unlocked = unlockWithRecovery(world.registerFile, input.recoveryCode, nowMsOf(world));
    return opening(world, unlocked, (open) => {
      const user = open.register.users.findByName(input.userName);
      if (user?.active !== true) return fail({ code: 'NOT_FOUND', what: '这个用户' });
      const refusal = keyRefusal(world, open.register, unlocked);
      if (refusal !== null) return fail(refusal);
      replacePassword(world, open, user, input.newPassword);
      return ok(sitDown(world, seat, sessionOf(open, user), { by: '恢复码', failedBefore: null }));
    });
  });
}

/** The line of the log first, then the user is at work. */
function sitDown(
  world: SessionWorld,
  seat: Seat,
  session: OpenSession,
  how: SignIn,
): Output<'session.unlock'> {
  logSignIn(world, session, how);
  seat.take(session);
  return { ...session.user, active: true };
}

/** Opens the register; whatever then hinders the user from sitting down at it closes it again, and is told as a failed try. */
function opening<T>(
  world: SessionWorld,
  { dataKey, owner }: Unlocked,
  use: (open: KeyedRegister) => Result<T>,
): Result<T> {
  const register = openRegister(world.registerFile, dataKey);
  let seated = false;
  try {
    const result = use({ register, dataKey, madeSlots: new Set() });
    seated = result.ok;
    if (!seated) noteFailedTry(world.registerFile, owner, nowMsOf(world));
    return result;
  } finally {
    if (!seated) register.close();
  }
}

function replacePassword(
  world: SessionWorld,
  open: KeyedRegister,
  user: UserRow,
  password: string,
): void {
  const { register } = open;
  const words = { action: RECOVERED_PASSWORD, subjectKind: 'user', subjectId: user.id } as const;
  register.transaction(() => {
    addPassword(world, open, user, password);
    recoveryConfirmed(register);
    register.auditLog.append(auditEntry(words, user, world.clock.now()));
  });
  settleKeys(world, open);
}

/** A new recovery code for the register that is open; once committed the printed old one opens nothing any more. */
export function replaceRecoveryCode(world: SessionWorld, open: OpenSession): string {
  const recoveryCode = newRecoveryCode();
  addRecoveryCode(world, open, recoveryCode);
  return recoveryCode;
}

/** Whether this is the user's password; a wrong one counts towards the growing wait. */
export function isPassword(
  world: SessionWorld,
  { register }: OpenSession,
  userName: string,
  password: string,
): Result<true> {
  return storage(() => {
    const unlocked = openSlots(world, userName, password);
    unlocked.dataKey.fill(0);
    const refusal = keyRefusal(world, register, unlocked);
    if (refusal === null) return ok(true as const);
    noteFailedTry(world.registerFile, unlocked.owner, nowMsOf(world));
    return fail(refusal);
  });
}

function openSlots(world: SessionWorld, userName: string, password: string) {
  return unlock(world.registerFile, userName, password, nowMsOf(world));
}

function nowMsOf({ clock }: SessionWorld): number {
  return Date.parse(clock.now());
}
