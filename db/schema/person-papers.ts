import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { PAPER_IDS, PAPER_MARKS } from '../domain/person/paper-checklist.ts';
import { people } from './people.ts';
import { attachments } from './visits.ts';

/** What somebody marked on the checklist of a person's file (一人一档): one mark a paper counts, the earlier ones are voided. */
export const personPapers = sqliteTable(
  'person_papers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    paper: text('paper', { enum: PAPER_IDS }).notNull(),
    mark: text('mark', { enum: PAPER_MARKS }).notNull(),
    /** Day of the paper. */
    paperOn: text('paper_on'),
    /** Shelf or box. */
    place: text('place').notNull().default(''),
    /** What it is, or why it is not needed. */
    note: text('note').notNull().default(''),
    attachmentId: integer('attachment_id').references(() => attachments.id),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    voidedAt: text('voided_at'),
    voidReason: text('void_reason').notNull().default(''),
  },
  (table) => [
    index('person_papers_by_person').on(table.personId, table.id),
    uniqueIndex('person_papers_one_mark')
      .on(table.personId, table.paper)
      .where(sql`voided_at IS NULL`),
  ],
);
