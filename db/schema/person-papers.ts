import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { PAPER_IDS, PAPER_MARKS } from '../domain/person/paper-checklist.ts';
import { id, kept, words } from './columns.ts';
import { ofPerson } from './people.ts';
import { attachments } from './visits.ts';

/** What somebody marked on the checklist of a person's file (一人一档): one mark a paper counts, the earlier ones are voided. */
export const personPapers = sqliteTable(
  'person_papers',
  {
    id: id(),
    personId: ofPerson(),
    paper: text('paper', { enum: PAPER_IDS }).notNull(),
    mark: text('mark', { enum: PAPER_MARKS }).notNull(),
    /** Day of the paper. */
    paperOn: text('paper_on'),
    /** Shelf or box. */
    place: words('place'),
    /** What it is, or why it is not needed. */
    note: words('note'),
    attachmentId: integer('attachment_id').references(() => attachments.id),
    ...kept(),
  },
  (table) => [
    index('person_papers_by_person').on(table.personId, table.id),
    uniqueIndex('person_papers_one_mark')
      .on(table.personId, table.paper)
      .where(sql`voided_at IS NULL`),
  ],
);
