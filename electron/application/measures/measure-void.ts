import { isCommunityKind } from '../../../db/domain/person/facts.ts';
import { MEASURE_KINDS } from '../../../db/domain/words/vocabulary.ts';
import type { TransferRow } from '../../../db/repositories/measures.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { applyStatus, preciseOr, settled, standingOf } from './measure-change.ts';
import { endedBy, reopenMeasure } from './measure-ends.ts';
import { findMeasure, type FoundMeasure } from './measure-life.ts';

type Voiding = Checked<'measures.void'>;

/** What taking something back means for 管控现状: the word to correct to, or null. */
type Undone = Result<{ readonly on: string | null; readonly action: string }>;
type Undo = (context: Context, found: FoundMeasure, input: Voiding) => Undone;

const UNDO: Readonly<Record<Voiding['part'], Undo>> = {
  measure: voidMeasure,
  end: voidEnd,
  reportIn: voidReportIn,
  suspension: voidSuspension,
  transfer: voidTransfer,
  handover: voidHandover,
};

/** 作废: nothing is deleted, and the 管控现状 follows the measures that are left, as 更正. */
export const voidPart: Handler<'measures.void'> = (input, context) => {
  const found = findMeasure(context, input.measureId);
  if (!found.ok) return found;
  const { person, row } = found.value;
  const undone = UNDO[input.part](context, found.value, input);
  if (!undone.ok) return undone;
  const { on, action } = undone.value;
  if (on !== null) {
    const to = standingOf(context, person.id);
    applyStatus(context, person, to, { on, note: `${action}：${input.reason}`, correction: true });
  }
  return settled(context, person.id, row.id, {
    action,
    reason: input.reason,
    before: { part: input.part, partId: input.partId, kind: row.kind },
    after: {},
  });
};

/** Whether the 管控现状 stands by the measures: not by being abroad, not found, dead or clean, and not by custody of its own. */
function followsMeasures({ person, row, facts }: FoundMeasure): boolean {
  const { controlStatus } = person;
  if (controlStatus !== '在押')
    return controlStatus === '社会面' || MEASURE_KINDS.some((kind) => kind === controlStatus);
  const measure = facts.measures.find(({ id }) => id === row.id);
  const suspended = measure?.suspensions.some(({ to }) => to === null) ?? false;
  return suspended || (row.endReason?.startsWith('终止') ?? false);
}

/** What the decision had ended runs on again, also where it had ended itself meanwhile, unless something else runs now. */
function voidMeasure(context: Context, found: FoundMeasure, { reason }: Voiding): Undone {
  const { row, person } = found;
  const { people } = context.register;
  const ended = endedBy(context, row);
  people.updateMeasure(row.id, { voidedAt: context.now, voidReason: reason });
  const final = person.controlStatus === '死亡' || person.controlStatus === '戒断三年未复吸';
  const reopened = ended.filter((each) => !final && besides(context, each) === undefined);
  for (const each of reopened) reopenMeasure(context, each);
  const moves = (row.endOn === null || reopened.length > 0) && followsMeasures(found);
  const begun = row.serviceOn ?? row.decisionOn ?? row.startOn;
  return ok({ on: moves ? preciseOr(begun, context.today) : null, action: '作废措施' });
}

/** A running measure beside which another cannot run on: 强制隔离 beside any, one of the community beside one, two of a kind. */
function besides(
  { register }: Context,
  { id, personId, kind }: MeasureRow,
): MeasureRow | undefined {
  const inside = (each: string) => each === '强制隔离戒毒';
  return register.people
    .measures(personId)
    .filter((each) => each.endOn === null && each.id !== id)
    .find(
      (each) =>
        each.kind === kind ||
        inside(each.kind) ||
        inside(kind) ||
        (isCommunityKind(each.kind) && isCommunityKind(kind)),
    );
}

/** Whether the decision that ended it stands: its own one, or a later one of the kind where none was remembered. */
function hasSuccessor({ register }: Context, row: MeasureRow): boolean {
  const kind = row.endReason === '转强制隔离' ? '强制隔离戒毒' : '社区戒毒';
  const living = register.people.measures(row.personId);
  return row.endedByMeasureId === null
    ? living.some((each) => each.kind === kind && each.id > row.id)
    : living.some(({ id }) => id === row.endedByMeasureId);
}

