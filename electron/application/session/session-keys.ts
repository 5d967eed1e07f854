import { asStorageFailure, StorageFailure } from '../../../db/errors.ts';
import { RECOVERY, settledKeys } from '../../../db/key-current.ts';
import { readAllKeys, settleKeyFiles, writeKeyFile } from '../../../db/key-file.ts';
import { addRecovery, addSlot, type KeyFile } from '../../../db/key-slots.ts';
import type { Register } from '../../../db/register.ts';
import type { Unlocked } from '../../../db/unlock.ts';
import type { AppError } from '../../contract/errors.ts';
import type { KeyedRegister, SessionWorld } from './session-seat.ts';

/**
 * Whether what opened the data key still counts: the register remembers one slot a user and one of the recovery code.
 * Null: it does. A register from before that was remembered takes the slots of the key file over, once, all together.
 */
export function keyRefusal(
  { registerFile }: SessionWorld,
  register: Register,
  { owner, slotIds }: Unlocked,
): AppError | null {
  if (register.keySlots.current().size === 0) {
    const keyFile = readAllKeys(registerFile);
    register.transaction(() => rememberSlots(register, keyFile));
  }
  const counts = register.keySlots.current().get(owner);
  return counts !== undefined && slotIds.includes(counts) ? null : { code: 'KEYS_OUTDATED' };
}

/** All slots of a key file as the ones that count; retired users have none. */
export function rememberSlots(register: Register, { slots, recovery }: KeyFile): void {
  register.keySlots.put(RECOVERY, recovery.slotId);
  const idOf = new Map(slots.map((slot) => [slot.userId, slot.slotId]));
  for (const { id, active } of register.users.all()) {
    register.keySlots.put(id, active ? (idOf.get(id) ?? '') : '');
  }
}

/**
 * A new password in the running transaction: the new slot goes into the key file beside the old one, then the register
 * names it. Until the commit the old password opens, from then on the new one; `settleKeys` clears up after it. Cut off
 * at any moment, exactly one of the two opens.
 */
export function addPassword(
  { registerFile, keyCost }: SessionWorld,
  { register, dataKey, madeSlots }: KeyedRegister,
  user: { readonly id: number; readonly name: string },
  password: string,
): void {
  const before = settledKeys(readAllKeys(registerFile), register.keySlots.current());
  const slot = { userId: user.id, userName: user.name, password };
  const { keyFile, slotId } = addSlot(before, dataKey, slot, keyCost);
  madeSlots.add(slotId);
  writeKeyFile(registerFile, keyFile);
  register.keySlots.put(user.id, slotId);
}

/** A new recovery code, in the same order. */
export function addRecoveryCode(
  { registerFile, keyCost }: SessionWorld,
  { register, dataKey }: KeyedRegister,
  recoveryCode: string,
): void {
  const before = settledKeys(readAllKeys(registerFile), register.keySlots.current());
  const { keyFile, slotId } = addRecovery(before, dataKey, recoveryCode, keyCost);
  writeKeyFile(registerFile, keyFile);
  register.keySlots.put(RECOVERY, slotId);
}

/** From the commit on nothing opens for this user; `settleKeys` then takes the slot out of the key file. */
export function takePassword(register: Register, userId: number): void {
  register.keySlots.put(userId, '');
}

/**
 * Brings the key files in line with what is committed. A disk that is full or read-only keeps a slot that no longer
 * counts: it is refused, and the next unlocking tries again.
 */
export function settleKeys({ registerFile }: SessionWorld, open: KeyedRegister): void {
  try {
    settleKeyFiles(registerFile, open.register.keySlots.current(), open.madeSlots);
  } catch (error) {
    if (!(asStorageFailure(error) instanceof StorageFailure)) throw error;
  }
}
