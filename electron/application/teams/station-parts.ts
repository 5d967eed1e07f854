import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { pastDayError } from '../people/person-status.ts';
import { readPhone } from './teams.ts';

type PartMethod =
  | 'stations.saveStaff'
  | 'stations.addTraining'
  | 'stations.saveEquipment'
  | 'stations.addCheck'
  | 'stations.voidPart';
type Part = Checked<'stations.voidPart'>['part'];

/** Staff, training, equipment and yearly checks of a station. */
export function createStationPartHandlers(): Handlers<PartMethod> {
  return {
    'stations.saveStaff': saveStaff,
    'stations.addTraining': addTraining,
    'stations.saveEquipment': saveEquipment,
    'stations.addCheck': addCheck,
    'stations.voidPart': voidPart,
  };
}

function isThere(register: Register, stationId: number): boolean {
  return register.stations.find(stationId)?.voidedAt === null;
}

const NO_STATION = fail({ code: 'NOT_FOUND', what: '这个站点' });

const saveStaff: Handler<'stations.saveStaff'> = (input, context) => {
  const { register, today, user, now } = context;
  if (!isThere(register, input.stationId)) return NO_STATION;
  const phone = readPhone(input.phone, 'phone');
  if (!phone.ok) return phone;
  const error = termError(input, today);
  if (error !== null) return fail(error);
  const { id, ...fields } = input;
  const subject = { subjectKind: 'station', subjectId: input.stationId } as const;
  if (id === null) {
    const kept = { recordedBy: user.name, recordedAt: now };
    const row = { ...fields, phone: phone.value ?? '' };
    const added = register.stations.addStaff({ ...row, ...kept });
    context.audit({ action: '新增站点人员', ...subject, after: row });
    return ok({ id: added.id });
  }
  const before = register.stations.findStaff(id);
  if (before?.stationId !== input.stationId || before.voidedAt !== null)
    return fail({ code: 'NOT_FOUND', what: '这名工作人员' });
  const row = { ...fields, phone: phone.value ?? before.phone };
  register.stations.updateStaff(id, row);
  context.audit({ action: '修改站点人员', ...subject, before, after: row });
  return ok({ id });
};

function termError(
  { since, until }: Checked<'stations.saveStaff'>,
  today: string,
): AppError | null {
  const error =
    pastDayError(since, today, 'since') ??
    (until === null ? null : pastDayError(until, today, 'until'));
  if (error !== null) return error;
  return until !== null && until < since
    ? wrongField('until', `不能早于到岗日期（${since}）`)
    : null;
}

const addTraining: Handler<'stations.addTraining'> = (input, context) => {
  const { register, today, user, now } = context;
  const dayError = pastDayError(input.trainedOn, today, 'trainedOn');
  if (dayError !== null) return fail(dayError);
  const { staffIds, ...fields } = input;
  for (const staffId of new Set(staffIds)) {
    const member = register.stations.findStaff(staffId);
    if (member?.voidedAt !== null) return fail({ code: 'NOT_FOUND', what: '这名工作人员' });
    const kept = { recordedBy: user.name, recordedAt: now };
    const training = register.stations.addTraining({ ...fields, staffId, ...kept });
    context.audit({
      action: '记录站点人员培训',
      subjectKind: 'station',
      subjectId: member.stationId,
      after: { trainingId: training.id, staffId, ...fields },
    });
  }
  return ok({ people: new Set(staffIds).size });
};

const saveEquipment: Handler<'stations.saveEquipment'> = (input, context) => {
  const { register, user, now } = context;
  if (!isThere(register, input.stationId)) return NO_STATION;
  const { id, ...row } = input;
  const before = id === null ? null : register.stations.findEquipment(id);
  if (before !== null && (before?.stationId !== input.stationId || before.voidedAt !== null))
    return fail({ code: 'NOT_FOUND', what: '这项设备' });
  const kept = { recordedBy: user.name, recordedAt: now };
  const itemId =
    before === null ? register.stations.addEquipment({ ...row, ...kept }).id : before.id;
  if (before !== null) register.stations.updateEquipment(itemId, row);
  context.audit({
    action: before === null ? '新增站点设备' : '修改站点设备',
    subjectKind: 'station',
    subjectId: input.stationId,
    ...(before === null ? {} : { before }),
    after: { equipmentId: itemId, ...row },
  });
  return ok({ id: itemId });
};

/** 年度检查: one a year that counts; a wrong one is voided first. */
const addCheck: Handler<'stations.addCheck'> = (input, context) => {
  const { register, today, user, now } = context;
  if (!isThere(register, input.stationId)) return NO_STATION;
  const dayError = pastDayError(input.checkedOn, today, 'checkedOn');
  if (dayError !== null) return fail(dayError);
  if (input.result !== '合格' && input.problems === '')
    return fail(wrongField('problems', '请写明存在的问题'));
  const checks = register.stations.checksOf(input.stationId);
  if (checks.some((check) => check.year === input.year && check.voidedAt === null))
    return fail(wrongField('year', `${input.year}年度已有检查记录，要改请先作废`));
  const kept = { recordedBy: user.name, recordedAt: now };
  const check = register.stations.addCheck({ ...input, ...kept });
  context.audit({
    action: '记录站点年度检查',
    subjectKind: 'station',
    subjectId: input.stationId,
    after: { checkId: check.id, ...input },
  });
  return ok({ id: check.id });
};

const PART_WORDS: Readonly<Record<Part, string>> = {
  staff: '站点人员',
  training: '培训记录',
  equipment: '站点设备',
  check: '年度检查',
};

/** A mistaken row of a station is struck out with its reason. */
const voidPart: Handler<'stations.voidPart'> = ({ part, id, reason }, context) => {
  const { register, now } = context;
  const found = register.stations.findPart(part, id);
  if (found === undefined) return fail({ code: 'NOT_FOUND', what: `这条${PART_WORDS[part]}` });
  if (found.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这条记录已经作废' });
  register.stations.voidPart(part, id, now, reason);
  context.audit({
    action: `作废${PART_WORDS[part]}`,
    subjectKind: 'station',
    subjectId: found.stationId,
    reason,
    before: { [`${part}Id`]: id },
  });
  return ok({});
};

function wrongField(path: string, message: string): AppError {
  return { code: 'INVALID_INPUT', fields: [{ path, message }] };
}
