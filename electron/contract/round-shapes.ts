import { z } from 'zod';
import { ENTRY_STATES } from '../../db/domain/poverty/entry-state.ts';
import { UNMET_REASONS } from '../../db/domain/words/vocabulary-poverty.ts';
import {
  BAIL_STATES,
  DRUG_STATES,
  PERSON_CATEGORIES,
  POVERTY_HELP_KINDS,
  POVERTY_LEVELS,
  POVERTY_RISK_TYPES,
  ROUND_LEAVING_REASONS,
  ROUND_NAMES,
} from '../../db/domain/words/vocabulary.ts';
import { Day, Id, Line, Note } from './values.ts';

/** Yuan of twelve months, at most two decimals; null: not asked yet. */
const Yuan = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/, '金额应为元，最多两位小数，如 3000 或 3000.50')
  .nullable();
const Answer = z.boolean().nullable();
const Count = z.int().min(0).max(50).nullable();

/** The visit sheet of a round (R-10, domain.md 7.5, 7.6); null: not answered. True of a guarantee: secured. */
export const SheetFields = z.strictObject({
  visitedOn: Day.nullable(),
  visitor: Line,
  /** 受访人. */
  respondent: Line,
  people: z.int().min(1).max(50).nullable(),
  wage: Yuan,
  business: Yuan,
  property: Yuan,
  transfer: Yuan,
  businessCost: Yuan,
  /** 家庭理赔收入: kept beside the income, not part of perHead. */
  claims: Yuan,
  /** 合规自付医疗支出. */
  medicalCost: Yuan,
  housing: Answer,
  schooling: Answer,
  medical: Answer,
  water: Answer,
  guaranteesNote: Note,
  healthNote: Note,
  ableToWork: Count,
  working: Count,
  workUnstable: Answer,
  workNote: Note,
  drugState: z.enum(DRUG_STATES).nullable(),
  bail: z.enum(BAIL_STATES),
  releasedOn: Day.nullable(),
  /** 社会保障兜底. */
  safetyNet: Answer,
  riskTypes: z.array(z.enum(POVERTY_RISK_TYPES)).max(5),
  riskNote: Note,
  wishes: Note,
  helpInPlace: z.array(z.enum(POVERTY_HELP_KINDS)).max(14),
  helpNeeded: z.array(z.enum(POVERTY_HELP_KINDS)).max(14),
  /** 走访人意见. */
  visitorView: z.enum(POVERTY_LEVELS).nullable(),
  visitorNote: Note,
});

/** 待回访; 草稿: begun; 已回访: complete; 已研判: concluded; 已审定: approved; 未回访: a reason stands; 已移出: left the list. */
export const EntryState = z.enum(ENTRY_STATES);

export const Levels = z.strictObject({ 已返贫: z.int(), 高: z.int(), 中: z.int(), 低: z.int() });

/** Counts of a round or a part of it. `listed` = on the list without those who left = visited + unmet + waiting. */
export const Tally = z.strictObject({
  listed: z.int(),
  visited: z.int(),
  /** Not visited, with a reason. */
  unmet: z.int(),
  waiting: z.int(),
  approved: z.int(),
  added: z.int(),
  left: z.int(),
  households: z.int(),
  /** Households by the gravest approved conclusion in this round. */
  levels: Levels,
});

export const Round = Tally.extend({
  id: Id,
  revision: z.int(),
  year: z.int(),
  name: z.enum(ROUND_NAMES),
  /** 2026年年中. */
  label: z.string(),
  firstOn: z.string(),
  lastOn: z.string(),
  openedBy: z.string(),
  openedOn: z.string(),
  closedBy: z.string().nullable(),
  closedOn: z.string().nullable(),
  selfApproved: z.boolean(),
  note: z.string(),
});

export const Offered = z.strictObject({
  year: z.int(),
  name: z.enum(ROUND_NAMES),
  label: z.string(),
  /** Null: no row of ROUND-年中 or -年末 is adopted; the office types the days. */
  firstOn: z.string().nullable(),
  lastOn: z.string().nullable(),
});

