import { asc, desc, eq } from 'drizzle-orm';
import { exportedPackages, exportsUnderWay } from '../schema/papers.ts';
import type { Connection } from './connection-type.ts';

export type ExportRow = typeof exportedPackages.$inferSelect;
export type ExportUnderWay = typeof exportsUnderWay.$inferSelect;

/** What left the office: package, day, clerk, recipient, hashes; and what was about to when the program ended. */
export function createExports({ orm }: Connection) {
  return {
    add(row: typeof exportedPackages.$inferInsert): ExportRow {
      return orm.insert(exportedPackages).values(row).returning().get();
    },
    all(): ExportRow[] {
      return orm.select().from(exportedPackages).orderBy(desc(exportedPackages.id)).all();
    },
    /** Noted before a complete package gets its final name. */
    begin(row: ExportUnderWay): void {
      orm.insert(exportsUnderWay).values(row).run();
    },
    underWay(): ExportUnderWay[] {
      return orm.select().from(exportsUnderWay).orderBy(asc(exportsUnderWay.package)).all();
    },
    /** The package is in the list, or there is none. */
    end(name: string): void {
      orm.delete(exportsUnderWay).where(eq(exportsUnderWay.package, name)).run();
    },
  };
}
