import { causeOfChange } from '../../../db/domain/figures/population.ts';
import type { NewPerson, PersonRecord } from '../../../db/repositories/people.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';
import { rememberPerson } from './import-before.ts';
import type { ChangeField } from '../people/change-field.ts';
import { extraWith } from './import-differences.ts';
import type { PlannedChange } from './import-plan.ts';
import { decisionFromLedger, DECISION_FIELDS } from './ledger-decision.ts';
import {
  addLedgerGrade,
  addLedgerTest,
  addLedgerVisit,
  LEDGER_SOURCE,
  plainFields,
  proposeLedgerGrade,
  type ImportRun,
} from './ledger-records.ts';
import type { Extra } from './ledger-view.ts';
import { nameInitials } from '../people/person-names.ts';
import { afterChange, gradeToday } from '../people/person-change.ts';
import { addStatus, followLedgerStatus } from '../people/status-rows.ts';

/** The chosen fields of the file over the register's; answers what stood there before and what was added. */
export function changeFromLedger(
  run: ImportRun,
  change: PlannedChange,
  fields: ReadonlySet<ChangeField>,
): string {
  const { register } = run.context;
  const person = register.people.find(change.personId);
  if (person === undefined) throw new Error('a planned change of nobody');
  const file = change.entry.person;
  const before = rememberPerson(register, person);
  const direct = directFields(file, fields);
  if (file.townCode !== person.townCode) delete direct.villageCode;
  if (fields.has('controlStatus') || fields.has('townCode'))
    moveFromLedger(run, person, file, fields);
  if (fields.has('grade')) gradeFromLedger(run, person, file, direct);
  register.people.update(person.id, direct);
  if (fields.has('drugs')) register.people.setDrugs(person.id, file.drugs);
  if (DECISION_FIELDS.some((field) => fields.has(field)))
    decisionFromLedger(run, person, file, fields);
  if (fields.has('lastTestOn')) addLedgerTest(run, person.id, file);
  if (fields.has('lastVisitOn')) addLedgerVisit(run, person.id, file);
  extraFromLedger(run, person.id, file, fields);
  afterChange(run.context, person.id);
  return JSON.stringify(before());
}

/** After the decision, which may have written its loose parts beside the person. */
function extraFromLedger(
  { context }: ImportRun,
  personId: number,
  file: LedgerPerson,
  fields: ReadonlySet<ChangeField>,
): void {
  if (![...fields].some((field) => field.startsWith('extra:'))) return;
  const kept = JSON.parse(context.register.people.find(personId)?.extra ?? '[]') as Extra[];
  const extra = extraWith(kept, file.extra, fields);
  context.register.people.update(personId, { extra: JSON.stringify(extra) });
}

/** Where nothing was approved the ledger's grade counts (defaults.md 4); against an approved one it is a proposal. */
function gradeFromLedger(
  run: ImportRun,
  person: PersonRecord,
  file: LedgerPerson,
  direct: Partial<NewPerson>,
): void {
  if (file.grade === null || file.grade === '未评估') return;
  if (person.grade === '未评估') addLedgerGrade(run, person.id, file, file.grade);
  else proposeLedgerGrade(run, person.id, file.grade);
  direct.grade = gradeToday(run.context.register, person);
}

function directFields(file: LedgerPerson, fields: ReadonlySet<ChangeField>): Partial<NewPerson> {
  const plain = {
    ...plainFields(file),
    fullName: file.fullName,
    identityNumber: file.identityNumber,
    ethnicity: file.ethnicity ?? '',
    category: file.category ?? '吸毒',
  };
  const chosen = Object.fromEntries(
    Object.entries(plain).filter(([field]) => fields.has(field as ChangeField)),
  ) as Partial<NewPerson>;
  // Sex and birth day are in the number: they come with it.
  if (chosen.identityNumber !== undefined)
    Object.assign(chosen, {
      identityKind: file.identityKind,
      sex: file.sex,
      birthOn: file.birthOn,
    });
  if (chosen.fullName !== undefined) chosen.nameInitials = nameInitials(chosen.fullName);
  return chosen;
}

/** 管控现状 and 乡镇 by the same steps as on the screen, dated the day of the import. */
function moveFromLedger(
  run: ImportRun,
  person: PersonRecord,
  file: LedgerPerson,
  fields: ReadonlySet<ChangeField>,
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
  followLedgerStatus(context, person.id, today, file.controlStatus);
}
