import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { isWeekend } from '../../db/domain/calendar/working-day.ts';
import type { TodoKind } from '../../db/domain/todo/todo-item.ts';
import { askForLeave, comeBack, keepTrackOfAway } from './away-work.ts';
import { goThroughCabinet } from './file-papers.ts';
import { approveGrades, assess, noteRiskSigns, proposeLightTouch } from './grading-work.ts';
import { askAfterNeed, helpSome, helpWithNeed } from './help-work.ts';
import { chaseReportIn, confirmClean, release, reportIn, summarise, warn } from './measure-work.ts';
import type { Caller, OfficeDesk, TodoRow, WorkDone } from './office-desk.ts';
import { changePopulation, type DemoPeriod } from './population-changes.ts';
import { seededRandom } from './random.ts';
import { tellPolice, testDue, testFound } from './testing-work.ts';
import { planVisits, reportMissed, visitAgain, visitDue } from './visiting-work.ts';

/** Days between two days on which papers are keyed in, and how many days before today the last one lies. */
const EVERY = 30;
const LAST_BEFORE = 2;

export interface WorkOrder {
  readonly call: Caller;
  readonly startedOn: string;
  readonly today: string;
  /** The one that is reported: people come and go in it. */
  readonly period: DemoPeriod;
  readonly seed: number;
  readonly as: (user: '张敏' | '李秀英') => Promise<void>;
  readonly turnTo: (day: string) => Promise<void>;
}

/** The days on which the office works through its list: a month apart, never on a weekend, the last shortly before today. */
export function workingDays(startedOn: string, today: string): readonly string[] {
  const days: string[] = [];
  for (
    let day = addDays(today, -LAST_BEFORE);
    day > addDays(startedOn, 7);
    day = addDays(day, -EVERY)
  )
    days.unshift(workday(day));
  return days;
}

function workday(day: string): string {
  return isWeekend(day) ? workday(addDays(day, -1)) : day;
}

/** What is done about a line of the to-do list; `ahead`: days before it is due; `share`: some of it is always left over. */
interface Duty {
  readonly kind: TodoKind;
  readonly ahead: number;
  readonly share: number;
  readonly act: (desk: OfficeDesk, row: TodoRow) => Promise<void>;
}

/** Each list is looked at anew: what was done before it has changed it. */
const DUTIES: readonly (readonly Duty[])[] = [
  [
    { kind: '解除通知', ahead: 0, share: 0.85, act: release },
    { kind: '强戒出所', ahead: 0, share: 0.9, act: release },
    { kind: '报到', ahead: 15, share: 0.9, act: reportIn },
    { kind: '逾期未报到', ahead: 0, share: 0.85, act: chaseReportIn },
  ],
  [
    { kind: '戒断三年', ahead: 0, share: 0.75, act: confirmClean },
    { kind: '检测', ahead: EVERY, share: 0.9, act: testDue },
    { kind: '检测缺失', ahead: 0, share: 0.75, act: testFound },
    { kind: '再次走访', ahead: 0, share: 0.65, act: visitAgain },
    { kind: '走访', ahead: 20, share: 0.89, act: visitDue },
    { kind: '走访上报', ahead: 0, share: 0.6, act: reportMissed },
    { kind: '帮扶需求', ahead: 30, share: 0.7, act: helpWithNeed },
    { kind: '需求回访', ahead: 30, share: 0.95, act: askAfterNeed },
    { kind: '半年小结', ahead: 0, share: 0.75, act: summarise },
    { kind: '年度评估', ahead: 0, share: 0.75, act: summarise },
  ],
  [
    { kind: '阳性报告公安', ahead: 0, share: 0.9, act: tellPolice },
    { kind: '违反协议预警', ahead: 0, share: 0.85, act: warn },
    { kind: '触发复评', ahead: 7, share: 0.9, act: assess },
    { kind: '首次定级', ahead: 0, share: 0.75, act: assess },
    { kind: '定级复评', ahead: 7, share: 0.8, act: assess },
  ],
];

