import { isPrecise, type CalendarDay, type RoughDay } from '../../db/domain/calendar-day.ts';
import { causeOfChange } from '../../db/domain/population.ts';
import type { RuleRow } from '../../db/domain/rule-table.ts';
import { MEASURE_KINDS } from '../../db/domain/vocabulary.ts';
import type { MeasureRow, NewPerson, PersonRecord } from '../../db/repositories/people.ts';
import type { Register } from '../../db/register.ts';
import type { LedgerField } from '../ledger/columns.ts';
import type { LedgerPerson } from '../ledger/reading.ts';
import type { Context } from './context.ts';
import type { PlannedChange } from './import-plan.ts';
import { LOOSE_DECISION, type Extra } from './ledger-view.ts';
import { nameInitials, searchText } from './person-names.ts';
import { afterChange, pick } from './person-change.ts';
import { addStatus, closeMeasures, openMeasureFor } from './person-status.ts';
import { dueOf } from './visit-due-book.ts';

export const LEDGER_SOURCE = '台账导入';
/** 存量 stands in the register from the beginning of time: in 期初 of the first period and in no 新增 (defaults.md 4). */
const FROM_THE_BEGINNING = '0001-01-01';

export interface ImportRun {
  readonly context: Context;
  readonly importId: number;
  readonly stock: boolean;
  readonly rules: readonly RuleRow[];
  readonly nameOf: (code: string) => string;
}

/** A new person from a line of the ledger, with the measure, grade, test and visit that defaults.md 4 makes of it. */
export function createFromLedger(run: ImportRun, line: LedgerPerson): number {
  const { context, stock } = run;
  const { register, today, now, user } = context;
  const grade = line.grade === null || line.grade === '未评估' ? null : line.grade;
  const row: NewPerson = {
    ...plainFields(line),
    fullName: line.fullName,
    nameInitials: nameInitials(line.fullName),
    identityNumber: line.identityNumber,
    identityKind: line.identityKind,
    ethnicity: line.ethnicity ?? '汉族',
    category: line.category ?? '吸毒',
    townCode: line.townCode,
    controlStatus: line.controlStatus,
    grade: grade ?? '未评估',
    extra: JSON.stringify(extraOf(line)),
    origin: stock ? '存量' : '新增',
    registeredOn: today,
    importId: run.importId,
    createdAt: now,
    createdBy: user.name,
  };
  const id = register.ledgerRows.addPerson(row);
  const person: PersonRecord = { ...EMPTY_PERSON, ...row, id } as PersonRecord;
  register.people.setSearchText(
    id,
    searchText({
      ...person,
      townName: run.nameOf(line.townCode),
      villageName: line.villageCode === null ? '' : run.nameOf(line.villageCode),
    }),
  );
  line.drugs.forEach((drug, position) =>
    register.ledgerRows.addDrug({ personId: id, position, drug: drug.drug, note: drug.note }),
  );
  register.ledgerRows.addStatus({
    personId: id,
    effectiveOn: stock ? FROM_THE_BEGINNING : today,
    cause: stock ? '存量登记' : '新登记',
    controlStatus: line.controlStatus,
    presence: '在册',
    townCode: line.townCode,
    recordedBy: user.name,
    recordedAt: now,
  });
  const measure = addLedgerMeasure(run, id, line);
  const gradeRow = grade === null ? null : addLedgerGrade(run, id, line, grade);
  addLedgerTest(run, id, line);
  const visit = addLedgerVisit(run, id, line);
  const life = {
    person,
    measures: measure === null ? [] : [measure],
    grades: gradeRow === null ? [] : [gradeRow],
    visits: visit === null ? [] : [visit],
  };
  register.visitDues.put(dueOf(life, run.rules, today));
  return id;
}

const EMPTY_PERSON = {
  revision: 1,
  lightTouch: false,
  presence: '在册',
  recycledAt: null,
  guardianPhone: '',
  phone: '',
  alias: '',
} as const;

/** Ids of the records that a change added, so that taking the import back can take them out again. */
export interface AddedRecords {
  readonly statuses: number[];
  readonly measures: number[];
  readonly grades: number[];
  readonly tests: number[];
  readonly visits: number[];
}

/** The chosen fields of the file over the register's; answers what stood there before and what was added. */
export function changeFromLedger(
  run: ImportRun,
  change: PlannedChange,
  fields: ReadonlySet<LedgerField>,
): string {
  const { register } = run.context;
  const person = register.people.find(change.personId);
  if (person === undefined) throw new Error('a planned change of nobody');
  const file = change.entry.person;
  const before = {
    person: beforeOf(person),
    drugs: register.people.drugs(person.id),
    measures: register.people.measures(person.id),
  };
  const counts = lastIds(register, person.id);
  const direct = directFields(file, fields);
  if (fields.has('controlStatus') || fields.has('townCode'))
    moveFromLedger(run, person, file, fields);
  if (fields.has('grade') && file.grade !== null && file.grade !== '未评估') {
    addLedgerGrade(run, person.id, file, file.grade);
    direct.grade = file.grade;
  }
  register.people.update(person.id, direct);
  if (fields.has('drugs')) register.people.setDrugs(person.id, file.drugs);
  if (DECISION_FIELDS.some((field) => fields.has(field)))
    decisionFromLedger(run, person, file, fields);
  if (fields.has('lastTestOn')) addLedgerTest(run, person.id, file);
  if (fields.has('lastVisitOn')) addLedgerVisit(run, person.id, file);
  afterChange(run.context, person.id);
  return JSON.stringify({ ...before, added: addedSince(register, person.id, counts) });
}

