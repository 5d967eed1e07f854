import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { VisitTry } from '../domain/visits/visit-follow-up.ts';
import { people } from '../schema/people.ts';
import { helpRecords, visits } from '../schema/records.ts';
import { visitDrafts, visitFollowUps, visitNeeds, visitPlans } from '../schema/visits.ts';
import type { Connection } from './connection-type.ts';

export type PlanRow = typeof visitPlans.$inferSelect;
export type FollowUpRow = typeof visitFollowUps.$inferSelect;
export type NeedRow = typeof visitNeeds.$inferSelect;

/** Somebody the grid offers: who lives there, and until when they are to be visited. */
export interface GridPerson {
  readonly personId: number;
  readonly fullName: string;
  readonly townName: string;
  readonly villageName: string;
  readonly grade: string;
  readonly dueOn: string | null;
  readonly inCharge: string;
}
export interface GridPlace {
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly limit: number;
  /** The last due day asked for; null: everybody who lives there. */
  readonly dueUntil: string | null;
}

/** What belongs to visits beside the visits themselves: plans, follow-ups, needs, half-keyed grids. */
export function createVisitCare(connection: Connection) {
  return {
    ...planRows(connection),
    ...followUpRows(connection),
    ...voidedVisits(connection),
    ...needRows(connection),
    ...gridRows(connection),
  };
}

function planRows({ orm }: Connection) {
  const plansWhere = (where: SQL | undefined): PlanRow[] =>
    orm
      .select({ plan: visitPlans })
      .from(visitPlans)
      .innerJoin(people, eq(people.id, visitPlans.personId))
      .where(and(isNull(people.recycledAt), where))
      .orderBy(asc(visitPlans.plannedOn), asc(visitPlans.visitor), asc(visitPlans.id))
      .all()
      .map(({ plan }) => plan);
  return {
    addPlan(row: typeof visitPlans.$inferInsert): PlanRow {
      return orm.insert(visitPlans).values(row).returning().get();
    },
    findPlan(id: number): PlanRow | undefined {
      return orm.select().from(visitPlans).where(eq(visitPlans.id, id)).get();
    },
    cancelPlan(id: number, voidedAt: string, voidReason: string): void {
      orm.update(visitPlans).set({ voidedAt, voidReason }).where(eq(visitPlans.id, id)).run();
    },
    plansOf: (personId: number) => plansWhere(eq(visitPlans.personId, personId)),
    /** Neither cancelled nor carried out by a visit on the day or after it (planState says the same of one). */
    openPlans: () =>
      plansWhere(
        and(
          isNull(visitPlans.voidedAt),
          sql`NOT EXISTS (SELECT 1 FROM visits v WHERE v.person_id = ${visitPlans.personId} AND v.visited_on >= ${visitPlans.plannedOn}
            AND length(v.visited_on) = 10 AND v.voided_at IS NULL)`,
        ),
      ),
  };
}

const VISITED_AGAIN = sql`EXISTS (SELECT 1 FROM visits v JOIN visits missed ON missed.id = ${visitFollowUps.visitId}
  WHERE v.person_id = ${visitFollowUps.personId} AND v.voided_at IS NULL
    AND (v.visited_on, v.id) > (missed.visited_on, missed.id))`;

function followUpRows({ db, orm }: Connection) {
  const tries = db.prepare<{ personId: number }, VisitTry>(
    `SELECT id, visited_on AS day, outcome FROM visits WHERE person_id = @personId AND voided_at IS NULL ORDER BY visited_on, id`,
  );
  return {
    /** The visits of a person that were not voided, as plans and follow-ups see them. */
    triesOf: (personId: number): VisitTry[] => tries.all({ personId }),
    addFollowUp(row: typeof visitFollowUps.$inferInsert): FollowUpRow {
      return orm.insert(visitFollowUps).values(row).returning().get();
    },
    findFollowUp(id: number): FollowUpRow | undefined {
      return orm.select().from(visitFollowUps).where(eq(visitFollowUps.id, id)).get();
    },
    updateFollowUp(id: number, changes: Partial<typeof visitFollowUps.$inferInsert>): void {
      orm.update(visitFollowUps).set(changes).where(eq(visitFollowUps.id, id)).run();
    },
    followUpsOf(personId: number): FollowUpRow[] {
      return orm
        .select()
        .from(visitFollowUps)
        .where(eq(visitFollowUps.personId, personId))
        .orderBy(desc(visitFollowUps.id))
        .all();
    },
    /** Neither closed nor voided nor, for 再次走访, done by a later visit (openFollowUps says the same of one person). */
    openFollowUps(): FollowUpRow[] {
      return orm
        .select({ row: visitFollowUps })
        .from(visitFollowUps)
        .innerJoin(people, eq(people.id, visitFollowUps.personId))
        .where(
          and(
            isNull(visitFollowUps.closedOn),
            isNull(visitFollowUps.voidedAt),
            isNull(people.recycledAt),
            sql`NOT (${visitFollowUps.step} = '再次走访' AND ${VISITED_AGAIN})`,
          ),
        )
        .orderBy(asc(visitFollowUps.dueOn), asc(visitFollowUps.id))
        .all()
        .map(({ row }) => row);
    },
  };
}

