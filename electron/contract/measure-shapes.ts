import { z } from 'zod';
import {
  CONTROL_STATUSES,
  HANDOVER_KINDS,
  MEASURE_END_REASONS,
  MEASURE_KINDS,
  SUSPENSION_REASONS,
} from '../../db/domain/words/vocabulary.ts';
import { Day, Id, Line, RequiredLine, RoughDay } from './values.ts';

const Months = z
  .int('请填写月数')
  .min(1, '延长的月数应为一至十二')
  .max(12, '延长的月数应为一至十二');

/** What a measure leads to, said in the foot of the window. */
export const MeasureDone = z.strictObject({
  measureId: Id,
  controlStatus: z.enum(CONTROL_STATUSES),
  /** */
  reportInDue: z.string().nullable(),
  lastDay: z.string().nullable(),
  /** 逾期报到. */
  late: z.boolean(),
});

/** 责令、决定 or an agreement; with `endOn` one of the past, which changes nothing of today (补录). */
export const DecideMeasure = z.strictObject({
  personId: Id,
  kind: z.enum(MEASURE_KINDS),
  documentNumber: Line,
  decidingUnit: Line,
  executionPlace: Line,
  decisionOn: RoughDay.nullable(),
  serviceOn: RoughDay.nullable(),
  startOn: RoughDay.nullable(),
  decidedYears: z.int().min(1).max(3).nullable(),
  /** 戒毒条例 31: the running 强制隔离戒毒 is changed to 社区戒毒. */
  change: z.boolean().default(false),
  /** 折抵; null: the program counts the days. */
  creditedDays: z.int().min(0).max(1096).nullable().default(null),
  agreementNumber: Line,
  agreementOn: Day.nullable(),
  endOn: RoughDay.nullable().default(null),
  endReason: z.enum(MEASURE_END_REASONS).nullable().default(null),
  note: Line,
});
export const ReportIn = z.strictObject({
  measureId: Id,
  on: Day,
  /** 正当理由, asked for after the due day. */
  lateReason: Line,
  agreementNumber: Line,
  agreementOn: Day.nullable(),
});
export const Suspend = z.strictObject({
  measureId: Id,
  from: Day,
  /** A suspension that is over already. */
  to: Day.nullable().default(null),
  reason: z.enum(SUSPENSION_REASONS),
  note: Line,
});
export const Resume = z.strictObject({ measureId: Id, on: Day, note: Line });
export const Transfer = z.strictObject({
  measureId: Id,
  on: Day,
  toPlace: RequiredLine,
  fileSentOn: Day.nullable(),
  note: Line,
});
/** Nothing and null leave what stands; another day in its place, or one after the end, is a 更正 with its reason. */
const CorrectionOfDays = { correctionReason: Line.default('') };
export const Arrive = z.strictObject({
  transferId: Id,
  reportedOn: Day.nullable(),
  fileSentOn: Day.nullable(),
  agreementNumber: Line,
  agreementOn: Day.nullable(),
  ...CorrectionOfDays,
});
export const Extend = z.strictObject({ measureId: Id, months: Months, note: RequiredLine });
/** The papers of a handover to the police; empty ones are filled in later. */
export const HandOver = z.strictObject({
  measureId: Id,
  handoverId: Id.nullable().default(null),
  kind: z.enum(HANDOVER_KINDS),
  warningOn: Day.nullable(),
  proofOn: Day.nullable(),
  testNoticeOn: Day.nullable(),
  handedOn: Day.nullable(),
  handedTo: Line,
  receiptOn: Day.nullable(),
  note: Line,
  ...CorrectionOfDays,
});
export const EndMeasure = z.strictObject({
  measureId: Id,
  on: Day,
  reason: z.enum(MEASURE_END_REASONS),
  releaseNumber: Line,
  releaseServedOn: Day.nullable(),
  townNotifiedOn: Day.nullable(),
  note: Line,
});
const CorrectedFields = z
  .strictObject({
    documentNumber: Line,
    decidingUnit: Line,
    executionPlace: Line,
    decisionOn: RoughDay.nullable(),
    serviceOn: RoughDay.nullable(),
    startOn: RoughDay.nullable(),
    decidedYears: z.int().min(1).max(3).nullable(),
    extensionMonths: z.int().min(0).max(12),
    creditedDays: z.int().min(0).max(1096),
    agreementNumber: Line,
    agreementOn: Day.nullable(),
    lateReason: Line,
    fileSentOn: Day.nullable(),
    endOn: RoughDay.nullable(),
    releaseNumber: Line,
    releaseServedOn: Day.nullable(),
    townNotifiedOn: Day.nullable(),
    note: Line,
  })
  .partial();
