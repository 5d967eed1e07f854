import { asc, eq, sql } from 'drizzle-orm';
import { people } from '../schema/people.ts';
import { towns, villages } from '../schema/office.ts';
import type { Connection } from './connection-type.ts';

export type TownRow = typeof towns.$inferSelect;
export type VillageRow = typeof villages.$inferSelect;

/** Towns and villages of the county. Nothing that points to one breaks: a place is retired, never deleted. */
export function createRegions({ orm }: Connection) {
  const code = sql.placeholder('code');
  const town = orm.select().from(towns).where(eq(towns.code, code)).prepare();
  const village = orm.select().from(villages).where(eq(villages.code, code)).prepare();
  const peopleOf = (column: typeof people.townCode | typeof people.villageCode) =>
    orm
      .select({ code: column, count: sql<number>`count(*)` })
      .from(people)
      .where(sql`${people.recycledAt} is null`)
      .groupBy(column)
      .all();
  return {
    towns(): TownRow[] {
      return orm.select().from(towns).orderBy(asc(towns.code)).all();
    },
    villages(): VillageRow[] {
      return orm.select().from(villages).orderBy(asc(villages.code)).all();
    },
    villagesOf(townCode: string): VillageRow[] {
      return orm
        .select()
        .from(villages)
        .where(eq(villages.townCode, townCode))
        .orderBy(asc(villages.code))
        .all();
    },
    findTown(code: string): TownRow | undefined {
      return town.get({ code });
    },
    findVillage(code: string): VillageRow | undefined {
      return village.get({ code });
    },
    addTown(row: { code: string; name: string; own: boolean }): void {
      orm.insert(towns).values(row).run();
    },
    addVillage(row: { code: string; townCode: string; name: string; own: boolean }): void {
      orm.insert(villages).values(row).run();
    },
    rename(code: string, name: string): void {
      if (code.length === 9) orm.update(towns).set({ name }).where(eq(towns.code, code)).run();
      else orm.update(villages).set({ name }).where(eq(villages.code, code)).run();
    },
    setRetired(code: string, retired: boolean): void {
      if (code.length === 9) orm.update(towns).set({ retired }).where(eq(towns.code, code)).run();
      else orm.update(villages).set({ retired }).where(eq(villages.code, code)).run();
    },
    peopleByTown(): Map<string, number> {
      return new Map(peopleOf(people.townCode).map((row) => [row.code ?? '', row.count]));
    },
    peopleByVillage(): Map<string, number> {
      return new Map(peopleOf(people.villageCode).map((row) => [row.code ?? '', row.count]));
    },
  };
}
