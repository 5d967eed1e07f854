import { daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import { holdsMask, maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { normalisePhone } from '../../../db/domain/values/phone.ts';
import { maskPhone } from '../../../db/domain/values/resident-id.ts';
import type { OutflowRow } from '../../../db/repositories/outflows.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { lifeDayError } from '../measures/life-days.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { afterChange, pick } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { COVERED, SEALED, sealedError } from '../people/sealed-person.ts';

type OutflowMethod =
  | 'outflows.record'
  | 'outflows.update'
  | 'outflows.end'
  | 'outflows.void'
  | 'outflows.reveal'
  | 'outflows.ofPerson'
  | 'outflows.list';

/** 外流务工去向: where a person works away from home, who can be asked there, and when there was word last. */
export function createOutflowHandlers(): Handlers<OutflowMethod> {
  return {
    'outflows.record': record,
    'outflows.update': update,
    'outflows.end': end,
    'outflows.void': voidOutflow,
    'outflows.reveal': reveal,
    'outflows.ofPerson': (input, { register, today }) =>
      ok(
        register.outflows
          .ofPerson(input.personId)
          .map((row) => coveredFor(register, outflowOf(row, today), input.personId)),
      ),
    'outflows.list': (input, { register, today }) => {
      const { townCode = null, silentFor = null, page, pageSize } = input;
      const offset = (page - 1) * pageSize;
      return ok(
        register.outflows.list({ today, townCode, silentFor }, { limit: pageSize, offset }),
      );
    },
  };
}

interface Days {
  readonly sinceOn: string;
  readonly lastContactOn: string | null;
}

function daysError({ sinceOn, lastContactOn }: Days, today: string): AppError | null {
  const past = pastDayError(sinceOn, today, 'sinceOn');
  if (past !== null || lastContactOn === null) return past;
  return pastDayError(lastContactOn, today, 'lastContactOn');
}

/** The phone as the register keeps phones; empty stays empty. */
function phoneOf(typed: string): Result<string> {
  if (typed === '') return ok('');
  const phone = normalisePhone(typed);
  return phone === null
    ? fail(wrongField('contactPhone', '电话应为11位手机号或带区号的固定电话'))
    : ok(phone);
}

function liveOutflow(register: Register, id: number): Result<OutflowRow> {
  const row = register.outflows.find(id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这条外流去向' });
  return row.voidedAt === null ? ok(row) : refusal('这条外流去向已经作废');
}

const LOGGED = ['sinceOn', 'place', 'work', 'employer', 'lastContactOn', 'endedOn'] as const;

/** The contact's name and phone are not copied into the log. */
function changed(
  context: Context,
  personId: number,
  words: { action: string; reason?: string; before?: OutflowRow; after?: OutflowRow | undefined },
): void {
  const { action, reason = '', before, after } = words;
  afterChange(context, personId);
  context.audit({
    action,
    subjectKind: 'person',
    subjectId: personId,
    reason,
    ...(before === undefined ? {} : { before: pick(before, ['id', ...LOGGED]) }),
    ...(after === undefined ? {} : { after: pick(after, ['id', ...LOGGED]) }),
  });
}

const record: Handler<'outflows.record'> = (input, context) => {
  const { register, user, now } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const error =
    daysError(input, context.today) ??
    lifeDayError(register, person.value, [{ path: 'sinceOn', day: input.sinceOn }]);
  if (error !== null) return fail(error);
  const phone = phoneOf(input.contactPhone);
  if (!phone.ok) return phone;
  const open = register.outflows
    .ofPerson(input.personId)
    .some((row) => row.voidedAt === null && row.endedOn === null);
  if (open) return refusal('此人已有一条外流去向，换了地方的请先结束原来的一条');
  const row = register.outflows.add({
    ...input,
    contactPhone: phone.value,
    source: '录入',
    recordedBy: user.name,
    recordedAt: now,
  });
  changed(context, input.personId, { action: '登记外流去向', after: row });
  return ok({ id: row.id });
};

const update: Handler<'outflows.update'> = (input, context) => {
  const { register } = context;
  const found = liveOutflow(register, input.id);
  if (!found.ok) return found;
  const before = found.value;
  if (register.people.find(before.personId)?.lightTouch === true) return refusal(SEALED);
  if (before.endedOn !== null) return refusal('这条外流去向已经结束，不能修改');
  const error = daysError(input, context.today);
  if (error !== null) return fail(error);
  const phone = phoneOf(input.contactPhone);
  if (!phone.ok) return phone;
  const { id, note, ...fields } = input;
  register.outflows.update(id, {
    ...fields,
    note: holdsMask(note) ? before.note : note,
    contactPhone: phone.value === '' ? before.contactPhone : phone.value,
  });
  const after = register.outflows.find(id);
  changed(context, before.personId, { action: '更新外流去向', before, after });
  return ok({});
};

const end: Handler<'outflows.end'> = (input, context) => {
  const { register } = context;
  const found = liveOutflow(register, input.id);
  if (!found.ok) return found;
  const before = found.value;
  if (before.endedOn !== null) return refusal('这条外流去向已经结束');
  const person = livePerson(register, before.personId);
  if (!person.ok) return person;
  const error =
    pastDayError(input.endedOn, context.today, 'endedOn') ??
    lifeDayError(register, person.value, [{ path: 'endedOn', day: input.endedOn }]);
  if (error !== null) return fail(error);
  if (input.endedOn < before.sinceOn)
    return fail(wrongField('endedOn', `不能早于外出日期（${before.sinceOn}）`));
  const note = [before.note, input.note].filter((part) => part !== '').join('；');
  register.outflows.update(input.id, { endedOn: input.endedOn, note });
  const after = register.outflows.find(input.id);
  changed(context, before.personId, { action: '结束外流去向', before, after });
  return ok({});
};

const voidOutflow: Handler<'outflows.void'> = (input, context) => {
  const found = liveOutflow(context.register, input.id);
  if (!found.ok) return found;
  const { reason } = input;
  context.register.outflows.update(input.id, { voidedAt: context.now, voidReason: reason });
  changed(context, found.value.personId, { action: '作废外流去向', reason, before: found.value });
  return ok({});
};

const reveal: Handler<'outflows.reveal'> = (input, context) => {
  const row = context.register.outflows.find(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这条外流去向' });
  const sealed = sealedError(context.register.people.find(row.personId), context);
  if (sealed !== null) return fail(sealed);
  context.audit({
    action: '查看外地联系人电话',
    subjectKind: 'person',
    subjectId: row.personId,
    after: { outflowId: row.id },
  });
  return ok({ contactPhone: row.contactPhone });
};

type Outflow = Output<'outflows.ofPerson'>[number];

/** whom to ask and with whom somebody under 无感式管理 went would tell who it is. */
function coveredFor(register: Register, row: Outflow, personId: number): Outflow {
  if (register.people.find(personId)?.lightTouch !== true) return row;
  const who = { contactName: COVERED, contactPhoneMasked: '', companion: COVERED };
  return { ...row, ...who, employer: COVERED, note: '', voidReason: '' };
}

function outflowOf(row: OutflowRow, today: string): Outflow {
  return {
    id: row.id,
    sinceOn: row.sinceOn,
    place: row.place,
    work: row.work,
    employer: row.employer,
    contactName: row.contactName,
    contactPhoneMasked: maskPhone(row.contactPhone),
    companion: row.companion,
    lastContactOn: row.lastContactOn,
    silentDays: daysBetween(row.lastContactOn ?? row.sinceOn, row.endedOn ?? today),
    endedOn: row.endedOn,
    note: maskNumbers(row.note),
    source: row.source,
    recordedBy: row.recordedBy,
    voided: row.voidedAt !== null,
    voidReason: row.voidReason,
  };
}
