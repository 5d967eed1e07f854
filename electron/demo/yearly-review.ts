import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import type { Output } from '../contract/index.ts';
import type { Caller } from './office-desk.ts';
import { headOf, inventSheet } from './invented-household.ts';
import { seededRandom, type Random } from './random.ts';
import { registerHouseholds, type Homes } from './review-households.ts';

/** A round of the demonstration; the last one is still going on. */
interface DemoRound {
  readonly year: number;
  readonly name: '年中' | '年末';
  readonly firstOn: string;
  readonly lastOn: string;
}

const DEMO_ROUNDS: readonly DemoRound[] = [
  { year: 2025, name: '年中', firstOn: '2025-06-01', lastOn: '2025-07-15' },
  { year: 2025, name: '年末', firstOn: '2025-11-15', lastOn: '2025-12-31' },
  { year: 2026, name: '年中', firstOn: '2026-06-01', lastOn: '2026-07-15' },
  { year: 2026, name: '年末', firstOn: '2026-11-15', lastOn: '2026-12-31' },
];
const VISITORS = ['陈静', '赵刚', '孙丽'] as const;
/** Invented for the demonstration: no office has said this figure. */
const DEMO_LINES = [
  { year: 2025, amount: '7800.00' },
  { year: 2026, amount: '8200.00' },
] as const;
const IN_VAIN = ['在押', '失联', '出国（境）', '强制隔离戒毒'] as const;

export interface ReviewOrder {
  readonly today: string;
  readonly seed: number;
  readonly place: string;
  /** Another user goes on: 张敏 enters, 李秀英 approves, 王建国 keeps the rules. */
  readonly as: (user: '张敏' | '李秀英' | '王建国') => Promise<void>;
  /** The office's day becomes this one; 张敏 is signed in. Never backwards. */
  readonly turnTo: (day: string) => Promise<void>;
}

/** What is carried from the rounds of the past to the running one. */
export interface ReviewState {
  readonly homes: Homes;
  readonly random: Random;
  readonly sheets: number;
  readonly help: number;
}

/** The rounds that have ended before a day, the oldest first. */
export function endedRounds(today: string): readonly DemoRound[] {
  return DEMO_ROUNDS.filter(({ lastOn }) => lastOn < today);
}

export interface ReviewDone {
  readonly households: number;
  readonly rounds: number;
  readonly sheets: number;
  readonly watches: number;
  readonly help: number;
  readonly cases: number;
}

/**
 * 年中、年末逐人回访 as the office would have kept it, invented throughout: the rounds from before the register are keyed in
 * on its first day, the others are opened and closed within their windows, with help for who is at risk.
 */
export async function reviewPast(
  call: Caller,
  order: ReviewOrder & { readonly startedOn: string },
): Promise<ReviewState> {
  const random = seededRandom(order.seed + 7);
  await order.as('王建国');
  for (const line of DEMO_LINES) {
    const value = { year: line.year, place: order.place, amount: line.amount };
    await call('rules.change', {
      ruleId: 'POVERTY-LINE',
      value,
      validFrom: `${line.year}-01-01`,
      legalBasis: '演示用数字，不是官方公布的收入线',
    });
  }
  await order.as('张敏');
  const homes = await registerHouseholds(call, random);
  let [sheets, help] = [0, 0];
  for (const [index, round] of endedRounds(order.today).entries()) {
    if (round.firstOn > order.startedOn) await order.turnTo(round.firstOn);
    const { id } = await call('rounds.open', { ...round, note: '' });
    if (round.lastOn > order.startedOn) await order.turnTo(round.lastOn);
    sheets += await keyInRound(call, {
      ...order,
      round,
      index,
      id,
      isRunning: false,
      homes,
      random,
    });
    help += await helpAtRisk(call, round, homes);
  }
  return { homes, random, sheets, help };
}

/** The running round, if there is one: opened, half of it keyed in, nothing approved; and one newly found case. */
export async function reviewNow(
  call: Caller,
  order: ReviewOrder,
  { homes, random, sheets, help }: ReviewState,
): Promise<ReviewDone> {
  const index = endedRounds(order.today).length;
  const round = DEMO_ROUNDS[index];
  const done = { sheets, help };
  if (round !== undefined && round.firstOn <= order.today) {
    const { id } = await call('rounds.open', { ...round, note: '' });
    done.sheets += await keyInRound(call, {
      ...{ ...order, round, index, id, isRunning: true, homes, random },
    });
  }
  const cases = await takeInNewCase(call, order, homes);
  const { total } = await call('watches.list', { open: null });
  const { rounds } = await call('rounds.list', {});
  return { households: homes.size, rounds: rounds.length, watches: total, cases, ...done };
}

interface RoundOrder extends ReviewOrder {
  readonly id: number;
  readonly round: DemoRound;
  readonly index: number;
  /** Half of it is keyed in, nothing is approved yet. */
  readonly isRunning: boolean;
  readonly homes: Homes;
  readonly random: Random;
}

async function keyInRound(call: Caller, order: RoundOrder): Promise<number> {
  const { id, isRunning, random } = order;
  const { rows } = await call('rounds.entries', { roundId: id, pageSize: 500 });
  let sheets = 0;
  for (const row of rows) {
    const visitor = random.pick(VISITORS);
    await call('rounds.assign', { roundId: id, visitor, entryIds: [row.id] });
    if (isRunning && random.chance(0.6)) continue;
    if (await keyInEntry(call, order, row, visitor)) sheets += 1;
  }
  if (!isRunning) {
    await order.as('李秀英');
    await approveAll(call, id);
    await order.as('张敏');
  }
  return sheets;
}

