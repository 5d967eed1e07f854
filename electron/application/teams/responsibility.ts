import { maskPhone } from '../../../db/domain/values/resident-id.ts';
import { holdsOn, responsibilityGaps } from '../../../db/domain/office/team.ts';
import type { VillageRow } from '../../../db/repositories/regions.ts';
import type { PlaceLoad, ResponsibilityRow } from '../../../db/repositories/responsibilities.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { pastDayError } from '../people/person-status.ts';
import { readPhone } from './teams.ts';

type ResponsibilityMethod =
  | 'responsibility.table'
  | 'responsibility.set'
  | 'responsibility.end'
  | 'responsibility.void'
  | 'responsibility.reveal'
  | 'responsibility.history';
type Table = Output<'responsibility.table'>;
type Responsible = Table['towns'][number]['responsible'][number];

/** 县包乡、乡包村、村包人 (豫禁毒通〔2021〕3号: 逐级逐人管控): who answers for which place, and what is left open. */
export function createResponsibilityHandlers(): Handlers<ResponsibilityMethod> {
  return {
    'responsibility.table': (_input, { register, today }) => ok(tableOf(register, today)),
    'responsibility.set': setResponsibility,
    'responsibility.end': endResponsibility,
    'responsibility.void': voidResponsibility,
    'responsibility.reveal': revealPhones,
    'responsibility.history': ({ townCode, villageCode }, { register }) =>
      ok(
        register.responsibilities
          .all()
          .filter((row) => row.townCode === townCode && row.villageCode === villageCode)
          .reverse()
          .map((row) => ({
            ...responsibleOf(row),
            until: row.until,
            endReason: row.endReason,
            voided: row.voidedAt !== null,
            voidReason: row.voidReason,
            recordedBy: row.recordedBy,
          })),
      ),
  };
}

function readPlaces(register: Register, today: string) {
  const loads = register.responsibilities.loads();
  const rows = register.responsibilities
    .all()
    .filter((row) => row.voidedAt === null && holdsOn(row, today));
  const sum = (of: (load: PlaceLoad) => boolean, value: (load: PlaceLoad) => number) =>
    loads.filter(of).reduce((total, load) => total + value(load), 0);
  const towns = register.regions.towns().map(({ code, name, retired }) => {
    const here = (load: PlaceLoad) => load.townCode === code;
    const people = sum(here, (load) => load.people);
    const withoutCadre = sum(here, (load) => load.withoutCadre);
    const withoutVillage = sum(
      (load) => here(load) && load.villageCode === null,
      (load) => load.people,
    );
    return { code, name, retired, people, withoutCadre, withoutVillage };
  });
  const byVillage = new Map(loads.map((load) => [load.villageCode, load]));
  const villages = register.regions.villages().map((village) => ({
    ...village,
    people: byVillage.get(village.code)?.people ?? 0,
    withoutCadre: byVillage.get(village.code)?.withoutCadre ?? 0,
  }));
  return { rows, towns, villages, gaps: responsibilityGaps(towns, villages, rows) };
}

function tableOf(register: Register, today: string): Table {
  const { rows, towns, villages, gaps } = readPlaces(register, today);
  const openTowns = new Set(gaps.towns);
  const openVillages = new Set(gaps.villages);
  const shown = (village: VillageRow & { people: number }) =>
    !village.retired || village.people > 0 || rows.some((row) => row.villageCode === village.code);
  const ofPlace = (of: (row: ResponsibilityRow) => boolean) => rows.filter(of).map(responsibleOf);
  return {
    towns: towns
      .filter(({ retired, people }) => !retired || people > 0)
      .map((town) => ({
        ...town,
        gap: openTowns.has(town.code),
        responsible: ofPlace((row) => row.townCode === town.code && row.villageCode === null),
        villages: villages
          .filter((village) => village.townCode === town.code && shown(village))
          .map(({ code, name, people, withoutCadre }) => ({
            ...{ code, name, people, withoutCadre },
            gap: openVillages.has(code),
            responsible: ofPlace((row) => row.villageCode === code),
          })),
      })),
    gaps: { ...gaps, towns: gaps.towns.length, villages: gaps.villages.length },
  };
}

