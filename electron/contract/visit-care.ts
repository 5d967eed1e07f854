import { z } from 'zod';
import { FOLLOW_UP_STEPS } from '../../db/domain/visits/visit-follow-up.ts';
import { NEED_RESULTS, NEED_STATES } from '../../db/domain/visits/visit-need.ts';
import { PLAN_STATES } from '../../db/domain/visits/visit-plan.ts';
import { GRADES } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Line,
  Nothing,
  OneWithReason,
  RequiredLine,
  TownCode,
  VillageCode,
} from './values.ts';
import { ProposedStep } from './visits.ts';

/** What stands above the grid and holds for every row. */
const GridHead = z.strictObject({
  townCode: TownCode.nullable(),
  villageCode: VillageCode.nullable(),
  visitedOn: z.string().max(40),
  inCharge: z.string().max(400),
});
/**
 * A row as it was keyed in, right or wrong: the office judges each for itself (RecordVisit in electron/contract/visits.ts) and
 * one mistake never holds the others up. `key` is the window's own number of the row.
 */
const GridRow = z.strictObject({
  key: z.int(),
  personId: Id.nullable(),
  fullName: z.string().max(200),
  place: z.string().max(400),
  visitedOn: z.string().max(40),
  mode: z.string().max(20),
  outcome: z.string().max(20),
  seen: z.string().max(400),
  drugState: z.string().max(20),
  findings: z.string().max(8000),
  needs: z.string().max(8000),
  again: z.boolean(),
});
/** Rows of the grid at most. */
export const GRID_ROWS = 300;
const Grid = { head: GridHead, rows: z.array(GridRow).max(GRID_ROWS) };

const OfPerson = { personId: Id, fullName: z.string(), townName: z.string() };

const Plan = z.strictObject({
  ...OfPerson,
  id: Id,
  villageName: z.string(),
  plannedOn: z.string(),
  visitor: z.string(),
  note: z.string(),
  state: z.enum(PLAN_STATES),
  visitedOn: z.string().nullable(),
  cancelReason: z.string(),
  recordedBy: z.string(),
});
const FollowUp = z.strictObject({
  ...OfPerson,
  id: Id,
  visitId: Id,
  visitedOn: z.string(),
  step: z.enum(FOLLOW_UP_STEPS),
  dueOn: z.string(),
  /** Days since the due day, while it is open. */
  overdueDays: z.int(),
  assignee: z.string(),
  note: z.string(),
  state: z.enum(['待办', '已办', '已作废']),
  closedOn: z.string().nullable(),
  result: z.string(),
  closedBy: z.string(),
});
const Need = z.strictObject({
  ...OfPerson,
  id: Id,
  visitId: Id,
  visitedOn: z.string(),
  kind: z.string().nullable(),
  text: z.string(),
  state: z.enum(NEED_STATES),
  help: z.array(z.strictObject({ id: Id, helpedOn: z.string(), kind: z.string() })),
  result: z.enum(NEED_RESULTS).nullable(),
  resultOn: z.string().nullable(),
  resultNote: z.string(),
  closeReason: z.string(),
});
/** Of one person everything, of nobody in particular what is still open. */
const OfWhom = z.strictObject({ personId: Id.optional() });

/** Many visits at once, from paper. */
const visitGrid = {
  'visits.gridPeople': query({
    access: 'user',
    input: z.strictObject({
      townCode: TownCode,
      villageCode: VillageCode.nullable(),
      scope: z.enum(['due', 'all']),
    }),
    output: z.strictObject({
      /** How many there are; `rows` are the first of them, as many as the grid takes. */
      total: z.int(),
      rows: z.array(
        z.strictObject({
          personId: Id,
          fullName: z.string(),
          townName: z.string(),
          villageName: z.string(),
          grade: z.enum(GRADES),
          dueOn: z.string().nullable(),
          inCharge: z.string(),
        }),
      ),
    }),
    reads: ['visits', 'people', 'regions'],
  }),
  /** Saves every right row in one transaction and answers what is wrong with the others, which stay in the draft. */
  'visits.recordMany': command({
    access: STAFF,
    input: z.strictObject({ ...Grid, rows: Grid.rows.min(1) }),
    output: z.strictObject({
      saved: z.array(
        z.strictObject({ key: z.int(), visitId: Id, qualifies: z.boolean(), whyNot: z.string() }),
      ),
      failed: z.array(
        z.strictObject({
          key: z.int(),
          fields: z.array(z.strictObject({ path: z.string(), message: z.string() })),
        }),
      ),
      proposed: z.array(ProposedStep.extend({ fullName: z.string() })),
    }),
    changes: ['visits', 'people', 'audit'],
  }),
  'visits.draft': query({
    access: STAFF,
    input: Nothing,
    output: z.strictObject({ ...Grid, savedAt: z.string() }).nullable(),
    reads: [],
  }),
  'visits.saveDraft': command({
    access: STAFF,
    input: z.strictObject(Grid),
    output: z.strictObject({ savedAt: z.string() }),
    changes: [],
  }),
  'visits.dropDraft': command({ access: STAFF, input: Nothing, output: Nothing, changes: [] }),
} as const;

const visitPlans = {
  'visits.plan': command({
    access: STAFF,
    input: z.strictObject({
      personIds: z.array(Id).min(1).max(200),
      plannedOn: Day,
      visitor: RequiredLine,
      note: Line,
    }),
    /** `already`: people who had the same day planned. */
    output: z.strictObject({ planned: z.int(), already: z.int() }),
    changes: ['visits', 'audit'],
  }),
  /** One or several for one reason: all of them, or none. */
  'visits.cancelPlan': command({
    access: STAFF,
    input: z.strictObject({ ids: z.array(Id).min(1).max(200), reason: RequiredLine }),
    output: z.strictObject({ cancelled: z.int() }),
    changes: ['visits', 'audit'],
  }),
  'visits.plans': query({
    access: 'user',
    /** Of one visitor those that are theirs. */
    input: OfWhom.extend({ visitor: Line.optional() }),
    output: z.array(Plan),
    reads: ['visits', 'people'],
  }),
} as const;

const followUps = {
  'visits.proposals': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.array(ProposedStep),
    reads: ['visits'],
  }),
  'visits.followUp': command({
    access: STAFF,
    input: z.strictObject({
      items: z
        .array(
          z.strictObject({
            visitId: Id,
            step: z.enum(FOLLOW_UP_STEPS),
            dueOn: Day,
            assignee: Line,
            note: Line,
          }),
        )
        .min(1)
        .max(500),
    }),
    output: z.strictObject({ recorded: z.int() }),
    changes: ['visits', 'people', 'audit'],
  }),
  'visits.closeFollowUp': command({
    access: STAFF,
    input: z.strictObject({ id: Id, closedOn: Day, result: RequiredLine }),
    output: Nothing,
    changes: ['visits', 'people', 'audit'],
  }),
  'visits.followUps': query({
    access: 'user',
    input: OfWhom,
    output: z.array(FollowUp),
    reads: ['visits', 'people'],
  }),
} as const;

const needs = {
  'visits.needs': query({
    access: 'user',
    input: OfWhom,
    output: z.array(Need),
    reads: ['visits', 'people'],
  }),
  'visits.followNeed': command({
    access: STAFF,
    input: z.strictObject({ id: Id, on: Day, result: z.enum(NEED_RESULTS), note: Line }),
    output: Nothing,
    changes: ['visits', 'people', 'audit'],
  }),
  'visits.closeNeed': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['visits', 'people', 'audit'],
  }),
} as const;

export const visitCare = { ...visitGrid, ...visitPlans, ...followUps, ...needs } as const;
