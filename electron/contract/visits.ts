import { z } from 'zod';
import {
  CONTACT_MODES,
  CONTACT_OUTCOMES,
  DRUG_STATES,
  GRADES,
  HELP_KINDS,
  PERSON_CATEGORIES,
  VISIT_TOPICS,
} from '../../db/domain/words/vocabulary.ts';
import { FOLLOW_UP_STEPS } from '../../db/domain/visits/visit-follow-up.ts';
import { command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Kept,
  Line,
  Note,
  Nothing,
  OneWithReason,
  Page,
  PageSize,
  RequiredLine,
  TownCode,
} from './values.ts';

/** A Safe Care visit as it is keyed in (R-08: a qualifying contact has a day, a mode, a person in charge and the person seen). */
export const RecordVisit = z.strictObject({
  personId: Id,
  visitedOn: Day,
  mode: z.enum(CONTACT_MODES),
  outcome: z.enum(CONTACT_OUTCOMES),
  /** 走访人 (person in charge). */
  inCharge: Line,
  /** Who was seen or spoken to; empty when nobody was met. */
  seen: Line,
  place: Line,
  drugState: z.enum(DRUG_STATES).nullable(),
  topics: z.array(z.strictObject({ topic: z.enum(VISIT_TOPICS), text: Note })).max(7),
  findings: Note,
  needs: Note,
  /** The clerk says that the same visitor was there twice that day. */
  again: z.boolean().default(false),
});

/** What the program proposes after a visit that met nobody or was refused; recorded by visits.followUp. */
export const ProposedStep = z.strictObject({
  visitId: Id,
  step: z.enum(FOLLOW_UP_STEPS),
  dueOn: z.string(),
  why: z.string(),
});

export const Visit = z.strictObject({
  id: Id,
  personId: Id,
  visitedOn: z.string(),
  mode: z.enum(CONTACT_MODES),
  outcome: z.string(),
  inCharge: z.string(),
  seen: z.string(),
  place: z.string(),
  drugState: z.string().nullable(),
  topics: z.array(z.strictObject({ topic: z.string(), text: z.string() })),
  findings: z.string(),
  needs: z.string(),
  /** Complete and counted, or why not. */
  qualifies: z.boolean(),
  whyNot: z.string(),
  source: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

export const DueRow = z.strictObject({
  personId: Id,
  fullName: z.string(),
  townCode: z.string(),
  townName: z.string(),
  villageName: z.string(),
  grade: z.enum(GRADES),
  controlStatus: z.string(),
  category: z.enum(PERSON_CATEGORIES),
  inCharge: z.string(),
  dueOn: z.string().nullable(),
  overdueDays: z.int(),
  lastVisitedOn: z.string().nullable(),
  ruleId: z.string().nullable(),
  /** A sentence: which rule, which anchor, why now; or why no day can be told (未设置). */
  why: z.string(),
  searching: z.boolean(),
});
export const DUE_SCOPES = ['overdue', 'today', 'week', 'month', 'unset', 'all'] as const;
export const DueFilter = z.strictObject({
  scope: z.enum(DUE_SCOPES).default('month'),
  townCode: TownCode.optional(),
  inCharge: Line.optional(),
  category: z.enum(PERSON_CATEGORIES).optional(),
});
const Tally = z.strictObject({
  key: z.string(),
  name: z.string(),
  overdue: z.int(),
  today: z.int(),
  week: z.int(),
});

export const visits = {
  'visits.record': command({
    access: STAFF,
    input: RecordVisit,
    output: z.strictObject({
      visitId: Id,
      qualifies: z.boolean(),
      whyNot: z.string(),
      nextDueOn: z.string().nullable(),
      proposed: z.array(ProposedStep),
    }),
    changes: ['visits', 'people', 'audit'],
  }),
  'visits.void': command({
    access: STAFF,
    input: z.strictObject({ visitId: Id, reason: RequiredLine }),
    output: Nothing,
    changes: ['visits', 'people', 'audit'],
  }),
  'visits.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.array(Visit),
    reads: ['visits'],
  }),
  'visits.list': query({
    access: 'user',
    input: z.strictObject({
      from: Day.optional(),
      to: Day.optional(),
      townCode: TownCode.optional(),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(Visit.extend({ fullName: z.string(), townName: z.string() })),
    }),
    reads: ['visits', 'people'],
  }),
  'visits.due': query({
    access: 'user',
    input: z.strictObject({ filter: DueFilter, page: Page, pageSize: PageSize }),
    output: z.strictObject({ total: z.int(), rows: z.array(DueRow) }),
    reads: ['visits', 'people', 'rules'],
  }),
  'visits.dueSummary': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      overdue: z.int(),
      today: z.int(),
      week: z.int(),
      month: z.int(),
      unset: z.int(),
      population: z.int(),
      underControl: z.int(),
      byTown: z.array(Tally),
      byInCharge: z.array(Tally),
      /** Rules without an adopted row: the page says 未设置 and leads to the rule screen. */
      missingRules: z.array(z.string()),
    }),
    reads: ['visits', 'people', 'rules', 'regions'],
  }),
} as const;

export const RecordHelp = z.strictObject({
  personId: Id,
  helpedOn: Day,
  kind: z.enum(HELP_KINDS),
  unit: Line,
  /** Yuan with two decimals; null: no money. */
  amount: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,2})?$/, '金额应为 3000 或 3000.00')
    .nullable(),
  result: Line,
  note: Line,
  /** The need of a visit that it answers. */
  needId: Id.nullable().default(null),
});

/** Simple records of help on the person's page. */
export const records = {
  'help.record': command({
    access: STAFF,
    input: RecordHelp,
    output: z.strictObject({ id: Id }),
    changes: ['people', 'visits', 'audit'],
  }),
  'help.void': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['people', 'visits', 'audit'],
  }),
  'help.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.array(
      z.strictObject({
        ...Kept,
        helpedOn: z.string(),
        kind: z.string(),
        unit: z.string(),
        amount: z.string().nullable(),
        result: z.string(),
        note: z.string(),
      }),
    ),
    reads: ['people'],
  }),
} as const;
