import {
  index,
  integer,
  sqliteTable,
  text,
  unique,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import {
  ASSESSED_GRADES,
  CONTROL_STATUSES,
  DRUG_STATES,
  EDUCATIONS,
  GRADES,
  MARRIAGES,
  MEASURE_KINDS,
  OCCUPATIONS,
  PERSON_CATEGORIES,
  POVERTY_CATEGORIES,
  SEXES,
} from '../domain/words/vocabulary.ts';
import { PRESENCES, STATUS_CAUSES } from '../domain/figures/population.ts';
import { id, words } from './columns.ts';
import { imports } from './ledgers.ts';
import { rules, towns, villages } from './office.ts';

export const people = sqliteTable(
  'people',
  {
    id: id(),
    revision: integer('revision').notNull().default(1),
    fullName: text('full_name').notNull(),
    alias: words('alias'),
    nameInitials: text('name_initials').notNull(),
    identityNumber: text('identity_number').notNull().unique(),
    identityKind: text('identity_kind').notNull(),
    sex: text('sex', { enum: SEXES }),
    birthOn: text('birth_on'),
    ethnicity: words('ethnicity'),
    phone: words('phone'),
    domicile: words('domicile'),
    townCode: text('town_code')
      .notNull()
      .references(() => towns.code),
    villageCode: text('village_code').references(() => villages.code),
    address: words('address'),
    education: text('education', { enum: EDUCATIONS }),
    marriage: text('marriage', { enum: MARRIAGES }),
    occupation: text('occupation', { enum: OCCUPATIONS }),
    category: text('category', { enum: PERSON_CATEGORIES }).notNull(),
    firstUsedOn: text('first_used_on'),
    lastSeizedOn: text('last_seized_on'),
    drugState: text('drug_state', { enum: DRUG_STATES }),
    policeOfficer: words('police_officer'),
    caseWorker: words('case_worker'),
    gridWorker: words('grid_worker'),
    guardian: words('guardian'),
    guardianPhone: words('guardian_phone'),
    povertyCategory: text('poverty_category', { enum: POVERTY_CATEGORIES }),
    householdSize: integer('household_size'),
    note: words('note'),
    extra: text('extra').notNull().default('[]'),
    controlStatus: text('control_status', { enum: CONTROL_STATUSES }).notNull(),
    presence: text('presence', { enum: PRESENCES }).notNull().default('在册'),
    lightTouch: integer('light_touch', { mode: 'boolean' }).notNull().default(false),
    grade: text('grade', { enum: GRADES }).notNull().default('未评估'),
    origin: text('origin', { enum: ['存量', '新增'] }).notNull(),
    registeredOn: text('registered_on').notNull(),
    importId: integer('import_id').references(() => imports.id),
    recycledAt: text('recycled_at'),
    recycledBy: text('recycled_by'),
    recycleReason: text('recycle_reason'),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    index('people_by_town').on(table.townCode, table.villageCode, table.id),
    index('people_by_initials').on(table.nameInitials, table.id),
    index('people_by_status').on(table.controlStatus, table.id),
    index('people_by_import').on(table.importId),
  ],
);

/** One narrow row a person: every text that the search box looks through (toolchain.md 4b). */
export const personSearch = sqliteTable('person_search', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  text: text('text').notNull(),
});

/** Of one person; a person who is deleted takes their records with them. */
export const ofPerson = () =>
  integer('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' });

export const personDrugs = sqliteTable(
  'person_drugs',
  {
    id: id(),
    personId: ofPerson(),
    position: integer('position').notNull(),
    drug: text('drug').notNull(),
    note: words('note'),
  },
  (table) => [unique().on(table.personId, table.position)],
);

/** 现状变动: what counted for the person from a day on; the indicators are computed from these alone. */
export const statuses = sqliteTable(
  'statuses',
  {
    id: id(),
    personId: ofPerson(),
    effectiveOn: text('effective_on').notNull(),
    cause: text('cause', { enum: STATUS_CAUSES }).notNull(),
    controlStatus: text('control_status', { enum: CONTROL_STATUSES }).notNull(),
    presence: text('presence', { enum: PRESENCES }).notNull(),
    townCode: text('town_code')
      .notNull()
      .references(() => towns.code),
    note: words('note'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
  },
  (table) => [index('statuses_by_person').on(table.personId, table.effectiveOn, table.id)],
);

export const measures = sqliteTable(
  'measures',
  {
    id: id(),
    personId: ofPerson(),
    kind: text('kind', { enum: MEASURE_KINDS }).notNull(),
    documentNumber: words('document_number'),
    decisionOn: text('decision_on'),
    serviceOn: text('service_on'),
    startOn: text('start_on'),
    decidedYears: integer('decided_years'),
    extensionMonths: integer('extension_months').notNull().default(0),
    endOn: text('end_on'),
    endReason: text('end_reason'),
    source: text('source').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    decidingUnit: words('deciding_unit'),
    executionPlace: words('execution_place'),
    agreementNumber: words('agreement_number'),
    agreementOn: text('agreement_on'),
    creditedDays: integer('credited_days').notNull().default(0),
    lateReason: words('late_reason'),
    fileSentOn: text('file_sent_on'),
    releaseNumber: words('release_number'),
    releaseServedOn: text('release_served_on'),
    townNotifiedOn: text('town_notified_on'),
    note: words('note'),
    voidedAt: text('voided_at'),
    voidReason: words('void_reason'),
    /** The later decision that ended it. */
    endedByMeasureId: integer('ended_by_measure_id').references(
      (): AnySQLiteColumn => measures.id,
      {
        onDelete: 'set null',
      },
    ),
  },
  (table) => [index('measures_by_person').on(table.personId, table.id)],
);

/** Of one measure, and gone with it. */
export const ofMeasure = () =>
  integer('measure_id')
    .notNull()
    .references(() => measures.id, { onDelete: 'cascade' });

export const grades = sqliteTable(
  'grades',
  {
    id: id(),
    personId: ofPerson(),
    grade: text('grade', { enum: ASSESSED_GRADES }).notNull(),
    reason: words('reason'),
    source: text('source').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: text('proposed_at').notNull(),
    approvedBy: text('approved_by'),
    effectiveOn: text('effective_on'),
    selfApproved: integer('self_approved', { mode: 'boolean' }).notNull().default(false),
    /** The adopted factor set that the sheet answers. */
    ruleRowId: integer('rule_row_id').references(() => rules.id),
    /** AssessmentAnswers as JSON; null: a grade without a sheet (imported, or no factor set adopted). */
    sheet: text('sheet'),
    points: integer('points'),
    proposedGrade: text('proposed_grade', { enum: ASSESSED_GRADES }),
    declinedBy: text('declined_by'),
    declinedAt: text('declined_at'),
    declineReason: words('decline_reason'),
  },
  (table) => [index('grades_by_person').on(table.personId, table.effectiveOn, table.id)],
);

/** 无感式管理: proposed, entered with a second person's approval, ended by a sign of risk or by the office. */
export const lightTouch = sqliteTable(
  'light_touch',
  {
    id: id(),
    personId: ofPerson(),
    reason: text('reason').notNull(),
    cleanOn: text('clean_on').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: text('proposed_at').notNull(),
    approvedBy: text('approved_by'),
    enteredOn: text('entered_on'),
    declinedBy: text('declined_by'),
    declinedAt: text('declined_at'),
    endedOn: text('ended_on'),
    endedBy: text('ended_by'),
    endReason: words('end_reason'),
  },
  (table) => [index('light_touch_by_person').on(table.personId, table.id)],
);
