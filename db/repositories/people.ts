import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { grades, measures, people, personDrugs, statuses } from '../schema/people.ts';
import type { Connection } from './connection-type.ts';

export type PersonRecord = typeof people.$inferSelect;
export type NewPerson = typeof people.$inferInsert;
export type StatusRow = typeof statuses.$inferSelect;
export type MeasureRow = typeof measures.$inferSelect;
/** What ask of a measure's own row. */
export type MeasureDays = Pick<
  MeasureRow,
  'kind' | 'decisionOn' | 'serviceOn' | 'startOn' | 'decidedYears' | 'extensionMonths' | 'endOn'
>;
export type GradeRow = typeof grades.$inferSelect;
/** What ask of a grade's own row. */
export type GradeDays = Pick<GradeRow, 'grade' | 'approvedBy' | 'effectiveOn'>;
export interface DrugRow {
  drug: string;
  note: string;
}

/** People and what belongs to nobody else: drugs, changes of status, measures, grades, the narrow search row. */
export function createPeople(connection: Connection) {
  return { ...personRows(connection), ...personBelongings(connection), ...gradeRows(connection) };
}

function personRows({ orm, db }: Connection) {
  const byId = orm
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder('id')))
    .prepare();
  const byNumber = db.prepare<{ number: string }, { id: number }>(
    'SELECT id FROM people WHERE identity_number = @number',
  );
  const lastId = db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM people');
  const putSearch = db.prepare(
    'INSERT INTO person_search (person_id, text) VALUES (@id, @text) ON CONFLICT (person_id) DO UPDATE SET text = excluded.text',
  );
  return {
    find(id: number): PersonRecord | undefined {
      return byId.get({ id });
    },
    /** Also among the recycled: one number is stored once. */
    idOfNumber(number: string): number | null {
      return byNumber.get({ number })?.id ?? null;
    },
    all(): PersonRecord[] {
      return orm.select().from(people).orderBy(asc(people.id)).all();
    },
    /** The highest id; 0: nobody. */
    lastId(): number {
      return lastId.get()?.id ?? 0;
    },
    insert(row: NewPerson): PersonRecord {
      return orm.insert(people).values(row).returning().get();
    },
    /** Changes fields and raises the revision by one. */
    update(id: number, changes: Partial<NewPerson>): void {
      orm
        .update(people)
        .set({ ...changes, revision: sql`${people.revision} + 1` })
        .where(eq(people.id, id))
        .run();
    },
    recycled(): PersonRecord[] {
      return orm
        .select()
        .from(people)
        .where(isNotNull(people.recycledAt))
        .orderBy(asc(people.recycledAt))
        .all();
    },
    ofVillage(code: string): PersonRecord[] {
      return orm.select().from(people).where(eq(people.villageCode, code)).all();
    },
    ofTown(code: string): PersonRecord[] {
      return orm.select().from(people).where(eq(people.townCode, code)).all();
    },
    setSearchText(id: number, text: string): void {
      putSearch.run({ id, text });
    },
    /** Only for taking an import back: everything else recycles. */
    remove(id: number): void {
      orm.delete(people).where(eq(people.id, id)).run();
    },
  };
}

function personBelongings({ orm }: Connection) {
  return {
    drugs(personId: number): DrugRow[] {
      return orm
        .select({ drug: personDrugs.drug, note: personDrugs.note })
        .from(personDrugs)
        .where(eq(personDrugs.personId, personId))
        .orderBy(asc(personDrugs.position))
        .all();
    },
    setDrugs(personId: number, drugs: readonly DrugRow[]): void {
      orm.delete(personDrugs).where(eq(personDrugs.personId, personId)).run();
      drugs.forEach((drug, position) => {
        orm
          .insert(personDrugs)
          .values({ personId, position, drug: drug.drug, note: drug.note })
          .run();
      });
    },
    statuses(personId: number): StatusRow[] {
      return orm
        .select()
        .from(statuses)
        .where(eq(statuses.personId, personId))
        .orderBy(asc(statuses.effectiveOn), asc(statuses.id))
        .all();
    },
    addStatus(row: Omit<StatusRow, 'id'>): void {
      orm.insert(statuses).values(row).run();
    },
    /** What made a change was void: it stays in the chain, but as no flow of a period. */
    correctStatusCause(id: number, note: string): void {
      orm.update(statuses).set({ cause: '更正', note }).where(eq(statuses.id, id)).run();
    },
    removeStatus(id: number): void {
      orm.delete(statuses).where(eq(statuses.id, id)).run();
    },
    /** Without the voided ones. */
    measures(personId: number): MeasureRow[] {
      return orm
        .select()
        .from(measures)
        .where(and(eq(measures.personId, personId), isNull(measures.voidedAt)))
        .orderBy(asc(measures.id))
        .all();
    },
    addMeasure(row: typeof measures.$inferInsert): MeasureRow {
      return orm.insert(measures).values(row).returning().get();
    },
    updateMeasure(id: number, changes: Partial<typeof measures.$inferInsert>): void {
      orm.update(measures).set(changes).where(eq(measures.id, id)).run();
    },
    removeMeasure(id: number): void {
      orm.delete(measures).where(eq(measures.id, id)).run();
    },
  };
}

function gradeRows({ orm }: Connection) {
  const ofPerson = orm
    .select()
    .from(grades)
    .where(eq(grades.personId, sql.placeholder('personId')))
    .orderBy(asc(grades.effectiveOn), asc(grades.id))
    .prepare();
  return {
    grades(personId: number): GradeRow[] {
      return ofPerson.all({ personId });
    },
    /** Proposals that nobody has approved, of people who are not in the recycle bin, oldest first. */
    waitingGrades(): { grade: GradeRow; person: PersonRecord }[] {
      return orm
        .select({ grade: grades, person: people })
        .from(grades)
        .innerJoin(people, eq(people.id, grades.personId))
        .where(and(isNull(grades.approvedBy), isNull(grades.declinedBy), isNull(people.recycledAt)))
        .orderBy(asc(grades.proposedAt), asc(grades.id))
        .all();
    },
    findGrade(id: number): GradeRow | undefined {
      return orm.select().from(grades).where(eq(grades.id, id)).get();
    },
    addGrade(row: typeof grades.$inferInsert): GradeRow {
      return orm.insert(grades).values(row).returning().get();
    },
    approveGrade(
      id: number,
      approval: { approvedBy: string; effectiveOn: string; selfApproved: boolean },
    ): void {
      orm.update(grades).set(approval).where(eq(grades.id, id)).run();
    },
    /** Not approved: it stays, with who declined it and why, and counts for nothing. */
    declineGrade(
      id: number,
      decline: { declinedBy: string; declinedAt: string; declineReason: string },
    ): void {
      orm.update(grades).set(decline).where(eq(grades.id, id)).run();
    },
    removeGrade(id: number): void {
      orm.delete(grades).where(eq(grades.id, id)).run();
    },
  };
}
