import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { lightTouch } from '../schema/people.ts';
import type { Connection } from './connection-type.ts';

export type LightTouchRow = typeof lightTouch.$inferSelect;

/** 无感式管理. */
export function createLightTouch({ orm }: Connection) {
  const running = and(isNotNull(lightTouch.enteredOn), isNull(lightTouch.endedOn));
  const waiting = and(isNull(lightTouch.approvedBy), isNull(lightTouch.declinedBy));
  return {
    ofPerson(personId: number): LightTouchRow[] {
      return orm
        .select()
        .from(lightTouch)
        .where(eq(lightTouch.personId, personId))
        .orderBy(desc(lightTouch.id))
        .all();
    },
    find(id: number): LightTouchRow | undefined {
      return orm.select().from(lightTouch).where(eq(lightTouch.id, id)).get();
    },
    runningOf(personId: number): LightTouchRow | undefined {
      return orm
        .select()
        .from(lightTouch)
        .where(and(eq(lightTouch.personId, personId), running))
        .get();
    },
    waitingOf(personId: number): LightTouchRow | undefined {
      return orm
        .select()
        .from(lightTouch)
        .where(and(eq(lightTouch.personId, personId), waiting))
        .get();
    },
    propose(row: typeof lightTouch.$inferInsert): LightTouchRow {
      return orm.insert(lightTouch).values(row).returning().get();
    },
    update(id: number, changes: Partial<typeof lightTouch.$inferInsert>): void {
      orm.update(lightTouch).set(changes).where(eq(lightTouch.id, id)).run();
    },
  };
}
