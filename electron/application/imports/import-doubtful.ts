import type { DoubtfulRow } from '../../../db/repositories/doubtful-lines.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import { changeFromLedger } from './import-apply.ts';
import { rememberPerson } from './import-before.ts';
import { createFromLedger } from './import-create.ts';
import {
  differencesOf,
  regionNames,
  shownDifference,
  type FieldDifference,
} from './import-differences.ts';
import { choosable } from './import-doubts.ts';
import type { ImportRun } from './ledger-records.ts';
import { shownName } from '../people/sealed-person.ts';
import { refreshTodosOf } from '../todo/todo-book.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

type Line = Output<'imports.doubtful'>[number];
type Decision = Line['decisions'][number];

/** Lines that wait for a decision (ledger.md, promise 4): two people, the same person, or not to be taken. */
export function createDoubtfulHandlers(): Handlers<'imports.doubtful' | 'imports.decideDoubtful'> {
  return {
    'imports.doubtful': (_input, { register }) =>
      ok(register.imports.openDoubtful().map((row) => lineOf(row, register))),
    'imports.decideDoubtful': (input, context) => {
      const row = context.register.imports.findDoubtful(input.id);
      if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这一行' });
      if (row.decision !== null) return fail({ code: 'REFUSED', reason: '这一行已经处理过' });
      const applied = apply(row, input, context);
      if (!applied.ok) return applied;
      const { personId } = applied.value;
      const { user, now } = context;
      context.register.imports.decideDoubtful(row.id, {
        decision: input.decision,
        decidedBy: user.name,
        decidedAt: now,
        decisionNote: input.note,
        withPersonId: personId ?? row.withPersonId,
      });
      keepDecision(row, input, applied.value, context);
      return ok({ personId });
    },
  };
}

const WORDS = { newPerson: '确认为另一人', same: '确认为同一人', drop: '舍去' } as const;

/** What a decision did; `before` is what taking it back needs, null for somebody new. */
interface Applied {
  readonly personId: number | null;
  readonly before: string | null;
  readonly taken: readonly FieldDifference[];
}

function apply(
  row: DoubtfulRow,
  input: Checked<'imports.decideDoubtful'>,
  context: Context,
): Result<Applied> {
  if (input.decision === 'drop') return ok({ personId: null, before: null, taken: [] });
  const { register } = context;
  const file = JSON.parse(row.line) as LedgerPerson;
  const run: ImportRun = {
    context,
    importId: row.importId,
    stock: register.imports.find(row.importId)?.stock ?? false,
    rules: ruleRows(register),
    nameOf: regionNames(register),
  };
  if (input.decision === 'same') return applySame(row, file, input.takeFields, run);
  if (register.people.idOfNumber(file.identityNumber) !== null)
    return fail({
      code: 'REFUSED',
      reason: '此身份证号已登记，不能再登记为另一人；请选择“同一人”或“舍去”',
    });
  const personId = createFromLedger(run, file);
  refreshTodosOf(run.context, personId, personId);
  return ok({ personId, before: null, taken: [] });
}

/** The line is that person: what is empty is filled, what differs is overwritten where the clerk chose. */
function applySame(
  row: DoubtfulRow,
  file: LedgerPerson,
  takeFields: readonly string[],
  run: ImportRun,
): Result<Applied> {
  const { register } = run.context;
  const person = personOfLine(row, file, register);
  if (person === undefined)
    return fail({ code: 'REFUSED', reason: '对应的人员不在台账中，请选择“另一人”或“舍去”' });
  const taken = choosable(differencesOf(register, file, person, run.nameOf), person).filter(
    ({ field, fills }) => fills || takeFields.includes(field),
  );
  if (taken.length === 0) {
    const before = JSON.stringify(rememberPerson(register, person)());
    return ok({ personId: person.id, before, taken });
  }
  const change = {
    personId: person.id,
    entry: { person: file, lines: [], needsConfirmation: false },
    differences: taken,
  };
  const before = changeFromLedger(run, change, new Set(taken.map(({ field }) => field)));
  return ok({ personId: person.id, before, taken });
}

/** Whom a line belongs to: who has its number by now, else whom it resembles. Nobody in the recycle bin. */
function personOfLine(
  row: DoubtfulRow,
  file: LedgerPerson,
  register: Register,
): PersonRecord | undefined {
  const id = register.people.idOfNumber(file.identityNumber) ?? row.withPersonId;
  const person = id === null ? undefined : register.people.find(id);
  return person?.recycledAt === null ? person : undefined;
}

/** In the log, and with the import, so that taking the import back takes the decision back. */
function keepDecision(
  row: DoubtfulRow,
  input: Checked<'imports.decideDoubtful'>,
  { personId, before, taken }: Applied,
  context: Context,
): void {
  const seq = context.audit({
    action: `疑似重复：${WORDS[input.decision]}`,
    subjectKind: 'person',
    subjectId: personId,
    reason: input.note,
    before: Object.fromEntries(taken.map(({ field, register }) => [field, register])),
    after: Object.fromEntries(taken.map(({ field, file }) => [field, file])),
  });
  if (personId === null) return;
  context.register.imports.addChange(row.importId, {
    personId,
    created: input.decision === 'newPerson',
    revisionAfter: context.register.people.find(personId)?.revision ?? 0,
    before,
    seq,
  });
}

/** What was kept while the person stood in lists by name says the number now. */
function explanationOf({ explanation }: DoubtfulRow, person: PersonRecord | undefined): string {
  if (person?.lightTouch !== true) return explanation;
  return explanation.replaceAll(`台账“${person.fullName}”`, `台账“${shownName(person)}”`);
}

/** Side by side what the register and the line say, and what may be decided. */
function lineOf(row: DoubtfulRow, register: Register): Line {
  const file = JSON.parse(row.line) as LedgerPerson;
  const person = personOfLine(row, file, register);
  const differences =
    person === undefined
      ? []
      : choosable(differencesOf(register, file, person, regionNames(register)), person);
  const free = register.people.idOfNumber(file.identityNumber) === null;
  const decisions: Decision[] = [
    ...(free ? (['newPerson'] as const) : []),
    ...(person === undefined ? [] : (['same'] as const)),
    'drop',
  ];
  const { id, importId, sheet, row: number, fullName } = row;
  return {
    id,
    importId,
    sheet,
    row: number,
    fullName,
    withPersonId: person?.id ?? null,
    withName: person === undefined ? '' : shownName(person),
    why: row.why as Line['why'],
    explanation: explanationOf(row, person),
    differences: differences.map((each) => shownDifference(each, person)),
    decisions,
  };
}
