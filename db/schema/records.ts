import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CONTACT_MODES, TEST_KINDS, TEST_RESULTS } from '../domain/words/vocabulary.ts';
import { id, kept, words } from './columns.ts';
import { ofPerson, people } from './people.ts';

export const visits = sqliteTable(
  'visits',
  {
    id: id(),
    personId: ofPerson(),
    visitedOn: text('visited_on').notNull(),
    mode: text('mode', { enum: CONTACT_MODES }).notNull(),
    outcome: text('outcome').notNull(),
    inCharge: words('in_charge'),
    seen: words('seen'),
    place: words('place'),
    drugState: text('drug_state'),
    topics: text('topics').notNull().default('[]'),
    findings: words('findings'),
    needs: words('needs'),
    source: text('source').notNull(),
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
    anchorKind: words('anchor_kind'),
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
    id: id(),
    personId: ofPerson(),
    testedOn: text('tested_on').notNull(),
    kind: text('kind', { enum: TEST_KINDS }).notNull(),
    result: text('result', { enum: TEST_RESULTS }).notNull(),
    origin: text('origin').notNull(),
    place: words('place'),
    testers: words('testers'),
    note: words('note'),
    source: text('source').notNull(),
    ...kept(),
    secondTester: words('second_tester'),
    femaleStaff: integer('female_staff', { mode: 'boolean' }).notNull().default(false),
    drug: words('drug'),
    sampleNumber: words('sample_number'),
    reportedOn: text('reported_on'),
    soleReason: words('sole_reason'),
    reportedTo: words('reported_to'),
    sentOn: text('sent_on'),
    sentTo: words('sent_to'),
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
    id: id(),
    personId: ofPerson(),
    helpedOn: text('helped_on').notNull(),
    kind: text('kind').notNull(),
    unit: words('unit'),
    amountFen: integer('amount_fen'),
    result: words('result'),
    note: words('note'),
    source: text('source').notNull(),
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
