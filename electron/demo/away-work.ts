import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { dayWithin, earlierDay, type OfficeDesk, type TodoRow } from './office-desk.ts';

type Place = readonly [place: string, work: string];
type Trip = readonly [purpose: '务工' | '就医' | '探亲', destination: string, days: number];

const PLACES: readonly [Place, ...Place[]] = [
  ['浙江省宁波市鄞州区', '注塑厂操作工'],
  ['江苏省苏州市昆山市', '电子厂装配工'],
  ['广东省东莞市长安镇', '五金厂学徒'],
  ['北京市大兴区', '装修工'],
  ['河南省郑州市中牟县', '建筑工'],
  ['新疆维吾尔自治区库尔勒市', '采棉季节工'],
];
const TRIPS: readonly [Trip, ...Trip[]] = [
  ['务工', '山东省聊城市', 25],
  ['就医', '河南省郑州市', 6],
  ['探亲', '山西省运城市', 5],
];

const STILL_AWAY = 7;

/** 请假 of people under a measure of the community: asked for before they leave, in writing. Answers what waits for approval. */
export async function askForLeave(
  { call, random, on, index, done }: OfficeDesk,
  rows: readonly TodoRow[],
): Promise<readonly number[]> {
  const asked: number[] = [];
  const people = peopleUnderMeasures(rows);
  for (const turn of [0, 1, 2]) {
    const personId = people[(index * 7 + turn * 5) % Math.max(1, people.length)];
    const [purpose, destination, days] = TRIPS[turn] ?? TRIPS[0];
    if (personId === undefined || (await isAway(call, personId))) continue;
    const leftOn = addDays(on, 1 + random.whole(4));
    const { id } = await call('leaves.apply', {
      ...{ personId, appliedOn: on, leftOn, plannedBackOn: addDays(leftOn, days) },
      ...{ destination, purpose, writtenReport: true, note: '' },
    });
    asked.push(id);
    done.leaves += 1;
  }
  return asked;
}

function peopleUnderMeasures(rows: readonly TodoRow[]): readonly number[] {
  const under = rows.filter(({ kind }) => kind === '检测');
  return [...new Set(under.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
}

async function isAway(call: OfficeDesk['call'], personId: number): Promise<boolean> {
  const leaves = await call('leaves.ofPerson', { personId });
  return leaves.some(({ backOn, state }) => backOn === null && state !== '拒绝');
}

/** 销假 on the day that was approved or before; who should have come back a few days ago has not. */
export async function comeBack(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const { subject, dueOn, personId } = row;
  if (subject === null || dueOn === null || personId === null) return;
  if (desk.isLast && dueOn > addDays(desk.on, -STILL_AWAY)) return;
  const leaves = await desk.call('leaves.ofPerson', { personId });
  const leave = leaves.find(({ id }) => id === subject.id);
  if (leave === undefined) return;
  const backOn = dayWithin(desk.random, addDays(leave.leftOn, 2), earlierDay(dueOn, desk.on));
  await desk.call('leaves.return', { id: leave.id, backOn });
}

/** 外流务工去向: where those of 务工（外出） are, and the last word from there. */
export async function keepTrackOfAway(desk: OfficeDesk): Promise<void> {
  const { call, random, since, on } = desk;
  const { rows } = await call('outflows.list', { pageSize: 500 });
  for (const { personId, place, sinceOn } of rows) {
    const heardOn = dayWithin(random, since, on);
    if (place === '') {
      if (random.chance(0.7)) await noteWhere(desk, personId, heardOn);
    } else if (random.chance(0.8) && (sinceOn ?? '') < heardOn)
      await hearFrom(desk, personId, heardOn);
  }
}

async function noteWhere(desk: OfficeDesk, personId: number, heardOn: string): Promise<void> {
  const { call, random } = desk;
  const [place, work] = random.pick(PLACES);
  await call('outflows.record', {
    ...{ personId, place, work, employer: '', companion: random.pick(['', '同村工友', '妻子']) },
    sinceOn: addDays(heardOn, -20 - random.whole(300)),
    contactName: random.pick(['工友', '妻子', '哥哥']),
    contactPhone: `1990000${String(7000 + (personId % 1000))}`,
    ...{ lastContactOn: heardOn, note: '' },
  });
}

async function hearFrom({ call }: OfficeDesk, personId: number, heardOn: string): Promise<void> {
  const known = (await call('outflows.ofPerson', { personId })).find(
    ({ endedOn, voided }) => endedOn === null && !voided,
  );
  if (known === undefined) return;
  const { id, sinceOn, place, work, employer, contactName, companion } = known;
  await call('outflows.update', {
    ...{ id, sinceOn, place, work, employer, contactName, companion, contactPhone: '' },
    ...{ lastContactOn: heardOn, note: '视频联系，情况正常' },
  });
}