const DECISION_FIELDS = ['documentNumber', 'serviceOn', 'startOn', 'decidedYears'] as const;

/** Fields of people that a ledger column fills as it stands. */
function plainFields(line: LedgerPerson): Partial<NewPerson> {
  const {
    sex,
    birthOn,
    villageCode,
    education,
    marriage,
    occupation,
    firstUsedOn,
    lastSeizedOn,
    drugState,
    povertyCategory,
    householdSize,
  } = line;
  const text = (value: string | null) => value ?? '';
  return {
    sex,
    birthOn,
    villageCode,
    education,
    marriage,
    occupation,
    firstUsedOn,
    lastSeizedOn,
    drugState,
    povertyCategory,
    householdSize,
    phone: text(line.phone),
    domicile: text(line.domicile),
    address: text(line.address),
    policeOfficer: text(line.policeOfficer),
    caseWorker: text(line.caseWorker),
    gridWorker: text(line.gridWorker),
    guardian: text(line.guardian),
    guardianPhone: text(line.guardianPhone),
    note: text(line.note),
  };
}

function directFields(file: LedgerPerson, fields: ReadonlySet<LedgerField>): Partial<NewPerson> {
  const plain = {
    ...plainFields(file),
    fullName: file.fullName,
    ethnicity: file.ethnicity ?? '',
    category: file.category ?? '吸毒',
  };
  const chosen = Object.fromEntries(
    Object.entries(plain).filter(([field]) => fields.has(field as LedgerField)),
  ) as Partial<NewPerson>;
  if (chosen.fullName !== undefined) chosen.nameInitials = nameInitials(chosen.fullName);
  return chosen;
}

/** 管控现状 and 乡镇 by the same steps as on the screen, dated the day of the import. */
function moveFromLedger(
  run: ImportRun,
  person: PersonRecord,
  file: LedgerPerson,
  fields: ReadonlySet<LedgerField>,
): void {
  const { context } = run;
  const { register, today } = context;
  const change = { on: today, note: LEDGER_SOURCE };
  let row = person;
  if (fields.has('townCode')) {
    row = {
      ...row,
      townCode: file.townCode,
      villageCode: fields.has('villageCode') ? file.villageCode : null,
    };
    register.people.update(person.id, { townCode: row.townCode, villageCode: row.villageCode });
    addStatus(context, row, { ...change, cause: '县内转移' });
  }
  if (!fields.has('controlStatus')) return;
  row = { ...row, controlStatus: file.controlStatus };
  register.people.update(person.id, { controlStatus: file.controlStatus });
  addStatus(context, row, {
    ...change,
    cause: causeOfChange(person.controlStatus, file.controlStatus) ?? '更正',
  });
  closeMeasures(context, person.id, today, file.controlStatus);
  openMeasureFor(context, person.id, file.controlStatus, today);
}

function decisionFromLedger(
  run: ImportRun,
  person: PersonRecord,
  file: LedgerPerson,
  fields: ReadonlySet<LedgerField>,
): void {
  const { register } = run.context;
  const status = fields.has('controlStatus') ? file.controlStatus : person.controlStatus;
  const kind = MEASURE_KINDS.find((each) => each === status);
  const measure =
    kind === undefined ? undefined : register.ledgerRows.measureOfKind(person.id, kind);
  if (measure === undefined) {
    const kept = JSON.parse(person.extra) as Extra[];
    const loose = looseDecision(file).filter(({ heading }) => fields.has(fieldOfLoose(heading)));
    const others = kept.filter(({ heading }) => !loose.some((each) => each.heading === heading));
    register.people.update(person.id, { extra: JSON.stringify([...others, ...loose]) });
    return;
  }
  const compulsory = measure.kind === '强制隔离戒毒';
  register.people.updateMeasure(measure.id, {
    ...(fields.has('documentNumber') ? { documentNumber: file.documentNumber ?? '' } : {}),
    ...(fields.has('serviceOn') ? { serviceOn: file.serviceOn } : {}),
    ...(fields.has('startOn')
      ? compulsory
        ? { decisionOn: file.startOn }
        : { startOn: file.startOn }
      : {}),
    ...(fields.has('decidedYears') ? { decidedYears: file.decidedYears } : {}),
  });
}

