import type { z } from 'zod';
import { addDays } from '../../../db/domain/calendar/calendar-day.ts';
import { topicsOf } from '../../../db/domain/visits/visit-phrases.ts';
import type { Register } from '../../../db/register.ts';
import { ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { GRID_ROWS } from '../../contract/visit-care.ts';
import { RecordVisit } from '../../contract/visits.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { shownName } from '../people/sealed-person.ts';
import { ruleRows } from './visit-due-book.ts';
import { judgeVisit, proposedFor, recordVisit } from './visit-record.ts';

type GridMethod =
  | 'visits.gridPeople'
  | 'visits.recordMany'
  | 'visits.draft'
  | 'visits.saveDraft'
  | 'visits.dropDraft';
type Grid = Checked<'visits.recordMany'>;
type Row = Grid['rows'][number];
type Failed = Output<'visits.recordMany'>['failed'];
type Draft = NonNullable<Output<'visits.draft'>>;

/** Who is due within these days is offered to be keyed in. */
const DUE_DAYS = 30;

/** Many visits keyed in from paper; what is not saved yet is kept in the register itself. */
export function createVisitGrid(): Handlers<GridMethod> {
  return {
    'visits.gridPeople': ({ scope, ...place }, { register, today }) =>
      ok(
        register.visitCare.gridPeople({
          ...place,
          // One row is left for whoever stands on no list.
          limit: GRID_ROWS - 1,
          dueUntil: scope === 'due' ? addDays(today, DUE_DAYS) : null,
        }) as Output<'visits.gridPeople'>,
      ),
    'visits.recordMany': recordMany,
    'visits.draft': (_input, { register, user }) => {
      const kept = register.visitCare.draftOf(user.id);
      if (kept === undefined) return ok(null);
      const content = JSON.parse(kept.content) as Omit<Draft, 'savedAt'>;
      const rows = content.rows.map((row) => relabelled(row, register));
      return ok({ ...content, rows, savedAt: kept.savedAt });
    },
    'visits.saveDraft': (input, context) => {
      keepDraft(input, context);
      return ok({ savedAt: context.now });
    },
    'visits.dropDraft': (_input, { register, user }) => {
      register.visitCare.dropDraft(user.id);
      return ok({});
    },
  };
}

/** who was put under 无感式管理 since the row was keyed in stands there by the number. */
function relabelled(row: Draft['rows'][number], register: Register): Draft['rows'][number] {
  const person = row.personId === null ? undefined : register.people.find(row.personId);
  return person?.lightTouch === true ? { ...row, fullName: shownName(person) } : row;
}

/**
 * Every row for itself: the right ones are saved in one transaction, the wrong ones come back with their complaints and stay in
 * the draft, so that neither a mistake holds 99 forms up nor anything keyed in is lost.
 */
const recordMany: Handler<'visits.recordMany'> = ({ head, rows }, context) => {
  const { register } = context;
  const saved: { key: number; visitId: number; personId: number }[] = [];
  const failed: Failed = [];
  rows.forEach((row, index) => {
    context.progress.report(index, rows.length, '正在保存走访');
    const recorded = recordRow(row, head.inCharge, context);
    if (recorded.ok) saved.push({ key: row.key, ...recorded.value });
    else failed.push({ key: row.key, fields: complaints(recorded.error) });
  });
  const wrong = new Set(failed.map(({ key }) => key));
  if (wrong.size === 0) register.visitCare.dropDraft(context.user.id);
  else keepDraft({ head, rows: rows.filter(({ key }) => wrong.has(key)) }, context);
  const rules = ruleRows(register);
  const judged = saved.flatMap(({ key, visitId }) => {
    const visit = register.visits.find(visitId);
    return visit === undefined ? [] : [{ key, visitId, ...judgeVisit(visit, register, rules) }];
  });
  return ok({ saved: judged, failed, proposed: proposals(saved, context) });
};

function recordRow(
  row: Row,
  inCharge: string,
  context: Context,
): Result<{ visitId: number; personId: number }> {
  const { topics, rest } = topicsOf(row.findings);
  const checked = RecordVisit.safeParse({
    personId: row.personId,
    visitedOn: row.visitedOn,
    mode: row.mode,
    outcome: row.outcome,
    inCharge,
    seen: row.seen,
    place: '',
    drugState: row.drugState === '' ? null : row.drugState,
    topics,
    findings: rest,
    needs: row.needs,
    again: row.again,
  });
  if (!checked.success) return { ok: false, error: shapeError(row, checked.error) };
  const recorded = recordVisit(checked.data, context);
  if (!recorded.ok) return recorded;
  return ok({ visitId: recorded.value.id, personId: recorded.value.personId });
}

const MISSING: Readonly<Record<string, string>> = {
  personId: '请选择人员',
  visitedOn: '日期应为 11.15、2026-11-15 这样的形式',
  mode: '请选择走访方式',
  outcome: '请选择走访结果',
  drugState: '请选择戒毒状态，或清除',
};

function shapeError(row: Row, error: z.ZodError): AppError {
  const fields = error.issues.map((issue) => {
    const path = String(issue.path[0] ?? '');
    return { path, message: MISSING[path] ?? issue.message };
  });
  return { code: 'INVALID_INPUT', fields: row.personId === null ? fields.slice(0, 1) : fields };
}

function complaints(error: AppError): Failed[number]['fields'] {
  if (error.code === 'INVALID_INPUT') return error.fields.map((field) => ({ ...field }));
  return [{ path: 'personId', message: '没有找到此人，可能已移入回收站' }];
}

function proposals(
  saved: readonly { visitId: number; personId: number }[],
  { register }: Context,
): Output<'visits.recordMany'>['proposed'] {
  return [...new Set(saved.map(({ personId }) => personId))].flatMap((personId) => {
    const fullName = register.peopleList.line(personId)?.fullName ?? '';
    return proposedFor(register, personId).map((step) => ({ ...step, fullName }));
  });
}

/** Not logged: nothing of it is in the register's records yet. */
function keepDraft({ head, rows }: Grid, { register, user, now }: Context): void {
  if (rows.length === 0) register.visitCare.dropDraft(user.id);
  else
    register.visitCare.putDraft({
      userId: user.id,
      content: JSON.stringify({ head, rows }),
      savedAt: now,
    });
}
