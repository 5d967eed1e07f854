import { asc, eq, isNull } from 'drizzle-orm';
import { doubtfulLines } from '../schema/ledgers.ts';
import type { Connection } from './connection-type.ts';

export type DoubtfulRow = typeof doubtfulLines.$inferSelect;

/** Lines of a ledger that wait for a decision of the clerk. */
export function createDoubtfulLines({ orm }: Connection) {
  return {
    addDoubtful(row: typeof doubtfulLines.$inferInsert): void {
      orm.insert(doubtfulLines).values(row).run();
    },
    findDoubtful(id: number): DoubtfulRow | undefined {
      return orm.select().from(doubtfulLines).where(eq(doubtfulLines.id, id)).get();
    },
    openDoubtful(): DoubtfulRow[] {
      return orm
        .select()
        .from(doubtfulLines)
        .where(isNull(doubtfulLines.decision))
        .orderBy(asc(doubtfulLines.id))
        .all();
    },
    allDoubtful(): DoubtfulRow[] {
      return orm.select().from(doubtfulLines).orderBy(asc(doubtfulLines.id)).all();
    },
    doubtfulCount(importId: number): number {
      return orm
        .select({ id: doubtfulLines.id })
        .from(doubtfulLines)
        .where(eq(doubtfulLines.importId, importId))
        .all().length;
    },
    /** `withPersonId` is whom the line was found to be, or who was registered by it. */
    decideDoubtful(
      id: number,
      decision: Pick<
        DoubtfulRow,
        'decision' | 'decidedBy' | 'decidedAt' | 'decisionNote' | 'withPersonId'
      >,
    ): void {
      orm.update(doubtfulLines).set(decision).where(eq(doubtfulLines.id, id)).run();
    },
    /** With the import that brought them, as if they had never waited. */
    removeDoubtful(importId: number): void {
      orm.delete(doubtfulLines).where(eq(doubtfulLines.importId, importId)).run();
    },
  };
}
