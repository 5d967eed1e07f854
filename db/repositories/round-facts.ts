import { eq, sql, type SQL } from 'drizzle-orm';
import type { PovertyHelpKind, PovertyLevel, RoundName } from '../domain/words/vocabulary.ts';
import { POVERTY_HELP_KINDS } from '../domain/words/vocabulary.ts';
import type { ClosingWay } from '../domain/words/vocabulary-poverty.ts';
import { households, returnRounds, roundEntries, roundSheets } from '../schema/poverty.ts';
import type { Connection } from './connection-type.ts';
import { RELEASED_ON } from './released-on.ts';

type SheetRow = typeof roundSheets.$inferSelect;
type HouseholdRow = typeof households.$inferSelect;

/** The last complete sheet of a person before a round. */
export interface FormerSheet {
  readonly personId: number;
  readonly year: number;
  readonly name: RoundName;
  readonly sheet: SheetRow;
}
/** A member with birth day and number: of a registered person their own. */
export interface MemberFact {
  readonly householdId: number;
  readonly birthOn: string | null;
  readonly identityNumber: string;
  readonly health: string;
  readonly disability: string;
  readonly schooling: string;
  readonly labour: string;
  readonly work: string;
  readonly since: string | null;
  readonly until: string | null;
}
export interface HelpFact {
  readonly householdId: number;
  readonly helpedOn: string;
  readonly kind: PovertyHelpKind;
}
export interface WatchFact {
  readonly id: number;
  readonly householdId: number;
  readonly identifiedOn: string;
  readonly level: PovertyLevel;
  readonly closingWay: ClosingWay | null;
  readonly closingProposedOn: string | null;
  readonly closedOn: string | null;
}
/** A person of the list as far as a sheet is opened with it. */
export interface EntryPerson {
  readonly personId: number;
  readonly drugState: string | null;
  readonly householdSize: number | null;
  /** The last day on which they left custody; null: none is recorded, or they are in it. */
  readonly releasedOn: string | null;
}

const HOUSEHOLDS_OF =
  'SELECT household_id FROM round_entries WHERE id IN (SELECT value FROM json_each(@ids))';
const PEOPLE_OF =
  'SELECT person_id FROM round_entries WHERE id IN (SELECT value FROM json_each(@ids))';
const KINDS = POVERTY_HELP_KINDS.map((kind) => `'${kind}'`).join(', ');

/** What the rules ask of many entries at once: each kind of fact is one read, whatever the number of entries. */
export function createRoundFacts(connection: Connection) {
  return { ...sheets(connection), ...aroundHouseholds(connection), ...aroundPeople(connection) };
}

