/** To-do items of the office rather than of a person: reports, rounds of return visits, stations (R-10, R-13, domain.md 9.1). */
import { makeDay, yearOf, type CalendarDay } from '../calendar/calendar-day.ts';
import {
  biMonthlyLabel,
  biMonthlyName,
  biMonthlyPeriodOf,
  previousBiMonthlyPeriod,
  reportPeriod,
} from '../calendar/report-period.ts';
import { byLaw, byRow, compareItems, unsetItem, type TodoItem } from './todo-item.ts';
import type { TodoDay } from './todo-measure-item.ts';
import { openRoundItems, roundItems, type OfficeRound } from './todo-rounds.ts';
import {
  caseItems,
  releaseItems,
  watchItems,
  type OfficeCase,
  type OfficeRelease,
  type OfficeWatch,
} from './todo-poverty.ts';

export interface OfficeStation {
  readonly id: number;
  readonly name: string;
  readonly openedOn: CalendarDay;
  /** Years with a check. */
  readonly checkedYears: readonly number[];
  readonly people: number;
  readonly staff: number;
  /** What STAFF-RATIO answers (db/domain/office/station.ts). */
  readonly ratio: '未设置' | '没有服务对象' | '没有人员' | '超出' | '符合';
  readonly limit: number | null;
}

export interface OfficeFacts {
  /** Names of the bi-monthly periods whose report was issued. */
  readonly issuedPeriods: readonly string[];
  /** People of households out of poverty, on the list of a round. */
  readonly returnVisits: number;
  /** Rounds that were opened: they tell by themselves who waits. */
  readonly rounds: readonly OfficeRound[];
  readonly watches: readonly OfficeWatch[];
  readonly cases: readonly OfficeCase[];
  readonly releases: readonly OfficeRelease[];
  readonly stations: readonly OfficeStation[];
}

/** the report of the period that ended last, and of the running one. */
function reportItems(
  { issuedPeriods }: OfficeFacts,
  { rows, today, holidays }: TodoDay,
): TodoItem[] {
  const running = biMonthlyPeriodOf(today);
  return [previousBiMonthlyPeriod(running), running]
    .filter((period) => !issuedPeriods.includes(biMonthlyName(period)))
    .map((period): TodoItem => {
      const { due, why, first, last } = reportPeriod(period, rows, holidays);
      if (why === 'ruleMissing') return unsetItem('两月报上报', 'REPORT-DUE', null);
      const facts = { period: biMonthlyLabel(period), last };
      const rule = byRow(rows, 'REPORT-DUE', first);
      const reason = why ?? 'reportPeriodDue';
      return { kind: '两月报上报', due, subject: null, rule, why: reason, facts };
    });
}

/** Once a calendar year each station is looked at; STAFF-RATIO holds every day. */
function stationItems({ stations }: OfficeFacts, { rows, today }: TodoDay): TodoItem[] {
  const year = yearOf(today);
  return stations.flatMap((station): TodoItem[] => {
    const { id, name, openedOn, people, staff, ratio, limit } = station;
    const subject = { kind: 'station', id } as const;
    const items: TodoItem[] = [];
    if (!station.checkedYears.includes(year) && yearOf(openedOn) <= year)
      items.push({
        kind: '站点年度检查',
        due: makeDay(year, 12, 31),
        subject,
        rule: byLaw('', ''),
        why: 'stationCheck',
        facts: { name, year },
      });
    if (ratio === '未设置') items.push(unsetItem('站点人员比例', 'STAFF-RATIO', subject));
    if (ratio === '没有人员' || ratio === '超出')
      items.push({
        kind: '站点人员比例',
        due: today,
        subject,
        rule: byRow(rows, 'STAFF-RATIO', today),
        why: 'stationRatio',
        facts: { name, people, staff, limit: limit ?? 0 },
      });
    return items;
  });
}

/** All items of the office on a day. */
export function officeTodo(facts: OfficeFacts, day: TodoDay): readonly TodoItem[] {
  return [
    ...reportItems(facts, day),
    ...roundItems(facts, day),
    ...openRoundItems(facts.rounds, day),
    ...watchItems(facts.watches, day),
    ...caseItems(facts.cases, day),
    ...releaseItems(facts.releases, day),
    ...stationItems(facts, day),
  ].sort(compareItems);
}
