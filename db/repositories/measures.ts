import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { handovers, measureSuspensions, measureTransfers, seizures } from '../schema/control.ts';
import { measures } from '../schema/people.ts';
import type { Connection } from './connection-type.ts';
import type { MeasureRow } from './people.ts';

export type SuspensionRow = typeof measureSuspensions.$inferSelect;
export type TransferRow = typeof measureTransfers.$inferSelect;
export type HandoverRow = typeof handovers.$inferSelect;
export type SeizureRow = typeof seizures.$inferSelect;
/** Everything recorded of a measure, the voided too, in the order of the days. */
export interface MeasureParts {
  readonly suspensions: readonly SuspensionRow[];
  readonly transfers: readonly TransferRow[];
  readonly handovers: readonly HandoverRow[];
}

interface Voided {
  readonly voidedAt: string;
  readonly voidReason: string;
}

/** The measures of people with their suspensions, transfers and handovers. Nothing is deleted: a mistake is voided with its reason. */
export function createMeasures(connection: Connection) {
  return { ...measureRows(connection), ...measureParts(connection) };
}

function measureRows({ orm }: Connection) {
  return {
    find(id: number): MeasureRow | undefined {
      return orm.select().from(measures).where(eq(measures.id, id)).get();
    },
    /** Also the voided. */
    ofPerson(personId: number): MeasureRow[] {
      return orm
        .select()
        .from(measures)
        .where(eq(measures.personId, personId))
        .orderBy(asc(measures.id))
        .all();
    },
  };
}

function measureParts({ orm }: Connection) {
  return {
    parts(measureId: number): MeasureParts {
      return {
        suspensions: orm
          .select()
          .from(measureSuspensions)
          .where(eq(measureSuspensions.measureId, measureId))
          .orderBy(asc(measureSuspensions.fromOn), asc(measureSuspensions.id))
          .all(),
        transfers: orm
          .select()
          .from(measureTransfers)
          .where(eq(measureTransfers.measureId, measureId))
          .orderBy(asc(measureTransfers.changedOn), asc(measureTransfers.id))
          .all(),
        handovers: orm
          .select()
          .from(handovers)
          .where(eq(handovers.measureId, measureId))
          .orderBy(asc(handovers.id))
          .all(),
      };
    },
    addSuspension(row: typeof measureSuspensions.$inferInsert): SuspensionRow {
      return orm.insert(measureSuspensions).values(row).returning().get();
    },
    updateSuspension(id: number, changes: Partial<SuspensionRow>): void {
      orm.update(measureSuspensions).set(changes).where(eq(measureSuspensions.id, id)).run();
    },
    addTransfer(row: typeof measureTransfers.$inferInsert): TransferRow {
      return orm.insert(measureTransfers).values(row).returning().get();
    },
    findTransfer(id: number): TransferRow | undefined {
      return orm.select().from(measureTransfers).where(eq(measureTransfers.id, id)).get();
    },
    updateTransfer(id: number, changes: Partial<TransferRow>): void {
      orm.update(measureTransfers).set(changes).where(eq(measureTransfers.id, id)).run();
    },
    addHandover(row: typeof handovers.$inferInsert): HandoverRow {
      return orm.insert(handovers).values(row).returning().get();
    },
    updateHandover(id: number, changes: Partial<HandoverRow>): void {
      orm.update(handovers).set(changes).where(eq(handovers.id, id)).run();
    },
  };
}

/** 查获. */
export function createSeizures({ orm }: Connection) {
  return {
    find(id: number): SeizureRow | undefined {
      return orm.select().from(seizures).where(eq(seizures.id, id)).get();
    },
    /** The voided too, the latest first. */
    ofPerson(personId: number): SeizureRow[] {
      return orm
        .select()
        .from(seizures)
        .where(eq(seizures.personId, personId))
        .orderBy(desc(seizures.seizedOn), desc(seizures.id))
        .all();
    },
    /** The latest day that counts; null: none. */
    latestOn(personId: number): string | null {
      return (
        orm
          .select({ day: seizures.seizedOn })
          .from(seizures)
          .where(and(eq(seizures.personId, personId), isNull(seizures.voidedAt)))
          .orderBy(desc(seizures.seizedOn))
          .limit(1)
          .get()?.day ?? null
      );
    },
    add(row: typeof seizures.$inferInsert): SeizureRow {
      return orm.insert(seizures).values(row).returning().get();
    },
    void(id: number, voided: Voided): void {
      orm.update(seizures).set(voided).where(eq(seizures.id, id)).run();
    },
  };
}
