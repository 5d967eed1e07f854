import { RECOVERY, type CurrentSlots, type SlotOwner } from '../key-current.ts';
import { keySlots } from '../schema/office.ts';
import type { Connection } from './connection-type.ts';

/** The number under which the recovery code stands; users count from 1. */
const RECOVERY_ROW = 0;

/** Which slot of the key file counts for whom; db/key-current.ts says what follows from it. */
export function createKeySlots({ orm }: Connection) {
  return {
    current(): CurrentSlots {
      const rows = orm.select().from(keySlots).all();
      return new Map(
        rows.map(({ userId, slotId }) => [userId === RECOVERY_ROW ? RECOVERY : userId, slotId]),
      );
    },
    /** From now on only this slot opens for `owner`; '' for none. */
    put(owner: SlotOwner, slotId: string): void {
      const row = { userId: owner === RECOVERY ? RECOVERY_ROW : owner, slotId };
      orm
        .insert(keySlots)
        .values(row)
        .onConflictDoUpdate({ target: keySlots.userId, set: { slotId } })
        .run();
    },
  };
}