function responsibleOf({ id, name, post, phone, since }: ResponsibilityRow): Responsible {
  return { id, name, post, phoneMasked: maskPhone(phone), since };
}

const setResponsibility: Handler<'responsibility.set'> = (input, context) => {
  const { register, today, user, now } = context;
  const placeError = wrongPlace(register, input);
  if (placeError !== null) return fail(placeError);
  const phone = readPhone(input.phone, 'phone');
  if (!phone.ok) return phone;
  const dayError = input.since === null ? null : pastDayError(input.since, today, 'since');
  if (dayError !== null) return fail(dayError);
  const { id, ...fields } = input;
  if (id === null) {
    const row = { ...fields, phone: phone.value ?? '' };
    const kept = { recordedBy: user.name, recordedAt: now };
    const added = register.responsibilities.add({ ...row, ...kept });
    context.audit({
      action: `设定${input.level}责任人`,
      subjectKind: 'team',
      subjectId: added.id,
      after: row,
    });
    return ok({ id: added.id });
  }
  const before = register.responsibilities.find(id);
  if (before?.voidedAt !== null) return fail({ code: 'NOT_FOUND', what: '这名责任人' });
  const row = { ...fields, phone: phone.value ?? before.phone };
  register.responsibilities.update(id, row);
  context.audit({
    action: `更正${input.level}责任人`,
    subjectKind: 'team',
    subjectId: id,
    before,
    after: row,
  });
  return ok({ id });
};

function wrongPlace(register: Register, input: Checked<'responsibility.set'>): AppError | null {
  const wrong = (path: string, message: string): AppError => ({
    code: 'INVALID_INPUT',
    fields: [{ path, message }],
  });
  if (register.regions.findTown(input.townCode) === undefined)
    return wrong('townCode', '请选择乡镇');
  if (input.level === '县包乡')
    return input.villageCode === null ? null : wrong('villageCode', '县包乡不填村（社区）');
  const village =
    input.villageCode === null ? undefined : register.regions.findVillage(input.villageCode);
  return village?.townCode === input.townCode ? null : wrong('villageCode', '请选择村（社区）');
}

const endResponsibility: Handler<'responsibility.end'> = (input, context) => {
  const { register, today } = context;
  const row = register.responsibilities.find(input.id);
  if (row?.voidedAt !== null || row.until !== null)
    return fail({ code: 'NOT_FOUND', what: '这名责任人' });
  const dayError = pastDayError(input.on, today, 'on');
  if (dayError !== null) return fail(dayError);
  if (row.since !== null && input.on < row.since) {
    const message = `不能早于开始的日期（${row.since}）`;
    return fail({ code: 'INVALID_INPUT', fields: [{ path: 'on', message }] });
  }
  register.responsibilities.update(row.id, { until: input.on, endReason: input.reason });
  context.audit({
    action: `结束${row.level}责任人`,
    subjectKind: 'team',
    subjectId: row.id,
    reason: input.reason,
    before: { name: row.name },
    after: { endedOn: input.on },
  });
  return ok({});
};

const voidResponsibility: Handler<'responsibility.void'> = (input, context) => {
  const { register, now } = context;
  const row = register.responsibilities.find(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这名责任人' });
  if (row.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这条记录已经作废' });
  register.responsibilities.update(row.id, { voidedAt: now, voidReason: input.reason });
  context.audit({
    action: `作废${row.level}责任人`,
    subjectKind: 'team',
    subjectId: row.id,
    reason: input.reason,
    before: { name: row.name, townCode: row.townCode, villageCode: row.villageCode },
  });
  return ok({});
};

const revealPhones: Handler<'responsibility.reveal'> = ({ townCode }, context) => {
  const rows = context.register.responsibilities
    .all()
    .filter((row) => row.townCode === townCode && row.phone !== '');
  context.audit({
    action: '查看包保责任人电话',
    subjectKind: 'team',
    after: { townCode, people: rows.length },
  });
  return ok(rows.map(({ id, phone }) => ({ id, phone })));
};
