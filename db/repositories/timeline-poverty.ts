import { and, asc, eq, gte, isNull, or, sql } from 'drizzle-orm';
import {
  householdCategories,
  householdMembers,
  returnRounds,
  roundEntries,
  roundSheets,
} from '../schema/poverty.ts';
import { householdWatches, povertyCases, povertyCaseSteps } from '../schema/watches.ts';
import type { Connection } from './connection-type.ts';

/** What the time line reads of the yearly review: homes with their category and watches, rounds with their sheets, cases. */
export function createPovertyTimeline(connection: Connection) {
  const homes = homeRows(connection);
  const visits = roundRows(connection);
  const found = caseRows(connection);
  return (personId: number) => ({ ...homes(personId), ...visits(personId), ...found(personId) });
}

/** Categories and watches of a household until the person left it. */
function homeRows({ orm }: Connection) {
  return (personId: number) => {
    const lived = and(eq(householdMembers.personId, personId), isNull(householdMembers.voidedAt));
    const before = (on: typeof householdCategories.since | typeof householdWatches.identifiedOn) =>
      or(isNull(householdMembers.until), gte(householdMembers.until, on));
    return {
      household_members: orm
        .select()
        .from(householdMembers)
        .where(eq(householdMembers.personId, personId))
        .orderBy(asc(householdMembers.id))
        .all(),
      household_categories: orm
        .selectDistinct({ row: householdCategories })
        .from(householdCategories)
        .innerJoin(
          householdMembers,
          eq(householdMembers.householdId, householdCategories.householdId),
        )
        .where(and(lived, before(householdCategories.since)))
        .orderBy(asc(householdCategories.id))
        .all()
        .map(({ row }) => row),
      household_watches: orm
        .selectDistinct({ row: householdWatches })
        .from(householdWatches)
        .innerJoin(householdMembers, eq(householdMembers.householdId, householdWatches.householdId))
        .where(and(lived, before(householdWatches.identifiedOn)))
        .orderBy(asc(householdWatches.id))
        .all()
        .map(({ row }) => row),
    };
  };
}

function roundRows({ orm }: Connection) {
  return (personId: number) => ({
    round_entries: orm
      .select({ entry: roundEntries, round: returnRounds })
      .from(roundEntries)
      .leftJoin(returnRounds, eq(returnRounds.id, roundEntries.roundId))
      .where(eq(roundEntries.personId, personId))
      .orderBy(asc(roundEntries.id))
      .all(),
    round_sheets: orm
      .select({ sheet: roundSheets, round: returnRounds })
      .from(roundSheets)
      .innerJoin(roundEntries, eq(roundEntries.id, roundSheets.entryId))
      .leftJoin(returnRounds, eq(returnRounds.id, roundEntries.roundId))
      .where(eq(roundEntries.personId, personId))
      .orderBy(asc(roundSheets.entryId))
      .all(),
  });
}

function caseRows({ orm }: Connection) {
  return (personId: number) => {
    const ofPerson = sql`SELECT id FROM poverty_cases WHERE person_id = ${personId}`;
    return {
      poverty_cases: orm
        .select()
        .from(povertyCases)
        .where(eq(povertyCases.personId, personId))
        .orderBy(asc(povertyCases.id))
        .all(),
      poverty_case_steps: orm
        .select()
        .from(povertyCaseSteps)
        .where(sql`${povertyCaseSteps.caseId} IN (${ofPerson})`)
        .orderBy(asc(povertyCaseSteps.id))
        .all(),
    };
  };
}
