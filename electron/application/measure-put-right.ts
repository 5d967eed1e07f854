import { isPrecise } from '../../db/domain/calendar-day.ts';
import { isCommunityKind } from '../../db/domain/facts.ts';
import { MEASURE_KINDS } from '../../db/domain/vocabulary.ts';
import type { MeasureRow } from '../../db/repositories/people.ts';
import { fail, ok, type AppError, type Result } from '../contract/errors.ts';
import type { Checked } from '../contract/index.ts';
import type { Context, Handler } from './context.ts';
import {
  applyStatus,
  permitted,
  preciseOr,
  reopenMeasure,
  settled,
  standingOf,
  wrongDay,
  type DayCheck,
} from './measure-change.ts';
import { findMeasure, measuredPerson, type FoundMeasure } from './measure-life.ts';
import { pick } from './person-change.ts';

type Fields = Checked<'measures.correct'>['fields'];
type Voiding = Checked<'measures.void'>;

/** 更正 of what was typed wrongly, with the reason: the only change after a death, too (defaults.md 4). */
export const correctMeasure: Handler<'measures.correct'> = (input, context) => {
  const { measureId, fields, reason } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const { row, person } = found.value;
  const error = notOfKind(row, fields) ?? wrongDay(context, daysOf({ ...row, ...fields }));
  if (error !== null) return fail(error);
  const changed = Object.keys(fields).filter(
    (key) => fields[key as keyof Fields] !== row[key as keyof Fields],
  );
  if (changed.length === 0) return fail({ code: 'REFUSED', reason: '没有改动' });
  context.register.people.updateMeasure(measureId, pick(fields, changed));
  const lawful = DECISIVE.some((name) => changed.includes(name))
    ? lawfulEnd(context, found.value)
    : null;
  if (lawful !== null) return fail(lawful);
  return settled(context, person.id, measureId, {
    action: '更正措施',
    reason,
    before: pick(row, changed),
    after: pick(fields, changed),
  });
};

function wrong(path: string, message: string): AppError {
  return { code: 'INVALID_INPUT', fields: [{ path: `fields.${path}`, message }] };
}

/** What decides whether an end was lawful. */
const DECISIVE = [
  'endOn',
  'startOn',
  'decisionOn',
  'decidedYears',
  'extensionMonths',
  'creditedDays',
] as const;
/** Ends that the law ties to a day. */
const BY_TERM = ['期满解除', '提前解除（强制隔离）'] as const;

/** A correction may not make an end that the table would refuse (禁毒法 47, 戒毒条例 23); a rough day says too little. */
function lawfulEnd(context: Context, { person, row }: FoundMeasure): AppError | null {
  const { endOn, endReason } = context.register.measures.find(row.id) ?? row;
  const reason = BY_TERM.find((each) => each === endReason);
  if (reason === undefined || endOn === null || !isPrecise(endOn)) return null;
  const { life } = measuredPerson(context, person);
  const asRunning = life.measures.map((each) =>
    each.id === row.id ? { ...each, facts: { ...each.facts, endDay: null } } : each,
  );
  const event = { type: '结束', measureId: row.id, on: endOn, reason } as const;
  const answer = permitted({ ...life, status: '社会面', listed: true, measures: asRunning }, event);
  return answer.ok ? null : answer.error;
}

/** Fields that a kind does not have. */
function notOfKind(row: MeasureRow, fields: Fields): AppError | null {
  const compulsory = row.kind === '强制隔离戒毒';
  if ((fields.decidedYears ?? null) !== null && row.kind !== '社区康复')
    return wrong('decidedYears', '只有社区康复由决定书确定年限（《禁毒法》第四十八条）');
  if ((fields.extensionMonths ?? 0) > 0 && !compulsory)
    return wrong('extensionMonths', '只有强制隔离戒毒可以延长（《禁毒法》第四十七条）');
  if ((fields.startOn ?? null) !== null && compulsory)
    return wrong('startOn', '强制隔离戒毒从决定之日起算（《禁毒法》第四十七条）');
  return notByCorrection(row, fields);
}

