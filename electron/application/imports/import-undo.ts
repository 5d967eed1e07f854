import type { ImportRow } from '../../../db/repositories/imports.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import type { BeforeImport } from './import-before.ts';
import { reopenMeasure } from '../measures/measure-ends.ts';
import { afterChange } from '../people/person-change.ts';

/** Looking at a number in full is logged but touches nothing. */
export const LOOKING = '查看完整证件号和电话';

/** ledger.md, promise 5: a whole import is taken back as long as nothing else has touched its records. */
export function createImportUndo(): Handlers<'imports.list' | 'imports.undo'> {
  return {
    'imports.list': (_input, { register }) =>
      ok(
        register.imports.all().map((row) => {
          const whyNotUndoable = whyNot(register, row);
          const { id, at, by, fileName, created, updated, undoneAt } = row;
          const as = row.stock ? '建账（存量）' : '新增';
          const doubtful = register.imports.doubtfulCount(id);
          return {
            id,
            at,
            by,
            fileName,
            as,
            created,
            updated,
            doubtful,
            undoable: whyNotUndoable === '',
            undoneAt,
            whyNotUndoable,
          };
        }),
      ),
    'imports.undo': undoImport,
  };
}

const undoImport: Handler<'imports.undo'> = (input, context) => {
  const { register, now } = context;
  const row = register.imports.find(input.importId);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次导入' });
  const reason = whyNot(register, row);
  if (reason !== '') return fail({ code: 'REFUSED', reason });
  // The last change first: a decision may have changed whom the import itself had made.
  const changes = register.imports.changes(row.id).reverse();
  for (const change of changes) {
    if (change.created) register.people.remove(change.personId);
    else if (change.before !== null) {
      putBack(context, change.personId, JSON.parse(change.before) as BeforeImport);
      afterChange(context, change.personId);
      context.audit({
        action: '撤销导入',
        subjectKind: 'person',
        subjectId: change.personId,
        reason: input.reason,
      });
    }
  }
  register.imports.removeDoubtful(row.id);
  register.imports.markUndone(row.id, now);
  const made = new Set(changes.filter((change) => change.created).map(({ personId }) => personId));
  const removed = made.size;
  const restored = new Set(
    changes.map(({ personId }) => personId).filter((personId) => !made.has(personId)),
  ).size;
  context.audit({
    action: '撤销导入',
    subjectKind: 'import',
    subjectId: row.id,
    reason: input.reason,
    after: { removed, restored },
  });
  return ok({ removed, restored });
};

function whyNot(register: Register, row: ImportRow): string {
  if (row.undoneAt !== null) return '已经撤销';
  if (register.imports.issuedSince(row) > 0) return '导入之后已签发过报告，不能撤销';
  if (register.imports.reviewedPeople(row.id) > 0)
    return '导入之后，其中的人员已登记了户或列入逐人回访名单，不能整体撤销';
  const touched = register.imports.touchedSince(row, LOOKING);
  return touched === 0 ? '' : '导入之后，其中的人员又有改动或新的记录，不能整体撤销';
}

function putBack(context: Context, personId: number, before: BeforeImport): void {
  const { register } = context;
  // A suspension that ended with its measure is open again.
  for (const { id, endOn } of before.measures) {
    const row = register.measures.find(id);
    if (row !== undefined && endOn === null && row.endOn !== null) reopenMeasure(context, row);
  }
  const { added } = before;
  for (const id of added.visits) register.visits.remove(id);
  for (const id of added.tests) register.records.removeTest(id);
  for (const id of added.grades) register.people.removeGrade(id);
  for (const id of added.statuses) register.people.removeStatus(id);
  for (const id of added.measures) register.people.removeMeasure(id);
  for (const { id, ...measure } of before.measures) register.people.updateMeasure(id, measure);
  register.people.setDrugs(personId, before.drugs);
  register.people.update(personId, before.person);
  if (before.lightTouchId === undefined) return;
  const open = { endedOn: null, endedBy: null, endReason: '' };
  register.lightTouch.update(before.lightTouchId, open);
  register.people.update(personId, { lightTouch: true });
}
