import type { DoubtfulRow } from '../../db/repositories/doubtful-lines.ts';
import type { Register } from '../../db/register.ts';
import { titleOf } from '../ledger/columns.ts';
import type { LedgerPerson } from '../ledger/reading.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import type { Output } from '../contract/index.ts';
import type { Context, Handlers } from './context.ts';
import { changeFromLedger } from './import-apply.ts';
import { createFromLedger } from './import-create.ts';
import { differencesOf, regionNames } from './import-plan.ts';
import type { ImportRun } from './ledger-records.ts';
import { ruleRows } from './visit-due-book.ts';

type Line = Output<'imports.doubtful'>[number];

/** Lines that wait for a decision (ledger.md, promise 4): two people, the same person, or not to be taken. */
export function createDoubtfulHandlers(): Handlers<'imports.doubtful' | 'imports.decideDoubtful'> {
  return {
    'imports.doubtful': (_input, { register }) =>
      ok(register.imports.openDoubtful().map((row) => lineOf(row, register))),
    'imports.decideDoubtful': (input, context) => {
      const row = context.register.imports.findDoubtful(input.id);
      if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这一行' });
      if (row.decision !== null) return fail({ code: 'REFUSED', reason: '这一行已经处理过' });
      const applied = apply(row, input.decision, context);
      if (!applied.ok) return applied;
      const { user, now } = context;
      context.register.imports.decideDoubtful(row.id, {
        decision: input.decision,
        decidedBy: user.name,
        decidedAt: now,
        decisionNote: input.note,
      });
      context.audit({
        action: `疑似重复：${WORDS[input.decision]}`,
        subjectKind: 'person',
        subjectId: applied.value,
        reason: input.note,
      });
      return ok({ personId: applied.value });
    },
  };
}

const WORDS = { newPerson: '确认为另一人', same: '确认为同一人', drop: '舍去' } as const;

function apply(
  row: DoubtfulRow,
  decision: keyof typeof WORDS,
  context: Context,
): Result<number | null> {
  const { register } = context;
  if (decision === 'drop') return ok(null);
  const person = JSON.parse(row.line) as LedgerPerson;
  const stock = register.imports.find(row.importId)?.stock ?? false;
  const run: ImportRun = {
    context,
    importId: row.importId,
    stock,
    rules: ruleRows(register),
    nameOf: regionNames(register),
  };
  const holder = register.people.idOfNumber(person.identityNumber);
  if (decision === 'newPerson') {
    if (holder !== null)
      return fail({
        code: 'REFUSED',
        reason: '此身份证号已登记，不能再登记为另一人；请选择“同一人”或“舍去”',
      });
    return ok(createFromLedger(run, person));
  }
  const personId = row.withPersonId ?? holder;
  const kept = personId === null ? undefined : register.people.find(personId);
  if (kept === undefined || kept.recycledAt !== null)
    return fail({ code: 'REFUSED', reason: '对应的人员不在台账中，请选择“另一人”或“舍去”' });
  const differences = differencesOf(register, person, kept, run.nameOf).filter(
    ({ fills }) => fills,
  );
  const change = {
    personId: kept.id,
    entry: { person, lines: [], needsConfirmation: false },
    differences,
  };
  if (differences.length > 0)
    changeFromLedger(run, change, new Set(differences.map(({ field }) => field)));
  return ok(kept.id);
}

/** Side by side what the register and the line say. */
function lineOf(row: DoubtfulRow, register: Register): Line {
  const person = JSON.parse(row.line) as LedgerPerson;
  const kept = row.withPersonId === null ? undefined : register.people.find(row.withPersonId);
  const differences =
    kept === undefined
      ? []
      : differencesOf(register, person, kept, regionNames(register)).map(
          ({ field, register: stands, file, fills }) => ({
            field,
            label: titleOf(field),
            register: stands,
            file,
            fills,
          }),
        );
  const { id, importId, sheet, row: number, fullName, withPersonId, explanation } = row;
  return {
    id,
    importId,
    sheet,
    row: number,
    fullName,
    withPersonId,
    withName: kept?.fullName ?? '',
    why: row.why as Line['why'],
    explanation,
    differences,
  };
}
