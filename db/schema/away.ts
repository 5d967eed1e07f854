import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { DRUG_STATES, EVALUATION_BASES } from '../domain/words/vocabulary.ts';
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
const id = () => integer('id').primaryKey({ autoIncrement: true });
const line = (name: string) => text(name).notNull().default('');

/** 戒毒状态 with its evidence; the newest is what the person's row says. */
export const drugStateEvaluations = sqliteTable(
  'drug_state_evaluations',
  {
    id: id(),
    personId: ofPerson(),
    evaluatedOn: text('evaluated_on').notNull(),
    state: text('state', { enum: DRUG_STATES }).notNull(),
    basis: text('basis', { enum: EVALUATION_BASES }).notNull(),
    evidence: text('evidence').notNull(),
    evaluator: line('evaluator'),
    stateBefore: text('state_before', { enum: DRUG_STATES }),
    ...kept(),
  },
  (table) => [
    index('drug_state_evaluations_by_person').on(table.personId, table.evaluatedOn, table.id),
  ],
);

/** 外流务工去向. */
export const outflows = sqliteTable(
  'outflows',
  {
    id: id(),
    personId: ofPerson(),
    sinceOn: text('since_on').notNull(),
    place: text('place').notNull(),
    work: line('work'),
    employer: line('employer'),
    contactName: line('contact_name'),
    contactPhone: line('contact_phone'),
    companion: line('companion'),
    lastContactOn: text('last_contact_on'),
    endedOn: text('ended_on'),
    note: line('note'),
    ...kept(),
  },
  (table) => [
    index('outflows_by_person').on(table.personId, table.sinceOn, table.id),
    index('outflows_open')
      .on(table.personId)
      .where(sql`ended_on IS NULL AND voided_at IS NULL`),
  ],
);
