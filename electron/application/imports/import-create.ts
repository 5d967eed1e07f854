import type { Grade } from '../../../db/domain/words/vocabulary.ts';
import type { NewPerson, PersonRecord } from '../../../db/repositories/people.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';
import {
  addLedgerGrade,
  addLedgerMeasure,
  addLedgerTest,
  addLedgerVisit,
  extraOf,
  plainFields,
  type ImportRun,
} from './ledger-records.ts';
import { nameInitials, searchText } from '../people/person-names.ts';
import { followHolders } from '../teams/team-holders.ts';
import { dueOf } from '../visits/visit-due-book.ts';

/** 存量 stands in the register from the beginning of time: in 期初 of the first period and in no 新增 (defaults.md 4). */
const FROM_THE_BEGINNING = '0001-01-01';

/** A new person from a line of the ledger, with the measure, grade, test and visit that defaults.md 4 makes of it. */
export function createFromLedger(run: ImportRun, line: LedgerPerson): number {
  const { register, today } = run.context;
  const grade = line.grade === null || line.grade === '未评估' ? null : line.grade;
  const row = personOf(run, line, grade ?? '未评估');
  const id = register.ledgerRows.addPerson(row);
  const person: PersonRecord = { ...EMPTY_PERSON, ...row, id } as PersonRecord;
  addSearchText(run, person, line);
  line.drugs.forEach((drug, position) =>
    register.ledgerRows.addDrug({ personId: id, position, drug: drug.drug, note: drug.note }),
  );
  addFirstStatus(run, id, line);
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
  followHolders(run.context, person, null);
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

function personOf(run: ImportRun, line: LedgerPerson, grade: Grade): NewPerson {
  const { today, now, user } = run.context;
  return {
    ...plainFields(line),
    fullName: line.fullName,
    nameInitials: nameInitials(line.fullName),
    identityNumber: line.identityNumber,
    identityKind: line.identityKind,
    ethnicity: line.ethnicity ?? '汉族',
    category: line.category ?? '吸毒',
    townCode: line.townCode,
    controlStatus: line.controlStatus,
    grade,
    extra: JSON.stringify(extraOf(line)),
    origin: run.stock ? '存量' : '新增',
    registeredOn: today,
    importId: run.importId,
    createdAt: now,
    createdBy: user.name,
  };
}

function addSearchText(run: ImportRun, person: PersonRecord, line: LedgerPerson): void {
  const townName = run.nameOf(line.townCode);
  const villageName = line.villageCode === null ? '' : run.nameOf(line.villageCode);
  const text = searchText({ ...person, townName, villageName });
  run.context.register.people.setSearchText(person.id, text);
}

function addFirstStatus({ context, stock }: ImportRun, personId: number, line: LedgerPerson): void {
  context.register.ledgerRows.addStatus({
    personId,
    effectiveOn: stock ? FROM_THE_BEGINNING : context.today,
    cause: stock ? '存量登记' : '新登记',
    controlStatus: line.controlStatus,
    presence: '在册',
    townCode: line.townCode,
    recordedBy: context.user.name,
    recordedAt: context.now,
  });
}
