import { z } from 'zod';
import {
  CASE_OUTCOMES,
  CASE_SOURCES,
  CASE_STEPS,
  CLOSING_WAYS,
} from '../../db/domain/words/vocabulary-poverty.ts';
import { POVERTY_LEVELS, POVERTY_RISK_TYPES } from '../../db/domain/words/vocabulary.ts';
import { APPROVERS, command, query, STAFF } from './define.ts';
import { Day, Id, Line, Note, Page, PageSize, RequiredLine, TownCode } from './values.ts';

const OfWatch = z.strictObject({ id: Id, revision: z.int() });
const OfCase = z.strictObject({ id: Id, revision: z.int() });

/** What the second person did not agree to, until it is proposed again or given up; '' and null: nothing came back. */
const returned = {
  returnedReason: z.string(),
  returnedBy: z.string(),
  /** Who had proposed it. */
  returnedTo: z.string(),
  returnedOn: z.string().nullable(),
};

/** A condition of closing (R-11, domain.md 7.7) with what is there. */
const Condition = z.strictObject({ id: z.string(), met: z.boolean(), text: z.string() });

export const Watch = z.strictObject({
  id: Id,
  revision: z.int(),
  householdId: Id,
  headName: z.string(),
  townCode: z.string(),
  townName: z.string(),
  villageName: z.string(),
  category: z.string(),
  identifiedOn: z.string(),
  level: z.enum(POVERTY_LEVELS),
  riskTypes: z.array(z.string()),
  openReason: z.string(),
  /** From which round; '' when opened by hand or by the decision of a new case. */
  round: z.string(),
  reopened: z.boolean(),
  notifiedOn: z.string().nullable(),
  notifiedTo: z.string(),
  /** HELP-START: the last day for a first help; null: 未设置, or not asked of 低. */
  helpDueOn: z.string().nullable(),
  helpCount: z.int(),
  lastHelpedOn: z.string().nullable(),
  noLabour: z.boolean(),
  closingWay: z.enum(CLOSING_WAYS).nullable(),
  closingProposedBy: z.string(),
  closingProposedOn: z.string().nullable(),
  closingNote: z.string(),
  ...returned,
  closedOn: z.string().nullable(),
  closedBy: z.string(),
  selfApproved: z.boolean(),
  conditions: z.array(Condition),
});

