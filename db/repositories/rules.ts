import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { rules } from '../schema/office.ts';
import type { Connection } from './connection-type.ts';

export type RuleRecord = typeof rules.$inferSelect;

/** The rule table: rows are closed and followed, never changed in place. */
export function createRules({ orm }: Connection) {
  return {
    all(): RuleRecord[] {
      return orm
        .select()
        .from(rules)
        .orderBy(asc(rules.ruleId), asc(rules.validFrom), asc(rules.id))
        .all();
    },
    running(ruleId: string): RuleRecord | undefined {
      return orm
        .select()
        .from(rules)
        .where(and(eq(rules.ruleId, ruleId), isNull(rules.validTo)))
        .get();
    },
    /** The row that was opened last, running or closed. */
    latest(ruleId: string): RuleRecord | undefined {
      return orm
        .select()
        .from(rules)
        .where(eq(rules.ruleId, ruleId))
        .orderBy(desc(rules.validFrom), desc(rules.id))
        .get();
    },
    add(row: Omit<RuleRecord, 'id' | 'validTo'>): RuleRecord {
      return orm.insert(rules).values(row).returning().get();
    },
    close(id: number, validTo: string): void {
      orm.update(rules).set({ validTo }).where(eq(rules.id, id)).run();
    },
  };
}