function voidedVisits({ db, orm }: Connection) {
  return {
    /** With a visit that is voided goes what followed from it alone. */
    voidOfVisit(visitId: number, voidedAt: string, voidReason: string): void {
      const words = { voidedAt, voidReason };
      const steps = and(
        eq(visitFollowUps.visitId, visitId),
        isNull(visitFollowUps.closedOn),
        isNull(visitFollowUps.voidedAt),
      );
      orm.update(visitFollowUps).set(words).where(steps).run();
      const helped = db
        .prepare<{ visitId: number }, { id: number }>(
          `SELECT DISTINCT h.need_id AS id FROM help_records h JOIN visit_needs n ON n.id = h.need_id
           WHERE n.visit_id = @visitId AND h.voided_at IS NULL`,
        )
        .all({ visitId })
        .map(({ id }) => id);
      for (const need of this.needsOfVisit(visitId)) {
        if (helped.includes(need.id) || need.closedOn !== null || need.voidedAt !== null) continue;
        orm.update(visitNeeds).set(words).where(eq(visitNeeds.id, need.id)).run();
      }
    },
    needsOfVisit(visitId: number): NeedRow[] {
      return orm.select().from(visitNeeds).where(eq(visitNeeds.visitId, visitId)).all();
    },
  };
}

function needRows({ orm }: Connection) {
  return {
    addNeed(row: typeof visitNeeds.$inferInsert): NeedRow {
      return orm.insert(visitNeeds).values(row).returning().get();
    },
    findNeed(id: number): NeedRow | undefined {
      return orm.select().from(visitNeeds).where(eq(visitNeeds.id, id)).get();
    },
    updateNeed(id: number, changes: Partial<typeof visitNeeds.$inferInsert>): void {
      orm.update(visitNeeds).set(changes).where(eq(visitNeeds.id, id)).run();
    },
    needsOf(personId: number): NeedRow[] {
      return orm
        .select()
        .from(visitNeeds)
        .where(and(eq(visitNeeds.personId, personId), isNull(visitNeeds.voidedAt)))
        .orderBy(desc(visitNeeds.id))
        .all();
    },
    /** Neither closed nor voided, the oldest first. */
    standingNeeds(): NeedRow[] {
      return orm
        .select({ row: visitNeeds })
        .from(visitNeeds)
        .innerJoin(people, eq(people.id, visitNeeds.personId))
        .where(
          and(isNull(visitNeeds.closedOn), isNull(visitNeeds.voidedAt), isNull(people.recycledAt)),
        )
        .orderBy(asc(visitNeeds.id))
        .all()
        .map(({ row }) => row);
    },
    /** Days and kinds of the help that was given for a need and not voided. */
    helpFor(needId: number): { id: number; helpedOn: string; kind: string }[] {
      return orm
        .select({ id: helpRecords.id, helpedOn: helpRecords.helpedOn, kind: helpRecords.kind })
        .from(helpRecords)
        .where(and(eq(helpRecords.needId, needId), isNull(helpRecords.voidedAt)))
        .orderBy(asc(helpRecords.helpedOn), asc(helpRecords.id))
        .all();
    },
    visitedOn(visitId: number): string {
      const row = orm
        .select({ day: visits.visitedOn })
        .from(visits)
        .where(eq(visits.id, visitId))
        .get();
      return row?.day ?? '';
    },
  };
}

const IN_CHARGE = `CASE WHEN p.case_worker <> '' THEN p.case_worker ELSE p.police_officer END`;

/** Who can be met at the door: not the dead, nobody in custody, and nobody under 无感式管理, who stands on no list. */
function gridRows({ db, orm }: Connection) {
  return {
    /** The first `limit` people of a place, and how many there are. */
    gridPeople({ townCode, villageCode, dueUntil, limit }: GridPlace): {
      total: number;
      rows: GridPerson[];
    } {
      const found = db
        .prepare<Record<string, string | number | null>, GridPerson & { total: number }>(
          `SELECT p.id AS personId, p.full_name AS fullName, t.name AS townName,
             coalesce(v.name, '') AS villageName, p.grade,
             d.due_on AS dueOn, ${IN_CHARGE} AS inCharge, count(*) OVER () AS total
           FROM people p JOIN towns t ON t.code = p.town_code LEFT JOIN villages v ON v.code = p.village_code
             LEFT JOIN visit_dues d ON d.person_id = p.id
           WHERE p.recycled_at IS NULL AND p.presence = '在册' AND p.town_code = @townCode
             AND (@villageCode IS NULL OR p.village_code = @villageCode)
             AND p.light_touch = 0 AND p.control_status NOT IN ('死亡', '在押') AND (@dueUntil IS NULL OR (d.due_on IS NOT NULL AND d.due_on <= @dueUntil) OR d.why IS NOT NULL)
           ORDER BY d.due_on IS NULL, d.due_on, p.village_code, p.id LIMIT @limit`,
        )
        .all({ townCode, villageCode, dueUntil, limit });
      const rows = found.map((line): GridPerson => {
        const { personId, fullName, townName, villageName, grade, dueOn, inCharge } = line;
        return { personId, fullName, townName, villageName, grade, dueOn, inCharge };
      });
      return { total: found[0]?.total ?? 0, rows };
    },
    draftOf(userId: number): { content: string; savedAt: string } | undefined {
      return orm.select().from(visitDrafts).where(eq(visitDrafts.userId, userId)).get();
    },
    putDraft(row: typeof visitDrafts.$inferInsert): void {
      const { content, savedAt } = row;
      orm
        .insert(visitDrafts)
        .values(row)
        .onConflictDoUpdate({ target: visitDrafts.userId, set: { content, savedAt } })
        .run();
    },
    dropDraft(userId: number): void {
      orm.delete(visitDrafts).where(eq(visitDrafts.userId, userId)).run();
    },
  };
}