function addLedgerMeasure(run: ImportRun, personId: number, line: LedgerPerson): MeasureRow | null {
  const kind = MEASURE_KINDS.find((each) => each === line.controlStatus);
  if (kind === undefined) return null;
  const compulsory = kind === '强制隔离戒毒';
  const row = {
    personId,
    kind,
    documentNumber: line.documentNumber ?? '',
    decisionOn: compulsory ? (line.startOn ?? line.serviceOn) : null,
    serviceOn: line.serviceOn,
    startOn: compulsory ? null : line.startOn,
    decidedYears: line.decidedYears,
    extensionMonths: 0,
    endOn: null,
    endReason: null,
    source: LEDGER_SOURCE,
    recordedBy: run.context.user.name,
    recordedAt: run.context.now,
  };
  return { ...row, id: run.context.register.ledgerRows.addMeasure(row) };
}

/** defaults.md 4: approved by the clerk who confirms the import; in force since the last visit, else the start, else today. */
function addLedgerGrade(
  run: ImportRun,
  personId: number,
  line: LedgerPerson,
  grade: '高' | '中' | '低',
) {
  const { user, now, today, register } = run.context;
  const row = {
    personId,
    grade,
    reason: '',
    source: LEDGER_SOURCE,
    proposedBy: user.name,
    proposedAt: now,
    approvedBy: user.name,
    effectiveOn: line.lastVisitOn ?? preciseOr(line.startOn, today),
    selfApproved: false,
  };
  return { ...row, id: register.ledgerRows.addGrade(row) };
}

/** A start of which only the month or the year is known is no day that a grade could take effect on. */
function preciseOr(day: RoughDay | null, otherwise: CalendarDay): CalendarDay {
  return day !== null && isPrecise(day) ? day : otherwise;
}

function addLedgerTest(run: ImportRun, personId: number, line: LedgerPerson): void {
  if (line.lastTestOn === null || line.lastTestResult === null) return;
  run.context.register.ledgerRows.addTest({
    personId,
    testedOn: line.lastTestOn,
    kind: '尿检',
    result: line.lastTestResult,
    origin: '定期',
    source: LEDGER_SOURCE,
    recordedBy: run.context.user.name,
    recordedAt: run.context.now,
  });
}

/** Person in charge 专职人员, else 责任民警; without either the contact is incomplete and does not qualify. */
function addLedgerVisit(run: ImportRun, personId: number, line: LedgerPerson) {
  if (line.lastVisitOn === null) return null;
  const row = {
    personId,
    visitedOn: line.lastVisitOn,
    mode: '面对面' as const,
    outcome: '见到本人',
    inCharge: line.caseWorker ?? line.policeOfficer ?? '',
    seen: '本人',
    place: '',
    drugState: null,
    topics: '[]',
    findings: '',
    needs: '',
    source: LEDGER_SOURCE,
    recordedBy: run.context.user.name,
    recordedAt: run.context.now,
    voidedAt: null,
    voidReason: '',
  };
  return { ...row, id: run.context.register.ledgerRows.addVisit(row) };
}

/** The columns that the program does not know, and a decision that belongs to no measure: nothing of a line is lost. */
function extraOf(line: LedgerPerson): Extra[] {
  const isMeasure = MEASURE_KINDS.some((kind) => kind === line.controlStatus);
  return [...line.extra, ...(isMeasure ? [] : looseDecision(line))];
}

function looseDecision(line: LedgerPerson): Extra[] {
  return Object.entries(LOOSE_DECISION).flatMap(([field, heading]) => {
    const value = line[field as keyof typeof LOOSE_DECISION];
    return value === null ? [] : [{ heading, value }];
  });
}

function fieldOfLoose(heading: string): LedgerField {
  const found = Object.entries(LOOSE_DECISION).find(([, each]) => each === heading);
  return (found?.[0] ?? 'documentNumber') as LedgerField;
}

const KEPT_FIELDS = [
  'fullName',
  'nameInitials',
  'sex',
  'birthOn',
  'ethnicity',
  'phone',
  'domicile',
  'townCode',
  'villageCode',
  'address',
  'education',
  'marriage',
  'occupation',
  'category',
  'firstUsedOn',
  'lastSeizedOn',
  'drugState',
  'policeOfficer',
  'caseWorker',
  'gridWorker',
  'guardian',
  'guardianPhone',
  'povertyCategory',
  'householdSize',
  'note',
  'extra',
  'controlStatus',
  'grade',
] as const;

function beforeOf(person: PersonRecord): Record<string, unknown> {
  return pick(person, KEPT_FIELDS);
}

function lastIds(register: Register, personId: number): AddedRecords {
  const ids = (rows: readonly { id: number }[]) => rows.map((row) => row.id);
  return {
    statuses: ids(register.people.statuses(personId)),
    measures: ids(register.people.measures(personId)),
    grades: ids(register.people.grades(personId)),
    tests: ids(register.records.testsOf(personId)),
    visits: ids(register.visits.ofPerson(personId)),
  };
}

function addedSince(register: Register, personId: number, before: AddedRecords): AddedRecords {
  const after = lastIds(register, personId);
  const fresh = (kind: keyof AddedRecords) =>
    after[kind].filter((id) => !before[kind].includes(id));
  return {
    statuses: fresh('statuses'),
    measures: fresh('measures'),
    grades: fresh('grades'),
    tests: fresh('tests'),
    visits: fresh('visits'),
  };
}
