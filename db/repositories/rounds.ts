import { and, asc, eq, sql } from 'drizzle-orm';
import type { PersonCategory, RoundName } from '../domain/words/vocabulary.ts';
import { returnRounds, roundEntries, roundSheets } from '../schema/poverty.ts';
import type { Connection } from './connection-type.ts';
import { createInserter } from './inserter.ts';
import { createRoundFacts } from './round-facts.ts';
import { createRoundFigures } from './round-figures.ts';
import { createRoundLists } from './round-lists.ts';
import { createRoundTodo } from './round-todo.ts';

export type RoundRow = typeof returnRounds.$inferSelect;
export type EntryRow = typeof roundEntries.$inferSelect;
export type SheetRow = typeof roundSheets.$inferSelect;
export type NewSheet = typeof roundSheets.$inferInsert;

/** Somebody who belongs on the list of a round opened today. */
export interface EligiblePerson {
  readonly personId: number;
  readonly fullName: string;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly personCategory: PersonCategory;
  readonly lightTouch: 0 | 1;
  /** Null: none is recorded yet; columns 33 and 34 of the ledger stand for it. */
  readonly householdId: number | null;
  readonly word: string;
}

/** Rounds of return visits with their frozen lists and sheets. */
export function createRounds(connection: Connection) {
  return {
    ...roundRows(connection),
    ...entryRows(connection),
    ...sheetRows(connection),
    ...eligiblePeople(connection),
    ...createRoundLists(connection),
    ...createRoundFacts(connection),
    ...createRoundFigures(connection),
    ...createRoundTodo(connection),
  };
}

function roundRows({ orm }: Connection) {
  return {
    /** From the first to the last; of a year 年中 comes first. */
    all(): RoundRow[] {
      return orm
        .select()
        .from(returnRounds)
        .orderBy(asc(returnRounds.year), sql`${returnRounds.name} = '年末'`)
        .all();
    },
    find(id: number): RoundRow | undefined {
      return orm.select().from(returnRounds).where(eq(returnRounds.id, id)).get();
    },
    ofName(year: number, name: RoundName): RoundRow | undefined {
      const same = and(eq(returnRounds.year, year), eq(returnRounds.name, name));
      return orm.select().from(returnRounds).where(same).get();
    },
    add(row: typeof returnRounds.$inferInsert): RoundRow {
      return orm.insert(returnRounds).values(row).returning().get();
    },
    /** Changes fields and raises the revision by one. */
    update(id: number, changes: Partial<typeof returnRounds.$inferInsert>): void {
      orm
        .update(returnRounds)
        .set({ ...changes, revision: sql`${returnRounds.revision} + 1` })
        .where(eq(returnRounds.id, id))
        .run();
    },
  };
}

function entryRows({ orm, db }: Connection) {
  const insert = createInserter(db, roundEntries);
  return {
    findEntry(id: number): EntryRow | undefined {
      return orm.select().from(roundEntries).where(eq(roundEntries.id, id)).get();
    },
    entryOf(roundId: number, personId: number): EntryRow | undefined {
      const same = and(eq(roundEntries.roundId, roundId), eq(roundEntries.personId, personId));
      return orm.select().from(roundEntries).where(same).get();
    },
    addEntry(row: typeof roundEntries.$inferInsert): number {
      return insert(row);
    },
    /** Changes fields and raises the revision by one. */
    updateEntry(id: number, changes: Partial<typeof roundEntries.$inferInsert>): void {
      orm
        .update(roundEntries)
        .set({ ...changes, revision: sql`${roundEntries.revision} + 1` })
        .where(eq(roundEntries.id, id))
        .run();
    },
    /**
     * Gives those of a round who wait to be visited to a visitor; empty ids: all of the place. Who was visited, or was not met for a
     * reason, keeps the visitor who went there. The revision stays: no sheet changes.
     */
    assign(given: Assignment): { readonly assigned: number; readonly settled: number } {
      const wanted = assignedTo(given);
      const values = { ...given, ids: JSON.stringify(given.ids) };
      const settled = db
        .prepare<typeof values, { n: number }>(
          `SELECT count(*) AS n FROM round_entries e WHERE ${wanted} AND NOT (${WAITS})`,
        )
        .get(values);
      const { changes: assigned } = db
        .prepare(`UPDATE round_entries AS e SET visitor = @visitor WHERE ${wanted} AND ${WAITS}`)
        .run(values);
      return { assigned, settled: settled?.n ?? 0 };
    },
  };
}

interface Assignment {
  readonly roundId: number;
  readonly visitor: string;
  readonly ids: readonly number[];
  readonly townCode: string | null;
  readonly villageCode: string | null;
  /** Also those who have a visitor already. */
  readonly replace: boolean;
}

/** 待回访 or 草稿: nobody says yet that they were visited, or why not. */
const WAITS = `e.unmet_reason IS NULL
  AND NOT EXISTS (SELECT 1 FROM round_sheets s WHERE s.entry_id = e.id AND s.complete = 1)`;

