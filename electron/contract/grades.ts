import { z } from 'zod';
import { ASSESSED_GRADES, GRADES } from '../../db/domain/words/vocabulary.ts';
import { APPROVERS, command, query, STAFF } from './define.ts';
import { Id, Line, Nothing, OneWithReason, RequiredLine } from './values.ts';

const Factor = z.strictObject({
  id: z.string(),
  title: z.string(),
  fromRegister: z.boolean(),
  several: z.boolean(),
  bonus: z.int(),
  options: z.array(z.strictObject({ label: z.string(), points: z.int(), group: z.string() })),
});
const Force = z.strictObject({ id: z.string(), label: z.string(), grade: z.enum(ASSESSED_GRADES) });
const FactorSet = z.strictObject({
  rowId: Id,
  validFrom: z.string(),
  /** 示例 as long as the office has not changed the example set. */
  status: z.string(),
  high: z.int(),
  middle: z.int(),
  factors: z.array(Factor),
  forces: z.array(Force),
});

/** Chosen option labels by factor id, and the circumstances that hold. */
const Answers = z.strictObject({
  chosen: z.record(z.string().max(20), z.array(z.string().max(60)).max(20)),
  forces: z.array(z.string().max(60)).max(20),
});

const Assessment = z.strictObject({
  gradeId: Id,
  grade: z.enum(ASSESSED_GRADES),
  /** What the sheet gave; null: a grade without a sheet. */
  proposedGrade: z.enum(ASSESSED_GRADES).nullable(),
  points: z.int().nullable(),
  /** The sheet in words: factor, chosen, points; empty without one. */
  lines: z.array(z.strictObject({ title: z.string(), chosen: z.string(), points: z.int() })),
  forcedBy: z.array(z.string()),
  reason: z.string(),
  source: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  approvedBy: z.string().nullable(),
  effectiveOn: z.string().nullable(),
  selfApproved: z.boolean(),
  declinedBy: z.string().nullable(),
  declineReason: z.string(),
  state: z.enum(['现行', '历史', '待审批', '未批准']),
  /** Empty when the present user may approve it. */
  whyNot: z.string(),
});

/** Risk grades: assessment, approval, review. */
export const grades = {
  /** Proposals that wait for an approver, oldest first. */
  'grades.waiting': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        gradeId: Id,
        personId: Id,
        fullName: z.string(),
        townName: z.string(),
        present: z.enum(GRADES),
        grade: z.enum(GRADES),
        reason: z.string(),
        source: z.string(),
        proposedBy: z.string(),
        proposedAt: z.string(),
        /** Empty when the present user may approve it. */
        whyNot: z.string(),
      }),
    ),
    reads: ['people'],
  }),
  /** A grade without a sheet: for an office that has adopted no factor set. */
  'grades.propose': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      grade: z.enum(ASSESSED_GRADES),
      reason: RequiredLine,
    }),
    output: z.strictObject({ gradeId: Id }),
    changes: ['people', 'audit'],
  }),
  /** By another person than the proposer; in an office of one by oneself, marked 自评自批. */
  'grades.approve': command({
    access: APPROVERS,
    input: z.strictObject({ gradeId: Id }),
    output: z.strictObject({ effectiveOn: z.string(), selfApproved: z.boolean() }),
    changes: ['people', 'visits', 'audit'],
  }),
  'grades.decline': command({
    access: APPROVERS,
    input: z.strictObject({ gradeId: Id, reason: RequiredLine }),
    output: Nothing,
    changes: ['people', 'audit'],
  }),
  /** The adopted factor set with what the register answers already; `set` null: 未设置. */
  'grades.sheet': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({
      set: FactorSet.nullable(),
      suggested: Answers,
      /** The answers of the last assessment, to be compared. */
      last: Answers.nullable(),
      present: z.enum(GRADES),
    }),
    reads: ['people', 'visits', 'rules', 'control'],
  }),
  /** The sheet as it was answered; another grade than it gives needs a reason. Points are counted here, not on the screen. */
  'grades.assess': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      rowId: Id,
      answers: Answers,
      grade: z.enum(ASSESSED_GRADES),
      reason: Line,
    }),
    output: z.strictObject({
      gradeId: Id,
      points: z.int(),
      proposedGrade: z.enum(ASSESSED_GRADES),
    }),
    changes: ['people', 'audit'],
  }),
  /** Every assessment, newest first, and when the next one is due. */
  'grades.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({
      assessments: z.array(Assessment),
      nextReviewOn: z.string().nullable(),
      nextReviewWhy: z.string(),
      triggers: z.array(
        z.strictObject({ trigger: z.string(), on: z.string(), due: z.string().nullable() }),
      ),
    }),
    reads: ['people', 'visits', 'rules', 'control'],
  }),
} as const;

const LightTouchEntry = z.strictObject({
  id: Id,
  personId: Id,
  /** 无感人员 with its number: who they are is opened one by one, and logged. */
  label: z.string(),
  townName: z.string(),
  reason: z.string(),
  cleanOn: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  approvedBy: z.string().nullable(),
  enteredOn: z.string().nullable(),
  declinedBy: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: z.string(),
  /** Empty when the present user may approve it. */
  whyNot: z.string(),
});

/** 无感式管理. */
export const lightTouch = {
  /** Whether the person may be proposed today, and every entry there was. */
  'lightTouch.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({
      running: z.boolean(),
      cleanOn: z.string().nullable(),
      /** What stands in the way, in words; empty: it can be proposed. */
      obstacles: z.array(z.string()),
      entries: z.array(LightTouchEntry),
    }),
    reads: ['people', 'visits', 'rules', 'control'],
  }),
  'lightTouch.propose': command({
    access: STAFF,
    input: z.strictObject({ personId: Id, reason: RequiredLine }),
    output: z.strictObject({ id: Id }),
    changes: ['people', 'control', 'audit'],
  }),
  /** By a second person always: the conditions are looked at again on the day. */
  'lightTouch.approve': command({
    access: APPROVERS,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ enteredOn: z.string() }),
    changes: ['people', 'visits', 'control', 'audit'],
  }),
  'lightTouch.decline': command({
    access: APPROVERS,
    input: OneWithReason,
    output: Nothing,
    changes: ['people', 'control', 'audit'],
  }),
  /** Ended by the office; a sign of risk ends it by itself. */
  'lightTouch.end': command({
    access: APPROVERS,
    input: z.strictObject({ personId: Id, reason: RequiredLine }),
    output: Nothing,
    changes: ['people', 'visits', 'control', 'audit'],
  }),
  /** Opens who it is; logged with who and when. */
  'lightTouch.reveal': command({
    access: APPROVERS,
    input: z.strictObject({ personId: Id, reason: RequiredLine }),
    output: z.strictObject({ fullName: z.string(), identityMasked: z.string() }),
    changes: ['audit'],
  }),
} as const;
