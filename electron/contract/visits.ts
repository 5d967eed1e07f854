import { z } from 'zod';
import {
  CONTACT_MODES,
  CONTACT_OUTCOMES,
  DRUG_STATES,
  HELP_KINDS,
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
