import { isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import { isCommunityKind } from '../../../db/domain/person/facts.ts';
import { endGuards } from '../../../db/domain/measures/measure-ending.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import { fail, type AppError } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { recordedDayError } from './life-days.ts';
import { permitted, settled } from './measure-change.ts';
import { recordedDays } from './measure-days.ts';
import { endedBy, moveEnds } from './measure-ends.ts';
import { findMeasure, measuredPerson, type FoundMeasure } from './measure-life.ts';
import { pick } from '../people/person-change.ts';

type Fields = Checked<'measures.correct'>['fields'];

/** 更正 of what was typed wrongly, with the reason: the only change after a death, too (defaults.md 4). */
export const correctMeasure: Handler<'measures.correct'> = (input, context) => {
  const { measureId, fields, reason } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const { row, person, life } = found.value;
  const allowed = permitted(life, { type: '更正' });
  if (!allowed.ok) return allowed;
  const parts = context.register.measures.parts(measureId);
  const changed = Object.keys(fields).filter(
    (key) => fields[key as keyof Fields] !== row[key as keyof Fields],
  );
  const days = recordedDays({ ...row, ...fields }, parts, 'fields.').map((check) =>
    changed.includes(check.path.slice('fields.'.length)) ? check : { ...check, outsideLife: true },
  );
  const error = notOfKind(row, fields) ?? recordedDayError(context, person, days);
  if (error !== null) return fail(error);
  if (changed.length === 0) return fail({ code: 'REFUSED', reason: '没有改动' });
  context.register.people.updateMeasure(measureId, pick(fields, changed));
  if (fields.decisionOn != null && changed.includes('decisionOn'))
    moveEnds(context, row, fields.decisionOn);
  const unlawful = DECISIVE.some((name) => changed.includes(name))
    ? (endsTooEarly(context, found.value) ??
      lateWithoutReason(context, found.value) ??
      lawfulEnd(context, found.value))
    : null;
  if (unlawful !== null) return fail(unlawful);
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

/** What decides whether an end, or a report-in, was lawful. */
const DECISIVE = [
  'endOn',
  'startOn',
  'serviceOn',
  'decisionOn',
  'decidedYears',
  'extensionMonths',
  'creditedDays',
  'lateReason',
] as const;
/** Ends that the law ties to a day. */
const BY_TERM = ['期满解除', '提前解除（强制隔离）'] as const;

/** A correction may not make an end that the table would refuse (禁毒法 47, 戒毒条例 23); a rough day says too little. */
export function lawfulEnd(
  context: Context,
  { person, row }: Pick<FoundMeasure, 'person' | 'row'>,
): AppError | null {
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

/** What the decision ended goes with its day, and may not end before it began. */
function endsTooEarly(context: Context, { person, row }: FoundMeasure): AppError | null {
  const { decisionOn } = context.register.measures.find(row.id) ?? row;
  const ended = endedBy(context, row).map(({ id }) => id);
  const { life } = measuredPerson(context, person);
  const measures = life.measures.filter(({ id }) => ended.includes(id));
  const stands = endGuards(measures, decisionOn).find(([each]) => each);
  return stands === undefined ? null : wrong('decisionOn', stands[2]);
}

/** 戒毒条例 14, 38: who becomes late by a correction needs the reason, as at the report-in. */
function lateWithoutReason(context: Context, { person, row, answers }: FoundMeasure) {
  const stateIn = (all: typeof answers) =>
    all.measures.find(({ measure }) => measure.id === row.id)?.reportIn.state;
  const { lateReason } = context.register.measures.find(row.id) ?? row;
  const after = stateIn(measuredPerson(context, person).answers);
  const known = stateIn(answers) === '逾期报到' && row.lateReason === '';
  if (after !== '逾期报到' || lateReason.trim() !== '' || known) return null;
  return wrong('lateReason', '更正后成为逾期报到，请写明逾期的理由');
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
  return emptied(row, fields) ?? notByCorrection(row, fields);
}

/** Days that the arithmetic begins with are not emptied. */
function emptied(row: MeasureRow, fields: Fields): AppError | null {
  if (row.kind === '强制隔离戒毒' && row.decisionOn !== null && fields.decisionOn === null)
    return wrong('decisionOn', '期限从决定日期起算，不能清空');
  if (isCommunityKind(row.kind) && row.serviceOn !== null && fields.serviceOn === null)
    return wrong('serviceOn', '报到期限从送达日期起算，不能清空');
  return null;
}

/** Days that only their own command sets or takes away. */
function notByCorrection(row: MeasureRow, fields: Fields): AppError | null {
  if (row.endedByMeasureId !== null && (fields.endOn ?? row.endOn) !== row.endOn)
    return wrong('endOn', '它因随后的决定而结束，请更正随后那项措施的决定日期');
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
