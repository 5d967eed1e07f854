import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { POVERTY_LEVELS } from '../domain/words/vocabulary.ts';
import {
  CASE_OUTCOMES,
  CASE_SOURCES,
  CASE_STEPS,
  CLOSING_WAYS,
} from '../domain/words/vocabulary-poverty.ts';
import { id, kept, words } from './columns.ts';
import { ofPerson } from './people.ts';
import { ofHousehold, revision, roundEntries, selfApproved } from './poverty.ts';

/** What the second person did not agree to, until it is proposed again; '' and null: nothing was sent back. */
const returned = () => ({
  returnedReason: words('returned_reason'),
  returnedBy: words('returned_by'),
  /** Who had proposed it. */
  returnedTo: words('returned_to'),
  returnedOn: text('returned_on'),
});

/** 新发现涉毒贫困人员: from the clue to the decision (domain.md 7.7; NEW-CASE). */
export const povertyCases = sqliteTable(
  'poverty_cases',
  {
    id: id(),
    revision: revision(),
    personId: ofPerson(),
    householdId: ofHousehold(),
    source: text('source', { enum: CASE_SOURCES }).notNull(),
    clueOn: text('clue_on').notNull(),
    note: words('note'),
    /** What the notice says is to be given; '' until one is printed. */
    noticeCategory: words('notice_category'),
    outcome: text('outcome', { enum: CASE_OUTCOMES }),
    outcomeCategory: text('outcome_category'),
    /** The level at which 纳入 puts the household under watch. */
    outcomeLevel: text('outcome_level', { enum: POVERTY_LEVELS }),
    outcomeOn: text('outcome_on'),
    outcomeReason: words('outcome_reason'),
    proposedBy: text('proposed_by'),
    decidedBy: text('decided_by'),
    selfApproved: selfApproved(),
    ...returned(),
    ...kept(),
  },
  (table) => [
    index('poverty_cases_by_household').on(table.householdId, table.id),
    uniqueIndex('poverty_cases_one_open')
      .on(table.personId)
      .where(sql`decided_by IS NULL AND voided_at IS NULL`),
  ],
);

/** 监测对象: a household under watch from the day it was identified until the risk is gone; at most one open. */
export const householdWatches = sqliteTable(
  'household_watches',
  {
    id: id(),
    revision: revision(),
    householdId: ofHousehold(),
    entryId: integer('entry_id').references(() => roundEntries.id, { onDelete: 'set null' }),
    /** The new case whose decision began it. */
    caseId: integer('case_id').references(() => povertyCases.id, { onDelete: 'set null' }),
    identifiedOn: text('identified_on').notNull(),
    level: text('level', { enum: POVERTY_LEVELS }).notNull(),
    riskTypes: text('risk_types').notNull().default('[]'),
    reopenedFrom: integer('reopened_from'),
    openReason: words('open_reason'),
    /** The line to the monitoring office. */
    notifiedOn: text('notified_on'),
    notifiedTo: words('notified_to'),
    closingWay: text('closing_way', { enum: CLOSING_WAYS }),
    closingEntryId: integer('closing_entry_id').references(() => roundEntries.id, {
      onDelete: 'set null',
    }),
    closingProposedBy: text('closing_proposed_by'),
    closingProposedOn: text('closing_proposed_on'),
    closingNote: words('closing_note'),
    closedOn: text('closed_on'),
    closedBy: text('closed_by'),
    selfApproved: selfApproved(),
    ...returned(),
    ...kept(),
  },
  (table) => [
    index('household_watches_by_household').on(table.householdId, table.identifiedOn, table.id),
    uniqueIndex('household_watches_one_open')
      .on(table.householdId)
      .where(sql`closed_on IS NULL AND voided_at IS NULL`),
  ],
);

export const povertyCaseSteps = sqliteTable(
  'poverty_case_steps',
  {
    id: id(),
    caseId: integer('case_id')
      .notNull()
      .references(() => povertyCases.id, { onDelete: 'cascade' }),
    step: text('step', { enum: CASE_STEPS }).notNull(),
    fromOn: text('from_on').notNull(),
    /** The last day of a notice (村内公示). */
    toOn: text('to_on'),
    /** 文书: name or number of the paper in the file. */
    paper: words('paper'),
    result: words('result'),
    ...kept(),
  },
  (table) => [index('poverty_case_steps_by_case').on(table.caseId, table.id)],
);
