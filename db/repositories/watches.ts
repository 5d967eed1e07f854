import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ClosingEvidence } from '../domain/poverty/closing.ts';
import type { PovertyLevel } from '../domain/words/vocabulary.ts';
import { householdWatches } from '../schema/watches.ts';
import type { Connection } from './connection-type.ts';
import { HOUSEHOLD_STANDS } from './household-lists.ts';

export type WatchRow = typeof householdWatches.$inferSelect;

export interface WatchFilter {
  /** True: open ones; false: closed ones; null: both. */
  readonly open: boolean | null;
  readonly townCode: string | null;
  readonly householdId: number | null;
}

/** An approved sheet as evidence, and the entry it belongs to. */
export interface EvidenceSheet extends ClosingEvidence {
  readonly entryId: number;
}

interface EvidenceColumns {
  readonly entryId: number;
  readonly visitedOn: string;
  readonly conclusion: PovertyLevel;
  readonly finding: string | null;
  readonly housing: number | null;
  readonly schooling: number | null;
  readonly medical: number | null;
  readonly water: number | null;
  readonly ableToWork: number | null;
}

const GRAVEST_FIRST = `CASE s.conclusion WHEN '已返贫' THEN 0 WHEN '高' THEN 1 WHEN '中' THEN 2 ELSE 3 END`;

/** 监测对象: watches over households; a mistaken one is voided with its reason. */
export function createWatches(connection: Connection) {
  return { ...watchRows(connection), ...watchLists(connection) };
}

function watchRows({ orm }: Connection) {
  const standing = (householdId: number) =>
    and(eq(householdWatches.householdId, householdId), isNull(householdWatches.voidedAt));
  return {
    find(id: number): WatchRow | undefined {
      return orm.select().from(householdWatches).where(eq(householdWatches.id, id)).get();
    },
    /** The open watch over a household. */
    openOf(householdId: number): WatchRow | undefined {
      const where = and(standing(householdId), isNull(householdWatches.closedOn));
      return orm.select().from(householdWatches).where(where).get();
    },
    /** The watch that began last, open or closed. */
    lastOf(householdId: number): WatchRow | undefined {
      return orm
        .select()
        .from(householdWatches)
        .where(standing(householdId))
        .orderBy(desc(householdWatches.identifiedOn), desc(householdWatches.id))
        .limit(1)
        .get();
    },
    /** Every watch over a household that was not voided, the first one first. */
    ofHousehold(householdId: number): WatchRow[] {
      return orm
        .select()
        .from(householdWatches)
        .where(standing(householdId))
        .orderBy(asc(householdWatches.identifiedOn), asc(householdWatches.id))
        .all();
    },
    add(row: typeof householdWatches.$inferInsert): WatchRow {
      return orm.insert(householdWatches).values(row).returning().get();
    },
    /** Changes fields and raises the revision by one. */
    update(id: number, changes: Partial<typeof householdWatches.$inferInsert>): void {
      orm
        .update(householdWatches)
        .set({ ...changes, revision: sql`${householdWatches.revision} + 1` })
        .where(eq(householdWatches.id, id))
        .run();
    },
  };
}

function watchLists({ db }: Connection) {
  const evidence = db.prepare<{ householdId: number }, EvidenceColumns>(`
    SELECT e.id AS entryId, s.visited_on AS visitedOn, s.conclusion, s.finding, s.housing, s.schooling, s.medical, s.water,
      s.able_to_work AS ableToWork
    FROM round_entries e JOIN return_rounds r ON r.id = e.round_id JOIN round_sheets s ON s.entry_id = e.id
    WHERE e.household_id = @householdId AND s.approved_by IS NOT NULL AND e.left_reason IS NULL
    ORDER BY r.year DESC, r.name = '年末' DESC, ${GRAVEST_FIRST}, s.visited_on DESC, e.id DESC LIMIT 1`);
  const label = db.prepare<{ entryId: number }, { label: string }>(`
    SELECT r.year || '年' || r.name AS label FROM round_entries e JOIN return_rounds r ON r.id = e.round_id WHERE e.id = @entryId`);
  return {
    /** the approved sheet of the household's last round that has one; of several people the one with the gravest conclusion. */
    evidenceOf(householdId: number): EvidenceSheet | null {
      const row = evidence.get({ householdId });
      return row === undefined ? null : evidenceFrom(row);
    },
    /** 2026年年中; '' when the entry is gone. */
    roundLabelOf(entryId: number): string {
      return label.get({ entryId })?.label ?? '';
    },
    /** Ids, the latest identified first; without those of households that only people in the recycle bin lived in. */
    list(
      filter: WatchFilter,
      page: { readonly offset: number; readonly limit: number },
    ): { total: number; ids: number[] } {
      const where = ['w.voided_at IS NULL', HOUSEHOLD_STANDS];
      if (filter.open !== null) where.push(`w.closed_on IS ${filter.open ? '' : 'NOT '}NULL`);
      const from = 'household_watches w JOIN households h ON h.id = w.household_id';
      const orderBy = 'w.identified_on DESC, w.id DESC';
      return ofHouseholds(db, { select: 'w.id', from, where, orderBy }, filter, page);
    },
  };
}

interface ListQuery {
  readonly select: string;
  /** With the households as h. */
  readonly from: string;
  readonly where: readonly string[];
  readonly orderBy: string;
}

/** A page of ids of what belongs to households, of a town or of one household. */
export function ofHouseholds(
  db: Connection['db'],
  { select, from, where, orderBy }: ListQuery,
  of: { readonly townCode: string | null; readonly householdId: number | null },
  page: { readonly offset: number; readonly limit: number },
): { total: number; ids: number[] } {
  const values: Record<string, unknown> = {};
  const conditions = [...where];
  if (of.townCode !== null) {
    conditions.push('h.town_code = @townCode');
    values['townCode'] = of.townCode;
  }
  if (of.householdId !== null) {
    conditions.push('h.id = @householdId');
    values['householdId'] = of.householdId;
  }
  const tail = `FROM ${from} WHERE ${conditions.join(' AND ')}`;
  const total = db
    .prepare<Record<string, unknown>, { total: number }>(`SELECT count(*) AS total ${tail}`)
    .get(values);
  const rows = db
    .prepare<Record<string, unknown>, { id: number }>(
      `SELECT ${select} AS id ${tail} ORDER BY ${orderBy} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...values, ...page });
  return { total: total?.total ?? 0, ids: rows.map(({ id }) => id) };
}

function evidenceFrom(row: EvidenceColumns): EvidenceSheet {
  const { entryId, visitedOn, conclusion, ableToWork, finding } = row;
  const told = finding === null ? {} : (JSON.parse(finding) as Partial<ClosingEvidence>);
  const answers = [row.housing, row.schooling, row.medical, row.water];
  return {
    ...{ entryId, visitedOn, conclusion, ableToWork },
    perHead: told.perHead ?? null,
    line: told.line ?? null,
    guarantees: answers.map((answer) => (answer === null ? null : answer === 1)),
  };
}
