import { desc, eq } from 'drizzle-orm';
import { drugStateEvaluations } from '../schema/away.ts';
import type { Connection } from './connection-type.ts';

export type EvaluationRow = typeof drugStateEvaluations.$inferSelect;

/** The history of 戒毒状态. A mistaken one is voided with its reason, never deleted. */
export function createEvaluations({ orm }: Connection) {
  return {
    find(id: number): EvaluationRow | undefined {
      return orm.select().from(drugStateEvaluations).where(eq(drugStateEvaluations.id, id)).get();
    },
    add(row: typeof drugStateEvaluations.$inferInsert): EvaluationRow {
      return orm.insert(drugStateEvaluations).values(row).returning().get();
    },
    void(id: number, voidedAt: string, voidReason: string): void {
      orm
        .update(drugStateEvaluations)
        .set({ voidedAt, voidReason })
        .where(eq(drugStateEvaluations.id, id))
        .run();
    },
    /** Newest first, with the voided ones. */
    ofPerson(personId: number): EvaluationRow[] {
      return orm
        .select()
        .from(drugStateEvaluations)
        .where(eq(drugStateEvaluations.personId, personId))
        .orderBy(desc(drugStateEvaluations.evaluatedOn), desc(drugStateEvaluations.id))
        .all();
    },
  };
}
