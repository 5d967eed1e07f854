import { z } from 'zod';
import {
  CONTROL_STATUSES,
  DRUG_STATES,
  EDUCATIONS,
  GRADES,
  MARRIAGES,
  MEASURE_KINDS,
  OCCUPATIONS,
  PERSON_CATEGORIES,
  POVERTY_CATEGORIES,
} from '../../db/domain/vocabulary.ts';
import { command, query } from './define.ts';
import {
  Day,
  Id,
  Line,
  Note,
  Nothing,
  Page,
  PageSize,
  RequiredLine,
  RoughDay,
  TownCode,
  VillageCode,
} from './values.ts';

export const Drug = z.strictObject({ drug: z.string(), note: Line });

/** The fields that a clerk types (ledger.md, domain.md 9.4). Empty text means: not recorded. */
export const PersonFields = z.strictObject({
  fullName: RequiredLine,
  /** 别名、绰号. */
  alias: Line,
  identityNumber: RequiredLine,
  sex: z.enum(['男', '女']).nullable(),
  birthOn: Day.nullable(),
  ethnicity: Line,
  phone: Line,
  domicile: Line,
  townCode: TownCode,
  villageCode: VillageCode.nullable(),
  address: Line,
  education: z.enum(EDUCATIONS).nullable(),
  marriage: z.enum(MARRIAGES).nullable(),
  occupation: z.enum(OCCUPATIONS).nullable(),
  category: z.enum(PERSON_CATEGORIES),
  drugs: z.array(Drug).max(20),
  firstUsedOn: RoughDay.nullable(),
  lastSeizedOn: RoughDay.nullable(),
  drugState: z.enum(DRUG_STATES).nullable(),
  policeOfficer: Line,
  caseWorker: Line,
  gridWorker: Line,
  guardian: Line,
  guardianPhone: Line,
  povertyCategory: z.enum(POVERTY_CATEGORIES).nullable(),
  householdSize: z.int().min(1).max(50).nullable(),
  note: Note,
});

export const PersonRow = z.strictObject({
  id: Id,
  fullName: z.string(),
  identityMasked: z.string(),
  phoneMasked: z.string(),
  sex: z.enum(['男', '女']).nullable(),
  age: z.int().nullable(),
  townName: z.string(),
  villageName: z.string(),
  controlStatus: z.enum(CONTROL_STATUSES),
  grade: z.enum(GRADES),
  category: z.enum(PERSON_CATEGORIES),
  caseWorker: z.string(),
  policeOfficer: z.string(),
  lastVisitedOn: z.string().nullable(),
  visitDueOn: z.string().nullable(),
  overdueDays: z.int().nullable(),
});

export const Measure = z.strictObject({
  id: Id,
  kind: z.enum(MEASURE_KINDS),
  documentNumber: z.string(),
  decisionOn: z.string().nullable(),
  serviceOn: z.string().nullable(),
  startOn: z.string().nullable(),
  decidedYears: z.int().nullable(),
  endOn: z.string().nullable(),
  endReason: z.string().nullable(),
  /** computed: due day and state of the report-in, last day of the term. */
  reportInDue: z.string().nullable(),
  reportInState: z.string().nullable(),
  lastDay: z.string().nullable(),
});
export const GradeRecord = z.strictObject({
  id: Id,
  grade: z.enum(GRADES),
  effectiveOn: z.string().nullable(),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  source: z.string(),
  selfApproved: z.boolean(),
  reason: z.string(),
});
export const StatusRecord = z.strictObject({
  id: Id,
  on: z.string(),
  cause: z.string(),
  controlStatus: z.string(),
  townName: z.string(),
  presence: z.string(),
  note: z.string(),
  by: z.string(),
});

/** Why the next visit is due when it is: the rule, its row, the anchor. */
export const VisitDue = z.strictObject({
  dueOn: z.string().nullable(),
  overdueDays: z.int().nullable(),
  ruleId: z.string().nullable(),
  anchorOn: z.string().nullable(),
  why: z.string(),
});

export const PersonDetail = z.strictObject({
  id: Id,
  revision: z.int(),
  fields: PersonFields.omit({ identityNumber: true, phone: true, guardianPhone: true }),
  identityMasked: z.string(),
  identityKind: z.string(),
  phoneMasked: z.string(),
  guardianPhoneMasked: z.string(),
  townName: z.string(),
  villageName: z.string(),
  age: z.int().nullable(),
  minor: z.boolean(),
  controlStatus: z.enum(CONTROL_STATUSES),
  presence: z.string(),
  registeredOn: z.string(),
  origin: z.string(),
  recycled: z.boolean(),
  grade: z.enum(GRADES),
  visitDue: VisitDue,
  measures: z.array(Measure),
  grades: z.array(GradeRecord),
  statuses: z.array(StatusRecord),
  /** Columns of the imported ledger that the register has no field for. */
  extra: z.array(z.strictObject({ heading: z.string(), value: z.string() })),
});

export const PeopleFilter = z.strictObject({
  /** Name, pinyin initials, any part of the ID number or phone, village, alias. */
  text: Line.optional(),
  townCode: TownCode.optional(),
  villageCode: VillageCode.optional(),
  controlStatus: z.enum(CONTROL_STATUSES).optional(),
  grade: z.enum(GRADES).optional(),
  category: z.enum(PERSON_CATEGORIES).optional(),
  caseWorker: Line.optional(),
  overdueOnly: z.boolean().optional(),
});
export const PEOPLE_SORTS = ['name', 'town', 'status', 'grade', 'due', 'registered'] as const;
export const LEDGER_EXPORT_COLUMNS =
  'electron/ledger names the 35 columns; an empty list means all of them';

const STAFF = ['经办人', '审核人', '负责人'] as const;
const APPROVERS = ['审核人', '负责人'] as const;

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
  /** Shows the numbers in full; logged with who and when. */
  'people.reveal': command({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      identityNumber: z.string(),
      phone: z.string(),
      guardianPhone: z.string(),
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
    input: z.strictObject({ id: Id, reason: RequiredLine }),
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
    output: z.strictObject({ rows: z.int(), fileName: z.string() }),
    changes: ['audit'],
  }),
  'grades.propose': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      grade: z.enum(['高', '中', '低']),
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
} as const;
