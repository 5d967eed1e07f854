import { sql } from 'drizzle-orm';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { DRUG_STATES, EVALUATION_BASES } from '../domain/words/vocabulary.ts';
import { id, kept, words } from './columns.ts';
import { ofPerson } from './people.ts';

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
    evaluator: words('evaluator'),
    stateBefore: text('state_before', { enum: DRUG_STATES }),
    source: text('source').notNull(),
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
    work: words('work'),
    employer: words('employer'),
    contactName: words('contact_name'),
    contactPhone: words('contact_phone'),
    companion: words('companion'),
    lastContactOn: text('last_contact_on'),
    endedOn: text('ended_on'),
    note: words('note'),
    source: text('source').notNull(),
    ...kept(),
  },
  (table) => [
    index('outflows_by_person').on(table.personId, table.sinceOn, table.id),
    index('outflows_open')
      .on(table.personId)
      .where(sql`ended_on IS NULL AND voided_at IS NULL`),
  ],
);
