import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import {
  BAIL_STATES,
  DRUG_STATES,
  PERSON_CATEGORIES,
  POVERTY_LEVELS,
  ROUND_LEAVING_REASONS,
  ROUND_NAMES,
  SEXES,
} from '../domain/words/vocabulary.ts';
import {
  DISABILITIES,
  HEALTH_STATES,
  HOUSEHOLD_RELATIONS,
  LABOUR_ABILITIES,
  MEMBER_WORKS,
  SCHOOLINGS,
  UNMET_REASONS,
} from '../domain/words/vocabulary-poverty.ts';
import { id, kept, words } from './columns.ts';
import { towns, villages } from './office.ts';
import { ofPerson, people } from './people.ts';

const yes = (name: string) => integer(name, { mode: 'boolean' });
export const revision = () => integer('revision').notNull().default(1);
export const selfApproved = () => yes('self_approved').notNull().default(false);
export const ofHousehold = () =>
  integer('household_id')
    .notNull()
    .references(() => households.id, { onDelete: 'cascade' });

/** 贫困属性 as the office uses them: the shipped six and its own; `listed`: people of such a household are on the list of a round. */
export const householdCategoryWords = sqliteTable('household_category_words', {
  word: text('word').primaryKey(),
  listed: yes('listed').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').notNull(),
  retiredAt: text('retired_at'),
});

/** 户. The contact is 帮扶联系人 (FP-19); `noLabour` is the mark 整户无劳动能力 (FP-13). */
export const households = sqliteTable(
  'households',
  {
    id: id(),
    revision: revision(),
    number: words('number'),
    townCode: text('town_code')
      .notNull()
      .references(() => towns.code),
    villageCode: text('village_code').references(() => villages.code),
    address: words('address'),
    contactName: words('contact_name'),
    contactUnit: words('contact_unit'),
    contactPhone: words('contact_phone'),
    noLabour: yes('no_labour').notNull().default(false),
    note: words('note'),
    /** 录入; 台账: made from columns 33 and 34 of the people ledger. */
    source: text('source').notNull().default('录入'),
    ...kept(),
  },
  (table) => [
    index('households_by_town')
      .on(table.townCode, table.villageCode, table.id)
      .where(sql`voided_at IS NULL`),
  ],
);

/** What a household was, from a day on and until another. */
export const householdCategories = sqliteTable(
  'household_categories',
  {
    id: id(),
    householdId: ofHousehold(),
    word: text('word').notNull(),
    since: text('since').notNull(),
    until: text('until'),
    basis: words('basis'),
    ...kept(),
  },
  (table) => [
    index('household_categories_by_household').on(table.householdId, table.since, table.id),
  ],
);

/** A registered person (`personId`; name and number are theirs) or somebody else of the household. */
export const householdMembers = sqliteTable(
  'household_members',
  {
    id: id(),
    householdId: ofHousehold(),
    personId: integer('person_id').references(() => people.id, { onDelete: 'cascade' }),
    name: words('name'),
    identityNumber: words('identity_number'),
    relation: text('relation', { enum: HOUSEHOLD_RELATIONS }).notNull(),
    sex: text('sex', { enum: SEXES }),
    birthOn: text('birth_on'),
    health: text('health', { enum: HEALTH_STATES }).notNull(),
    disability: text('disability', { enum: DISABILITIES }).notNull(),
    schooling: text('schooling', { enum: SCHOOLINGS }).notNull(),
    labour: text('labour', { enum: LABOUR_ABILITIES }).notNull(),
    work: text('work', { enum: MEMBER_WORKS }).notNull(),
    workPlace: words('work_place'),
    /** 参加基本医疗保险. */
    insured: yes('insured'),
    since: text('since'),
    until: text('until'),
    endReason: words('end_reason'),
    ...kept(),
  },
  (table) => [
    index('household_members_by_household').on(table.householdId, table.id),
    uniqueIndex('household_members_one_home')
      .on(table.personId)
      .where(sql`person_id IS NOT NULL AND until IS NULL AND voided_at IS NULL`),
  ],
);

/** 逐人回访: one round a year and name; its list lies in roundEntries. Closed: nothing in it changes any more. */
export const returnRounds = sqliteTable(
  'return_rounds',
  {
    id: id(),
    revision: revision(),
    year: integer('year').notNull(),
    name: text('name', { enum: ROUND_NAMES }).notNull(),
    firstOn: text('first_on').notNull(),
    lastOn: text('last_on').notNull(),
    openedBy: text('opened_by').notNull(),
    openedOn: text('opened_on').notNull(),
    openedAt: text('opened_at').notNull(),
    note: words('note'),
    closedBy: text('closed_by'),
    closedOn: text('closed_on'),
    closedAt: text('closed_at'),
    selfApproved: selfApproved(),
  },
  (table) => [unique().on(table.year, table.name)],
);

