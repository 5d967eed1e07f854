import { eq } from 'drizzle-orm';
import { settings } from '../schema/office.ts';
import type { Connection } from './connection-type.ts';

export type SettingsRepository = ReturnType<typeof createSettings>;

/** Named JSON values of the office. */
export function createSettings({ orm }: Connection) {
  return {
    get<T>(name: string): T | null {
      const row = orm.select().from(settings).where(eq(settings.name, name)).get();
      return row === undefined ? null : (JSON.parse(row.value) as T);
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
