import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { doubtfulLines, importChanges, importHeadings, imports } from '../schema/ledgers.ts';
import type { Connection } from './connection-type.ts';

export type ImportRow = typeof imports.$inferSelect;
export type DoubtfulRow = typeof doubtfulLines.$inferSelect;
export type ImportsRepository = ReturnType<typeof createImports>;

/** What an import did to one person; `before` is what taking it back needs (JSON). */
export interface ImportChange {
  readonly personId: number;
  readonly created: boolean;
  readonly revisionAfter: number;
  readonly before: string | null;
}

/** Imports, what each changed, headings remembered, lines that wait for a decision. */
export function createImports({ db, orm }: Connection) {
  const touchedSince = db.prepare<
    { importId: number; seq: number; looking: string },
    { touched: number }
  >(`
    SELECT count(*) AS touched FROM import_changes c
    JOIN audit_log a ON a.subject_kind = 'person' AND a.subject_id = c.person_id AND a.seq > @seq AND a.action <> @looking
    WHERE c.import_id = @importId`);
  const addChange = db.prepare(`
    INSERT INTO import_changes (import_id, person_id, created, revision_after, before)
    VALUES (@importId, @personId, @created, @revisionAfter, @before)`);
  return {
    add(row: typeof imports.$inferInsert): ImportRow {
      return orm.insert(imports).values(row).returning().get();
    },
    finish(
      id: number,
      counts: Pick<ImportRow, 'created' | 'updated' | 'unchanged' | 'rejected' | 'lastSeq'>,
    ): void {
      orm.update(imports).set(counts).where(eq(imports.id, id)).run();
    },
    find(id: number): ImportRow | undefined {
      return orm.select().from(imports).where(eq(imports.id, id)).get();
    },
    all(): ImportRow[] {
      return orm.select().from(imports).orderBy(desc(imports.id)).all();
    },
    markUndone(id: number, undoneAt: string): void {
      orm.update(imports).set({ undoneAt }).where(eq(imports.id, id)).run();
    },
    addChange(importId: number, change: ImportChange): void {
      addChange.run({ ...change, importId, created: change.created ? 1 : 0 });
    },
    changes(importId: number): ImportChange[] {
      return orm
        .select()
        .from(importChanges)
        .where(eq(importChanges.importId, importId))
        .orderBy(asc(importChanges.id))
        .all();
    },
    /** Log entries about its people after it; looking at a number touches nothing. */
    touchedSince(row: ImportRow, looking: string): number {
      return touchedSince.get({ importId: row.id, seq: row.lastSeq, looking })?.touched ?? 0;
    },
    headings(): Record<string, string> {
      return Object.fromEntries(
        orm
          .select()
          .from(importHeadings)
          .all()
          .map((row) => [row.heading, row.field]),
      );
    },
    rememberHeading(heading: string, field: string): void {
      orm
        .insert(importHeadings)
        .values({ heading, field })
        .onConflictDoUpdate({ target: importHeadings.heading, set: { field } })
        .run();
    },
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
    decideDoubtful(
      id: number,
      decision: Pick<DoubtfulRow, 'decision' | 'decidedBy' | 'decidedAt' | 'decisionNote'>,
    ): void {
      orm.update(doubtfulLines).set(decision).where(eq(doubtfulLines.id, id)).run();
    },
    /** With the import that brought them, as if they had never waited. */
    removeOpenDoubtful(importId: number): void {
      orm
        .delete(doubtfulLines)
        .where(and(eq(doubtfulLines.importId, importId), isNull(doubtfulLines.decision)))
        .run();
    },
  };
}
