import { eq } from 'drizzle-orm';
import { settings } from '../schema/office.ts';
import type { Connection } from './connection-type.ts';

/** Named JSON values of the office; null: none of that name. */
export function createSettings({ orm }: Connection) {
  return {
    get(name: string): unknown {
      const row = orm.select().from(settings).where(eq(settings.name, name)).get();
      return row === undefined ? null : (JSON.parse(row.value) as unknown);
    },
    set(name: string, value: unknown): void {
      const text = JSON.stringify(value);
      orm
        .insert(settings)
        .values({ name, value: text })
        .onConflictDoUpdate({ target: settings.name, set: { value: text } })
        .run();
    },
  };
}
