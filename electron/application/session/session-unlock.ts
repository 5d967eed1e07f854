import { newRecoveryCode } from '../../../db/recovery-code.ts';
import { openRegister } from '../../../db/register.ts';
import type { UserRow } from '../../../db/repositories/users.ts';
import { unlock, unlockWithRecovery, type Unlocked } from '../../../db/unlock.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { auditEntry } from '../context.ts';
import { forwardInstant } from '../settings/clock.ts';
import { recoveryConfirmed } from './recovery-kept.ts';
import { addPassword, addRecoveryCode, keyRefusal, settleKeys } from './session-keys.ts';
import {
  storage,
  type KeyedRegister,
  type OpenSession,
  type Seat,
  type SessionWorld,
} from './session-seat.ts';

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
      return ok(seat.take(open, user));
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
    const unlocked = unlockWithRecovery(world.registerFile, input.recoveryCode);
    return opening(world, unlocked, (open) => {
      const user = open.register.users.findByName(input.userName);
      if (user?.active !== true) return fail({ code: 'NOT_FOUND', what: '这个用户' });
      const refusal = keyRefusal(world, open.register, unlocked);
      if (refusal !== null) return fail(refusal);
      replacePassword(world, open, user, input.newPassword);
      return ok(seat.take(open, user));
    });
  });
}

/** Opens the register; whatever then hinders the user from sitting down at it closes it again. */
function opening<T>(
  world: SessionWorld,
  { dataKey }: Unlocked,
  sitDown: (open: KeyedRegister) => Result<T>,
): Result<T> {
  const register = openRegister(world.registerFile, dataKey);
  let seated = false;
  try {
    const result = sitDown({ register, dataKey, madeSlots: new Set() });
    seated = result.ok;
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
  const words = { action: '用恢复码重设密码', subjectKind: 'user', subjectId: user.id } as const;
  register.transaction(() => {
    addPassword(world, open, user, password);
    recoveryConfirmed(register);
    const at = forwardInstant(register, world.clock.now());
    register.auditLog.append(auditEntry(words, user, at));
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
    return refusal === null ? ok(true as const) : fail(refusal);
  });
}

function openSlots({ registerFile, clock }: SessionWorld, userName: string, password: string) {
  return unlock(registerFile, userName, password, Date.parse(clock.now()));
}