function voidEnd(context: Context, found: FoundMeasure): Undone {
  const { row, person } = found;
  const refused = (reason: string): Undone => fail({ code: 'REFUSED', reason });
  if (row.endOn === null) return refused('这项措施还没有结束');
  const changed = row.endReason === '转强制隔离' || row.endReason === '转社区戒毒';
  if (changed && hasSuccessor(context, row))
    return refused('它因随后的决定而结束，请作废随后的那项措施');
  const other = besides(context, row);
  if (other !== undefined) return refused(`后来又有未结束的${other.kind}，请先作废那一项`);
  const { controlStatus } = person;
  if (controlStatus === '死亡' || controlStatus === '戒断三年未复吸')
    return refused(`此人现为“${controlStatus}”，请先在“变更管控现状”中更正`);
  reopenMeasure(context, row);
  const moves = followsMeasures(found);
  return ok({ on: moves ? preciseOr(row.endOn, context.today) : null, action: '作废措施结束' });
}

/** The measure waits for the report-in again. */
function voidReportIn(context: Context, { row }: FoundMeasure): Undone {
  const refused = (reason: string): Undone => fail({ code: 'REFUSED', reason });
  if (!isCommunityKind(row.kind) || row.startOn === null) return refused('没有登记报到');
  if (row.endOn !== null) return refused('这项措施已经结束，请先作废结束');
  const { suspensions, transfers } = context.register.measures.parts(row.id);
  if ([...suspensions, ...transfers].some(({ voidedAt }) => voidedAt === null))
    return refused('报到以后还登记了中止或变更执行地，请先作废');
  const cleared = { startOn: null, agreementNumber: '', agreementOn: null, lateReason: '' };
  context.register.people.updateMeasure(row.id, cleared);
  return ok({ on: null, action: '作废报到' });
}

function voidSuspension(context: Context, { row, person }: FoundMeasure, input: Voiding): Undone {
  const { measures } = context.register;
  const found = alive(measures.parts(row.id).suspensions, input.partId);
  if (found === undefined) return fail({ code: 'NOT_FOUND', what: '这次中止' });
  measures.updateSuspension(found.id, voided(context, input));
  const held = found.toOn === null && person.controlStatus === '在押' && row.endOn === null;
  return ok({ on: held ? found.fromOn : null, action: '作废中止' });
}

function voidTransfer(context: Context, { row }: FoundMeasure, input: Voiding): Undone {
  const { measures, people } = context.register;
  const found = alive(measures.parts(row.id).transfers, input.partId);
  if (found === undefined) return fail({ code: 'NOT_FOUND', what: '这次变更执行地' });
  measures.updateTransfer(found.id, voided(context, input));
  if (row.executionPlace === found.toPlace)
    people.updateMeasure(row.id, {
      executionPlace: placeWithout(found, measures.parts(row.id).transfers),
    });
  return ok({ on: null, action: '作废变更执行地' });
}

/** Where the latest transfer that stands leads; without one, where the first of the voided ones came from. */
function placeWithout(gone: TransferRow, transfers: readonly TransferRow[]): string {
  const standing = transfers.findLast(({ voidedAt }) => voidedAt === null);
  if (standing !== undefined) return standing.toPlace;
  const before = transfers.findLast(
    ({ id, toPlace }) => id < gone.id && toPlace === gone.fromPlace,
  );
  return before === undefined ? gone.fromPlace : placeWithout(before, transfers);
}

function voidHandover(context: Context, { row }: FoundMeasure, input: Voiding): Undone {
  const { measures } = context.register;
  const found = alive(measures.parts(row.id).handovers, input.partId);
  if (found === undefined) return fail({ code: 'NOT_FOUND', what: '这次移交' });
  measures.updateHandover(found.id, voided(context, input));
  return ok({ on: null, action: '作废移交' });
}

function alive<T extends { readonly id: number; readonly voidedAt: string | null }>(
  rows: readonly T[],
  id: number | null,
): T | undefined {
  return rows.find((row) => row.id === id && row.voidedAt === null);
}

function voided({ now }: Context, { reason }: Voiding) {
  return { voidedAt: now, voidReason: reason };
}
