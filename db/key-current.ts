import type { KeyFile, KeySlot } from './key-slots.ts';

/** Whom a slot belongs to: a user by number, or the printed recovery code. */
export type SlotOwner = number | typeof RECOVERY;
export const RECOVERY = 'recovery';

/**
 * The slot that counts for each owner, as the register remembers it in its encrypted file. '' : none counts
 * (a retired user). An owner that is not in it is unknown to this register.
 */
export type CurrentSlots = ReadonlyMap<SlotOwner, string>;

/**
 * The key file with the slots that count and without those that they replaced: what a change of password
 * leaves behind when it is cut off. A user whose slot that counts is not in the file keeps what is there,
 * and so does an unknown one: these two files do not belong together, and the right register may need them.
 * `made`: slots that this program has just made; of these, those that do not count go in any case.
 */
export function settledKeys(
  keyFile: KeyFile,
  current: CurrentSlots,
  made: ReadonlySet<string> = new Set(),
): KeyFile {
  const there = new Set(keyFile.slots.map((slot) => slot.slotId));
  const slots = keyFile.slots.filter(({ userId, slotId }) => {
    const counts = current.get(userId);
    if (counts === slotId) return true;
    if (made.has(slotId)) return false;
    if (counts === undefined) return true;
    return counts !== '' && !there.has(counts);
  });
  const recovery = recoveriesOf(keyFile).find((slot) => slot.slotId === current.get(RECOVERY));
  // A file without any user is none: nobody could be chosen to unlock.
  const kept = slots.length === 0 ? keyFile.slots : slots;
  if (recovery === undefined) return { ...keyFile, slots: kept };
  const { format, version, registerId, keyCheck } = keyFile;
  return { format, version, registerId, keyCheck, slots: kept, recovery };
}

/** One slot, or during a change the old and the new one. */
export function recoveriesOf({ recovery, otherRecoveries = [] }: KeyFile): readonly KeySlot[] {
  return [recovery, ...otherRecoveries];
}

/** Two whole key files of one register: every slot of both, so that the register can say which one counts. */
export function unitedKeys(first: KeyFile, second: KeyFile): KeyFile {
  if (first.registerId !== second.registerId || first.keyCheck !== second.keyCheck) return first;
  const [recovery, ...others] = distinct([...recoveriesOf(first), ...recoveriesOf(second)]);
  return {
    ...first,
    slots: distinct([...first.slots, ...second.slots]),
    ...(recovery === undefined ? {} : { recovery }),
    ...(others.length === 0 ? {} : { otherRecoveries: others }),
  };
}

function distinct<S extends KeySlot>(slots: readonly S[]): S[] {
  return [...new Map(slots.map((slot) => [slot.slotId, slot])).values()];
}
