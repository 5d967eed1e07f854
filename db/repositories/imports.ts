import { asc, desc, eq } from 'drizzle-orm';
import { importChanges, importHeadings, imports } from '../schema/ledgers.ts';
import type { Connection } from './connection-type.ts';
import { createDoubtfulLines } from './doubtful-lines.ts';

export type ImportRow = typeof imports.$inferSelect;

/** What an import did to one person; `before` is what taking it back needs (JSON). */
export interface ImportChange {
  readonly personId: number;
  readonly created: boolean;
  readonly revisionAfter: number;
  readonly before: string | null;
  /** The log entry of the decision on a doubtful line that made it; null: made by the import itself. */
  readonly seq: number | null;
}

/** Imports, what each changed, headings remembered, lines that wait for a decision. */
export function createImports(connection: Connection) {
  return {
    ...createImportLists(connection),
    ...createUndoChecks(connection),
    ...createHeadings(connection),
    ...createDoubtfulLines(connection),
  };
}

function createImportLists({ db, orm }: Connection) {
  const addChange = db.prepare(`
    INSERT INTO import_changes (import_id, person_id, created, revision_after, before, seq)
    VALUES (@importId, @personId, @created, @revisionAfter, @before, @seq)`);
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
  };
}

/** What stands in the way of taking an import back. */
function createUndoChecks({ db }: Connection) {
  const issuedSince = db.prepare<{ seq: number }, { issued: number }>(
    "SELECT count(*) AS issued FROM audit_log WHERE seq > @seq AND subject_kind = 'report' AND action LIKE '签发报告%'",
  );
  const touchedSince = db.prepare<
    { importId: number; seq: number; looking: string },
    { touched: number }
  >(`
    SELECT count(*) AS touched FROM import_changes c
    JOIN audit_log a ON a.subject_kind = 'person' AND a.subject_id = c.person_id
      AND a.seq > coalesce(c.seq, @seq) AND a.action <> @looking
    WHERE c.import_id = @importId
      AND a.seq NOT IN (SELECT seq FROM import_changes WHERE import_id = @importId AND seq IS NOT NULL)`);
  const reviewed = db.prepare<{ importId: number }, { people: number }>(`
    SELECT count(*) AS people FROM (SELECT DISTINCT person_id FROM import_changes WHERE import_id = @importId AND created = 1) c
    WHERE EXISTS (SELECT 1 FROM household_members m WHERE m.person_id = c.person_id)
      OR EXISTS (SELECT 1 FROM round_entries e WHERE e.person_id = c.person_id)
      OR EXISTS (SELECT 1 FROM poverty_cases n WHERE n.person_id = c.person_id)`);
  return {
    /** Reports issued after it: their frozen lists name its people. By the log's order, not by the clock. */
    issuedSince(row: ImportRow): number {
      return issuedSince.get({ seq: row.lastSeq })?.issued ?? 0;
    },
    /** How many of those it made are in a household, on the list of a round or in a case: nobody is dropped from these silently. */
    reviewedPeople(id: number): number {
      return reviewed.get({ importId: id })?.people ?? 0;
    },
    /** Log entries about its people after it, but for its own later decisions; looking at a number touches nothing. */
    touchedSince(row: ImportRow, looking: string): number {
      return touchedSince.get({ importId: row.id, seq: row.lastSeq, looking })?.touched ?? 0;
    },
  };
}

/** What a heading of a ledger was said to mean, for the next import. */
function createHeadings({ orm }: Connection) {
  return {
    headings(): Record<string, string> {
      return Object.fromEntries(
        orm
          .select()
          .from(importHeadings)
          .all()
          .map((row) => [row.heading, row.field]),
      );
    },
    forgetHeading(heading: string): void {
      orm.delete(importHeadings).where(eq(importHeadings.heading, heading)).run();
    },
    rememberHeading(heading: string, field: string): void {
      orm
        .insert(importHeadings)
        .values({ heading, field })
        .onConflictDoUpdate({ target: importHeadings.heading, set: { field } })
        .run();
    },
  };
}
