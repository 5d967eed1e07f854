import { asc, eq } from 'drizzle-orm';
import { users } from '../schema/office.ts';
import type { Connection } from './connection-type.ts';

export type UserRow = typeof users.$inferSelect;

/** The named users of the office; a retired one stays for the log's sake. */
export function createUsers({ orm }: Connection) {
  return {
    all(): UserRow[] {
      return orm.select().from(users).orderBy(asc(users.id)).all();
    },
    find(id: number): UserRow | undefined {
      return orm.select().from(users).where(eq(users.id, id)).get();
    },
    findByName(name: string): UserRow | undefined {
      return orm.select().from(users).where(eq(users.name, name)).get();
    },
    add(row: Pick<UserRow, 'name' | 'role' | 'createdAt'>): UserRow {
      return orm.insert(users).values(row).returning().get();
    },
    setRole(id: number, role: UserRow['role']): void {
      orm.update(users).set({ role }).where(eq(users.id, id)).run();
    },
    retire(id: number): void {
      orm.update(users).set({ active: false }).where(eq(users.id, id)).run();
    },
  };
}
