import { asc, eq, sql } from 'drizzle-orm';
import type { StepFact } from '../domain/poverty/case-procedure.ts';
import { povertyCases, povertyCaseSteps } from '../schema/poverty.ts';
import type { Connection } from './connection-type.ts';
import { ofHouseholds } from './watches.ts';

export type CaseRow = typeof povertyCases.$inferSelect;
export type CaseStepRow = typeof povertyCaseSteps.$inferSelect;

export interface CaseFilter {
  /** True: not decided; false: decided; null: all, the voided among them. */
  readonly open: boolean | null;
  readonly townCode: string | null;
  readonly householdId: number | null;
}

/** 新发现涉毒贫困人员: cases and their steps; mistaken ones are voided with their reason. */
export function createPovertyCases(connection: Connection) {
  return { ...caseRows(connection), ...stepRows(connection), ...caseLists(connection) };
}

function caseRows({ db, orm }: Connection) {
  const openOf = db.prepare<{ personId: number }, { id: number }>(
    'SELECT id FROM poverty_cases WHERE person_id = @personId AND decided_by IS NULL AND voided_at IS NULL',
  );
  return {
    find(id: number): CaseRow | undefined {
      return orm.select().from(povertyCases).where(eq(povertyCases.id, id)).get();
    },
    /** The case of a person that is not decided; null: none. */
    openOf(personId: number): number | null {
      return openOf.get({ personId })?.id ?? null;
    },
    add(row: typeof povertyCases.$inferInsert): CaseRow {
      return orm.insert(povertyCases).values(row).returning().get();
    },
    /** Changes fields and raises the revision by one. */
    update(id: number, changes: Partial<typeof povertyCases.$inferInsert>): void {
      orm
        .update(povertyCases)
        .set({ ...changes, revision: sql`${povertyCases.revision} + 1` })
        .where(eq(povertyCases.id, id))
        .run();
    },
  };
}

function stepRows({ orm }: Connection) {
  return {
    /** In the order of recording, the voided among them. */
    steps(caseId: number): CaseStepRow[] {
      return orm
        .select()
        .from(povertyCaseSteps)
        .where(eq(povertyCaseSteps.caseId, caseId))
        .orderBy(asc(povertyCaseSteps.id))
        .all();
    },
    /** What the procedure counts: without the voided. */
    stepFacts(caseId: number): StepFact[] {
      return this.steps(caseId)
        .filter(({ voidedAt }) => voidedAt === null)
        .map(({ step, fromOn, toOn }) => ({ step, from: fromOn, to: toOn }));
    },
    addStep(row: typeof povertyCaseSteps.$inferInsert): CaseStepRow {
      return orm.insert(povertyCaseSteps).values(row).returning().get();
    },
    voidStep(id: number, voidedAt: string, voidReason: string): void {
      orm
        .update(povertyCaseSteps)
        .set({ voidedAt, voidReason })
        .where(eq(povertyCaseSteps.id, id))
        .run();
    },
  };
}

function caseLists({ db }: Connection) {
  return {
    /** Ids, the latest clue first; without those of people in the recycle bin. */
    list(
      filter: CaseFilter,
      page: { readonly offset: number; readonly limit: number },
    ): { total: number; ids: number[] } {
      const where = ['p.recycled_at IS NULL'];
      if (filter.open !== null) {
        where.push('c.voided_at IS NULL', `c.decided_by IS ${filter.open ? '' : 'NOT '}NULL`);
      }
      const from = `poverty_cases c JOIN people p ON p.id = c.person_id JOIN households h ON h.id = c.household_id`;
      return ofHouseholds(
        db,
        { select: 'c.id', from, where, orderBy: 'c.clue_on DESC, c.id DESC' },
        filter,
        page,
      );
    },
  };
}
