import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { LOOKING } from '../imports/import-undo.ts';
import { pastDayError } from '../people/person-status.ts';
import { stationCoverage, stationDetail, stationList } from './station-view.ts';

type StationMethod =
  | 'stations.list'
  | 'stations.get'
  | 'stations.coverage'
  | 'stations.save'
  | 'stations.close'
  | 'stations.void'
  | 'stations.reveal';

/** 社区戒毒社区康复站点 (domain.md 9.1). */
export function createStationHandlers(): Handlers<StationMethod> {
  return {
    'stations.list': (_input, context) => ok(stationList(context)),
    'stations.get': ({ id }, context) => {
      const row = context.register.stations.find(id);
      return row === undefined
        ? fail({ code: 'NOT_FOUND', what: '这个站点' })
        : ok(stationDetail(row, context));
    },
    'stations.coverage': (_input, context) => ok(stationCoverage(context)),
    'stations.save': saveStation,
    'stations.close': closeStation,
    'stations.void': voidStation,
    'stations.reveal': revealPhones,
  };
}

const saveStation: Handler<'stations.save'> = (input, context) => {
  const { register, today, user, now } = context;
  const error = pastDayError(input.openedOn, today, 'openedOn') ?? placeError(register, input);
  if (error !== null) return fail(error);
  const { id, serves, requirements, ...fields } = input;
  const row = {
    ...fields,
    serves: JSON.stringify([...new Set(serves)].sort()),
    requirements: JSON.stringify(requirements),
  };
  if (id === null) {
    const kept = { recordedBy: user.name, recordedAt: now };
    const added = register.stations.add({ ...row, ...kept });
    context.audit({ action: '新增站点', subjectKind: 'station', subjectId: added.id, after: row });
    return ok({ id: added.id });
  }
  const before = register.stations.find(id);
  if (before?.voidedAt !== null) return fail({ code: 'NOT_FOUND', what: '这个站点' });
  if (before.closedOn !== null && row.openedOn > before.closedOn)
    return fail(wrongField('openedOn', `不能晚于撤销日期（${before.closedOn}）`));
  register.stations.update(id, row);
  context.audit({ action: '修改站点', subjectKind: 'station', subjectId: id, before, after: row });
  return ok({ id });
};

/** A 村（社区）站点 stands in a village and serves it; the others name the towns they serve. */
function placeError(register: Register, input: Checked<'stations.save'>): AppError | null {
  if (register.regions.findTown(input.townCode) === undefined)
    return wrongField('townCode', '请选择乡镇（街道）');
  const village =
    input.villageCode === null ? undefined : register.regions.findVillage(input.villageCode);
  if (input.villageCode !== null && village?.townCode !== input.townCode)
    return wrongField('villageCode', '这个村（社区）不属于所选乡镇');
  if (input.kind === '村（社区）站点') {
    if (village === undefined) return wrongField('villageCode', '请选择村（社区）');
    return input.serves.length === 0 ? null : wrongField('serves', '村（社区）站点只服务本村');
  }
  if (input.serves.length === 0) return wrongField('serves', '请选择服务的乡镇（街道）');
  const known = input.serves.every((code) => register.regions.findTown(code) !== undefined);
  return known ? null : wrongField('serves', '请选择现有的乡镇（街道）');
}

const closeStation: Handler<'stations.close'> = (input, context) => {
  const { register, today } = context;
  const row = register.stations.find(input.id);
  if (row?.voidedAt !== null) return fail({ code: 'NOT_FOUND', what: '这个站点' });
  const { on } = input;
  const dayError = on === null ? null : pastDayError(on, today, 'on');
  if (dayError !== null) return fail(dayError);
  if (on !== null && on < row.openedOn)
    return fail(wrongField('on', `不能早于设立日期（${row.openedOn}）`));
  register.stations.update(row.id, { closedOn: on, closeReason: on === null ? '' : input.reason });
  context.audit({
    action: on === null ? '恢复站点' : '撤销站点',
    subjectKind: 'station',
    subjectId: row.id,
    reason: input.reason,
    before: { closedOn: row.closedOn },
    after: { closedOn: on },
  });
  return ok({});
};

const voidStation: Handler<'stations.void'> = (input, context) => {
  const { register, now } = context;
  const row = register.stations.find(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这个站点' });
  if (row.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这个站点的登记已经作废' });
  register.stations.update(row.id, { voidedAt: now, voidReason: input.reason });
  context.audit({
    action: '作废站点',
    subjectKind: 'station',
    subjectId: row.id,
    reason: input.reason,
    before: { name: row.name },
  });
  return ok({});
};

const revealPhones: Handler<'stations.reveal'> = ({ id }, context) => {
  const rows = context.register.stations.staffOf(id).filter(({ phone }) => phone !== '');
  context.audit({
    action: LOOKING,
    subjectKind: 'station',
    subjectId: id,
    reason: '站点人员电话',
  });
  return ok(rows.map((row) => ({ id: row.id, phone: row.phone })));
};

function wrongField(path: string, message: string): AppError {
  return { code: 'INVALID_INPUT', fields: [{ path, message }] };
}
