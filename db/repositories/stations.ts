import { asc, eq } from 'drizzle-orm';
import { COUNTED_CATEGORIES } from '../domain/person/care-scope.ts';
import type { PlaceLoad, RequirementFact, StationFact } from '../domain/office/station.ts';
import {
  stationChecks,
  stationEquipment,
  stations,
  stationStaff,
  stationTrainings,
} from '../schema/stations.ts';
import type { Connection } from './connection-type.ts';

export type StationRow = typeof stations.$inferSelect;
export type StaffRow = typeof stationStaff.$inferSelect;
export type TrainingRow = typeof stationTrainings.$inferSelect;
export type EquipmentRow = typeof stationEquipment.$inferSelect;
export type CheckRow = typeof stationChecks.$inferSelect;

/** 社区戒毒社区康复站点 with staff, training, equipment and yearly checks. */
export function createStations(connection: Connection) {
  return {
    ...stationRows(connection),
    ...staffAndTraining(connection),
    ...equipmentAndChecks(connection),
    ...striking(connection),
    ...loads(connection),
  };
}

function stationRows({ orm }: Connection) {
  return {
    all(): StationRow[] {
      return orm.select().from(stations).orderBy(asc(stations.townCode), asc(stations.id)).all();
    },
    find(id: number): StationRow | undefined {
      return orm.select().from(stations).where(eq(stations.id, id)).get();
    },
    add(row: typeof stations.$inferInsert): StationRow {
      return orm.insert(stations).values(row).returning().get();
    },
    update(id: number, changes: Partial<typeof stations.$inferInsert>): void {
      orm.update(stations).set(changes).where(eq(stations.id, id)).run();
    },
    allStaff(): StaffRow[] {
      return orm.select().from(stationStaff).orderBy(asc(stationStaff.id)).all();
    },
    /** What the rules read: nothing voided is among them. */
    facts(): StationFact[] {
      const staff = this.allStaff().filter(({ voidedAt }) => voidedAt === null);
      return this.all()
        .filter(({ voidedAt }) => voidedAt === null)
        .map((row) => factOf(row, staff));
    },
  };
}

function factOf(row: StationRow, staff: readonly StaffRow[]): StationFact {
  const { id, kind, townCode, villageCode, openedOn, closedOn } = row;
  return {
    ...{ id, kind, townCode, villageCode, openedOn, closedOn },
    serves: JSON.parse(row.serves) as string[],
    requirements: JSON.parse(row.requirements) as RequirementFact[],
    staff: staff
      .filter(({ stationId }) => stationId === id)
      .map(({ name, phone, since, until }) => ({ name, phone, since, until })),
  };
}

function staffAndTraining({ orm }: Connection) {
  return {
    findStaff(id: number): StaffRow | undefined {
      return orm.select().from(stationStaff).where(eq(stationStaff.id, id)).get();
    },
    staffOf(stationId: number): StaffRow[] {
      return orm
        .select()
        .from(stationStaff)
        .where(eq(stationStaff.stationId, stationId))
        .orderBy(asc(stationStaff.id))
        .all();
    },
    addStaff(row: typeof stationStaff.$inferInsert): StaffRow {
      return orm.insert(stationStaff).values(row).returning().get();
    },
    updateStaff(id: number, changes: Partial<typeof stationStaff.$inferInsert>): void {
      orm.update(stationStaff).set(changes).where(eq(stationStaff.id, id)).run();
    },
    trainingsOf(stationId: number): TrainingRow[] {
      return orm
        .select({ training: stationTrainings })
        .from(stationTrainings)
        .innerJoin(stationStaff, eq(stationStaff.id, stationTrainings.staffId))
        .where(eq(stationStaff.stationId, stationId))
        .orderBy(asc(stationTrainings.trainedOn), asc(stationTrainings.id))
        .all()
        .map((row) => row.training);
    },
    addTraining(row: typeof stationTrainings.$inferInsert): TrainingRow {
      return orm.insert(stationTrainings).values(row).returning().get();
    },
  };
}

