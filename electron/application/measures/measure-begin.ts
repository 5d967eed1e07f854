import { isCommunityKind } from '../../../db/domain/person/facts.ts';
import { isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import type { Allowed, LifeState } from '../../../db/domain/measures/measure-events.ts';
import { fail, type AppError } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { applyStatus, permitted, preciseOr, settled } from './measure-change.ts';
import { recordedDayError, type DayCheck } from './life-days.ts';
import { endOnDay, rememberEndedBy } from './measure-ends.ts';
import { lawfulEnd } from './measure-put-right.ts';
import { findMeasure, livePerson, measuredPerson } from './measure-life.ts';

type Decision = Checked<'measures.decide'>;

/** 责令、决定 or agreement; what it ends and where the person stands follows from the transition table. */
export const decideMeasure: Handler<'measures.decide'> = (input, context) => {
  const person = livePerson(context, input.personId);
  if (!person.ok) return person;
  const past = input.endOn !== null;
  const { life } = measuredPerson(context, person.value);
  const allowed = permitted(life, {
    type: '决定',
    kind: input.kind,
    decisionOn: input.decisionOn,
    years: input.decidedYears,
    change: input.change,
    past,
  });
  if (!allowed.ok) return allowed;
  const error = missing(input) ?? recordedDayError(context, person.value, daysOf(input));
  if (error !== null) return fail(error);
  const credited = creditedDays(input, allowed.value);
  if (typeof credited !== 'number') return fail(credited);
  const begun = preciseOr(begunOn(input), context.today);
  if (!past) endOnDay(context, allowed.value.ends, input.decisionOn ?? begun);
  const row = context.register.people.addMeasure(rowOf(input, credited, context));
  const unlawful = past
    ? (overlapping(input, life, context.today) ?? lawfulEnd(context, { person: person.value, row }))
    : null;
  if (unlawful !== null) return fail(unlawful);
  rememberEndedBy(context, allowed.value.ends, row.id);
  applyStatus(context, person.value, past ? null : allowed.value.status, {
    on: begun,
    note: decisionWord(input),
  });
  return begunAs(context, input, row.id, credited);
};

function begunAs(context: Context, input: Decision, measureId: number, creditedDays: number) {
  const { personId, ...after } = input;
  return settled(context, personId, measureId, {
    action: input.endOn !== null ? '补录措施' : '登记措施',
    reason: input.note,
    after: { ...after, creditedDays },
  });
}

function decisionWord({ kind, documentNumber }: Decision): string {
  return `${kind}${documentNumber === '' ? '' : `（${documentNumber}）`}`;
}

/** The day from which it counts: 送达 for what waits for the report-in, the decision of 强制隔离, else the agreement. */
function begunOn({ kind, serviceOn, decisionOn, startOn }: Decision): string | null {
  return isCommunityKind(kind) ? serviceOn : kind === '强制隔离戒毒' ? decisionOn : startOn;
}

/** 补录: nobody is under two measures of the community at once (禁毒法 33, 48); told by days known to the day. */
function overlapping(input: Decision, life: LifeState, today: string): AppError | null {
  const { kind, startOn, endOn } = input;
  if (!isCommunityKind(kind) || startOn === null || endOn === null) return null;
  if (!isPrecise(startOn) || !isPrecise(endOn)) return null;
  const other = life.measures.find(({ facts }) => {
    const begun = facts.startDay ?? facts.serviceDay ?? facts.decisionDay;
    const end = facts.endDay ?? today;
    if (!isCommunityKind(facts.kind) || begun === null) return false;
    return isPrecise(begun) && isPrecise(end) && begun < endOn && startOn < end;
  });
  if (other === undefined) return null;
  return field(
    'endOn',
    `与已登记的${other.facts.kind}（${other.facts.startDay ?? ''}起）时间重叠，请核对`,
  );
}

function field(path: string, message: string): AppError {
  return { code: 'INVALID_INPUT', fields: [{ path, message }] };
}

/** R-02, R-03: the day that the arithmetic begins with. */
function missing(input: Decision): AppError | null {
  const { kind } = input;
  const past = input.endOn !== null;
  if (past && input.endReason === null) return field('endReason', '请选择结束原因');
  if (kind === '强制隔离戒毒')
    return input.decisionOn === null
      ? field('decisionOn', '请填写决定日期，期限从这一天起算')
      : null;
  if (!isCommunityKind(kind))
    return input.startOn === null ? field('startOn', '请填写协议或者登记的日期') : null;
  return missingOfCommunity(input, past);
}

function missingOfCommunity(input: Decision, past: boolean): AppError | null {
  if (past) return input.startOn === null ? field('startOn', '请填写报到日期') : null;
  if (input.change && input.decisionOn === null) return field('decisionOn', '请填写变更决定的日期');
  if (input.serviceOn === null)
    return field('serviceOn', '请填写决定书送达日期，报到期限从这一天起算');
  return input.startOn === null ? null : field('startOn', '报到请在登记后用“报到”办理');
}

/** Of a measure of the past a month or a year is enough (R-01). */
function daysOf(input: Decision): DayCheck[] {
  const { decisionOn, serviceOn, startOn, agreementOn, endOn } = input;
  const rough = endOn !== null;
  const begun = startOn ?? serviceOn ?? decisionOn;
  return [
    { path: 'decisionOn', day: decisionOn, rough },
    {
      path: 'serviceOn',
      day: serviceOn,
      rough,
      notBefore: [decisionOn, '送达日期不能早于决定日期'],
    },
    {
      path: 'startOn',
      day: startOn,
      rough,
      notBefore: [serviceOn ?? decisionOn, '不能早于决定、送达日期'],
    },
    { path: 'agreementOn', day: agreementOn, notBefore: [begun, '协议日期不能早于报到日期'] },
    { path: 'endOn', day: endOn, rough, notBefore: [begun, '结束日期不能早于开始日期'] },
  ];
}

/** 折抵 (戒毒条例 31): counted by the program where both days are known; what the clerk typed from the document goes first. */
function creditedDays(input: Decision, allowed: Allowed): number | AppError {
  if (!input.change || input.kind !== '社区戒毒') return 0;
  const days = input.creditedDays ?? allowed.creditedDays;
  if (days !== null) return days;
  return field('creditedDays', '强制隔离戒毒的决定日期不完整，请按文书填写折抵的天数');
}

function rowOf(input: Decision, creditedDays: number, { user, now }: Context) {
  const { kind, documentNumber, decidingUnit, executionPlace, note } = input;
  const { decisionOn, serviceOn, startOn, agreementNumber, agreementOn, endOn, endReason } = input;
  return {
    personId: input.personId,
    kind,
    documentNumber,
    decidingUnit,
    executionPlace,
    decisionOn,
    serviceOn,
    startOn,
    agreementNumber,
    agreementOn,
    endOn,
    endReason,
    note,
    decidedYears: kind === '社区康复' ? input.decidedYears : null,
    creditedDays,
    source: input.endOn === null ? '登记' : '补录',
    recordedBy: user.name,
    recordedAt: now,
  };
}

/** 报到: the term begins; after the due day it is kept as 逾期报到 with its reason (戒毒条例 14, 38). */
export const reportIn: Handler<'measures.reportIn'> = (input, context) => {
  const { measureId, on, lateReason, agreementNumber, agreementOn } = input;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const error = recordedDayError(context, found.value.person, [
    { path: 'on', day: on },
    { path: 'agreementOn', day: agreementOn, notBefore: [on, '协议日期不能早于报到日期'] },
  ]);
  if (error !== null) return fail(error);
  const { life, person, row } = found.value;
  const allowed = permitted(life, { type: '报到', measureId, on, lateReason });
  if (!allowed.ok) return allowed;
  const { late } = allowed.value;
  const changes = {
    startOn: on,
    agreementNumber,
    agreementOn,
    lateReason: late ? lateReason : '',
  };
  context.register.people.updateMeasure(measureId, changes);
  applyStatus(context, person, allowed.value.status, { on, note: `${row.kind}报到` });
  return settled(context, person.id, measureId, {
    action: late ? '逾期报到' : '报到',
    reason: late ? lateReason : '',
    after: changes,
    late,
  });
};
