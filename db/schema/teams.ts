import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { TEAM_ROLES } from '../domain/words/vocabulary.ts';
import { id, kept, words } from './columns.ts';
import { towns, villages } from './office.ts';
import { ofPerson } from './people.ts';

/** Everybody who ever belonged to somebody's team; who holds the three held roles now stands with the person. */
export const teamMembers = sqliteTable(
  'team_members',
  {
    id: id(),
    personId: ofPerson(),
    role: text('role', { enum: TEAM_ROLES }).notNull(),
    name: text('name').notNull(),
    post: words('post'),
    phone: words('phone'),
    /** Null: before anybody wrote it down. */
    since: text('since'),
    /** The first day on which it no longer holds. */
    until: text('until'),
    endReason: words('end_reason'),
    ...kept(),
  },
  (table) => [
    index('team_members_by_person').on(table.personId, table.role, table.id),
    index('team_members_by_name')
      .on(table.role, table.name)
      .where(sql`until IS NULL AND voided_at IS NULL`),
    uniqueIndex('team_members_one_holder')
      .on(table.personId, table.role)
      .where(sql`until IS NULL AND voided_at IS NULL AND role IN ('专职人员','社区民警','网格员')`),
  ],
);

/** One command that gave the people of one worker to another. */
export const reassignments = sqliteTable('reassignments', {
  id: id(),
  role: text('role', { enum: TEAM_ROLES }).notNull(),
  /** Empty: they had nobody. */
  fromName: text('from_name').notNull(),
  toName: text('to_name').notNull(),
  changedOn: text('changed_on').notNull(),
  reason: text('reason').notNull(),
  people: integer('people').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').notNull(),
  undoneAt: text('undone_at'),
  undoneBy: text('undone_by'),
  undoReason: words('undo_reason'),
});

/** Which membership it ended and which it began: what taking it back needs. */
export const reassignedPeople = sqliteTable(
  'reassigned_people',
  {
    id: id(),
    reassignmentId: integer('reassignment_id')
      .notNull()
      .references(() => reassignments.id),
    personId: ofPerson(),
    endedId: integer('ended_id').references(() => teamMembers.id, { onDelete: 'cascade' }),
    openedId: integer('opened_id')
      .notNull()
      .references(() => teamMembers.id, { onDelete: 'cascade' }),
  },
  (table) => [index('reassigned_people_by_reassignment').on(table.reassignmentId, table.personId)],
);

/** 县包乡、乡包村; the third level, 村包人, is the 村干部 of a person's team. */
export const responsibilities = sqliteTable(
  'responsibilities',
  {
    id: id(),
    level: text('level', { enum: ['县包乡', '乡包村'] }).notNull(),
    townCode: text('town_code')
      .notNull()
      .references(() => towns.code),
    villageCode: text('village_code').references(() => villages.code),
    name: text('name').notNull(),
    post: words('post'),
    phone: words('phone'),
    since: text('since'),
    until: text('until'),
    endReason: words('end_reason'),
    ...kept(),
  },
  (table) => [index('responsibilities_by_place').on(table.townCode, table.villageCode, table.id)],
);
