import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { checkCharacterOf } from '../../db/domain/values/resident-id.ts';
import type { Input, Output } from '../contract/index.ts';
import { laterDay, type Caller } from './office-desk.ts';

export interface DemoPeriod {
  readonly first: string;
  readonly last: string;
  readonly countyCode: string;
}

/** The first of some people of 社会面 whom R-06 lets be 戒断三年未复吸. */
async function cleanOne(call: Caller, ids: readonly number[]): Promise<number | undefined> {
  for (const personId of ids) {
    const { statuses } = await call('measures.ofPerson', { personId });
    const clean = statuses.find(({ event }) => event === '戒断三年未复吸');
    if (clean?.refused === '') return personId;
  }
  return undefined;
}

/**
 * Who comes and goes in the reported period, keyed in once half of it is over: two new people, one death, one three years clean,
 * one relapse, one away, one between towns. No day lies before `since`: those before it are keyed in already.
 */
export async function changePopulation(
  call: Caller,
  period: DemoPeriod,
  since: string,
): Promise<number> {
  const [first, second] = await call('regions.towns', {});
  if (first === undefined || second === undefined) return 0;
  const { rows } = await call('people.list', { filter: {}, sort: 'registered', pageSize: 500 });
  const newcomers = [
    newcomer('秦小勇', `${period.countyCode}19940611215`, first.code, period),
    newcomer('付丽华', `${period.countyCode}19881120042`, second.code, period),
  ];
  for (const each of newcomers) await call('people.create', each);
  const statuses = await changeStatuses(call, rows, laterDay(addDays(period.first, 20), since));
  const [, , away, mover] = facing(rows);
  const on = addDays(period.first, 31);
  const moves = [
    await move(call, away, { ...{ kind: '迁出', on, townCode: null }, note: '户口迁往外县' }),
    await move(call, mover, {
      ...{ kind: '县内转移', on, note: '随家人搬迁' },
      townCode: mover?.townName === first.name ? second.code : first.code,
    }),
  ];
  return newcomers.length + statuses + moves.filter(Boolean).length;
}

type Row = Output<'people.list'>['rows'][number];

function facing(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ controlStatus }) => controlStatus === '社会面');
}

async function changeStatuses(call: Caller, rows: readonly Row[], on: string): Promise<number> {
  const [first, , , , ...others] = facing(rows).map(({ id }) => id);
  const relapsed = rows.find((row) => row.controlStatus === '戒断三年未复吸' && !row.lightTouch);
  const steps: [number | undefined, '死亡' | '戒断三年未复吸' | '社会面', note: string][] = [
    [first, '死亡', '因病去世，村委会出具证明'],
    [await cleanOne(call, others), '戒断三年未复吸', '核对查获、检测记录，三年内未发现复吸'],
    [relapsed?.id, '社会面', '公安机关通报再次吸食，重新纳入'],
  ];
  let changes = 0;
  for (const [id, controlStatus, note] of steps) {
    if (id === undefined) continue;
    const revision = await revisionOf(call, id);
    await call('people.changeStatus', { id, revision, controlStatus, on, note });
    changes += 1;
  }
  return changes;
}

/** False: there is nobody to move. */
async function move(
  call: Caller,
  row: Row | undefined,
  where: Pick<Input<'people.move'>, 'kind' | 'on' | 'townCode' | 'note'>,
): Promise<boolean> {
  if (row === undefined) return false;
  const revision = await revisionOf(call, row.id);
  await call('people.move', { id: row.id, revision, villageCode: null, ...where });
  return true;
}

async function revisionOf(call: Caller, id: number): Promise<number> {
  return (await call('people.get', { id })).revision;
}

function newcomer(
  fullName: string,
  seventeen: string,
  townCode: string,
  period: DemoPeriod,
): Input<'people.create'> {
  const fields = {
    fullName,
    alias: '',
    identityNumber: seventeen + checkCharacterOf(seventeen),
    sex: null,
    birthOn: null,
    ethnicity: '汉族',
    phone: '',
    domicile: '',
    townCode,
    villageCode: null,
    address: '',
    education: null,
    marriage: null,
    occupation: '无业' as const,
    category: '吸毒' as const,
    drugs: [{ drug: '甲基苯丙胺（冰毒）', note: '' }],
    firstUsedOn: null,
    lastSeizedOn: addDays(period.first, 9),
    drugState: null,
    policeOfficer: '赵刚',
    caseWorker: '陈静',
    gridWorker: '',
    guardian: '',
    guardianPhone: '',
    povertyCategory: null,
    householdSize: null,
    note: '',
  };
  return { fields, controlStatus: '社会面', registeredOn: addDays(period.first, 11) };
}
