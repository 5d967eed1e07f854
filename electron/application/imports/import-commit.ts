import type { Checked, Output } from '../../contract/index.ts';
import type { ChangeField } from '../people/change-field.ts';
import type { Context } from '../context.ts';
import { changeFromLedger } from './import-apply.ts';
import { createFromLedger } from './import-create.ts';
import { regionNames } from './import-differences.ts';
import type { Doubt } from './import-doubts.ts';
import { planImport, type ImportPlan, type PlannedChange } from './import-plan.ts';
import { rememberMapping } from './import-headings.ts';
import type { ImportRun } from './ledger-records.ts';
import type { PendingImport } from './pending-import.ts';
import { refreshTodosOf } from '../todo/todo-book.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

/**
 * All good lines in the one transaction of the command, or none. The plan is made anew inside it, so that nothing that
 * changed since the dry run is overwritten. Empty fields of the register are filled; what contradicts it is taken only
 * where the clerk chose the column or the person.
 */
export function commitImport(
  context: Context,
  pending: PendingImport,
  choice: Checked<'imports.commit'>,
): Output<'imports.commit'> {
  const { register, progress, user, now } = context;
  const plan = planImport(register, pending.reading, () => undefined);
  const row = register.imports.add({
    at: now,
    by: user.name,
    fileName: pending.fileName,
    fileSha256: pending.fileSha256,
    stock: pending.stock,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    lastSeq: 0,
  });
  const run: ImportRun = {
    context,
    importId: row.id,
    stock: pending.stock,
    rules: ruleRows(register),
    nameOf: regionNames(register),
  };
  const total = plan.created.length + plan.changed.length;
  const known = register.people.lastId();
  createAll(run, plan, (done) => progress.report(done, total, '写入台账'));
  refreshTodosOf(context, known + 1, register.people.lastId());
  const updated = updateChosen(run, plan.changed, choice, (done) =>
    progress.report(plan.created.length + done, total, '写入台账'),
  );
  for (const doubt of plan.doubtful) keepDoubt(run, doubt);
  rememberMapping(register, pending.mapping);
  const rejected = new Set(pending.reading.rejected.map((cell) => `${cell.row} ${cell.sheet}`))
    .size;
  const counts = {
    created: plan.created.length,
    updated,
    unchanged: plan.unchanged + plan.changed.length - updated,
    rejected,
  };
  const lastSeq = context.audit({
    action: '导入台账',
    subjectKind: 'import',
    subjectId: row.id,
    after: { ...counts, doubtful: plan.doubtful.length, as: pending.stock ? '存量' : '新增' },
  });
  register.imports.finish(row.id, { ...counts, lastSeq });
  progress.report(total, total, '写入台账');
  return { importId: row.id, ...counts, doubtful: plan.doubtful.length };
}

function createAll(run: ImportRun, plan: ImportPlan, report: (done: number) => void): void {
  const { register } = run.context;
  plan.created.forEach(({ person, lines }, index) => {
    if (index % 100 === 0) report(index);
    const personId = createFromLedger(run, person);
    register.imports.addChange(run.importId, {
      personId,
      created: true,
      revisionAfter: 1,
      before: null,
      seq: null,
    });
    run.context.audit({
      action: '台账导入：新增人员',
      subjectKind: 'person',
      subjectId: personId,
      reason: placeOf(lines),
      after: { controlStatus: person.controlStatus },
    });
  });
}

function updateChosen(
  run: ImportRun,
  changed: readonly PlannedChange[],
  choice: Checked<'imports.commit'>,
  report: (done: number) => void,
): number {
  const { register } = run.context;
  const columns = new Set(choice.takeFields);
  const people = new Set(choice.takePeople);
  let updated = 0;
  changed.forEach((change, index) => {
    if (index % 100 === 0) report(index);
    const taken = change.differences.filter(
      ({ field, fills }) => fills || columns.has(field) || people.has(String(change.personId)),
    );
    if (taken.length === 0) return;
    updated += 1;
    const fields = new Set<ChangeField>(taken.map(({ field }) => field));
    const before = changeFromLedger(run, change, fields);
    const revisionAfter = register.people.find(change.personId)?.revision ?? 0;
    register.imports.addChange(run.importId, {
      personId: change.personId,
      created: false,
      revisionAfter,
      before,
      seq: null,
    });
    run.context.audit({
      action: '台账导入：修改人员',
      subjectKind: 'person',
      subjectId: change.personId,
      reason: placeOf(change.entry.lines),
      before: Object.fromEntries(taken.map(({ field, register: kept }) => [field, kept])),
      after: Object.fromEntries(taken.map(({ field, file }) => [field, file])),
    });
  });
  return updated;
}

function keepDoubt(run: ImportRun, doubt: Doubt): void {
  const line = doubt.entry.lines[0];
  const { withPersonId, withNumber } = doubt;
  const { register } = run.context;
  register.imports.addDoubtful({
    importId: run.importId,
    sheet: line?.sheet ?? '',
    row: line?.row ?? 0,
    fullName: doubt.entry.person.fullName,
    line: JSON.stringify(doubt.entry.person),
    withPersonId: withNumber === null ? withPersonId : register.people.idOfNumber(withNumber),
    lineKey: doubt.key,
    why: doubt.why,
    explanation: doubt.explanation,
  });
}

function placeOf(lines: readonly { sheet: string; row: number }[]): string {
  return lines.map(({ sheet, row }) => `${sheet}第${row}行`).join('、');
}
