import { desc } from 'drizzle-orm';
import { exportedPackages } from '../schema/papers.ts';
import type { Connection } from './connection-type.ts';

export type ExportRow = typeof exportedPackages.$inferSelect;

/** What left the office: package, day, clerk, recipient, hashes. */
export function createExports({ orm }: Connection) {
  return {
    add(row: typeof exportedPackages.$inferInsert): ExportRow {
      return orm.insert(exportedPackages).values(row).returning().get();
    },
    all(): ExportRow[] {
      return orm.select().from(exportedPackages).orderBy(desc(exportedPackages.id)).all();
    },
  };
}
