import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import type { Input, Output } from '../contract/index.ts';
import { dayWithin, earlierDay, laterDay, type OfficeDesk, type TodoRow } from './office-desk.ts';
import { inventFindings, inventNeed, inventTopics } from './visit-words.ts';

/** So many days before the due day somebody goes there. */
const AHEAD = 20;
const AGAIN_AFTER = 7;

/** who is due is visited by the due day, and who was overlooked soon. Who works away is rather called. */
export async function visitDue(desk: OfficeDesk, row: TodoRow): Promise<void> {
  if (row.personId === null || desk.visited.has(row.personId)) return;
  desk.visited.add(row.personId);
  const due = row.dueOn ?? desk.on;
  const late = due < desk.since;
  const first = late ? desk.since : laterDay(desk.since, addDays(due, -AHEAD));
  const last = late ? addDays(desk.since, AHEAD) : due;
  await record(desk, row, dayWithin(desk.random, first, earlierDay(last, desk.on)));
}

/** 再次走访: within a week after nobody was met. */
export async function visitAgain(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const { personId, dueOn } = row;
  if (personId === null || dueOn === null || desk.visited.has(personId)) return;
  desk.visited.add(personId);
  const first = laterDay(desk.since, addDays(dueOn, 1 - AGAIN_AFTER));
  await record(
    desk,
    row,
    dayWithin(desk.random, first, earlierDay(laterDay(first, dueOn), desk.on)),
  );
}

type Outcome = '见到本人' | '见到家属' | '未见到' | '拒绝';

async function record(desk: OfficeDesk, row: TodoRow, visitedOn: string): Promise<void> {
  const { call, random, done } = desk;
  const outcome = outcomeOf(desk, row);
  const { proposed } = await call('visits.record', visitOf(desk, row, visitedOn, outcome));
  done.visits += 1;
  if (proposed.length === 0) return;
  const again = addDays(visitedOn, 1 + random.whole(AGAIN_AFTER));
  // What is to follow is written down, or somebody simply goes there again.
  if (random.chance(0.5))
    await call('visits.followUp', { items: proposed.map((each) => followUpOf(each, row)) });
  if (again > desk.on || random.chance(0.4)) return;
  await call('visits.record', visitOf(desk, row, again, '见到本人'));
  done.visits += 1;
}

function outcomeOf({ random }: OfficeDesk, row: TodoRow): Outcome {
  if (row.searching) return '见到家属';
  if (row.grade === '高') return random.chance(0.96) ? '见到本人' : '未见到';
  return random.weighted([
    ['见到本人', 90],
    ['见到家属', 4],
    ['未见到', 5],
    ['拒绝', 1],
  ] as const);
}

function visitOf(
  { random }: OfficeDesk,
  row: TodoRow,
  visitedOn: string,
  outcome: Outcome,
): Input<'visits.record'> {
  const met = outcome === '见到本人';
  const family = outcome === '见到家属';
  return {
    personId: row.personId ?? 0,
    visitedOn,
    mode: family ? '家属见面' : met ? modeOf(row, random) : '面对面',
    outcome,
    inCharge: row.inCharge === '' ? '陈静' : row.inCharge,
    seen: met ? '本人' : family ? random.pick(['父亲', '母亲', '妻子', '哥哥']) : '',
    place: random.weighted([
      ['家中', 7],
      ['村委会', 2],
      ['乡镇社区戒毒社区康复站', 1],
    ] as const),
    drugState: met ? '未复吸' : null,
    topics: met ? inventTopics(random) : [],
    findings: inventFindings(random, outcome, row.searching),
    needs: met && random.chance(0.06) ? inventNeed(random) : '',
    again: true,
  };
}

/** 高 is visited face to face (example row of R-08). */
function modeOf(
  { grade }: TodoRow,
  random: OfficeDesk['random'],
): '面对面' | '视频' | '电话或微信' {
  if (grade === '高') return '面对面';
  return random.weighted([
    ['面对面', 8],
    ['视频', 1],
    ['电话或微信', 1],
  ] as const);
}

type Proposed = Output<'visits.record'>['proposed'][number];

function followUpOf({ visitId, step, dueOn }: Proposed, row: TodoRow) {
  const assignee = step === '再次走访' ? row.inCharge : '许永刚';
  return { visitId, step, dueOn, assignee, note: '' };
}

/** 走访上报: what is proposed is written down, what is written down is done by the next time. */
export async function reportMissed(desk: OfficeDesk, row: TodoRow): Promise<void> {
  const { call, on } = desk;
  if (row.personId === null || row.subject === null) return;
  if (row.subject.kind === 'followUp') {
    const result = '已通知村干部和包村民警协助联系';
    await call('visits.closeFollowUp', { id: row.subject.id, closedOn: on, result });
    return;
  }
  const proposed = await call('visits.proposals', { personId: row.personId });
  if (proposed.length > 0)
    await call('visits.followUp', { items: proposed.map((each) => followUpOf(each, row)) });
}

/** People of one plan: a visitor goes to a town for a day. */
const OF_ONE_DAY = 4;

/** 计划走访 of the coming weeks: on each day to the town where the most are due next. */
export async function planVisits(
  { call }: OfficeDesk,
  rows: readonly TodoRow[],
  days: readonly string[],
): Promise<void> {
  const byTown = Map.groupBy(rows, ({ townCode }) => townCode);
  const towns = [...byTown.values()].toSorted((one, other) => other.length - one.length);
  for (const [index, plannedOn] of days.entries()) {
    const chosen = (towns[index] ?? []).slice(0, OF_ONE_DAY);
    const personIds = chosen.flatMap(({ personId }) => (personId === null ? [] : [personId]));
    if (personIds.length === 0) return;
    const visitor = chosen[0]?.inCharge || '陈静';
    const note = '入户走访，顺带核对联系电话';
    await call('visits.plan', { personIds, plannedOn, visitor, note });
  }
}
