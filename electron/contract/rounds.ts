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
import { APPROVERS, command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Line,
  Note,
  Nothing,
  Page,
  PageSize,
  RequiredLine,
  TownCode,
  VillageCode,
} from './values.ts';

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

const Levels = z.strictObject({ 已返贫: z.int(), 高: z.int(), 中: z.int(), 低: z.int() });

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

const Offered = z.strictObject({
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
});

/** A signal of R-11 with the sentence why, in figures of the sheet. */
const Signal = z.strictObject({ code: z.string(), label: z.string(), evidence: z.string() });

export const CrossCheck = z.strictObject({
  id: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  /** The field of the sheet or the household to look at; '': none. */
  field: z.string(),
  /** The reason with which a warning was confirmed; '': not confirmed. */
  confirmed: z.string(),
});

export const Risk = z.strictObject({
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
export const RiskBasis = z.strictObject({
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
  approvedBy: z.string(),
  approvedSelf: z.boolean(),
});

const Saved = z.strictObject({ fileName: z.string() });
const OfEntry = z.strictObject({ entryId: Id, revision: z.int() });

export const rounds = {
  /** Newest round first. */
  'rounds.list': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({ rounds: z.array(Round), offered: z.array(Offered) }),
    reads: ['poverty', 'rules', 'people'],
  }),
  /** Who would be on the list if the round were opened now. */
  'rounds.preview': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      people: z.int(),
      households: z.int(),
      /** People whose household is made from columns 33 and 34 of their ledger line when the round is opened. */
      withoutHousehold: z.int(),
      towns: z.array(
        z.strictObject({ townCode: z.string(), townName: z.string(), people: z.int() }),
      ),
      /** The income line of the year is missing …: said before the round begins. */
      hints: z.array(z.string()),
    }),
    reads: ['poverty', 'people', 'rules'],
  }),
  /** freezes the list. One round a year and name. */
  'rounds.open': command({
    access: STAFF,
    input: z.strictObject({
      year: z.int().min(2020).max(2100),
      name: z.enum(ROUND_NAMES),
      firstOn: Day,
      lastOn: Day,
      note: Note.default(''),
    }),
    output: Round,
    changes: ['poverty', 'todo', 'audit'],
  }),
  'rounds.get': query({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: Round.extend({
      towns: z.array(Tally.extend({ townCode: z.string(), townName: z.string() })),
      visitors: z.array(
        z.strictObject({
          visitor: z.string(),
          listed: z.int(),
          visited: z.int(),
          unmet: z.int(),
          waiting: z.int(),
        }),
      ),
      unmetReasons: z.array(z.strictObject({ reason: z.string(), people: z.int() })),
      /** People who would be listed by now and are not (found later). */
      missing: z.int(),
      /** Why the round cannot be closed yet; empty: it can. */
      open: z.array(z.string()),
    }),
    reads: ['poverty', 'people', 'rules'],
  }),
  'rounds.entries': query({
    access: 'user',
    input: z.strictObject({
      roundId: Id,
      text: Line.default(''),
      townCode: TownCode.nullable().default(null),
      villageCode: VillageCode.nullable().default(null),
      visitor: Line.nullable().default(null),
      state: EntryState.nullable().default(null),
      level: z.enum(POVERTY_LEVELS).nullable().default(null),
      withErrors: z.boolean().default(false),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(EntryRow) }),
    reads: ['poverty', 'people', 'control', 'rules'],
  }),
  'rounds.entry': query({
    access: 'user',
    input: z.strictObject({ entryId: Id }),
    output: EntryDetail,
    reads: ['poverty', 'people', 'control', 'rules'],
  }),
  /** People found later who belong on the list. */
  'rounds.candidates': query({
    access: 'user',
    input: z.strictObject({ roundId: Id }),
    output: z.array(
      z.strictObject({
        personId: Id,
        fullName: z.string(),
        townName: z.string(),
        category: z.string(),
      }),
    ),
    reads: ['poverty', 'people'],
  }),
  'rounds.addPerson': command({
    access: STAFF,
    input: z.strictObject({ roundId: Id, personId: Id, note: RequiredLine }),
    output: z.strictObject({ entryId: Id }),
    changes: ['poverty', 'todo', 'audit'],
  }),
  'rounds.removePerson': command({
    access: STAFF,
    input: OfEntry.extend({ reason: z.enum(ROUND_LEAVING_REASONS), note: RequiredLine }),
    output: EntryRow,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Takes a leaving back that was a mistake. */
  'rounds.putBack': command({
    access: STAFF,
    input: OfEntry.extend({ note: RequiredLine }),
    output: EntryRow,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 分派回访人: some entries, or all of a town or village that have none. */
  'rounds.assign': command({
    access: STAFF,
    input: z.strictObject({
      roundId: Id,
      visitor: Line,
      entryIds: z.array(Id).max(5000).default([]),
      townCode: TownCode.nullable().default(null),
      villageCode: VillageCode.nullable().default(null),
      /** Also those who have a visitor already. */
      replace: z.boolean().default(false),
    }),
    output: z.strictObject({ assigned: z.int() }),
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** A reason null takes the mark back. */
  'rounds.setUnmet': command({
    access: STAFF,
    input: OfEntry.extend({ reason: z.enum(UNMET_REASONS).nullable(), note: Note }),
    output: EntryRow,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** `complete` false keeps a draft. A change takes conclusion and approval back. */
  'rounds.saveSheet': command({
    access: STAFF,
    input: OfEntry.extend({ sheet: SheetFields, complete: z.boolean() }),
    output: EntryDetail,
    changes: ['poverty', 'todo', 'audit'],
  }),
  'rounds.conclude': command({
    access: STAFF,
    input: OfEntry.extend({ level: z.enum(POVERTY_LEVELS), reason: Note }),
    output: EntryDetail,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Confirms a warning FP-nn with a reason; an empty reason takes it back. */
  'rounds.confirmWarning': command({
    access: STAFF,
    input: OfEntry.extend({ check: z.string().regex(/^FP-\d\d$/), reason: Line }),
    output: EntryDetail,
    changes: ['poverty', 'audit'],
  }),
  /** By another person than who concluded; what cannot be approved is named with the reason and left. */
  'rounds.approve': command({
    access: APPROVERS,
    input: z.strictObject({ roundId: Id, entryIds: z.array(Id).min(1).max(5000) }),
    output: z.strictObject({
      approved: z.int(),
      refused: z.array(z.strictObject({ entryId: Id, fullName: z.string(), why: z.string() })),
    }),
    changes: ['poverty', 'people', 'todo', 'audit'],
  }),
  'rounds.sendBack': command({
    access: APPROVERS,
    input: OfEntry.extend({ reason: RequiredLine }),
    output: EntryDetail,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Everyone is approved, or not visited with a reason; then nothing changes any more. */
  'rounds.close': command({
    access: APPROVERS,
    input: z.strictObject({ id: Id, revision: z.int() }),
    output: Round,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Only while no report of the round is issued. */
  'rounds.reopen': command({
    access: ['负责人'],
    input: z.strictObject({ id: Id, revision: z.int(), reason: RequiredLine }),
    output: Round,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 回访登记表: one person a page, prefilled, by village; `target` is a save ticket. 无感 people have none. */
  'rounds.forms': command({
    access: STAFF,
    input: z.strictObject({
      roundId: Id,
      townCode: TownCode,
      villageCode: VillageCode.nullable(),
      target: z.string(),
    }),
    output: Saved.extend({ people: z.int() }),
    changes: ['audit'],
  }),
  /** 未回访人员清单 of a town (or all), for reminding. */
  'rounds.reminder': command({
    access: STAFF,
    input: z.strictObject({ roundId: Id, townCode: TownCode.nullable(), target: z.string() }),
    output: Saved.extend({ people: z.int() }),
    changes: ['audit'],
  }),
  /** Series over all rounds, for charts and the risk map. A round without approved sheets has nulls. */
  'rounds.trends': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      rounds: z.array(
        z.strictObject({
          id: Id,
          label: z.string(),
          listed: z.int(),
          visited: z.int(),
          levels: Levels,
          perHeadMedian: z.string().nullable(),
        }),
      ),
      towns: z.array(
        z.strictObject({
          townCode: z.string(),
          townName: z.string(),
          levels: Levels,
          households: z.int(),
        }),
      ),
      causes: z.array(z.strictObject({ cause: z.string(), households: z.int() })),
    }),
    reads: ['poverty', 'people'],
  }),
} as const;
