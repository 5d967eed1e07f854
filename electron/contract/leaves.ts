import { z } from 'zod';
import { LEAVE_REASONS, LEAVE_STATES } from '../../db/domain/words/vocabulary.ts';
import { APPROVERS, command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Line,
  Nothing,
  OneWithReason,
  Page,
  PageSize,
  RequiredLine,
  TownCode,
} from './values.ts';

const OfPerson = z.strictObject({ personId: Id });

const Leave = z.strictObject({
  id: Id,
  leftOn: z.string(),
  plannedBackOn: z.string().nullable(),
  backOn: z.string().nullable(),
  destination: z.string(),
  purpose: z.string(),
  appliedOn: z.string().nullable(),
  writtenReport: z.boolean(),
  went: z.boolean(),
  state: z.enum(LEAVE_STATES),
  extensionTo: z.string().nullable(),
  approvals: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      by: z.string(),
      selfApproved: z.boolean(),
    }),
  ),
  decidedBy: z.string(),
  decisionNote: z.string(),
  note: z.string(),
  source: z.string(),
  recordedBy: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
  /** R-05 for this leave; null: nobody has left on it. */
  finding: z
    .strictObject({
      kind: z.enum(['short', 'covered', 'unauthorised']),
      days: z.int(),
      since: z.string().nullable(),
      counts: z.boolean(),
    })
    .nullable(),
  /** Days since the last approved day, when the person is not back. */
  overdueDays: z.int(),
  /** Who entered what waits for approval, and so may not approve it. */
  waitsFrom: z.string(),
});

const LEAVE_CHANGES = ['people', 'control', 'audit'] as const;

/** 请假、外出 (戒毒条例 19, 20; R-05). */
export const leaves = {
  'leaves.apply': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      appliedOn: Day,
      leftOn: Day,
      plannedBackOn: Day,
      destination: RequiredLine,
      purpose: z.enum(LEAVE_REASONS),
      writtenReport: z.boolean(),
      note: Line,
    }),
    output: z.strictObject({ id: Id }),
    changes: LEAVE_CHANGES,
  }),
  /** The application, or its extension, by another than who entered it; in an office of one marked 自评自批. */
  'leaves.approve': command({
    access: APPROVERS,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ until: z.string(), selfApproved: z.boolean() }),
    changes: LEAVE_CHANGES,
  }),
  'leaves.refuse': command({
    access: APPROVERS,
    input: OneWithReason,
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  /** 续假: asked for before the approved days are over. */
  'leaves.extend': command({
    access: STAFF,
    input: z.strictObject({
      id: Id,
      appliedOn: Day,
      until: Day,
      writtenReport: z.boolean(),
      reason: RequiredLine,
    }),
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  /** 销假. */
  'leaves.return': command({
    access: STAFF,
    input: z.strictObject({ id: Id, backOn: Day }),
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  /** 撤销: the person did not go. */
  'leaves.cancel': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  /** 擅自外出: gone without an application. */
  'leaves.record': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      leftOn: Day,
      backOn: Day.nullable(),
      destination: Line,
      purpose: z.enum(LEAVE_REASONS),
      note: Line,
    }),
    output: z.strictObject({ id: Id }),
    changes: LEAVE_CHANGES,
  }),
  'leaves.void': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  'leaves.ofPerson': query({
    access: 'user',
    input: OfPerson,
    output: z.array(Leave),
    reads: ['people', 'control', 'rules'],
  }),
} as const;

const OutflowFields = {
  sinceOn: Day,
  /** 省、市、县 and what is known of the address. */
  place: RequiredLine,
  work: Line,
  employer: Line,
  contactName: Line,
  companion: Line,
  lastContactOn: Day.nullable(),
  note: Line,
};
const Outflow = z.strictObject({
  id: Id,
  sinceOn: z.string(),
  place: z.string(),
  work: z.string(),
  employer: z.string(),
  contactName: z.string(),
  contactPhoneMasked: z.string(),
  companion: z.string(),
  lastContactOn: z.string().nullable(),
  /** Since the last contact, or since the departure where there was none. */
  silentDays: z.int(),
  endedOn: z.string().nullable(),
  note: z.string(),
  source: z.string(),
  recordedBy: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

/** 外流务工去向. */
export const outflows = {
  'outflows.record': command({
    access: STAFF,
    input: z.strictObject({ personId: Id, ...OutflowFields, contactPhone: Line }),
    output: z.strictObject({ id: Id }),
    changes: LEAVE_CHANGES,
  }),
  /** A phone left empty stays as it is (the window shows it masked). */
  'outflows.update': command({
    access: STAFF,
    input: z.strictObject({ id: Id, ...OutflowFields, contactPhone: Line }),
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  'outflows.end': command({
    access: STAFF,
    input: z.strictObject({ id: Id, endedOn: Day, note: Line }),
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  'outflows.void': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: LEAVE_CHANGES,
  }),
  /** The contact's phone in full; logged. */
  'outflows.reveal': command({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ contactPhone: z.string() }),
    changes: ['audit'],
  }),
  'outflows.ofPerson': query({
    access: 'user',
    input: OfPerson,
    output: z.array(Outflow),
    reads: ['people', 'control'],
  }),
  /** Who works away, the longest without contact first; and 务工（外出） without a place on record. */
  'outflows.list': query({
    access: 'user',
    input: z.strictObject({
      townCode: TownCode.optional(),
      /** Only those without contact for at least so many days. */
      silentFor: z.int().min(0).max(9999).optional(),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(
        z.strictObject({
          personId: Id,
          fullName: z.string(),
          townName: z.string(),
          villageName: z.string(),
          controlStatus: z.string(),
          grade: z.string(),
          /** Empty: 务工（外出） by the ledger, and nothing more is known. */
          place: z.string(),
          work: z.string(),
          sinceOn: z.string().nullable(),
          contactName: z.string(),
          lastContactOn: z.string().nullable(),
          silentDays: z.int().nullable(),
        }),
      ),
    }),
    reads: ['people', 'control', 'regions'],
  }),
} as const;
