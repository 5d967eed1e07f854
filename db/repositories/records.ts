import { and, asc, desc, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import { people } from '../schema/people.ts';
import { helpRecords, tests, visits } from '../schema/records.ts';
import type { Connection } from './connection-type.ts';

export type VisitRow = typeof visits.$inferSelect;
export type NewVisit = typeof visits.$inferInsert;
export type TestRow = typeof tests.$inferSelect;
export type HelpRow = typeof helpRecords.$inferSelect;

export interface VisitListFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly townCode?: string | undefined;
}

/** Safe Care visits. A mistaken one is voided with its reason, never deleted. */
export function createVisits(connection: Connection) {
  return { ...visitRows(connection), ...visitChecks(connection) };
}

function visitChecks({ orm }: Connection) {
  return {
    /** Whether a visit that was not voided stands there already, of that day, way and visitor. */
    hasSame(
      personId: number,
      visitedOn: string,
      mode: VisitRow['mode'],
      inCharge: string,
    ): boolean {
      const same = and(
        eq(visits.personId, personId),
        eq(visits.visitedOn, visitedOn),
        eq(visits.mode, mode),
        eq(visits.inCharge, inCharge),
        isNull(visits.voidedAt),
      );
      return orm.select({ id: visits.id }).from(visits).where(same).get() !== undefined;
    },
  };
}

function visitRows({ orm }: Connection) {
  return {
    find(id: number): VisitRow | undefined {
      return orm.select().from(visits).where(eq(visits.id, id)).get();
    },
    add(row: NewVisit): VisitRow {
      return orm.insert(visits).values(row).returning().get();
    },
    void(id: number, voidedAt: string, voidReason: string): void {
      orm.update(visits).set({ voidedAt, voidReason }).where(eq(visits.id, id)).run();
    },
    ofPerson(personId: number): VisitRow[] {
      return orm
        .select()
        .from(visits)
        .where(eq(visits.personId, personId))
        .orderBy(desc(visits.visitedOn), desc(visits.id))
        .all();
    },
    list(
      filter: VisitListFilter,
      page: { offset: number; limit: number },
    ): { total: number; rows: VisitRow[] } {
      const where = and(
        isNull(people.recycledAt),
        filter.from === undefined ? undefined : gte(visits.visitedOn, filter.from),
        filter.to === undefined ? undefined : lte(visits.visitedOn, filter.to),
        filter.townCode === undefined ? undefined : eq(people.townCode, filter.townCode),
      );
      const joined = () =>
        orm
          .select({ visit: visits })
          .from(visits)
          .innerJoin(people, eq(people.id, visits.personId))
          .where(where);
      const total = orm
        .select({ total: sql<number>`count(*)` })
        .from(visits)
        .innerJoin(people, eq(people.id, visits.personId))
        .where(where)
        .get();
      const rows = joined()
        .orderBy(desc(visits.visitedOn), desc(visits.id))
        .limit(page.limit)
        .offset(page.offset)
        .all();
      return { total: total?.total ?? 0, rows: rows.map((row) => row.visit) };
    },
    remove(id: number): void {
      orm.delete(visits).where(eq(visits.id, id)).run();
    },
  };
}

/** Simple records of tests and of help. */
export function createRecords({ orm }: Connection) {
  return {
    addTest(row: typeof tests.$inferInsert): TestRow {
      return orm.insert(tests).values(row).returning().get();
    },
    findTest(id: number): TestRow | undefined {
      return orm.select().from(tests).where(eq(tests.id, id)).get();
    },
    updateTest(id: number, changes: Partial<typeof tests.$inferInsert>): void {
      orm.update(tests).set(changes).where(eq(tests.id, id)).run();
    },
    voidTest(id: number, voidedAt: string, voidReason: string): void {
      orm.update(tests).set({ voidedAt, voidReason }).where(eq(tests.id, id)).run();
    },
    testsOf(personId: number): TestRow[] {
      return orm
        .select()
        .from(tests)
        .where(eq(tests.personId, personId))
        .orderBy(desc(tests.testedOn), desc(tests.id))
        .all();
    },
    removeTest(id: number): void {
      orm.delete(tests).where(eq(tests.id, id)).run();
    },
    addHelp(row: typeof helpRecords.$inferInsert): HelpRow {
      return orm.insert(helpRecords).values(row).returning().get();
    },
    findHelp(id: number): HelpRow | undefined {
      return orm.select().from(helpRecords).where(eq(helpRecords.id, id)).get();
    },
    voidHelp(id: number, voidedAt: string, voidReason: string): void {
      orm.update(helpRecords).set({ voidedAt, voidReason }).where(eq(helpRecords.id, id)).run();
    },
    helpOf(personId: number): HelpRow[] {
      return orm
        .select()
        .from(helpRecords)
        .where(eq(helpRecords.personId, personId))
        .orderBy(desc(helpRecords.helpedOn), asc(helpRecords.id))
        .all();
    },
  };
}
