import { asc, eq } from 'drizzle-orm';
import { PERSON_LEVEL_ROLE } from '../domain/office/team.ts';
import { responsibilities } from '../schema/teams.ts';
import type { Connection } from './connection-type.ts';
import { NEEDS_TEAM } from './needs-team.ts';

export type ResponsibilityRow = typeof responsibilities.$inferSelect;
/** People of one place who need a team, and how many of them have no 村包人; villageCode null: no village recorded. */
export interface PlaceLoad {
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly people: number;
  readonly withoutCadre: number;
}

/** 县包乡、乡包村. */
export function createResponsibilities({ orm, db }: Connection) {
  const loads = db.prepare<[], PlaceLoad>(`
    SELECT p.town_code AS townCode, p.village_code AS villageCode, count(*) AS people,
      count(*) - count(m.person_id) AS withoutCadre
    FROM people p LEFT JOIN (
      SELECT DISTINCT person_id FROM team_members
      WHERE role = '${PERSON_LEVEL_ROLE}' AND until IS NULL AND voided_at IS NULL) m ON m.person_id = p.id
    WHERE ${NEEDS_TEAM}
    GROUP BY 1, 2 ORDER BY 1, 2`);
  return {
    all(): ResponsibilityRow[] {
      return orm
        .select()
        .from(responsibilities)
        .orderBy(
          asc(responsibilities.townCode),
          asc(responsibilities.villageCode),
          asc(responsibilities.id),
        )
        .all();
    },
    find(id: number): ResponsibilityRow | undefined {
      return orm.select().from(responsibilities).where(eq(responsibilities.id, id)).get();
    },
    add(row: typeof responsibilities.$inferInsert): ResponsibilityRow {
      return orm.insert(responsibilities).values(row).returning().get();
    },
    update(id: number, changes: Partial<typeof responsibilities.$inferInsert>): void {
      orm.update(responsibilities).set(changes).where(eq(responsibilities.id, id)).run();
    },
    loads(): PlaceLoad[] {
      return loads.all();
    },
  };
}
