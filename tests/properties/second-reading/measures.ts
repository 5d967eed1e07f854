import type { Life, LivesDocument } from '../../../electron/application/evaluate/evaluate-input.ts';
import { daysOf, everyDay, isExact, plusMonths, toNumber, toText } from './days.ts';

export type Measure = Life['measures'][number];
export type Rows = LivesDocument['ruleSets'][string];

/** the value of the adopted row that holds on a day. */
export function rowValue(rows: Rows, id: string, day: string): Record<string, unknown> | undefined {
  const found = rows.filter(
    (row) =>
      row.id === id && row.adopted && row.validFrom <= day && (row.validTo ?? '9999-99-99') > day,
  );
  return found[0]?.value as Record<string, unknown> | undefined;
}

export function isCommunity(measure: Measure): boolean {
  return measure.kind.startsWith('社区');
}

function graceOf(rows: Rows, day: string): number {
  const local = rowValue(rows, 'REPORT-IN-LOCAL', day)?.['days'] as number | undefined;
  return Math.min(15, local ?? 15);
}

function reportState(due: number, reported: string | null, today: number): string {
  if (reported === null) return today <= due ? '未到期' : '逾期未报到';
  return toNumber(reported) <= due ? '已报到' : '逾期报到';
}

/** */
export function reportInOf(measure: Measure, rows: Rows, today: number): Record<string, unknown> {
  const answer = (due: number | null, state: string | null, why: string | null) => ({
    reportInDue: due === null ? null : toText(due),
    reportInState: state,
    reportInWhy: why,
  });
  if (!isCommunity(measure)) return answer(null, null, 'notApplicable');
  if (measure.serviceDay === null) return answer(null, null, 'dayMissing');
  if (!isExact(measure.serviceDay)) return answer(null, null, 'dayImprecise');
  const due = toNumber(measure.serviceDay) + graceOf(rows, measure.serviceDay);
  if (measure.startDay !== null && !isExact(measure.startDay))
    return answer(due, null, 'dayImprecise');
  return answer(due, reportState(due, measure.startDay, today), null);
}

export function transfersOf(measure: Measure, rows: Rows, today: number): unknown[] {
  return measure.transfers.map(({ day, reportedOn }) => {
    const due = toNumber(day) + graceOf(rows, day);
    return { due: toText(due), state: reportState(due, reportedOn, today) };
  });
}

/** Every suspended day. */
export function suspendedDays(measure: Measure, today: number): Set<number> {
  const days = new Set<number>();
  for (const { from, to } of measure.suspensions) {
    const end = to === null ? today : toNumber(to);
    for (let day = toNumber(from); day < end; day += 1) days.add(day);
  }
  return days;
}

/** R-03 by serving day after day: the day on which as many unsuspended days are served as the plain term has. */
function serve(start: number, months: number, suspended: ReadonlySet<number>): number {
  let left = plusMonths(start, months) - start;
  let day = start - 1;
  while (left > 0) {
    day += 1;
    if (!suspended.has(day)) left -= 1;
  }
  return day;
}

export type Term =
  number | 'openTerm' | 'dayMissing' | 'dayImprecise' | 'notStarted' | 'yearsMissing';

/** the last day, or why there is none. */
export function lastDayOf(measure: Measure, today: number): Term {
  if (measure.kind === '强制隔离戒毒') {
    if (measure.decisionDay === null) return 'dayMissing';
    if (!isExact(measure.decisionDay)) return 'dayImprecise';
    return serve(toNumber(measure.decisionDay), 24 + measure.extensionMonths, new Set());
  }
  if (!isCommunity(measure)) return 'openTerm';
  if (measure.startDay === null) return 'notStarted';
  if (!isExact(measure.startDay)) return 'dayImprecise';
  const years = measure.kind === '社区戒毒' ? 3 : measure.decidedYears;
  return years === null
    ? 'yearsMissing'
    : serve(toNumber(measure.startDay), years * 12, suspendedDays(measure, today));
}

export function termOf(measure: Measure, today: number): Record<string, unknown> {
  const last = lastDayOf(measure, today);
  if (typeof last === 'string') {
    return { lastDay: null, releaseNoticeDue: null, expiredNotReleased: null, termWhy: last };
  }
  return {
    lastDay: toText(last),
    releaseNoticeDue: isCommunity(measure) ? toText(last + 7) : null,
    expiredNotReleased: measure.endDay === null && today > last,
    termWhy: null,
  };
}

