import { z } from 'zod';
import { CONTROL_STATUSES } from '../../db/domain/words/vocabulary.ts';
import { APPROVERS, command, query, STAFF } from './define.ts';
import {
  ExtraColumn,
  PeopleFilter,
  PersonDetail,
  PersonFields,
  PersonRow,
  PersonTexts,
} from './person-shapes.ts';
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
  VillageCode,
} from './values.ts';

export const PEOPLE_SORTS = ['name', 'town', 'status', 'grade', 'due', 'registered'] as const;

export const people = {
  'people.list': query({
    access: 'user',
    input: z.strictObject({
      filter: PeopleFilter,
      sort: z.enum(PEOPLE_SORTS).default('town'),
      descending: z.boolean().default(false),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(PersonRow) }),
    reads: ['people', 'visits', 'regions', 'rules'],
  }),
  /** Per key stroke: the first few matches over name, initials, numbers, village. */
  'people.search': query({
    access: 'user',
    input: z.strictObject({ text: RequiredLine, limit: z.int().min(1).max(50).default(10) }),
    output: z.array(PersonRow),
    reads: ['people', 'visits'],
  }),
  'people.get': query({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: PersonDetail,
    reads: ['people', 'visits', 'rules', 'regions'],
  }),
  /** Who is in charge of whom, for the filters of the list. */
  'people.workers': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({ caseWorkers: z.array(z.string()), inCharge: z.array(z.string()) }),
    reads: ['people'],
  }),
  /** Shows numbers, texts that hold numbers and further columns in full; logged with who and when. */
  'people.reveal': command({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      identityNumber: z.string(),
      phone: z.string(),
      guardianPhone: z.string(),
      texts: PersonTexts,
      extra: z.array(ExtraColumn),
    }),
    changes: ['audit'],
  }),
  /** What an entered identity number says, and whether somebody has it already. */
  'people.checkIdentity': query({
    access: 'user',
    input: z.strictObject({ identityNumber: Line, exceptId: Id.nullable() }),
    output: z.strictObject({
      valid: z.boolean(),
      message: z.string(),
      kind: z.string().nullable(),
      birthOn: z.string().nullable(),
      sex: z.enum(['男', '女']).nullable(),
      takenBy: Id.nullable(),
      warnings: z.array(z.string()),
    }),
    reads: ['people'],
  }),
  'people.create': command({
    access: STAFF,
    input: z.strictObject({
      fields: PersonFields,
      controlStatus: z.enum(CONTROL_STATUSES),
      registeredOn: Day,
    }),
    output: z.strictObject({ id: Id, warnings: z.array(z.string()) }),
    changes: ['people', 'visits', 'audit'],
  }),
  'people.update': command({
    access: STAFF,
    /** A masked number is left out: it stays as it is. */
    input: z.strictObject({ id: Id, revision: z.int(), fields: PersonFields.partial() }),
    output: z.strictObject({ id: Id, revision: z.int(), warnings: z.array(z.string()) }),
    changes: ['people', 'visits', 'audit'],
  }),
  /** 管控现状 from a day on; what a transition means for 现有 is decided by db/domain (defaults.md 4). */
  'people.changeStatus': command({
    access: STAFF,
    input: z.strictObject({
      id: Id,
      revision: z.int(),
      controlStatus: z.enum(CONTROL_STATUSES),
      on: Day,
      correction: z.boolean().default(false),
      note: Line,
    }),
    output: z.strictObject({ id: Id, revision: z.int() }),
    changes: ['people', 'visits', 'audit'],
  }),
  'people.move': command({
    access: STAFF,
    input: z.strictObject({
      id: Id,
      revision: z.int(),
      kind: z.enum(['迁出', '迁入', '县内转移']),
      on: Day,
      townCode: TownCode.nullable(),
      villageCode: VillageCode.nullable(),
      note: Line,
    }),
    output: z.strictObject({ id: Id, revision: z.int() }),
    changes: ['people', 'visits', 'audit'],
  }),
  'people.recycle': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['people', 'visits', 'audit'],
  }),
  'people.recycled': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        id: Id,
        fullName: z.string(),
        townName: z.string(),
        reason: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    reads: ['people'],
  }),
  'people.restore': command({
    access: APPROVERS,
    input: z.strictObject({ id: Id }),
    output: Nothing,
    changes: ['people', 'visits', 'audit'],
  }),
  /** Every change of one person: who, when, which field, before and after. */
  'people.history': query({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: z.array(
      z.strictObject({
        at: z.string(),
        by: z.string(),
        action: z.string(),
        changes: z.array(
          z.strictObject({ field: z.string(), before: z.string(), after: z.string() }),
        ),
      }),
    ),
    reads: ['people', 'visits', 'audit'],
  }),
  /** The current filter as a workbook; unmasked only for approvers, with a reason, logged. `target` is a save ticket. */
  'people.export': command({
    access: 'user',
    input: z.strictObject({
      filter: PeopleFilter,
      columns: z.array(z.string()),
      unmasked: z.boolean(),
      reason: Line,
      target: z.string(),
    }),
    /** `leftOut`: people under 无感式管理, who stand on no list. */
    output: z.strictObject({ rows: z.int(), leftOut: z.int(), fileName: z.string() }),
    changes: ['audit'],
  }),
} as const;
