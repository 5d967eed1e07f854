import { integer, text } from 'drizzle-orm/sqlite-core';

/** The number of a row; a number is never given twice, not even after its row is gone. */
export const id = () => integer('id').primaryKey({ autoIncrement: true });

/** A text that may be empty, never NULL. */
export const words = (name: string) => text(name).notNull().default('');

/** Who recorded the row and when, and that it was struck out as a mistake, with the reason: nothing recorded is deleted. */
export const kept = () => ({
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').notNull(),
  voidedAt: text('voided_at'),
  voidReason: words('void_reason'),
});