interface Window {
  readonly days: readonly number[];
  readonly held: boolean;
  readonly excused: boolean;
}

function lookAtWindow(
  days: readonly number[],
  tested: ReadonlySet<number>,
  suspended: ReadonlySet<number>,
  end: number,
): Window {
  const held = days.some((day) => tested.has(day));
  const cut = days.some((day) => day > end);
  return { days, held, excused: days.some((day) => suspended.has(day)) || (cut && !held) };
}

/** The days on which a valid test was made within the measure; undefined: one of them cannot be told. */
function testedDays(life: Life, start: number, until: number): Set<number> | undefined {
  const tested = new Set<number>();
  for (const { day, result } of life.tests) {
    if (result !== '阴性' && result !== '阳性') continue;
    const inside = daysOf(day).filter((possible) => possible >= start && possible <= until);
    if (inside.length > 0 && !isExact(day)) return undefined;
    inside.forEach((possible) => tested.add(possible));
  }
  return tested;
}

/** the first and the last day of each window of one year (from 1), or that there is no row for it. */
function bordersOf(
  measure: Measure,
  start: number,
  year: number,
  rows: Rows,
): [number, number][] | 'ruleMissing' {
  const id =
    measure.kind === '社区戒毒' ? 'TEST-社区戒毒' : `TEST-社区康复-${String(measure.decidedYears)}`;
  const begins = 12 * (year - 1);
  const row = rowValue(rows, id, toText(plusMonths(start, begins)));
  if (row === undefined) return 'ruleMissing';
  const perYear = row['perYear'] as number[];
  const count = perYear[Math.min(year, perYear.length) - 1] ?? NaN;
  return Array.from({ length: count }, (_, index) => [
    plusMonths(start, begins + (index * 12) / count),
    plusMonths(start, begins + ((index + 1) * 12) / count) - 1,
  ]);
}

/** the windows, or why there are none. */
function windowsOf(measure: Measure, life: Life, rows: Rows): Window[] | string {
  const today = toNumber(life.today);
  if (!isCommunity(measure)) return 'notApplicable';
  if (measure.startDay === null) return 'notStarted';
  if (![measure.startDay, measure.endDay ?? measure.startDay].every(isExact)) return 'dayImprecise';
  const start = toNumber(measure.startDay);
  const end = measure.endDay === null ? Infinity : toNumber(measure.endDay);
  const tested = testedDays(life, start, Math.min(end, today));
  if (tested === undefined) return 'dayImprecise';
  const last = lastDayOf(measure, today);
  if (typeof last === 'string') return last;
  const suspended = suspendedDays(measure, today);
  const windows: Window[] = [];
  for (let year = 1; plusMonths(start, 12 * (year - 1)) <= Math.min(last, end); year += 1) {
    const borders = bordersOf(measure, start, year, rows);
    if (borders === 'ruleMissing') return borders;
    for (const [from, to] of borders.filter(([first]) => first <= last && first <= end)) {
      windows.push(lookAtWindow(everyDay(from, to), tested, suspended, end));
    }
  }
  return windows;
}

export function testsOf(measure: Measure, life: Life, rows: Rows): Record<string, unknown> {
  const windows = windowsOf(measure, life, rows);
  if (typeof windows === 'string') {
    return {
      should: null,
      done: null,
      missing: null,
      excused: null,
      nextDue: null,
      oldestMissing: null,
      why: windows,
    };
  }
  const today = toNumber(life.today);
  const lastOf = (window: Window): number => window.days.at(-1) ?? NaN;
  const over = windows.filter((window) => !window.days.some((day) => day >= today));
  const should = over.filter((window) => !window.excused);
  const missing = should.filter((window) => !window.held);
  const current = windows.find((window) => window.days.includes(today));
  const waiting = current !== undefined && !current.excused && !current.held ? current : undefined;
  const next =
    waiting ?? windows.find((window) => (window.days[0] ?? NaN) > today && !window.excused);
  const oldest = missing[0];
  return {
    should: should.length,
    done: should.filter((window) => window.held).length,
    missing: missing.length,
    excused: over.filter((window) => window.excused).length,
    nextDue: next === undefined ? null : toText(lastOf(next)),
    oldestMissing:
      oldest === undefined ? null : [toText(oldest.days[0] ?? NaN), toText(lastOf(oldest) + 1)],
    why: null,
  };
}
