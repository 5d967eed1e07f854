import { and, asc, eq, isNull } from 'drizzle-orm';
import { measures } from '../schema/people.ts';
import { measureSummaries } from '../schema/todo.ts';
import type { Connection } from './connection-type.ts';

export type SummaryRow = typeof measureSummaries.$inferSelect;

/** 半年小结 and 年度评估: one a period and measure; a mistaken one is voided with its reason, never deleted. */
export function createMeasureSummaries({ orm }: Connection) {
  return {
    find(id: number): SummaryRow | undefined {
      return orm.select().from(measureSummaries).where(eq(measureSummaries.id, id)).get();
    },
    /** Of a measure that is not voided: whose it is. */
    ownerOf(measureId: number): typeof measures.$inferSelect | undefined {
      const found = and(eq(measures.id, measureId), isNull(measures.voidedAt));
      return orm.select().from(measures).where(found).get();
    },
    add(row: typeof measureSummaries.$inferInsert): SummaryRow {
      return orm.insert(measureSummaries).values(row).returning().get();
    },
    void(id: number, voidedAt: string, voidReason: string): void {
      orm
        .update(measureSummaries)
        .set({ voidedAt, voidReason })
        .where(eq(measureSummaries.id, id))
        .run();
    },
    ofPerson(personId: number): SummaryRow[] {
      return orm
        .select({ summary: measureSummaries })
        .from(measureSummaries)
        .innerJoin(measures, eq(measures.id, measureSummaries.measureId))
        .where(eq(measures.personId, personId))
        .orderBy(asc(measureSummaries.periodEnd), asc(measureSummaries.id))
        .all()
        .map(({ summary }) => summary);
    },
  };
}
