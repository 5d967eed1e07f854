import { asc, eq, sql } from 'drizzle-orm';
import { categoryOn, categoryWords, type CategoryWord } from '../domain/poverty/household.ts';
import {
  householdCategories,
  householdCategoryWords,
  householdMembers,
  households,
} from '../schema/poverty.ts';
import type { Connection } from './connection-type.ts';
import { createHouseholdLists } from './household-lists.ts';
import { createHouseholdMaker } from './household-maker.ts';

export type HouseholdRow = typeof households.$inferSelect;
export type MemberRow = typeof householdMembers.$inferSelect;
export type CategoryRow = typeof householdCategories.$inferSelect;

/** 户: its own row, its members, what it was from which day on, and the office's words for that. */
export function createHouseholds(connection: Connection) {
  return {
    ...householdRows(connection),
    ...memberRows(connection),
    ...categoryRows(connection),
    ...wordRows(connection),
    ...createHouseholdMaker(connection),
    ...createHouseholdLists(connection),
  };
}

function householdRows({ orm }: Connection) {
  return {
    find(id: number): HouseholdRow | undefined {
      return orm.select().from(households).where(eq(households.id, id)).get();
    },
    add(row: typeof households.$inferInsert): HouseholdRow {
      return orm.insert(households).values(row).returning().get();
    },
    /** Changes fields and raises the revision by one. */
    update(id: number, changes: Partial<typeof households.$inferInsert>): void {
      orm
        .update(households)
        .set({ ...changes, revision: sql`${households.revision} + 1` })
        .where(eq(households.id, id))
        .run();
    },
  };
}

function memberRows({ orm }: Connection) {
  return {
    /** All who were ever recorded, the voided among them, in the order of recording. */
    members(householdId: number): MemberRow[] {
      return orm
        .select()
        .from(householdMembers)
        .where(eq(householdMembers.householdId, householdId))
        .orderBy(asc(householdMembers.id))
        .all();
    },
    findMember(id: number): MemberRow | undefined {
      return orm.select().from(householdMembers).where(eq(householdMembers.id, id)).get();
    },
    addMember(row: typeof householdMembers.$inferInsert): MemberRow {
      return orm.insert(householdMembers).values(row).returning().get();
    },
    updateMember(id: number, changes: Partial<typeof householdMembers.$inferInsert>): void {
      orm.update(householdMembers).set(changes).where(eq(householdMembers.id, id)).run();
    },
  };
}

function categoryRows({ orm }: Connection) {
  return {
    /** All that were ever recorded, the voided among them, in the order of recording. */
    categories(householdId: number): CategoryRow[] {
      return orm
        .select()
        .from(householdCategories)
        .where(eq(householdCategories.householdId, householdId))
        .orderBy(asc(householdCategories.id))
        .all();
    },
    addCategory(row: typeof householdCategories.$inferInsert): CategoryRow {
      return orm.insert(householdCategories).values(row).returning().get();
    },
    updateCategory(id: number, changes: Partial<typeof householdCategories.$inferInsert>): void {
      orm.update(householdCategories).set(changes).where(eq(householdCategories.id, id)).run();
    },
    /** What the household is on a day; null: none is recorded. */
    currentCategory(householdId: number, day: string): string | null {
      const rows = this.categories(householdId).filter(({ voidedAt }) => voidedAt === null);
      return categoryOn(rows, day);
    },
  };
}

function wordRows({ orm }: Connection) {
  return {
    categoryWords(): readonly CategoryWord[] {
      const rows = orm
        .select()
        .from(householdCategoryWords)
        .orderBy(asc(householdCategoryWords.recordedAt), asc(householdCategoryWords.word))
        .all();
      return categoryWords(
        rows.map(({ word, listed, retiredAt }) => ({ word, listed, retired: retiredAt !== null })),
      );
    },
    /** R-10: the words whose households' people are on the list of a round, the retired among them. */
    listedWords(): ReadonlySet<string> {
      return new Set(
        this.categoryWords()
          .filter(({ listed }) => listed)
          .map(({ word }) => word),
      );
    },
    putCategoryWord(row: typeof householdCategoryWords.$inferInsert): void {
      orm
        .insert(householdCategoryWords)
        .values(row)
        .onConflictDoUpdate({
          target: householdCategoryWords.word,
          set: { listed: row.listed, retiredAt: row.retiredAt ?? null },
        })
        .run();
    },
  };
}