/** Whom an assignment asks for, whether they still wait or not. */
function assignedTo({ visitor, ids, townCode, villageCode, replace }: Assignment): string {
  return [
    'e.round_id = @roundId AND e.left_reason IS NULL AND e.visitor <> @visitor',
    // Without a visitor the entries are taken back from whoever has them: that is nobody's but theirs.
    ...(replace || visitor === '' ? [] : ["e.visitor = ''"]),
    ...(ids.length === 0 ? [] : ['e.id IN (SELECT value FROM json_each(@ids))']),
    ...(townCode === null ? [] : ['e.town_code = @townCode']),
    ...(villageCode === null ? [] : ['e.village_code = @villageCode']),
  ].join(' AND ');
}

function sheetRows({ orm, db }: Connection) {
  const selfApproved = db.prepare<{ roundId: number }, { n: number }>(`
    SELECT count(*) AS n FROM round_sheets s JOIN round_entries e ON e.id = s.entry_id
    WHERE e.round_id = @roundId AND e.left_reason IS NULL AND s.self_approved = 1`);
  return {
    sheetOf(entryId: number): SheetRow | undefined {
      return orm.select().from(roundSheets).where(eq(roundSheets.entryId, entryId)).get();
    },
    /** Keys a sheet in, or changes what was keyed in before. */
    putSheet(row: NewSheet): void {
      orm
        .insert(roundSheets)
        .values(row)
        .onConflictDoUpdate({
          target: roundSheets.entryId,
          set: { ...row, revision: sql`${roundSheets.revision} + 1` },
        })
        .run();
    },
    updateSheet(entryId: number, changes: Partial<NewSheet>): void {
      orm
        .update(roundSheets)
        .set({ ...changes, revision: sql`${roundSheets.revision} + 1` })
        .where(eq(roundSheets.entryId, entryId))
        .run();
    },
    /** Whether anything of the round was approved by who had concluded it (自评自批). */
    holdsSelfApproved(roundId: number): boolean {
      return (selfApproved.get({ roundId })?.n ?? 0) > 0;
    },
  };
}

/**
 * 在册, not dead, not recycled, and the household's category today is a listed word; while no household is recorded, column 33
 * stands for it. All three categories of people; 无感 too (R-09: under their number).
 */
const ELIGIBLE = `
  SELECT personId, fullName, townCode, villageCode, personCategory, lightTouch, householdId, word FROM (
    SELECT p.id AS personId, CASE p.light_touch WHEN 1 THEN printf('无感人员%05d号', p.id) ELSE p.full_name END AS fullName,
      p.town_code AS townCode, p.village_code AS villageCode, p.category AS personCategory, p.light_touch AS lightTouch,
      h.id AS householdId,
      CASE WHEN h.id IS NULL THEN p.poverty_category ELSE (
        SELECT CASE WHEN c.until IS NULL OR c.until > @today THEN c.word END FROM household_categories c
        WHERE c.household_id = h.id AND c.voided_at IS NULL AND c.since <= @today
        ORDER BY c.since DESC, c.id DESC LIMIT 1) END AS word
    FROM people p
    LEFT JOIN household_members m ON m.person_id = p.id AND m.until IS NULL AND m.voided_at IS NULL
    LEFT JOIN households h ON h.id = m.household_id AND h.voided_at IS NULL
    WHERE p.recycled_at IS NULL AND p.presence = '在册' AND p.control_status <> '死亡')
  WHERE word IN (SELECT value FROM json_each(@words))`;

/** Whose household is recorded without a category that holds today, while column 33 of the ledger says a listed word: not on the list. */
const UNCATEGORIZED = `
  SELECT count(*) AS n FROM people p
  JOIN household_members m ON m.person_id = p.id AND m.until IS NULL AND m.voided_at IS NULL
  JOIN households h ON h.id = m.household_id AND h.voided_at IS NULL
  WHERE p.recycled_at IS NULL AND p.presence = '在册' AND p.control_status <> '死亡'
    AND p.poverty_category IN (SELECT value FROM json_each(@words))
    AND NOT EXISTS (SELECT 1 FROM household_categories c
      WHERE c.household_id = h.id AND c.voided_at IS NULL AND c.since <= @today AND (c.until IS NULL OR c.until > @today))`;

function eligiblePeople({ db }: Connection) {
  const uncategorized = db.prepare<{ today: string; words: string }, { n: number }>(UNCATEGORIZED);
  const eligible = db.prepare<{ today: string; words: string }, EligiblePerson>(
    `${ELIGIBLE} ORDER BY townCode, villageCode, personId`,
  );
  const missing = db.prepare<{ today: string; words: string; roundId: number }, EligiblePerson>(
    `${ELIGIBLE} AND NOT EXISTS (
       SELECT 1 FROM round_entries e WHERE e.round_id = @roundId AND e.person_id = personId)
     ORDER BY townCode, villageCode, personId`,
  );
  return {
    /** Everybody who belongs on a list that is frozen today. */
    eligible(today: string, words: ReadonlySet<string>): EligiblePerson[] {
      return eligible.all({ today, words: JSON.stringify([...words]) });
    },
    /** People of the ledger's listed words whom a household without a category keeps off the list. */
    uncategorized(today: string, words: ReadonlySet<string>): number {
      return uncategorized.get({ today, words: JSON.stringify([...words]) })?.n ?? 0;
    },
    /** Those of them who were never on the list of a round. */
    missing(roundId: number, today: string, words: ReadonlySet<string>): EligiblePerson[] {
      return missing.all({ roundId, today, words: JSON.stringify([...words]) });
    },
  };
}