/** A person on the list of a round, with what was true when the list was frozen; leaving needs a reason. */
export const roundEntries = sqliteTable(
  'round_entries',
  {
    id: id(),
    revision: revision(),
    roundId: integer('round_id')
      .notNull()
      .references(() => returnRounds.id),
    personId: ofPerson(),
    householdId: integer('household_id')
      .notNull()
      .references(() => households.id),
    townCode: text('town_code').notNull(),
    villageCode: text('village_code'),
    householdCategory: text('household_category').notNull(),
    personCategory: text('person_category', { enum: PERSON_CATEGORIES }).notNull(),
    origin: text('origin', { enum: ['冻结', '补入'] }).notNull(),
    addedOn: text('added_on').notNull(),
    addedBy: text('added_by').notNull(),
    addedNote: words('added_note'),
    /** 回访人. */
    visitor: words('visitor'),
    leftReason: text('left_reason', { enum: ROUND_LEAVING_REASONS }),
    leftOn: text('left_on'),
    leftBy: text('left_by'),
    leftNote: words('left_note'),
    /** 未回访原因. */
    unmetReason: text('unmet_reason', { enum: UNMET_REASONS }),
    unmetNote: words('unmet_note'),
    unmetBy: text('unmet_by'),
  },
  (table) => [
    unique().on(table.roundId, table.personId),
    index('round_entries_by_town').on(table.roundId, table.townCode, table.villageCode, table.id),
    index('round_entries_by_person').on(table.personId, table.roundId),
    index('round_entries_by_household').on(table.householdId, table.roundId),
  ],
);

/** The visit sheet of an entry, the reviewer's conclusion and its approval. Income of twelve months, in fen. */
export const roundSheets = sqliteTable(
  'round_sheets',
  {
    entryId: integer('entry_id')
      .primaryKey()
      .references(() => roundEntries.id, { onDelete: 'cascade' }),
    revision: revision(),
    /** False: a draft, which counts nowhere. */
    complete: yes('complete').notNull(),
    visitedOn: text('visited_on'),
    visitor: words('visitor'),
    respondent: words('respondent'),
    people: integer('people'),
    wageFen: integer('wage_fen'),
    businessFen: integer('business_fen'),
    propertyFen: integer('property_fen'),
    transferFen: integer('transfer_fen'),
    businessCostFen: integer('business_cost_fen'),
    claimsFen: integer('claims_fen'),
    medicalCostFen: integer('medical_cost_fen'),
    housing: yes('housing'),
    schooling: yes('schooling'),
    medical: yes('medical'),
    water: yes('water'),
    guaranteesNote: words('guarantees_note'),
    healthNote: words('health_note'),
    ableToWork: integer('able_to_work'),
    working: integer('working'),
    workUnstable: yes('work_unstable'),
    workNote: words('work_note'),
    drugState: text('drug_state', { enum: DRUG_STATES }),
    bail: text('bail', { enum: BAIL_STATES }).notNull().default('无'),
    releasedOn: text('released_on'),
    safetyNet: yes('safety_net'),
    /** 返贫风险类型 (JSON). */
    riskTypes: text('risk_types').notNull().default('[]'),
    riskNote: words('risk_note'),
    wishes: words('wishes'),
    /** Kinds of help (JSON). */
    helpInPlace: text('help_in_place').notNull().default('[]'),
    helpNeeded: text('help_needed').notNull().default('[]'),
    visitorView: text('visitor_view', { enum: POVERTY_LEVELS }),
    visitorNote: words('visitor_note'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    conclusion: text('conclusion', { enum: POVERTY_LEVELS }),
    conclusionReason: words('conclusion_reason'),
    concludedBy: text('concluded_by'),
    concludedAt: text('concluded_at'),
    /** What R-11 answered when it was concluded (JSON of PovertyRisk). */
    finding: text('finding'),
    /** Warnings FP-nn that were confirmed, with the reason (JSON). */
    confirmed: text('confirmed').notNull().default('{}'),
    returnedReason: words('returned_reason'),
    approvedBy: text('approved_by'),
    approvedAt: text('approved_at'),
    selfApproved: selfApproved(),
  },
  (table) => [
    index('round_sheets_returned')
      .on(table.entryId)
      .where(sql`returned_reason <> ''`),
  ],
);
