import { desc, eq } from 'drizzle-orm';
import { HELD_ROLE_NAMES, HELD_ROLES } from '../domain/office/team.ts';
import { people } from '../schema/people.ts';
import { reassignedPeople, reassignments } from '../schema/teams.ts';
import type { Connection } from './connection-type.ts';
import { createInserter } from './inserter.ts';
import { SHOWN_NAME } from './shown-name.ts';

export type ReassignmentRow = typeof reassignments.$inferSelect;
export interface ReassignedPerson {
  readonly personId: number;
  readonly fullName: string;
  readonly endedId: number | null;
  readonly openedId: number;
  /** Whether the membership that it began is still the present one. */
  readonly untouched: boolean;
}
type PersonLine = Omit<ReassignedPerson, 'untouched'> & { readonly untouched: number };

/** Of a held role the person's own row says who it is. */
const HELD_STILL = `CASE r.role ${HELD_ROLE_NAMES.map(
  (role) => `WHEN '${role}' THEN p.${people[HELD_ROLES[role]].name}`,
).join(' ')} ELSE r.to_name END = r.to_name`;
const UNTOUCHED = `(m.until IS NULL AND m.voided_at IS NULL AND ${HELD_STILL})`;
const TABLES = `reassigned_people x JOIN reassignments r ON r.id = x.reassignment_id
  JOIN people p ON p.id = x.person_id JOIN team_members m ON m.id = x.opened_id`;

/** Reassignments of many people at once, and whom each of them moved. */
export function createReassignments({ orm, db }: Connection) {
  const addPerson = createInserter(db, reassignedPeople);
  const moved = db.prepare<{ id: number }, PersonLine>(`
    SELECT x.person_id AS personId, ${SHOWN_NAME} AS fullName, x.ended_id AS endedId, x.opened_id AS openedId,
      ${UNTOUCHED} AS untouched
    FROM ${TABLES} WHERE x.reassignment_id = @id ORDER BY x.id`);
  const changed = db.prepare<[], { id: number; people: number }>(
    `SELECT r.id, sum(NOT ${UNTOUCHED}) AS people FROM ${TABLES} WHERE r.undone_at IS NULL GROUP BY r.id`,
  );
  return {
    add(row: typeof reassignments.$inferInsert): ReassignmentRow {
      return orm.insert(reassignments).values(row).returning().get();
    },
    addPerson(row: typeof reassignedPeople.$inferInsert): void {
      addPerson(row);
    },
    find(id: number): ReassignmentRow | undefined {
      return orm.select().from(reassignments).where(eq(reassignments.id, id)).get();
    },
    /** The last first. */
    all(): ReassignmentRow[] {
      return orm.select().from(reassignments).orderBy(desc(reassignments.id)).all();
    },
    people(id: number): ReassignedPerson[] {
      return moved.all({ id }).map((line) => ({ ...line, untouched: line.untouched === 1 }));
    },
    /** Of each reassignment in force: how many of its people were changed since. */
    changedSince(): Map<number, number> {
      return new Map(changed.all().map((line) => [line.id, line.people]));
    },
    markUndone(
      id: number,
      undone: { undoneAt: string; undoneBy: string; undoReason: string },
    ): void {
      orm.update(reassignments).set(undone).where(eq(reassignments.id, id)).run();
    },
  };
}
