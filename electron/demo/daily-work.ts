import { addDays, daysBetween } from '../../db/domain/calendar/calendar-day.ts';
import { checkCharacterOf } from '../../db/domain/values/resident-id.ts';
import type { Input, Method, Output } from '../contract/index.ts';
import { seededRandom, type Random } from './random.ts';

export type Caller = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

export interface DemoPeriod {
  readonly first: string;
  readonly last: string;
  readonly countyCode: string;
  readonly seed: number;
}

/** What the clerks do in a period, by the calls of the window: visits, tests, help, new people, moves, ends. Invented throughout. */
export async function workThrough(
  call: Caller,
  period: DemoPeriod,
): Promise<{ visits: number; tests: number; help: number; changes: number }> {
  const random = seededRandom(period.seed + 2);
  const { rows } = await call('people.list', { filter: {}, sort: 'registered', pageSize: 500 });
  const present = rows.filter(
    (row) => !['死亡', '出国（境）', '在押', '强制隔离戒毒', '失联'].includes(row.controlStatus),
  );
  let visits = 0;
  let tests = 0;
  let help = 0;
  for (const row of present) {
    const wanted = row.grade === '高' || row.grade === '未评估' ? 2 : 1;
    for (let time = 0; time < wanted; time += 1) {
      if (!random.chance(0.9)) continue;
      await call('visits.record', visitOf(row, period, random));
      visits += 1;
    }
    if (random.chance(0.7)) {
      await call('tests.record', testOf(row.id, period, random));
      tests += 1;
    }
    if (random.chance(0.12)) {
      await call('help.record', helpOf(row.id, period, random));
      help += 1;
    }
  }
  return { visits, tests, help, changes: await changeSome(call, period, rows) };
}

type Row = Output<'people.list'>['rows'][number];

/** Two months have 59 to 62 days, and today may be the day after the last. */
function dayIn(period: DemoPeriod, random: Random): string {
  return addDays(period.first, random.whole(daysBetween(period.first, period.last) + 1));
}

function visitOf(row: Row, period: DemoPeriod, random: Random): Input<'visits.record'> {
  const missed = random.chance(0.06);
  return {
    personId: row.id,
    visitedOn: dayIn(period, random),
    mode: random.weighted([
      ['面对面', 8],
      ['视频', 1],
      ['电话或微信', 1],
    ] as const),
    outcome: missed ? '未见到' : '见到本人',
    inCharge: row.caseWorker === '' ? '陈静' : row.caseWorker,
    seen: missed ? '' : '本人',
    place: '家中',
    drugState: missed ? null : '未复吸',
    topics: missed ? [] : [{ topic: '生活现状', text: '生活平稳' }],
    findings: missed ? '不在家，已约定改日再访' : '',
    needs: '',
    // The draw may fall on one day twice.
    again: true,
  };
}

function testOf(personId: number, period: DemoPeriod, random: Random): Input<'tests.record'> {
  return {
    personId,
    testedOn: dayIn(period, random),
    kind: random.weighted([
      ['尿检', 9],
      ['毛发', 1],
    ] as const),
    result: random.weighted([
      ['阴性', 97],
      ['阳性', 1],
      ['拒检', 2],
    ] as const),
    source: '定期',
    place: '乡镇社区戒毒社区康复站',
    testers: '陈静、赵刚',
    note: '',
  };
}

function helpOf(personId: number, period: DemoPeriod, random: Random): Input<'help.record'> {
  const kind = random.pick(['就业帮扶', '技能培训', '临时救助', '心理疏导', '公益性岗位'] as const);
  return {
    personId,
    helpedOn: dayIn(period, random),
    kind,
    unit: '乡镇人民政府',
    amount: kind === '临时救助' ? '500.00' : null,
    result: '已落实',
    note: '',
  };
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

/** Two new people, one death, one three years clean, one relapse, one away, one between towns. */
async function changeSome(call: Caller, period: DemoPeriod, rows: readonly Row[]): Promise<number> {
  const towns = await call('regions.towns', {});
  const [first, second] = towns;
  if (first === undefined || second === undefined) return 0;
  await call(
    'people.create',
    newcomer('秦小勇', `${period.countyCode}19940611215`, first.code, period),
  );
  await call(
    'people.create',
    newcomer('付丽华', `${period.countyCode}19881120042`, second.code, period),
  );
  const living = (status: string) => rows.find((row) => row.controlStatus === status)?.id;
  const facing = rows.filter((row) => row.controlStatus === '社会面').map((row) => row.id);
  const steps: [number | undefined, '死亡' | '戒断三年未复吸' | '社会面'][] = [
    [facing[0], '死亡'],
    [await cleanOne(call, facing.slice(4)), '戒断三年未复吸'],
    [living('戒断三年未复吸'), '社会面'],
  ];
  let changes = 2;
  for (const [id, controlStatus] of steps) {
    if (id === undefined) continue;
    await call('people.changeStatus', {
      id,
      revision: await revisionOf(call, id),
      controlStatus,
      on: addDays(period.first, 20),
      note: '示例',
    });
    changes += 1;
  }
  const [, , away, mover] = facing;
  if (away !== undefined) {
    await call('people.move', {
      id: away,
      revision: await revisionOf(call, away),
      kind: '迁出',
      on: addDays(period.first, 30),
      townCode: null,
      villageCode: null,
      note: '示例',
    });
    changes += 1;
  }
  if (mover !== undefined) {
    const { fields } = await call('people.get', { id: mover });
    const townCode = fields.townCode === first.code ? second.code : first.code;
    await call('people.move', {
      id: mover,
      revision: await revisionOf(call, mover),
      kind: '县内转移',
      on: addDays(period.first, 31),
      townCode,
      villageCode: null,
      note: '示例',
    });
    changes += 1;
  }
  return changes;
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