/** A return keyed in after the approved day takes a violation away, so it is the approver's. */
const OF_APPROVER: readonly Duty[] = [{ kind: '销假', ahead: 0, share: 1, act: comeBack }];

/** The everyday work of the invented office, driven by its own to-do list; done up to a day, never twice. */
export function createOfficeWork(order: WorkOrder) {
  const days = workingDays(order.startedOn, order.today);
  const random = seededRandom(order.seed + 2);
  const done: WorkDone = {
    ...{ visits: 0, tests: 0, help: 0, grades: 0, summaries: 0, leaves: 0, papers: 0 },
    ...{ events: 0, changes: 0 },
  };
  let next = 0;
  return {
    done,
    upTo: async (day: string): Promise<void> => {
      for (; next < days.length && (days[next] ?? '') <= day; next += 1) {
        const on = days[next] ?? day;
        const since = addDays(days[next - 1] ?? order.startedOn, 1);
        await order.turnTo(on);
        const { call } = order;
        const isLast = next === days.length - 1;
        await workThrough(
          { call, random, since, on, index: next, isLast, done, visited: new Set() },
          order,
        );
      }
    },
  };
}

/** One working day: 张敏 keys in, 李秀英 approves. */
async function workThrough(desk: OfficeDesk, order: WorkOrder): Promise<void> {
  const { call } = desk;
  await call('todo.refresh', {});
  const changesOn = addDays(order.period.first, 31);
  if (desk.since <= changesOn && changesOn <= desk.on)
    desk.done.changes += await changePopulation(call, order.period, desk.since);
  for (const duties of DUTIES) await doDuties(desk, duties);
  const rows = await listed(call);
  await helpSome(desk, rows);
  await keepFiles(desk, rows);
  const leaves = await askForLeave(desk, rows);
  const entries = desk.index % 2 === 1 ? await proposeLightTouch(desk, 3) : [];
  await order.as('李秀英');
  await approveGrades(desk);
  await doDuties(desk, OF_APPROVER);
  // On the last day something of each waits for the approver.
  const isApproved = (_: number, index: number) => !desk.isLast || index > 0;
  for (const id of leaves.filter(isApproved)) await call('leaves.approve', { id });
  for (const id of entries.filter(isApproved)) await call('lightTouch.approve', { id });
}

async function keepFiles(desk: OfficeDesk, rows: readonly TodoRow[]): Promise<void> {
  const towns = await desk.call('regions.towns', {});
  const codes = towns.map(({ code }) => code);
  const third = Math.ceil(codes.length / 3);
  if (desk.index < 3)
    await goThroughCabinet(desk, codes.slice(desk.index * third, (desk.index + 1) * third));
  if (desk.index === 0 || desk.isLast) await keepTrackOfAway(desk);
  if (!desk.isLast) return;
  await noteRiskSigns(desk, rows);
  const coming = rows.filter(
    ({ kind, dueOn }) => kind === '走访' && (dueOn ?? '') > addDays(desk.on, 5),
  );
  await planVisits(
    desk,
    coming,
    [5, 10, 14].map((days) => addDays(desk.on, days)),
  );
}

async function doDuties(desk: OfficeDesk, duties: readonly Duty[]): Promise<void> {
  const rows = await listed(desk.call);
  for (const { kind, ahead, share, act } of duties) {
    const until = addDays(desk.on, ahead);
    for (const row of rows.filter((each) => each.kind === kind)) {
      if (row.dueOn === null || row.dueOn > until) continue;
      // What was left over once is not left over again.
      if (row.dueOn < addDays(desk.since, -EVERY) || desk.random.chance(share))
        await act(desk, row);
    }
  }
}

async function listed(call: Caller): Promise<readonly TodoRow[]> {
  const all: TodoRow[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await call('todo.list', {
      ...{ filter: { scope: 'all' }, page, pageSize: 500 },
    });
    all.push(...rows);
    if (all.length >= total || rows.length === 0) return all;
  }
}