const CaseStep = z.strictObject({
  id: Id,
  step: z.enum(CASE_STEPS),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  paper: z.string(),
  result: z.string(),
  recordedBy: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

export const PovertyCase = z.strictObject({
  id: Id,
  revision: z.int(),
  personId: Id,
  fullName: z.string(),
  householdId: Id,
  townName: z.string(),
  villageName: z.string(),
  source: z.enum(CASE_SOURCES),
  clueOn: z.string(),
  /** NEW-CASE: the last day of the procedure; null: 未设置. */
  dueOn: z.string().nullable(),
  overdueDays: z.int(),
  /** How long the notice must last; null: 未设置. */
  noticeDays: z.int().nullable(),
  nextStep: z.enum(CASE_STEPS).nullable(),
  note: z.string(),
  /** What the last notice printed said is to be given; '' without one. */
  noticeCategory: z.string(),
  steps: z.array(CaseStep),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  outcomeCategory: z.string().nullable(),
  /** The level at which 纳入 puts the household under watch. */
  outcomeLevel: z.enum(POVERTY_LEVELS).nullable(),
  outcomeOn: z.string().nullable(),
  outcomeReason: z.string(),
  ...returned,
  proposedBy: z.string(),
  decidedBy: z.string(),
  selfApproved: z.boolean(),
  voided: z.boolean(),
  voidReason: z.string(),
});

export const watches = {
  'watches.list': query({
    access: 'user',
    input: z.strictObject({
      open: z.boolean().nullable().default(true),
      townCode: TownCode.nullable().default(null),
      householdId: Id.nullable().default(null),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(Watch) }),
    reads: ['poverty', 'people', 'control', 'rules'],
  }),
  /** By hand, between rounds; approving a sheet with 高 or 已返贫, and 纳入 of a new case, open one by themselves. */
  'watches.open': command({
    access: STAFF,
    input: z.strictObject({
      householdId: Id,
      identifiedOn: Day,
      level: z.enum(POVERTY_LEVELS),
      riskTypes: z.array(z.enum(POVERTY_RISK_TYPES)).max(5),
      reason: RequiredLine,
    }),
    output: Watch,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** The line to the monitoring office. */
  'watches.notify': command({
    access: STAFF,
    input: OfWatch.extend({ on: Day, to: RequiredLine }),
    output: Watch,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 标注风险消除: refused while a condition of R-11 does not hold; a household without labour is never closed. */
  'watches.proposeClosing': command({
    access: STAFF,
    input: OfWatch.extend({ way: z.enum(CLOSING_WAYS), note: RequiredLine }),
    output: Watch,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Also gives up what came back. */
  'watches.withdrawClosing': command({
    access: STAFF,
    input: OfWatch.extend({ reason: RequiredLine }),
    output: Watch,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 退回: by another person than the proposer; the watch goes on, with the reason for the proposer. */
  'watches.sendBack': command({
    access: APPROVERS,
    input: OfWatch.extend({ reason: RequiredLine }),
    output: Watch,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** By another person than the proposer. */
  'watches.close': command({
    access: APPROVERS,
    input: OfWatch.extend({ on: Day }),
    output: Watch,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** The risk is back: a new watch that names the old one. */
  'watches.reopen': command({
    access: STAFF,
    input: OfWatch.extend({ on: Day, level: z.enum(POVERTY_LEVELS), reason: RequiredLine }),
    output: Watch,
    changes: ['poverty', 'todo', 'audit'],
  }),
  'watches.void': command({
    access: APPROVERS,
    input: OfWatch.extend({ reason: RequiredLine }),
    output: z.strictObject({ voided: z.literal(true) }),
    changes: ['poverty', 'todo', 'audit'],
  }),
  'povertyCases.list': query({
    access: 'user',
    input: z.strictObject({
      open: z.boolean().nullable().default(true),
      townCode: TownCode.nullable().default(null),
      householdId: Id.nullable().default(null),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(PovertyCase) }),
    reads: ['poverty', 'people', 'rules'],
  }),
  /** 新发现涉毒贫困人员. A person without a household gets one from their ledger line. */
  'povertyCases.open': command({
    access: STAFF,
    input: z.strictObject({ personId: Id, source: z.enum(CASE_SOURCES), clueOn: Day, note: Note }),
    output: PovertyCase,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** In the order of the procedure; the notice at least as long as NEW-CASE says. */
  'povertyCases.step': command({
    access: STAFF,
    input: OfCase.extend({
      step: z.enum(CASE_STEPS),
      fromOn: Day,
      toOn: Day.nullable(),
      paper: RequiredLine,
      result: Note,
    }),
    output: PovertyCase,
    changes: ['poverty', 'todo', 'audit'],
  }),
  'povertyCases.voidStep': command({
    access: STAFF,
    input: OfCase.extend({ stepId: Id, reason: RequiredLine }),
    output: PovertyCase,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 纳入 needs all five steps; by another person than the one who proposed. */
  'povertyCases.propose': command({
    access: STAFF,
    input: OfCase.extend({
      outcome: z.enum(CASE_OUTCOMES),
      /** The category from the day of the decision, of 纳入. */
      category: Line,
      /** The level of the watch that begins on that day, of 纳入. */
      level: z.enum(POVERTY_LEVELS).nullable().default(null),
      reason: RequiredLine,
    }),
    output: PovertyCase,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 退回: by another person than the proposer; the case is open again, with the reason for the proposer. */
  'povertyCases.sendBack': command({
    access: APPROVERS,
    input: OfCase.extend({ reason: RequiredLine }),
    output: PovertyCase,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 纳入 gives the category and begins a watch; one that is open goes on, at the graver level. */
  'povertyCases.decide': command({
    access: APPROVERS,
    input: OfCase.extend({ on: Day }),
    output: PovertyCase,
    changes: ['poverty', 'people', 'todo', 'audit'],
  }),
  /** With what its decision gave: the category, and the watch unless a later visit found 高 or 已返贫. */
  'povertyCases.void': command({
    access: STAFF,
    input: OfCase.extend({ reason: RequiredLine }),
    output: z.strictObject({ voided: z.literal(true) }),
    changes: ['poverty', 'todo', 'audit'],
  }),
  /**
   * 村内公示: without ID number, phone, bank account and health (domain.md 7.7, 10); `target` is a save ticket. `category` is what
   * the household is to be and stays with the case; '': as it was proposed or printed before. Refused without a 户主 of age.
   */
  'povertyCases.notice': command({
    access: STAFF,
    input: z.strictObject({ id: Id, category: Line.default(''), target: z.string() }),
    output: z.strictObject({ fileName: z.string() }),
    changes: ['poverty', 'audit'],
  }),
} as const;
