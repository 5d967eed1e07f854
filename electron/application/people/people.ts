import type { NewPerson, PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { afterChange, current, pick } from './person-change.ts';
import { extraOf } from './person-detail.ts';
import { beforeBirth, pastDayError } from './person-status.ts';
import { textsOf } from './person-texts.ts';
import { readPersonFields } from './person-values.ts';
import { SEALED, sealedError } from './sealed-person.ts';
import { addStatus, openMeasureFor } from './status-rows.ts';

export interface PeopleDependencies {
  readonly isKnownRegion: (code: string) => boolean;
}
type Changing =
  'people.create' | 'people.update' | 'people.recycle' | 'people.restore' | 'people.reveal';

/** Commands on people. Every one writes its log entry and answers R-08 again. */
export function createPeopleCommands(dependencies: PeopleDependencies): Handlers<Changing> {
  return {
    'people.create': createPerson(dependencies),
    'people.update': updatePerson(dependencies),
    'people.recycle': recyclePerson,
    'people.restore': restorePerson,
    'people.reveal': revealPerson,
  };
}

function createPerson({ isKnownRegion }: PeopleDependencies): Handler<'people.create'> {
  return (input, context) => {
    const { register, today, user, now } = context;
    const read = readPersonFields(input.fields, { register, today, isKnownRegion }, null);
    if (!read.ok) return read;
    const { row, drugs, warnings } = read.value;
    const error =
      pastDayError(input.registeredOn, today, 'registeredOn') ??
      beforeBirth(input.registeredOn, row.birthOn ?? null, 'registeredOn') ??
      takenNumber(register, row.identityNumber ?? '', null);
    if (error !== null) return fail(error);
    const person = register.people.insert({
      ...(row as NewPerson),
      controlStatus: input.controlStatus,
      origin: '新增',
      registeredOn: input.registeredOn,
      createdAt: now,
      createdBy: user.name,
    });
    register.people.setDrugs(person.id, drugs ?? []);
    addStatus(context, person, { on: input.registeredOn, cause: '新登记', note: '' });
    openMeasureFor(context, person.id, input.controlStatus, input.registeredOn);
    afterChange(context, person.id);
    context.audit({
      action: '新增人员',
      subjectKind: 'person',
      subjectId: person.id,
      after: { ...row, drugs, controlStatus: input.controlStatus },
    });
    return ok({ id: person.id, warnings });
  };
}

function updatePerson({ isKnownRegion }: PeopleDependencies): Handler<'people.update'> {
  return (input, context) => {
    const { register, today } = context;
    const person = current(register, input.id, input.revision);
    if (!person.ok) return person;
    if (person.value.lightTouch) return fail({ code: 'REFUSED', reason: SEALED });
    const world = { register, today, isKnownRegion };
    const texts = textsOf(person.value, register.people.drugs(input.id));
    const read = readPersonFields(input.fields, world, { ...person.value, texts });
    if (!read.ok) return read;
    const { row, drugs, warnings } = read.value;
    if (row.townCode !== undefined && row.townCode !== person.value.townCode)
      return fail({
        code: 'REFUSED',
        reason: '改变乡镇请用“户籍变动”中的“县内转移”，以便统计县内转入、转出',
      });
    const taken =
      row.identityNumber === undefined ? null : takenNumber(register, row.identityNumber, input.id);
    if (taken !== null) return fail(taken);
    const oldDrugs = drugs === null ? {} : { drugs: texts.drugs };
    const before = { ...pick(person.value, Object.keys(row)), ...oldDrugs };
    register.people.update(input.id, row);
    if (drugs !== null) register.people.setDrugs(input.id, drugs);
    afterChange(context, input.id);
    context.audit({
      action: '修改人员',
      subjectKind: 'person',
      subjectId: input.id,
      before,
      after: { ...row, ...(drugs === null ? {} : { drugs }) },
    });
    return ok({ id: input.id, revision: person.value.revision + 1, warnings });
  };
}

const recyclePerson: Handler<'people.recycle'> = (input, context) => {
  const { register, now, user } = context;
  const person = register.people.find(input.id);
  if (person === undefined || person.recycledAt !== null)
    return fail({ code: 'NOT_FOUND', what: '此人' });
  leaveRegister(context, person, input.reason);
  const recycled = { recycledAt: now, recycledBy: user.name, recycleReason: input.reason };
  register.people.update(input.id, recycled);
  afterChange(context, input.id);
  context.audit({
    action: '移入回收站',
    subjectKind: 'person',
    subjectId: input.id,
    reason: input.reason,
  });
  return ok({});
};

const restorePerson: Handler<'people.restore'> = (input, context) => {
  const { register } = context;
  const person = register.people.find(input.id);
  if (person?.recycledAt == null) return fail({ code: 'NOT_FOUND', what: '回收站中的此人' });
  const last = register.people.statuses(input.id).at(-1);
  if (last?.cause === '其他注销' && last.presence === '注销' && last.note.startsWith(RECYCLED))
    register.people.removeStatus(last.id);
  const restored = { recycledAt: null, recycledBy: null, recycleReason: null };
  register.people.update(input.id, restored);
  afterChange(context, input.id);
  context.audit({ action: '从回收站恢复', subjectKind: 'person', subjectId: input.id });
  return ok({});
};

const revealPerson: Handler<'people.reveal'> = (input, context) => {
  const person = context.register.people.find(input.id);
  if (person === undefined) return fail({ code: 'NOT_FOUND', what: '此人' });
  const sealed = sealedError(person, context);
  if (sealed !== null) return fail(sealed);
  const { identityNumber, phone, guardianPhone } = person;
  context.audit({
    action: '查看完整证件号和电话',
    subjectKind: 'person',
    subjectId: input.id,
  });
  const texts = textsOf(person, context.register.people.drugs(input.id));
  return ok({ identityNumber, phone, guardianPhone, texts, extra: extraOf(person) });
};

const RECYCLED = '移入回收站';

/** Whoever stood in the register leaves it today as 其他注销: earlier periods stay as they were, later ones know nobody. */
function leaveRegister(context: Context, person: PersonRecord, reason: string): void {
  if (person.presence !== '在册') return;
  const last = context.register.people.statuses(person.id).at(-1)?.effectiveOn ?? context.today;
  addStatus(
    context,
    { ...person, presence: '注销' },
    {
      on: last > context.today ? last : context.today,
      cause: '其他注销',
      note: `${RECYCLED}：${reason}`,
    },
  );
}

function takenNumber(register: Register, number: string, exceptId: number | null): AppError | null {
  const holder = register.people.idOfNumber(number);
  if (holder === null || holder === exceptId) return null;
  const recycled = register.people.find(holder)?.recycledAt !== null;
  const message = recycled
    ? '此身份证号的人员在回收站中，请从回收站恢复，不要重复新增'
    : '此身份证号已登记，请打开原有人员修改';
  return { code: 'INVALID_INPUT', fields: [{ path: 'identityNumber', message }] };
}
