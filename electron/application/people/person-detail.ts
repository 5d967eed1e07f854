import { daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { maskIdentityNumber, maskPhone } from '../../../db/domain/values/resident-id.ts';
import type {
  GradeRow,
  MeasureRow,
  PersonRecord,
  StatusRow,
} from '../../../db/repositories/people.ts';
import type { VisitDueRow } from '../../../db/repositories/visit-dues.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { answersOf, type LifeAnswers } from '../../../db/domain/person/life.ts';
import { withMaskedTexts } from './masked-texts.ts';
import { maskedFieldsOf, textsOf, type PersonTexts } from './person-texts.ts';
import { explainDue, ruleRows } from '../visits/visit-due-book.ts';

type Detail = Output<'people.get'>;

/** Everything that the page of a person shows: numbers masked, days explained. */
export function detailOf(person: PersonRecord, context: Context): Detail {
  const { register, today } = context;
  const { people, regions } = register;
  const townNames = new Map(regions.towns().map((town) => [town.code, town.name]));
  const { villageCode } = person;
  const village = villageCode === null ? undefined : regions.findVillage(villageCode);
  const answers = answersOf(
    register.lifeFacts.ofPerson(person.id, today),
    ruleRows(register),
    today,
  );
  const age = person.birthOn === null ? null : ageOn(person.birthOn, today);
  return {
    id: person.id,
    revision: person.revision,
    ...shownOf(person, people.drugs(person.id)),
    lightTouch: person.lightTouch,
    identityKind: person.identityKind,
    townName: townNames.get(person.townCode) ?? '',
    villageName: person.lightTouch ? '' : (village?.name ?? ''),
    age: person.lightTouch ? null : age,
    minor: age !== null && age < 18,
    controlStatus: person.controlStatus,
    presence: person.presence,
    registeredOn: person.registeredOn,
    origin: person.origin,
    recycled: person.recycledAt !== null,
    grade: person.grade,
    visitDue: visitDueOf(register.visitDues.find(person.id), today),
    measures: people.measures(person.id).map((row) => measureOf(row, answers)),
    grades: people.grades(person.id).map(gradeOf),
    statuses: people.statuses(person.id).map((row) => statusOf(row, townNames)),
    extra: (person.lightTouch ? [] : extraOf(person)).map(({ heading, value }) => ({
      heading,
      value: maskNumbers(value),
    })),
  };
}

/** Columns of the imported ledger that the register has no field for, as they stood there. */
export function extraOf(person: PersonRecord): Detail['extra'] {
  return JSON.parse(person.extra) as Detail['extra'];
}

/** Full years of age on a day. */
export function ageOn(birthOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** R-08 as it is kept; without an answer every part is empty. */
function visitDueOf(due: VisitDueRow | undefined, today: string): Detail['visitDue'] {
  if (due === undefined)
    return { dueOn: null, overdueDays: null, ruleId: null, anchorOn: null, why: '' };
  const { dueOn, ruleId, anchorOn } = due;
  const overdueDays = dueOn === null ? null : Math.max(0, daysBetween(dueOn, today));
  return { dueOn, overdueDays, ruleId, anchorOn, why: explainDue(due, today) };
}

function gradeOf(row: GradeRow): Detail['grades'][number] {
  const { id, grade, effectiveOn, proposedBy, approvedBy, source, selfApproved, reason } = row;
  return {
    id,
    grade,
    effectiveOn,
    proposedBy,
    approvedBy,
    source,
    selfApproved,
    reason: maskNumbers(reason),
  };
}

function statusOf(
  row: StatusRow,
  townNames: ReadonlyMap<string, string>,
): Detail['statuses'][number] {
  return {
    id: row.id,
    on: row.effectiveOn,
    cause: row.cause,
    controlStatus: row.controlStatus,
    townName: townNames.get(row.townCode) ?? '',
    presence: row.presence,
    note: maskNumbers(row.note),
    by: row.recordedBy,
  };
}

type Shown = Pick<
  Detail,
  'fields' | 'identityMasked' | 'phoneMasked' | 'guardianPhoneMasked' | 'maskedFields'
>;

/** Of somebody under 无感式管理 the page shows a number, not who or where; an approver opens the name, which is logged. */
function shownOf(person: PersonRecord, drugs: { drug: string; note: string }[]): Shown {
  const texts = textsOf(person, drugs);
  const fields = fieldsOf(person, withMaskedTexts(texts));
  if (!person.lightTouch)
    return {
      fields,
      identityMasked: maskIdentityNumber(person.identityNumber),
      phoneMasked: maskPhone(person.phone),
      guardianPhoneMasked: maskPhone(person.guardianPhone),
      maskedFields: maskedFieldsOf(texts),
    };
  const hidden = { alias: '', domicile: '', address: '', guardian: '', note: '' };
  return {
    fields: {
      ...fields,
      ...hidden,
      fullName: lightTouchLabel(person.id),
      birthOn: null,
      villageCode: null,
    },
    identityMasked: '',
    phoneMasked: '',
    guardianPhoneMasked: '',
    maskedFields: [],
  };
}

function fieldsOf(person: PersonRecord, texts: PersonTexts): Detail['fields'] {
  return {
    ...texts,
    fullName: person.fullName,
    sex: person.sex,
    birthOn: person.birthOn,
    townCode: person.townCode,
    villageCode: person.villageCode,
    education: person.education,
    marriage: person.marriage,
    occupation: person.occupation,
    category: person.category,
    firstUsedOn: person.firstUsedOn,
    lastSeizedOn: person.lastSeizedOn,
    drugState: person.drugState,
    povertyCategory: person.povertyCategory,
    householdSize: person.householdSize,
  };
}

/** A measure with what answer for it today, suspensions and all. */
function measureOf(row: MeasureRow, answers: LifeAnswers): Detail['measures'][number] {
  const answer = answers.measures.find(({ measure }) => measure.id === row.id);
  const {
    id,
    kind,
    documentNumber,
    decisionOn,
    serviceOn,
    startOn,
    decidedYears,
    endOn,
    endReason,
  } = row;
  return {
    id,
    kind,
    documentNumber,
    decisionOn,
    serviceOn,
    startOn,
    decidedYears,
    endOn,
    endReason,
    reportInDue: answer?.reportIn.due ?? null,
    reportInState: answer?.reportIn.state ?? null,
    lastDay: answer?.term.lastDay ?? null,
  };
}
