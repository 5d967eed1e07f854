import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import {
  ADDICTION_FINDINGS,
  HANDOVER_KINDS,
  LEAVE_STATES,
  RISK_SIGNS,
  SUSPENSION_REASONS,
} from '../domain/words/vocabulary.ts';
import { id, kept, words } from './columns.ts';
import { ofMeasure, ofPerson } from './people.ts';

/** 中止: [from, to); an open one runs to today. */
export const measureSuspensions = sqliteTable(
  'measure_suspensions',
  {
    id: id(),
    measureId: ofMeasure(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
    reason: text('reason', { enum: SUSPENSION_REASONS }).notNull(),
    note: words('note'),
    ...kept(),
  },
  (table) => [index('measure_suspensions_by_measure').on(table.measureId, table.fromOn)],
);

/** 变更执行地 (戒毒条例 22). */
export const measureTransfers = sqliteTable(
  'measure_transfers',
  {
    id: id(),
    measureId: ofMeasure(),
    changedOn: text('changed_on').notNull(),
    fromPlace: words('from_place'),
    toPlace: words('to_place'),
    fileSentOn: text('file_sent_on'),
    reportedOn: text('reported_on'),
    agreementOn: text('agreement_on'),
    note: words('note'),
    ...kept(),
  },
  (table) => [index('measure_transfers_by_measure').on(table.measureId, table.changedOn)],
);

/** 移交公安机关 and the papers it needs (戒毒条例 14, 20, 21). */
export const handovers = sqliteTable(
  'handovers',
  {
    id: id(),
    measureId: ofMeasure(),
    kind: text('kind', { enum: HANDOVER_KINDS }).notNull(),
    warningOn: text('warning_on'),
    proofOn: text('proof_on'),
    testNoticeOn: text('test_notice_on'),
    handedOn: text('handed_on'),
    handedTo: words('handed_to'),
    receiptOn: text('receipt_on'),
    note: words('note'),
    ...kept(),
  },
  (table) => [index('handovers_by_measure').on(table.measureId, table.id)],
);

/** 查获. */
export const seizures = sqliteTable(
  'seizures',
  {
    id: id(),
    personId: ofPerson(),
    seizedOn: text('seized_on').notNull(),
    unit: words('unit'),
    place: words('place'),
    drugs: text('drugs').notNull().default('[]'),
    finding: text('finding', { enum: ADDICTION_FINDINGS }).notNull(),
    findingNumber: words('finding_number'),
    note: words('note'),
    source: text('source').notNull(),
    ...kept(),
  },
  (table) => [index('seizures_by_person').on(table.personId, table.seizedOn, table.id)],
);

/** 请假、外出 (戒毒条例 19, R-05). */
export const leaves = sqliteTable(
  'leaves',
  {
    id: id(),
    personId: ofPerson(),
    leftOn: text('left_on').notNull(),
    plannedBackOn: text('planned_back_on'),
    backOn: text('back_on'),
    destination: words('destination'),
    purpose: text('purpose').notNull(),
    writtenReport: integer('written_report', { mode: 'boolean' }).notNull().default(false),
    /** Left without waiting for the answer, or against it. */
    went: integer('went', { mode: 'boolean' }).notNull().default(false),
    state: text('state', { enum: LEAVE_STATES }).notNull(),
    note: words('note'),
    source: text('source').notNull(),
    ...kept(),
    appliedOn: text('applied_on'),
    extensionTo: text('extension_to'),
    extensionAppliedOn: text('extension_applied_on'),
    /** Who entered the extension that waits. */
    extensionBy: words('extension_by'),
    decidedBy: words('decided_by'),
    decidedAt: text('decided_at'),
    decisionNote: words('decision_note'),
  },
  (table) => [
    index('leaves_by_person').on(table.personId, table.leftOn, table.id),
    index('leaves_away')
      .on(table.state, table.plannedBackOn)
      .where(sql`back_on IS NULL AND voided_at IS NULL`),
  ],
);

/** Both days included. */
export const leaveApprovals = sqliteTable(
  'leave_approvals',
  {
    id: id(),
    leaveId: integer('leave_id')
      .notNull()
      .references(() => leaves.id, { onDelete: 'cascade' }),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on').notNull(),
    approvedBy: text('approved_by').notNull(),
    approvedAt: text('approved_at').notNull(),
    selfApproved: integer('self_approved', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('leave_approvals_by_leave').on(table.leaveId, table.fromOn)],
);

/** What asks for a review of the grade, or ends 无感式管理, without being a test or a seizure. */
export const riskSigns = sqliteTable(
  'risk_signs',
  {
    id: id(),
    personId: ofPerson(),
    happenedOn: text('happened_on').notNull(),
    kind: text('kind', { enum: RISK_SIGNS }).notNull(),
    note: words('note'),
    source: text('source').notNull(),
    ...kept(),
  },
  (table) => [index('risk_signs_by_person').on(table.personId, table.happenedOn, table.id)],
);
