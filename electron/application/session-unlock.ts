import { putSlot, removeSlot, replaceRecovery } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { readKeyFile, writeKeyFile } from '../../db/key-file.ts';
import { openRegister } from '../../db/register.ts';
import { unlock, unlockWithRecovery } from '../../db/unlock.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import type { Checked, Output } from '../contract/index.ts';
import { auditEntry } from './context.ts';
import { storage, type Seat, type SessionWorld } from './session-seat.ts';

/** Opens the register with a user's password; a slot whose user was retired opens nothing. */
export function unlockSession(
  world: SessionWorld,
  seat: Seat,
  input: Checked<'session.unlock'>,
): Result<Output<'session.unlock'>> {
  if (seat.current() !== null) return fail({ code: 'REFUSED', reason: '台账已打开' });
  return storage(() => {
    const { userId, dataKey } = openSlot(world, input.userName, input.password);
    const register = openRegister(world.registerFile, dataKey);
    const user = register.users.find(userId);
    if (user === undefined || !user.active) {
      register.close();
      return fail({ code: 'NOT_PERMITTED', needs: '本单位在用的用户' });
    }
    return ok(seat.take(register, user, dataKey));
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
    const dataKey = unlockWithRecovery(world.registerFile, input.recoveryCode);
    const register = openRegister(world.registerFile, dataKey);
    const user = register.users.findByName(input.userName);
    if (user === undefined || !user.active) {
      register.close();
      return fail({ code: 'NOT_FOUND', what: '这个用户' });
    }
    writeSlot(world, dataKey, user, input.newPassword);
    const words = {
      action: '用恢复码重设密码',
      subjectKind: 'user',
      subjectId: user.id,
    } as const;
    register.transaction(() =>
      register.auditLog.append(auditEntry(words, user, world.clock.now())),
    );
    return ok(seat.take(register, user, dataKey));
  });
}

/** A new recovery code for the register that is open; the printed old one opens nothing any more. */
export function replaceRecoveryCode(world: SessionWorld, seat: Seat): string {
  const open = seat.current();
  if (open === null) throw new Error('replaceRecoveryCode while locked');
  const recoveryCode = newRecoveryCode();
  const keyFile = readKeyFile(world.registerFile);
  writeKeyFile(
    world.registerFile,
    replaceRecovery(keyFile, open.dataKey, recoveryCode, world.keyCost),
  );
  return recoveryCode;
}

/** A new or changed password of a user, wrapped with the data key that is in memory. */
export function putPassword(
  world: SessionWorld,
  seat: Seat,
  user: { id: number; name: string },
  password: string,
): void {
  const open = seat.current();
  if (open === null) throw new Error('putPassword while locked');
  writeSlot(world, open.dataKey, user, password);
}

export function takePassword({ registerFile }: SessionWorld, userId: number): void {
  writeKeyFile(registerFile, removeSlot(readKeyFile(registerFile), userId));
}

/** Whether this is the user's password; a wrong one counts towards the growing wait. */
export function isPassword(world: SessionWorld, userName: string, password: string): Result<true> {
  return storage(() => {
    openSlot(world, userName, password).dataKey.fill(0);
    return ok(true as const);
  });
}

function openSlot({ registerFile, clock }: SessionWorld, userName: string, password: string) {
  return unlock(registerFile, userName, password, Date.parse(clock.now()));
}

function writeSlot(
  { registerFile, keyCost }: SessionWorld,
  dataKey: Uint8Array,
  user: { id: number; name: string },
  password: string,
): void {
  const slot = { userId: user.id, userName: user.name, password };
  writeKeyFile(registerFile, putSlot(readKeyFile(registerFile), dataKey, slot, keyCost));
}