export const EntryRow = z.strictObject({
  id: Id,
  revision: z.int(),
  personId: Id,
  householdId: Id,
  /** 无感 as a number. */
  lightTouch: z.boolean(),
  fullName: z.string(),
  identityMasked: z.string(),
  townCode: z.string(),
  townName: z.string(),
  villageName: z.string(),
  householdCategory: z.string(),
  personCategory: z.enum(PERSON_CATEGORIES),
  controlStatus: z.string(),
  origin: z.enum(['冻结', '补入']),
  visitor: z.string(),
  state: EntryState,
  visitedOn: z.string().nullable(),
  perHead: z.string().nullable(),
  /** What R-11 proposes now; of a concluded sheet, what it proposed then. */
  proposed: z.enum(POVERTY_LEVELS).nullable(),
  conclusion: z.enum(POVERTY_LEVELS).nullable(),
  previousLevel: z.enum(POVERTY_LEVELS).nullable(),
  /** Errors and unconfirmed warnings of defaults.md 9. */
  errors: z.int(),
  warnings: z.int(),
  unmetReason: z.enum(UNMET_REASONS).nullable(),
  leftReason: z.enum(ROUND_LEAVING_REASONS).nullable(),
  /** In the recycle bin: not visited meanwhile; to be restored, or taken off the list. */
  recycled: z.boolean(),
  /** Sent back with a reason, and not concluded again. */
  returned: z.boolean(),
});

/** A signal of R-11 with the sentence why, in figures of the sheet. */
const Signal = z.strictObject({ code: z.string(), label: z.string(), evidence: z.string() });

const CrossCheck = z.strictObject({
  id: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  /** The field of the sheet or the household to look at; '': none. */
  field: z.string(),
  /** The reason with which a warning was confirmed; '': not confirmed. */
  confirmed: z.string(),
});

const Risk = z.strictObject({
  perHead: z.string().nullable(),
  line: z.string().nullable(),
  /** 未设置 and what to do, when there is no line. */
  lineWhy: z.string(),
  signals: z.array(Signal),
  unset: z.array(Signal),
  level: z.enum(POVERTY_LEVELS).nullable(),
  why: z.string(),
});

/** What the window needs to compute R-11 by itself while a sheet is typed (same rule, db/domain/poverty/poverty-risk.ts). */
const RiskBasis = z.strictObject({
  year: z.int(),
  place: z.string(),
  line: z.string().nullable(),
  nearFactor: z.string().nullable(),
  previousPerHead: z.string().nullable(),
  lastRoundOn: z.string().nullable(),
  /** Days of positive tests since then. */
  positives: z.array(z.string()),
  today: z.string(),
});

export const EntryDetail = EntryRow.extend({
  roundId: Id,
  roundLabel: z.string(),
  roundClosed: z.boolean(),
  /** The first day on which a visit counts for the round. */
  visitsFrom: z.string(),
  address: z.string(),
  addedNote: z.string(),
  unmetNote: z.string(),
  leftNote: z.string(),
  contactName: z.string(),
  /** Null: nothing is keyed in yet; `prefilled` is what the form opens with (from household and last round). */
  sheet: SheetFields.nullable(),
  complete: z.boolean(),
  prefilled: SheetFields,
  /** The sheet of the last round before this one, and its label. */
  previous: z
    .strictObject({
      label: z.string(),
      sheet: SheetFields,
      perHead: z.string().nullable(),
      level: z.enum(POVERTY_LEVELS).nullable(),
    })
    .nullable(),
  basis: RiskBasis,
  risk: Risk.nullable(),
  checks: z.array(CrossCheck),
  recordedBy: z.string(),
  recordedAt: z.string(),
  concludedBy: z.string(),
  conclusionReason: z.string(),
  returnedReason: z.string(),
  /** Who sent it back, and when (ISO, UTC); '' while it is not sent back. */
  returnedBy: z.string(),
  returnedAt: z.string(),
  approvedBy: z.string(),
  /** ISO, UTC; '' while it is not approved. */
  approvedAt: z.string(),
  approvedSelf: z.boolean(),
  /** The watch that this sheet's approval opened is still open, though nothing approved of it is 高 or 已返贫 any more. */
  watchOpen: z.boolean(),
});
