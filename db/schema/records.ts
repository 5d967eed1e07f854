import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CONTACT_MODES, TEST_KINDS, TEST_RESULTS } from '../domain/words/vocabulary.ts';
import { people } from './people.ts';

const ofPerson = () =>
  integer('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' });
const kept = () => ({
  source: text('source').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').notNull(),
  voidedAt: text('voided_at'),
  voidReason: text('void_reason').notNull().default(''),
});

export const visits = sqliteTable(
  'visits',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: ofPerson(),
    visitedOn: text('visited_on').notNull(),
    mode: text('mode', { enum: CONTACT_MODES }).notNull(),
    outcome: text('outcome').notNull(),
    inCharge: text('in_charge').notNull().default(''),
    seen: text('seen').notNull().default(''),
    place: text('place').notNull().default(''),
    drugState: text('drug_state'),
    topics: text('topics').notNull().default('[]'),
    findings: text('findings').notNull().default(''),
    needs: text('needs').notNull().default(''),
    ...kept(),
  },
  (table) => [
    index('visits_by_person').on(table.personId, table.visitedOn, table.id),
    index('visits_by_day').on(table.visitedOn, table.id),
    index('visits_missed')
      .on(table.personId, table.visitedOn)
      .where(sql`outcome IN ('未见到','拒绝') AND voided_at IS NULL`),
  ],
);

/** What R-08 answers for a person, kept so that the due list is one index scan; recomputed with whatever it depends on. */
export const visitDues = sqliteTable(
  'visit_dues',
  {
    personId: integer('person_id')
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    dueOn: text('due_on'),
    ruleId: text('rule_id'),
    anchorOn: text('anchor_on'),
    anchorKind: text('anchor_kind').notNull().default(''),
    months: integer('months'),
    reason: text('reason'),
    why: text('why'),
    lastVisitedOn: text('last_visited_on'),
  },
  (table) => [index('visit_dues_by_day').on(table.dueOn, table.personId)],
);

export const tests = sqliteTable(
  'tests',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: ofPerson(),
    testedOn: text('tested_on').notNull(),
    kind: text('kind', { enum: TEST_KINDS }).notNull(),
    result: text('result', { enum: TEST_RESULTS }).notNull(),
    origin: text('origin').notNull(),
    place: text('place').notNull().default(''),
    testers: text('testers').notNull().default(''),
    note: text('note').notNull().default(''),
    ...kept(),
    secondTester: text('second_tester').notNull().default(''),
    femaleStaff: integer('female_staff', { mode: 'boolean' }).notNull().default(false),
    drug: text('drug').notNull().default(''),
    sampleNumber: text('sample_number').notNull().default(''),
    reportedOn: text('reported_on'),
    soleReason: text('sole_reason').notNull().default(''),
    reportedTo: text('reported_to').notNull().default(''),
    sentOn: text('sent_on'),
    sentTo: text('sent_to').notNull().default(''),
  },
  (table) => [
    index('tests_by_person').on(table.personId, table.testedOn, table.id),
    index('tests_by_day').on(table.testedOn, table.id),
    index('tests_to_follow')
      .on(table.personId, table.testedOn)
      .where(sql`result IN ('阳性','弱阳待检') AND voided_at IS NULL`),
  ],
);

export const helpRecords = sqliteTable(
  'help_records',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: ofPerson(),
    helpedOn: text('helped_on').notNull(),
    kind: text('kind').notNull(),
    unit: text('unit').notNull().default(''),
    amountFen: integer('amount_fen'),
    result: text('result').notNull().default(''),
    note: text('note').notNull().default(''),
    ...kept(),
    /** The need of a visit that it answers (visit_needs). */
    needId: integer('need_id'),
  },
  (table) => [
    index('help_records_by_person').on(table.personId, table.helpedOn, table.id),
    index('help_records_by_day').on(table.helpedOn, table.id),
    index('help_records_by_need')
      .on(table.needId)
      .where(sql`need_id IS NOT NULL`),
  ],
);
