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
} from '../../db/domain/words/vocabulary.ts';
import { Day, Id, Line, Note, RequiredLine, RoughDay, TownCode, VillageCode } from './values.ts';

const Drug = z.strictObject({ drug: Line, note: Line });

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

/** Free texts of a person in which a number may stand: masked until they are opened, which is logged. */
export const PersonTexts = PersonFields.pick({
  alias: true,
  ethnicity: true,
  domicile: true,
  address: true,
  drugs: true,
  policeOfficer: true,
  caseWorker: true,
  gridWorker: true,
  guardian: true,
  note: true,
});

export const PersonRow = z.strictObject({
  id: Id,
  /** 无感式管理: a number stands for the name, and the numbers are empty. */
  lightTouch: z.boolean(),
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

const Measure = z.strictObject({
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
const GradeRecord = z.strictObject({
  id: Id,
  grade: z.enum(GRADES),
  effectiveOn: z.string().nullable(),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  source: z.string(),
  selfApproved: z.boolean(),
  reason: z.string(),
});
const StatusRecord = z.strictObject({
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
const VisitDue = z.strictObject({
  dueOn: z.string().nullable(),
  overdueDays: z.int().nullable(),
  ruleId: z.string().nullable(),
  anchorOn: z.string().nullable(),
  why: z.string(),
});

/** A column of the imported ledger that the register has no field for. */
export const ExtraColumn = z.strictObject({ heading: z.string(), value: z.string() });

export const PersonDetail = z.strictObject({
  id: Id,
  revision: z.int(),
  /** 无感式管理: a number stands for the name; who and where are left empty. */
  lightTouch: z.boolean(),
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
  /** Numbers in it are masked, as they are in the texts of `fields`, until they are opened. */
  extra: z.array(ExtraColumn),
  /** Which fields hold a number: they are opened before they are changed. */
  maskedFields: z.array(PersonTexts.keyof()),
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
  /** 责任人: the case worker, else the police officer. */
  inCharge: Line.optional(),
  withoutCaseWorker: z.boolean().optional(),
  overdueOnly: z.boolean().optional(),
});
