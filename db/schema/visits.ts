import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { MEDIA_TYPES } from '../domain/values/picture-file.ts';
import { FOLLOW_UP_STEPS } from '../domain/visits/visit-follow-up.ts';
import { NEED_RESULTS } from '../domain/visits/visit-need.ts';
import { id, kept, words } from './columns.ts';
import { ofPerson } from './people.ts';
import { visits } from './records.ts';

const ofVisit = () =>
  integer('visit_id')
    .notNull()
    .references(() => visits.id, { onDelete: 'cascade' });

/** Done once a visit is recorded on the day or after it; that is asked, not stored. */
export const visitPlans = sqliteTable(
  'visit_plans',
  {
    id: id(),
    personId: ofPerson(),
    plannedOn: text('planned_on').notNull(),
    visitor: text('visitor').notNull(),
    note: words('note'),
    ...kept(),
  },
  (table) => [
    index('visit_plans_by_person').on(table.personId, table.plannedOn),
    index('visit_plans_open')
      .on(table.plannedOn, table.visitor)
      .where(sql`voided_at IS NULL`),
  ],
);

/** What follows a visit that met nobody or was refused. */
export const visitFollowUps = sqliteTable(
  'visit_follow_ups',
  {
    id: id(),
    personId: ofPerson(),
    visitId: ofVisit(),
    step: text('step', { enum: FOLLOW_UP_STEPS }).notNull(),
    dueOn: text('due_on').notNull(),
    assignee: words('assignee'),
    note: words('note'),
    closedOn: text('closed_on'),
    result: words('result'),
    closedBy: words('closed_by'),
    ...kept(),
  },
  (table) => [
    index('visit_follow_ups_by_person').on(table.personId, table.id),
    index('visit_follow_ups_open')
      .on(table.dueOn, table.personId)
      .where(sql`closed_on IS NULL AND voided_at IS NULL`),
  ],
);

/** What somebody asked for at a visit; help records name the need they answer. */
export const visitNeeds = sqliteTable(
  'visit_needs',
  {
    id: id(),
    personId: ofPerson(),
    visitId: ofVisit(),
    /** One of the kinds of help; null: the paper does not say. */
    kind: text('kind'),
    text: text('text').notNull(),
    result: text('result', { enum: NEED_RESULTS }),
    resultOn: text('result_on'),
    resultNote: words('result_note'),
    closedOn: text('closed_on'),
    closeReason: words('close_reason'),
    closedBy: words('closed_by'),
    ...kept(),
  },
  (table) => [
    index('visit_needs_by_person').on(table.personId, table.id),
    index('visit_needs_open')
      .on(table.personId)
      .where(sql`closed_on IS NULL AND voided_at IS NULL`),
  ],
);

/** The rows that a clerk has keyed in and not saved, as JSON: they outlive locking and a crash. */
export const visitDrafts = sqliteTable('visit_drafts', {
  userId: integer('user_id').primaryKey(),
  content: text('content').notNull(),
  savedAt: text('saved_at').notNull(),
});

/** What is known of a sealed file; its content lies in NAME.attachments under `file_id`. */
export const attachments = sqliteTable(
  'attachments',
  {
    id: id(),
    fileId: text('file_id').notNull().unique(),
    personId: ofPerson(),
    subjectKind: text('subject_kind', {
      enum: ['person', 'visit', 'test', 'help', 'measure'],
    }).notNull(),
    subjectId: integer('subject_id'),
    title: text('title').notNull(),
    mediaType: text('media_type', { enum: MEDIA_TYPES }).notNull(),
    /** Of the plain content. */
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    thumbnail: blob('thumbnail', { mode: 'buffer' }),
    addedBy: text('added_by').notNull(),
    addedAt: text('added_at').notNull(),
    removedAt: text('removed_at'),
    removedBy: words('removed_by'),
    removeReason: words('remove_reason'),
  },
  (table) => [index('attachments_by_person').on(table.personId, table.id)],
);

/** Files that are being written: without a row of their own at the next start they are taken away. */
export const attachmentFilesUnderWay = sqliteTable('attachment_files_under_way', {
  fileId: text('file_id').primaryKey(),
  notedAt: text('noted_at').notNull(),
});