export const CorrectMeasure = z.strictObject({
  measureId: Id,
  fields: CorrectedFields,
  reason: RequiredLine,
});
export const VOIDABLE_PARTS = [
  'measure',
  'reportIn',
  'end',
  'suspension',
  'transfer',
  'handover',
] as const;

/** An event that could be recorded now, or why not, with the clause. */
export const Possible = z.strictObject({ event: z.string(), refused: z.string() });
export const Recorded = {
  id: Id,
  note: z.string(),
  recordedBy: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
};
const Handover = z.strictObject({
  ...Recorded,
  kind: z.enum(HANDOVER_KINDS),
  warningOn: z.string().nullable(),
  proofOn: z.string().nullable(),
  testNoticeOn: z.string().nullable(),
  handedOn: z.string().nullable(),
  handedTo: z.string(),
  receiptOn: z.string().nullable(),
  /** Papers that are still to come, in their order. */
  missing: z.array(z.string()),
});
const TransferRecord = z.strictObject({
  ...Recorded,
  changedOn: z.string(),
  fromPlace: z.string(),
  toPlace: z.string(),
  fileSentOn: z.string().nullable(),
  reportedOn: z.string().nullable(),
  agreementOn: z.string().nullable(),
  /** R-02 at the new place. */
  due: z.string(),
  state: z.string(),
});
export const MeasureRecord = z.strictObject({
  ...Recorded,
  kind: z.enum(MEASURE_KINDS),
  documentNumber: z.string(),
  decidingUnit: z.string(),
  executionPlace: z.string(),
  decisionOn: z.string().nullable(),
  serviceOn: z.string().nullable(),
  startOn: z.string().nullable(),
  decidedYears: z.int().nullable(),
  extensionMonths: z.int(),
  creditedDays: z.int(),
  agreementNumber: z.string(),
  agreementOn: z.string().nullable(),
  lateReason: z.string(),
  fileSentOn: z.string().nullable(),
  endOn: z.string().nullable(),
  endReason: z.string().nullable(),
  releaseNumber: z.string(),
  releaseServedOn: z.string().nullable(),
  townNotifiedOn: z.string().nullable(),
  source: z.string(),
  state: z.string(),
  reportIn: z.strictObject({ due: z.string().nullable(), state: z.string().nullable() }),
  term: z.strictObject({
    lastDay: z.string().nullable(),
    releaseNoticeDue: z.string().nullable(),
    daysLeft: z.int().nullable(),
    suspendedDays: z.int(),
    /** Why there is no last day, in words; empty when there is one. */
    why: z.string(),
  }),
  /** R-05; null: not of this kind, or not started. */
  violation: z
    .strictObject({
      reached: z.boolean(),
      earlyWarning: z.boolean().nullable(),
      refused: z.int(),
      leaves: z.int(),
      leaveDays: z.int(),
    })
    .nullable(),
  suspensions: z.array(
    z.strictObject({
      ...Recorded,
      from: z.string(),
      to: z.string().nullable(),
      reason: z.enum(SUSPENSION_REASONS),
    }),
  ),
  transfers: z.array(TransferRecord),
  handovers: z.array(Handover),
  /** What must follow, with the event that does it; null: nothing now. */
  next: z
    .strictObject({
      event: z.string(),
      text: z.string(),
      dueOn: z.string().nullable(),
      late: z.boolean(),
    })
    .nullable(),
  possible: z.array(Possible),
});