function among(column: SQL, ids: readonly number[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

function sheets({ orm }: Connection) {
  return {
    sheetsOf(entryIds: readonly number[]): SheetRow[] {
      return orm
        .select()
        .from(roundSheets)
        .where(among(sql`${roundSheets.entryId}`, entryIds))
        .all();
    },
    /** Of each person of these entries the last complete sheet of a round before; a mistaken listing (误登) is none. */
    formerSheets(
      entryIds: readonly number[],
      before: { readonly year: number; readonly name: RoundName },
    ): FormerSheet[] {
      const { year, name } = before;
      return orm
        .select({
          personId: roundEntries.personId,
          year: returnRounds.year,
          name: returnRounds.name,
          sheet: roundSheets,
        })
        .from(roundEntries)
        .innerJoin(returnRounds, eq(returnRounds.id, roundEntries.roundId))
        .innerJoin(roundSheets, eq(roundSheets.entryId, roundEntries.id))
        .where(
          sql`${roundEntries.id} IN (SELECT id FROM (
            SELECT e.id, row_number() OVER (PARTITION BY e.person_id ORDER BY r.year DESC, r.name = '年末' DESC) AS place
            FROM round_entries e JOIN return_rounds r ON r.id = e.round_id JOIN round_sheets s ON s.entry_id = e.id
            WHERE s.complete = 1 AND e.left_reason IS NOT '误登'
              AND (r.year < ${year} OR (r.year = ${year} AND ${name} = '年末' AND r.name = '年中'))
              AND e.person_id IN (SELECT person_id FROM round_entries WHERE ${among(sql`id`, entryIds)}))
            WHERE place = 1)`,
        )
        .all();
    },
  };
}

function aroundHouseholds({ orm, db }: Connection) {
  const members = db.prepare<{ ids: string }, MemberFact>(`
    SELECT m.household_id AS householdId, CASE WHEN p.id IS NULL THEN m.birth_on ELSE p.birth_on END AS birthOn,
      coalesce(p.identity_number, m.identity_number) AS identityNumber, m.health, m.disability, m.schooling, m.labour, m.work, m.since, m.until
    FROM household_members m LEFT JOIN people p ON p.id = m.person_id
    WHERE m.household_id IN (${HOUSEHOLDS_OF}) AND m.voided_at IS NULL AND p.recycled_at IS NULL`);
  const helps = db.prepare<{ ids: string }, HelpFact>(`
    SELECT DISTINCT m.household_id AS householdId, h.id, h.helped_on AS helpedOn, h.kind
    FROM household_members m JOIN help_records h ON h.person_id = m.person_id
    WHERE m.household_id IN (${HOUSEHOLDS_OF}) AND m.voided_at IS NULL AND h.voided_at IS NULL AND h.kind IN (${KINDS})
      AND (m.since IS NULL OR m.since <= h.helped_on) AND (m.until IS NULL OR h.helped_on < m.until)`);
  const watches = db.prepare<{ ids: string }, WatchFact>(`
    SELECT w.id, w.household_id AS householdId, w.identified_on AS identifiedOn, w.level, w.closing_way AS closingWay,
      w.closing_proposed_on AS closingProposedOn, w.closed_on AS closedOn
    FROM household_watches w WHERE w.household_id IN (${HOUSEHOLDS_OF}) AND w.voided_at IS NULL
    ORDER BY w.closed_on IS NOT NULL, w.closed_on DESC, w.id DESC`);
  return {
    householdsOf(entryIds: readonly number[]): HouseholdRow[] {
      const ids = sql`SELECT household_id FROM round_entries WHERE ${among(sql`id`, entryIds)}`;
      return orm
        .select()
        .from(households)
        .where(sql`${households.id} IN (${ids})`)
        .all();
    },
    membersAround(entryIds: readonly number[]): MemberFact[] {
      return members.all({ ids: JSON.stringify(entryIds) });
    },
    /** Of the registered members while they lived there: the same help that a closing and the reports count. */
    helpsAround(entryIds: readonly number[]): HelpFact[] {
      return helps.all({ ids: JSON.stringify(entryIds) });
    },
    /** Of each household the open watch first, then the closed ones from the last. */
    watchesAround(entryIds: readonly number[]): WatchFact[] {
      return watches.all({ ids: JSON.stringify(entryIds) });
    },
  };
}

function aroundPeople({ db }: Connection) {
  const positives = db.prepare<{ ids: string }, { personId: number; testedOn: string }>(`
    SELECT person_id AS personId, tested_on AS testedOn FROM tests
    WHERE person_id IN (${PEOPLE_OF}) AND result = '阳性' AND voided_at IS NULL ORDER BY tested_on`);
  const people = db.prepare<{ ids: string; today: string }, EntryPerson>(`
    SELECT p.id AS personId, p.drug_state AS drugState, p.household_size AS householdSize, ${RELEASED_ON} AS releasedOn
    FROM people p WHERE p.id IN (${PEOPLE_OF})`);
  return {
    positivesOf(entryIds: readonly number[]): { personId: number; testedOn: string }[] {
      return positives.all({ ids: JSON.stringify(entryIds) });
    },
    peopleOf(entryIds: readonly number[], today: string): EntryPerson[] {
      return people.all({ ids: JSON.stringify(entryIds), today });
    },
  };
}
