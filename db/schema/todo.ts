import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { SUMMARY_KINDS } from '../domain/todo/todo-summaries.ts';
import { id, kept } from './columns.ts';
import { ofMeasure, ofPerson } from './people.ts';

/** What the to-do list answers for a person, kept so that a page of it is one index scan; `rank` is the place of the kind. */
export const todoItems = sqliteTable(
  'todo_items',
  {
    id: integer('id').primaryKey(),
    personId: ofPerson(),
    kind: text('kind').notNull(),
    rank: integer('rank').notNull(),
    dueOn: text('due_on'),
    townCode: text('town_code').notNull(),
    inCharge: text('in_charge').notNull(),
    subjectKind: text('subject_kind'),
    subjectId: integer('subject_id'),
    ruleId: text('rule_id').notNull(),
    ruleFrom: text('rule_from'),
    clause: text('clause').notNull(),
    why: text('why').notNull(),
    /** The words of the sentence as JSON. */
    facts: text('facts').notNull(),
  },
  (table) => [
    index('todo_items_by_day').on(table.dueOn, table.rank, table.personId),
    index('todo_items_by_kind').on(table.rank, table.townCode, table.inCharge, table.dueOn),
    index('todo_items_by_person').on(table.personId),
  ],
);

/** One row: the day for which the items were computed. */
export const todoState = sqliteTable('todo_state', {
  id: integer('id').primaryKey(),
  asOf: text('as_of').notNull(),
});

/** 半年小结 and 年度评估 of a measure. */
export const measureSummaries = sqliteTable(
  'measure_summaries',
  {
    id: id(),
    measureId: ofMeasure(),
    kind: text('kind', { enum: SUMMARY_KINDS }).notNull(),
    periodEnd: text('period_end').notNull(),
    writtenOn: text('written_on').notNull(),
    author: text('author').notNull(),
    conclusion: text('conclusion').notNull(),
    ...kept(),
  },
  (table) => [
    uniqueIndex('measure_summaries_once')
      .on(table.measureId, table.periodEnd)
      .where(sql`voided_at IS NULL`),
  ],
);
