import { isPrecise } from '../../db/domain/calendar-day.ts';
import { isCommunityKind } from '../../db/domain/facts.ts';
import type { MeasureRow } from '../../db/repositories/people.ts';
import { fail, type AppError } from '../contract/errors.ts';
import type { Checked } from '../contract/index.ts';
import type { Context, Handler } from './context.ts';
import { permitted, settled, wrongDay, type DayCheck } from './measure-change.ts';
import { moveEnds } from './measure-ends.ts';
import { findMeasure, measuredPerson, type FoundMeasure } from './measure-life.ts';
import { pick } from './person-change.ts';

type Fields = Checked<'measures.correct'>['fields'];

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
  if (fields.decisionOn != null && changed.includes('decisionOn'))
    moveEnds(context, row, fields.decisionOn);
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
