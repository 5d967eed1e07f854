import { asc, desc, eq, inArray } from 'drizzle-orm';
import { leaveApprovals, leaves } from '../schema/control.ts';
import type { Connection } from './connection-type.ts';

export type LeaveRow = typeof leaves.$inferSelect;
export type LeaveApprovalRow = typeof leaveApprovals.$inferSelect;

/** 请假、外出 and who approved which days. A mistaken one is voided with its reason, never deleted. */
export function createLeaves({ orm }: Connection) {
  return {
    find(id: number): LeaveRow | undefined {
      return orm.select().from(leaves).where(eq(leaves.id, id)).get();
    },
    add(row: typeof leaves.$inferInsert): LeaveRow {
      return orm.insert(leaves).values(row).returning().get();
    },
    update(id: number, changes: Partial<typeof leaves.$inferInsert>): void {
      orm.update(leaves).set(changes).where(eq(leaves.id, id)).run();
    },
    /** Newest first, with the voided ones. */
    ofPerson(personId: number): LeaveRow[] {
      return orm
        .select()
        .from(leaves)
        .where(eq(leaves.personId, personId))
        .orderBy(desc(leaves.leftOn), desc(leaves.id))
        .all();
    },
    addApproval(row: typeof leaveApprovals.$inferInsert): void {
      orm.insert(leaveApprovals).values(row).run();
    },
    approvalsOf(leaveIds: readonly number[]): LeaveApprovalRow[] {
      return orm
        .select()
        .from(leaveApprovals)
        .where(inArray(leaveApprovals.leaveId, [...leaveIds]))
        .orderBy(asc(leaveApprovals.id))
        .all();
    },
  };
}
