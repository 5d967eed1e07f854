import { daysBetween } from '../../db/domain/calendar-day.ts';
import { measureTerm } from '../../db/domain/measure-term.ts';
import { reportIn } from '../../db/domain/report-in.ts';
import { maskIdentityNumber, maskPhone, readIdentityNumber } from '../../db/domain/resident-id.ts';
import type { PersonLine } from '../../db/repositories/people-list.ts';
import type { MeasureRow, PersonRecord } from '../../db/repositories/people.ts';
import { fail, ok } from '../contract/errors.ts';
import type { Output } from '../contract/index.ts';
import type { Context, Handlers } from './context.ts';
import { IDENTITY_MESSAGES } from './person-values.ts';
import { explainDue, measureFacts, ruleRows } from './visit-due-book.ts';

type Asking =
  'people.list' | 'people.search' | 'people.get' | 'people.checkIdentity' | 'people.recycled';
type Row = Output<'people.search'>[number];

/** What the window sees of people: numbers masked, days explained. */
export function createPeopleQueries(isKnownRegion: (code: string) => boolean): Handlers<Asking> {
  return {
    'people.list': (input, { register, today }) => {
      const { filter, sort, descending, page, pageSize } = input;
      const span = { offset: (page - 1) * pageSize, limit: pageSize };
      const found = register.peopleList.list(filter, { sort, descending }, span, today);
      return ok({ total: found.total, rows: found.rows.map((line) => rowOf(line, today)) });
    },
    'people.search': (input, { register, today }) =>
      ok(register.peopleList.search(input.text, input.limit).map((line) => rowOf(line, today))),
    'people.get': (input, context) => {
      const person = context.register.people.find(input.id);
      return person === undefined
        ? fail({ code: 'NOT_FOUND', what: '此人' })
        : ok(detailOf(person, context));
    },
    'people.checkIdentity': (input, { register, today }) => {
      const text = input.identityNumber.replace(/\s/gu, '');
      const reading = readIdentityNumber(text, today, isKnownRegion);
      const unread = { kind: null, birthOn: null, sex: null, takenBy: null, warnings: [] };
      if (!reading.valid)
        return ok({ valid: false, message: IDENTITY_MESSAGES[reading.problem], ...unread });
      const holder = register.people.idOfNumber(reading.number);
      const takenBy = holder === input.exceptId ? null : holder;
      return ok({
        valid: true,
        message: takenBy === null ? '' : '此身份证号已登记',
        kind: reading.kind,
        birthOn: reading.birthDay,
        sex: reading.sex,
        takenBy,
        warnings: reading.warnings.map(() => '前6位不在现行区划代码中，可能是已撤并的旧代码'),
      });
    },
    'people.recycled': (_input, { register }) =>
      ok(
        register.people.recycled().map((person) => ({
          id: person.id,
          fullName: person.fullName,
          townName: register.regions.findTown(person.townCode)?.name ?? '',
          reason: person.recycleReason ?? '',
          by: person.recycledBy ?? '',
          at: person.recycledAt ?? '',
        })),
      ),
  };
}

function rowOf(line: PersonLine, today: string): Row {
  const { identityNumber, phone, birthOn, visitDueOn, ...shown } = line;
  return {
    ...shown,
    identityMasked: maskIdentityNumber(identityNumber),
    phoneMasked: maskPhone(phone),
    age: birthOn === null ? null : ageOn(birthOn, today),
    visitDueOn,
    overdueDays: visitDueOn === null ? null : Math.max(0, daysBetween(visitDueOn, today)),
  };
}

/** Full years of age on a day. */
export function ageOn(birthOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

function detailOf(person: PersonRecord, context: Context): Output<'people.get'> {
  const { register, today } = context;
  const townNames = new Map(register.regions.towns().map((town) => [town.code, town.name]));
  const due = register.visitDues.find(person.id);
  const age = person.birthOn === null ? null : ageOn(person.birthOn, today);
  return {
    id: person.id,
    revision: person.revision,
    fields: fieldsOf(person, register.people.drugs(person.id)),
    identityMasked: maskIdentityNumber(person.identityNumber),
    identityKind: person.identityKind,
    phoneMasked: maskPhone(person.phone),
    guardianPhoneMasked: maskPhone(person.guardianPhone),
    townName: townNames.get(person.townCode) ?? '',
    villageName:
      person.villageCode === null
        ? ''
        : (register.regions.findVillage(person.villageCode)?.name ?? ''),
    age,
    minor: age !== null && age < 18,
    controlStatus: person.controlStatus,
    presence: person.presence,
    registeredOn: person.registeredOn,
    origin: person.origin,
    recycled: person.recycledAt !== null,
    grade: person.grade,
    visitDue: {
      dueOn: due?.dueOn ?? null,
      overdueDays: due?.dueOn == null ? null : Math.max(0, daysBetween(due.dueOn, today)),
      ruleId: due?.ruleId ?? null,
      anchorOn: due?.anchorOn ?? null,
      why: due === undefined ? '' : explainDue(due, today),
    },
    measures: register.people.measures(person.id).map((row) => measureOf(row, context)),
    grades: register.people
      .grades(person.id)
      .map(({ personId: _personId, proposedAt: _at, ...row }) => row),
    statuses: register.people.statuses(person.id).map((row) => ({
      id: row.id,
      on: row.effectiveOn,
      cause: row.cause,
      controlStatus: row.controlStatus,
      townName: townNames.get(row.townCode) ?? '',
      presence: row.presence,
      note: row.note,
      by: row.recordedBy,
    })),
    extra: JSON.parse(person.extra) as { heading: string; value: string }[],
  };
}

function fieldsOf(
  person: PersonRecord,
  drugs: { drug: string; note: string }[],
): Output<'people.get'>['fields'] {
  return {
    fullName: person.fullName,
    alias: person.alias,
    sex: person.sex,
    birthOn: person.birthOn,
    ethnicity: person.ethnicity,
    domicile: person.domicile,
    townCode: person.townCode,
    villageCode: person.villageCode,
    address: person.address,
    education: person.education,
    marriage: person.marriage,
    occupation: person.occupation,
    category: person.category,
    drugs,
    firstUsedOn: person.firstUsedOn,
    lastSeizedOn: person.lastSeizedOn,
    drugState: person.drugState,
    policeOfficer: person.policeOfficer,
    caseWorker: person.caseWorker,
    gridWorker: person.gridWorker,
    guardian: person.guardian,
    povertyCategory: person.povertyCategory,
    householdSize: person.householdSize,
    note: person.note,
  };
}

/** A measure with what answer for it today. */
function measureOf(
  row: MeasureRow,
  { register, today }: Context,
): Output<'people.get'>['measures'][number] {
  const facts = measureFacts(row);
  const report = reportIn(facts, ruleRows(register), today);
  const term = measureTerm(facts, today);
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
    reportInDue: report.due,
    reportInState: report.state,
    lastDay: term.lastDay,
  };
}
