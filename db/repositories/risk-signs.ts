import { desc, eq } from 'drizzle-orm';
import { riskSigns } from '../schema/control.ts';
import type { Connection } from './connection-type.ts';

export type RiskSignRow = typeof riskSigns.$inferSelect;

/** 风险线索. */
export function createRiskSigns({ orm }: Connection) {
  return {
    find(id: number): RiskSignRow | undefined {
      return orm.select().from(riskSigns).where(eq(riskSigns.id, id)).get();
    },
    /** The voided too, the latest first. */
    ofPerson(personId: number): RiskSignRow[] {
      return orm
        .select()
        .from(riskSigns)
        .where(eq(riskSigns.personId, personId))
        .orderBy(desc(riskSigns.happenedOn), desc(riskSigns.id))
        .all();
    },
    add(row: typeof riskSigns.$inferInsert): RiskSignRow {
      return orm.insert(riskSigns).values(row).returning().get();
    },
    void(id: number, voidedAt: string, voidReason: string): void {
      orm.update(riskSigns).set({ voidedAt, voidReason }).where(eq(riskSigns.id, id)).run();
    },
  };
}
