import { asc } from 'drizzle-orm';
import { holidayYears } from '../schema/papers.ts';
import type { Connection } from './connection-type.ts';

export type HolidayYearRow = typeof holidayYears.$inferSelect;

/** The years of holidays that the office entered; the shipped ones are a file. */
export function createHolidays({ orm }: Connection) {
  return {
    years(): HolidayYearRow[] {
      return orm.select().from(holidayYears).orderBy(asc(holidayYears.year)).all();
    },
    /** Takes the place of what was entered for the year. */
    put(row: HolidayYearRow): void {
      orm
        .insert(holidayYears)
        .values(row)
        .onConflictDoUpdate({ target: holidayYears.year, set: row })
        .run();
    },
  };
}
