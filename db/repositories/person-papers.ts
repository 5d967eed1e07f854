import { and, asc, eq, isNull } from 'drizzle-orm';
import type { PaperId } from '../domain/person/paper-checklist.ts';
import { personPapers } from '../schema/person-papers.ts';
import type { Connection } from './connection-type.ts';

export type PaperRow = typeof personPapers.$inferSelect;

/** Marks on the checklist of people's files; nothing is deleted: a new mark voids the one before. */
export function createPersonPapers({ orm }: Connection) {
  return {
    find(id: number): PaperRow | undefined {
      return orm.select().from(personPapers).where(eq(personPapers.id, id)).get();
    },
    /** The mark that counts for a paper. */
    current(personId: number, paper: PaperId): PaperRow | undefined {
      return orm
        .select()
        .from(personPapers)
        .where(
          and(
            eq(personPapers.personId, personId),
            eq(personPapers.paper, paper),
            isNull(personPapers.voidedAt),
          ),
        )
        .get();
    },
    /** The voided too, in the order in which they were made. */
    ofPerson(personId: number): PaperRow[] {
      return orm
        .select()
        .from(personPapers)
        .where(eq(personPapers.personId, personId))
        .orderBy(asc(personPapers.id))
        .all();
    },
    add(row: typeof personPapers.$inferInsert): PaperRow {
      return orm.insert(personPapers).values(row).returning().get();
    },
    void(id: number, voidedAt: string, voidReason: string): void {
      orm.update(personPapers).set({ voidedAt, voidReason }).where(eq(personPapers.id, id)).run();
    },
  };
}
