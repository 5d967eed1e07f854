import { desc, eq } from 'drizzle-orm';
import { outflows } from '../schema/away.ts';
import type { Connection } from './connection-type.ts';

export type OutflowRow = typeof outflows.$inferSelect;

/** One line of the list: a person who works away, and where if anybody wrote it down. */
export interface OutflowLine {
  readonly personId: number;
  readonly fullName: string;
  readonly townName: string;
  readonly villageName: string;
  readonly controlStatus: string;
  readonly grade: string;
  readonly place: string;
  readonly work: string;
  readonly sinceOn: string | null;
  readonly contactName: string;
  readonly lastContactOn: string | null;
  readonly silentDays: number | null;
}

interface ListFilter {
  readonly today: string;
  readonly townCode: string | null;
  /** Only those without contact for at least so many days; where no day is known they are among them. */
  readonly silentFor: number | null;
}

/** 无感 people stand on no list; the dead and those who left the county are not away for work. */
const AWAY = `
  FROM people p LEFT JOIN outflows o ON o.person_id = p.id AND o.ended_on IS NULL AND o.voided_at IS NULL
  JOIN towns t ON t.code = p.town_code LEFT JOIN villages v ON v.code = p.village_code
  WHERE p.recycled_at IS NULL AND p.presence = '在册' AND p.light_touch = 0 AND p.control_status <> '死亡'
    AND (o.id IS NOT NULL OR p.occupation = '务工（外出）')
    AND (@townCode IS NULL OR p.town_code = @townCode)
    AND (@silentFor IS NULL OR o.id IS NULL
      OR julianday(@today) - julianday(coalesce(o.last_contact_on, o.since_on)) >= @silentFor)`;
const LIST = `
  SELECT p.id AS personId, p.full_name AS fullName, t.name AS townName, coalesce(v.name, '') AS villageName,
    p.control_status AS controlStatus, p.grade AS grade, coalesce(o.place, '') AS place, coalesce(o.work, '') AS work,
    o.since_on AS sinceOn, coalesce(o.contact_name, '') AS contactName, o.last_contact_on AS lastContactOn,
    CAST(julianday(@today) - julianday(coalesce(o.last_contact_on, o.since_on)) AS INTEGER) AS silentDays
  ${AWAY}
  ORDER BY silentDays IS NOT NULL, silentDays DESC, p.id LIMIT @limit OFFSET @offset`;

/** 外流务工去向. */
export function createOutflows({ orm, db }: Connection) {
  const count = db.prepare<ListFilter, { total: number }>(`SELECT count(*) AS total ${AWAY}`);
  const list = db.prepare<ListFilter & { limit: number; offset: number }, OutflowLine>(LIST);
  return {
    find(id: number): OutflowRow | undefined {
      return orm.select().from(outflows).where(eq(outflows.id, id)).get();
    },
    add(row: typeof outflows.$inferInsert): OutflowRow {
      return orm.insert(outflows).values(row).returning().get();
    },
    update(id: number, changes: Partial<typeof outflows.$inferInsert>): void {
      orm.update(outflows).set(changes).where(eq(outflows.id, id)).run();
    },
    /** Newest first, with the voided ones. */
    ofPerson(personId: number): OutflowRow[] {
      return orm
        .select()
        .from(outflows)
        .where(eq(outflows.personId, personId))
        .orderBy(desc(outflows.sinceOn), desc(outflows.id))
        .all();
    },
    list(
      filter: ListFilter,
      page: { limit: number; offset: number },
    ): { total: number; rows: OutflowLine[] } {
      const total = count.get(filter)?.total ?? 0;
      return { total, rows: list.all({ ...filter, ...page }) };
    },
  };
}
