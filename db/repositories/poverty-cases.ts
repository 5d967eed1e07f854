import { asc, eq, sql } from 'drizzle-orm';
import type { StepFact } from '../domain/poverty/case-procedure.ts';
import { povertyCases, povertyCaseSteps } from '../schema/watches.ts';
import type { Connection } from './connection-type.ts';
import { RELEASED_ON } from './released-on.ts';
import { SHOWN_NAME } from './shown-name.ts';
import { ofHouseholds } from './watches.ts';

export type CaseRow = typeof povertyCases.$inferSelect;
export type CaseStepRow = typeof povertyCaseSteps.$inferSelect;

export interface CaseFilter {
  /** True: not decided; false: decided; null: all, the voided among them. */
  readonly open: boolean | null;
  readonly townCode: string | null;
  readonly householdId: number | null;
}

/** Somebody who left custody lately, of whom nobody has looked whether the household is poor. */
export interface UnverifiedRelease {
  readonly personId: number;
  readonly fullName: string;
  readonly townCode: string;
  readonly releasedOn: string;
}

/**
 * Released since a day, of no household that is visited by rounds, and nothing recorded since: no case, no category of the household.
 * People under 无感式管理 have no tasks.
 */
const UNVERIFIED = `
  SELECT personId, fullName, townCode, releasedOn FROM (
    SELECT p.id AS personId, ${SHOWN_NAME} AS fullName, p.town_code AS townCode, ${RELEASED_ON} AS releasedOn,
      p.poverty_category AS ledgerWord, h.id AS householdId
    FROM people p
    LEFT JOIN household_members m ON m.person_id = p.id AND m.until IS NULL AND m.voided_at IS NULL
    LEFT JOIN households h ON h.id = m.household_id AND h.voided_at IS NULL
    WHERE p.recycled_at IS NULL AND p.presence = '在册' AND p.light_touch = 0 AND p.id IN (
      SELECT s.person_id FROM statuses s WHERE s.effective_on >= @since
      UNION SELECT e.person_id FROM measures e WHERE e.end_on >= @since))
  WHERE releasedOn >= @since
    AND CASE WHEN householdId IS NULL THEN coalesce(ledgerWord, '') ELSE coalesce((
      SELECT CASE WHEN c.until IS NULL OR c.until > @today THEN c.word END FROM household_categories c
      WHERE c.household_id = householdId AND c.voided_at IS NULL AND c.since <= @today
      ORDER BY c.since DESC, c.id DESC LIMIT 1), '') END NOT IN (SELECT value FROM json_each(@words))
    AND NOT EXISTS (SELECT 1 FROM poverty_cases k WHERE k.person_id = personId AND k.voided_at IS NULL AND k.clue_on >= releasedOn)
    AND NOT EXISTS (SELECT 1 FROM household_categories c
      WHERE c.household_id = householdId AND c.voided_at IS NULL AND c.since >= releasedOn)
  ORDER BY releasedOn, personId`;

/** 新发现涉毒贫困人员: cases and their steps; mistaken ones are voided with their reason. */
export function createPovertyCases(connection: Connection) {
  return { ...caseRows(connection), ...stepRows(connection), ...caseLists(connection) };
}

function caseRows({ db, orm }: Connection) {
  const unverified = db.prepare<{ since: string; today: string; words: string }, UnverifiedRelease>(
    UNVERIFIED,
  );
  const openOf = db.prepare<{ personId: number }, { id: number }>(
    'SELECT id FROM poverty_cases WHERE person_id = @personId AND decided_by IS NULL AND voided_at IS NULL',
  );
  return {
    find(id: number): CaseRow | undefined {
      return orm.select().from(povertyCases).where(eq(povertyCases.id, id)).get();
    },
    /** The case of a person that is not decided; null: none. */
    openOf(personId: number): number | null {
      return openOf.get({ personId })?.id ?? null;
    },
    /** Who was released since a day, and is to be looked at (domain.md 7.7); `listed`: the words of R-10. */
    unverifiedReleases(
      since: string,
      today: string,
      listed: ReadonlySet<string>,
    ): UnverifiedRelease[] {
      return unverified.all({ since, today, words: JSON.stringify([...listed]) });
    },
    add(row: typeof povertyCases.$inferInsert): CaseRow {
      return orm.insert(povertyCases).values(row).returning().get();
    },
    /** Changes fields and raises the revision by one. */
    update(id: number, changes: Partial<typeof povertyCases.$inferInsert>): void {
      orm
        .update(povertyCases)
        .set({ ...changes, revision: sql`${povertyCases.revision} + 1` })
        .where(eq(povertyCases.id, id))
        .run();
    },
  };
}

function stepRows({ orm }: Connection) {
  return {
    /** In the order of recording, the voided among them. */
    steps(caseId: number): CaseStepRow[] {
      return orm
        .select()
        .from(povertyCaseSteps)
        .where(eq(povertyCaseSteps.caseId, caseId))
        .orderBy(asc(povertyCaseSteps.id))
        .all();
    },
    /** What the procedure counts: without the voided. */
    stepFacts(caseId: number): StepFact[] {
      return this.steps(caseId)
        .filter(({ voidedAt }) => voidedAt === null)
        .map(({ step, fromOn, toOn }) => ({ step, from: fromOn, to: toOn }));
    },
    addStep(row: typeof povertyCaseSteps.$inferInsert): CaseStepRow {
      return orm.insert(povertyCaseSteps).values(row).returning().get();
    },
    voidStep(id: number, voidedAt: string, voidReason: string): void {
      orm
        .update(povertyCaseSteps)
        .set({ voidedAt, voidReason })
        .where(eq(povertyCaseSteps.id, id))
        .run();
    },
  };
}

function caseLists({ db }: Connection) {
  return {
    /** Ids, the latest clue first; without those of people in the recycle bin. */
    list(
      filter: CaseFilter,
      page: { readonly offset: number; readonly limit: number },
    ): { total: number; ids: number[] } {
      const where = ['p.recycled_at IS NULL'];
      if (filter.open !== null) {
        where.push('c.voided_at IS NULL', `c.decided_by IS ${filter.open ? '' : 'NOT '}NULL`);
      }
      const from = `poverty_cases c JOIN people p ON p.id = c.person_id JOIN households h ON h.id = c.household_id`;
      return ofHouseholds(
        db,
        { select: 'c.id', from, where, orderBy: 'c.clue_on DESC, c.id DESC' },
        filter,
        page,
      );
    },
  };
}