function equipmentAndChecks({ orm }: Connection) {
  return {
    equipmentOf(stationId: number): EquipmentRow[] {
      return orm
        .select()
        .from(stationEquipment)
        .where(eq(stationEquipment.stationId, stationId))
        .orderBy(asc(stationEquipment.id))
        .all();
    },
    findEquipment(id: number): EquipmentRow | undefined {
      return orm.select().from(stationEquipment).where(eq(stationEquipment.id, id)).get();
    },
    addEquipment(row: typeof stationEquipment.$inferInsert): EquipmentRow {
      return orm.insert(stationEquipment).values(row).returning().get();
    },
    updateEquipment(id: number, changes: Partial<typeof stationEquipment.$inferInsert>): void {
      orm.update(stationEquipment).set(changes).where(eq(stationEquipment.id, id)).run();
    },
    checksOf(stationId: number): CheckRow[] {
      return orm
        .select()
        .from(stationChecks)
        .where(eq(stationChecks.stationId, stationId))
        .orderBy(asc(stationChecks.year), asc(stationChecks.id))
        .all();
    },
    addCheck(row: typeof stationChecks.$inferInsert): CheckRow {
      return orm.insert(stationChecks).values(row).returning().get();
    },
  };
}

/** Where the rows of a station stand, for striking one out. */
const PARTS = {
  staff: 'SELECT station_id AS stationId, voided_at AS voidedAt FROM station_staff WHERE id = @id',
  training: `SELECT s.station_id AS stationId, t.voided_at AS voidedAt
    FROM station_trainings t JOIN station_staff s ON s.id = t.staff_id WHERE t.id = @id`,
  equipment:
    'SELECT station_id AS stationId, voided_at AS voidedAt FROM station_equipment WHERE id = @id',
  check: 'SELECT station_id AS stationId, voided_at AS voidedAt FROM station_checks WHERE id = @id',
} as const;
export type StationPart = keyof typeof PARTS;
const PART_TABLES: Record<StationPart, string> = {
  staff: 'station_staff',
  training: 'station_trainings',
  equipment: 'station_equipment',
  check: 'station_checks',
};

function striking({ db }: Connection) {
  return {
    findPart(
      part: StationPart,
      id: number,
    ): { stationId: number; voidedAt: string | null } | undefined {
      return db
        .prepare<{ id: number }, { stationId: number; voidedAt: string | null }>(PARTS[part])
        .get({ id });
    },
    voidPart(part: StationPart, id: number, voidedAt: string, voidReason: string): void {
      db.prepare(
        `UPDATE ${PART_TABLES[part]} SET voided_at = @voidedAt, void_reason = @voidReason WHERE id = @id`,
      ).run({ id, voidedAt, voidReason });
    },
  };
}

function loads({ db }: Connection) {
  interface Line {
    readonly townCode: string;
    readonly villageCode: string | null;
    readonly people: number;
  }
  const community = db.prepare<[], Line>(`
    SELECT p.town_code AS townCode, p.village_code AS villageCode, count(*) AS people FROM people p
    WHERE p.recycled_at IS NULL AND p.presence = '在册' AND EXISTS (
      SELECT 1 FROM measures m WHERE m.person_id = p.id AND m.kind IN ('社区戒毒','社区康复')
        AND m.end_on IS NULL AND m.voided_at IS NULL)
    GROUP BY 1, 2`);
  const registered = db.prepare<{ counted: string }, Line>(`
    SELECT town_code AS townCode, village_code AS villageCode, count(*) AS people FROM people
    WHERE recycled_at IS NULL AND presence = '在册' AND category IN (SELECT value FROM json_each(@counted))
      AND control_status NOT IN ('戒断三年未复吸','出国（境）','死亡')
    GROUP BY 1, 2`);
  function byPlace(lines: readonly Line[]): PlaceLoad {
    const byTown = new Map<string, number>();
    const byVillage = new Map<string, number>();
    for (const { townCode, villageCode, people } of lines) {
      byTown.set(townCode, (byTown.get(townCode) ?? 0) + people);
      if (villageCode !== null) byVillage.set(villageCode, people);
    }
    return { byTown, byVillage };
  }
  return {
    /** People of the register with an open 社区戒毒 or 社区康复, reported in or not, by town and by village. */
    communityLoad: (): PlaceLoad => byPlace(community.all()),
    /** 实有（现有）吸毒人员 (domain.md 8.2), by town and by village: what STAFF-RATIO is of. */
    registeredLoad: (): PlaceLoad =>
      byPlace(registered.all({ counted: JSON.stringify(COUNTED_CATEGORIES) })),
  };
}