/** Days that only their own command sets or takes away. */
function notByCorrection(row: MeasureRow, fields: Fields): AppError | null {
  if (isSwitched(row.startOn, fields.startOn) && isCommunityKind(row.kind))
    return wrong('startOn', '报到请用“报到”办理；报到登记错了的，请作废报到');
  if (isSwitched(row.endOn, fields.endOn))
    return wrong('endOn', '结束请用“解除、结束”办理；结束登记错了的，请作废结束');
  return null;
}

/** From nothing to a day, or from a day to nothing. */
function isSwitched(before: string | null, after: string | null | undefined): boolean {
  return after !== undefined && (before === null) !== (after === null);
}

type Corrected = Pick<
  MeasureRow,
  | 'decisionOn'
  | 'serviceOn'
  | 'startOn'
  | 'endOn'
  | 'agreementOn'
  | 'fileSentOn'
  | 'releaseServedOn'
  | 'townNotifiedOn'
>;

function daysOf(row: { readonly [K in keyof Corrected]: Corrected[K] | undefined }): DayCheck[] {
  const of = (path: keyof Corrected) => ({ path: `fields.${path}`, day: row[path] ?? null });
  const begun = row.startOn ?? row.serviceOn ?? row.decisionOn ?? null;
  return [
    { ...of('decisionOn'), rough: true },
    {
      ...of('serviceOn'),
      rough: true,
      notBefore: [row.decisionOn ?? null, '送达日期不能早于决定日期'],
    },
    {
      ...of('startOn'),
      rough: true,
      notBefore: [row.serviceOn ?? row.decisionOn ?? null, '不能早于决定、送达日期'],
    },
    { ...of('endOn'), rough: true, notBefore: [begun, '结束日期不能早于开始日期'] },
    { ...of('agreementOn'), notBefore: [row.startOn ?? null, '协议日期不能早于报到日期'] },
    of('fileSentOn'),
    of('releaseServedOn'),
    of('townNotifiedOn'),
  ];
}

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

/** What the decision had ended runs on again. */
function voidMeasure(context: Context, found: FoundMeasure, { reason }: Voiding): Undone {
  const { row } = found;
  const { people } = context.register;
  const ended = row.kind === '强制隔离戒毒' ? '转强制隔离' : '转社区戒毒';
  const open = row.endOn === null;
  people.updateMeasure(row.id, { voidedAt: context.now, voidReason: reason });
  const reopened = people
    .measures(row.personId)
    .filter(({ endReason, endOn }) => endReason === ended && endOn === row.decisionOn);
  if (open && row.decisionOn !== null) for (const each of reopened) reopenMeasure(context, each);
  const moves = open && followsMeasures(found);
  const begun = row.serviceOn ?? row.decisionOn ?? row.startOn;
  return ok({ on: moves ? preciseOr(begun, context.today) : null, action: '作废措施' });
}

function voidEnd(context: Context, found: FoundMeasure): Undone {
  const { row, person, life } = found;
  if (row.endOn === null) return fail({ code: 'REFUSED', reason: '这项措施还没有结束' });
  if (row.endReason === '转强制隔离' || row.endReason === '转社区戒毒')
    return fail({ code: 'REFUSED', reason: '它因随后的决定而结束，请作废随后的那项措施' });
  const other = life.measures.find(
    ({ facts }) =>
      facts.endDay === null && isCommunityKind(facts.kind) && isCommunityKind(row.kind),
  );
  if (other !== undefined)
    return fail({ code: 'REFUSED', reason: `后来又有未结束的${other.facts.kind}，请先作废那一项` });
  const { controlStatus } = person;
  if (controlStatus === '死亡' || controlStatus === '戒断三年未复吸')
    return fail({
      code: 'REFUSED',
      reason: `此人现为“${controlStatus}”，请先在“变更管控现状”中更正`,
    });
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
    people.updateMeasure(row.id, { executionPlace: found.fromPlace });
  return ok({ on: null, action: '作废变更执行地' });
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