type Row = Output<'rounds.entries'>['rows'][number];

/** False: not visited, with the reason. */
async function keyInEntry(
  call: Caller,
  order: RoundOrder,
  row: Row,
  visitor: string,
): Promise<boolean> {
  const { round, index, homes, random, today } = order;
  const entry = await call('rounds.entry', { entryId: row.id });
  const home = homes.get(row.personId);
  const away = IN_VAIN.find((word) => word === row.controlStatus);
  if (away !== undefined || home === undefined) {
    const reason = away ?? '多次上门未见';
    await call('rounds.setUnmet', {
      ...{ entryId: row.id, revision: entry.revision, reason, note: '已由家属说明情况' },
    });
    return false;
  }
  const planned = addDays(round.firstOn, random.whole(40));
  const visitedOn = planned > today ? today : planned;
  const sheet = inventSheet(home, { index, visitedOn, visitor }, entry, random);
  const saved = await call('rounds.saveSheet', {
    ...{ entryId: row.id, revision: entry.revision, sheet, complete: true },
  });
  if (!order.isRunning) await conclude(call, saved, random);
  return true;
}

/** The reviewer follows the proposal, now and then goes one step up and says why; warnings are confirmed with a reason. */
async function conclude(
  call: Caller,
  entry: Output<'rounds.saveSheet'>,
  random: Random,
): Promise<void> {
  const proposed = entry.risk?.level ?? '低';
  const graver = proposed === '低' && random.chance(0.05);
  let { revision } = await call('rounds.conclude', {
    ...{ entryId: entry.id, revision: entry.revision, level: graver ? '中' : proposed },
    reason: graver ? '近期家庭支出增加，需要多关注' : '',
  });
  const { checks } = await call('rounds.entry', { entryId: entry.id });
  for (const check of checks.filter(({ severity }) => severity === 'warning')) {
    const order = { entryId: entry.id, revision, check: check.id, reason: '已入户核实' };
    ({ revision } = await call('rounds.confirmWarning', order));
  }
}

/** 审定 by another person, then 办结. */
async function approveAll(call: Caller, roundId: number): Promise<void> {
  const { rows } = await call('rounds.entries', { roundId, state: '已研判', pageSize: 500 });
  const { refused } = await call('rounds.approve', {
    roundId,
    entryIds: rows.map(({ id }) => id),
  });
  const [first] = refused;
  if (first !== undefined) throw new Error(`the demonstration made an unsound sheet: ${first.why}`);
  const { revision } = await call('rounds.get', { id: roundId });
  await call('rounds.close', { id: roundId, revision });
}

/** Who is at risk gets help in every round, and the monitoring office its line once. */
async function helpAtRisk(call: Caller, { lastOn }: DemoRound, homes: Homes): Promise<number> {
  const { rows } = await call('watches.list', { open: true, pageSize: 500 });
  let help = 0;
  for (const watch of rows) {
    const { members } = await call('households.get', { id: watch.householdId });
    const personId = members.find((member) => member.personId !== null)?.personId ?? null;
    if (personId === null) continue;
    const weak = homes.get(personId)?.ableToWork === 0;
    await call('help.record', {
      ...{ personId, kind: weak ? '综合保障' : '就业帮扶', unit: '乡镇人民政府', note: '' },
      ...{ amount: weak ? '1200.00' : null, result: '已落实' },
      helpedOn: later(addDays(lastOn, -5), watch.identifiedOn),
    });
    help += 1;
    if (watch.notifiedOn !== null) continue;
    await call('watches.notify', {
      ...{ id: watch.id, revision: watch.revision, to: '县乡村振兴局' },
      on: later(addDays(lastOn, -4), watch.identifiedOn),
    });
  }
  return help;
}

function later(first: string, second: string): string {
  return first > second ? first : second;
}

/** 新发现涉毒贫困人员: somebody of no such household, in the middle of the procedure. */
async function takeInNewCase(call: Caller, { today }: ReviewOrder, homes: Homes): Promise<number> {
  const { rows } = await call('people.list', { filter: {}, sort: 'registered', pageSize: 500 });
  const found = rows.find(({ id, controlStatus }) => !homes.has(id) && controlStatus === '社会面');
  if (found === undefined) return 0;
  const clueOn = addDays(today, -8);
  const opened = await call('povertyCases.open', {
    ...{ personId: found.id, source: '干部走访排查', clueOn, note: '' },
  });
  await makeHead(call, opened.householdId, found.id);
  const step = await call('povertyCases.step', {
    ...{ id: opened.id, revision: opened.revision, step: '入户核实', fromOn: addDays(today, -6) },
    ...{ toOn: null, paper: '入户核实表', result: '情况属实' },
  });
  await call('povertyCases.step', {
    ...{ id: step.id, revision: step.revision, step: '民主评议', fromOn: addDays(today, -4) },
    ...{ toOn: null, paper: '民主评议会议记录', result: '同意推荐' },
  });
  return 1;
}

/** The notice of the village names the 户主. */
async function makeHead(call: Caller, householdId: number, personId: number): Promise<void> {
  const { members } = await call('households.get', { id: householdId });
  const own = members.find((member) => member.personId === personId);
  const fields = headOf(personId);
  await call('households.saveMember', { id: householdId, memberId: own?.id ?? null, fields });
}
