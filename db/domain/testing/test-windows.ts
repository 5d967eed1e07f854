/** R-04 Test windows (检测); domain.md 2.1, 12.3 T-SD, T-SK; 戒毒条例 19. */
import {
  addDays,
  addMonths,
  dayNumber,
  earlierDay,
  isPrecise,
  type CalendarDay,
  type RoughDay,
} from '../calendar/calendar-day.ts';
import { suspendedSpans, type DaySpan } from '../calendar/day-span.ts';
import {
  couldLieWithin,
  isCommunityKind,
  isValidTest,
  type MeasureFacts,
  type TestFact,
} from '../person/facts.ts';
import { measureTerm } from '../measures/measure-term.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';

type TestWindowsWhy =
  'notApplicable' | 'notStarted' | 'dayImprecise' | 'yearsMissing' | 'ruleMissing';

/** [from, end): `end` is the day after the last. */
export interface TestWindow {
  readonly from: CalendarDay;
  readonly end: CalendarDay;
  /** Holds at least one valid test. */
  readonly held: boolean;
  /** 免计: shares a day with a suspension, or is cut by the actual end without holding a test. */
  readonly excused: boolean;
}

export type TestWindowList =
  | { readonly windows: readonly TestWindow[]; readonly why: null }
  | { readonly windows: null; readonly why: TestWindowsWhy };

export interface TestWindowsSummary {
  readonly should: number | null;
  readonly done: number | null;
  readonly missing: number | null;
  readonly excused: number | null;
  readonly nextDue: CalendarDay | null;
  readonly oldestMissing: readonly [CalendarDay, CalendarDay] | null;
  readonly why: TestWindowsWhy | null;
}

/** What cuts and fills the windows of one measure. */
interface WindowFrame {
  readonly start: CalendarDay;
  /** The last day on which a window can start: the term's last day, or the actual end before it. */
  readonly limit: CalendarDay;
  /** The day after the actual end. */
  readonly dayAfter: CalendarDay | null;
  readonly suspended: readonly DaySpan[];
  /** Days with a valid test within the measure, sorted. */
  readonly testDays: readonly CalendarDay[];
}

function holdsTest(testDays: readonly CalendarDay[], from: CalendarDay, end: CalendarDay): boolean {
  for (const day of testDays) {
    if (day >= end) return false;
    if (day >= from) return true;
  }
  return false;
}

/** Registers give the days in order; only facts from elsewhere have to be sorted. */
function inOrder(days: readonly CalendarDay[]): readonly CalendarDay[] {
  return days.every((day, index) => index === 0 || (days[index - 1] ?? '') <= day)
    ? days
    : days.toSorted();
}

function isSuspended(suspended: readonly DaySpan[], from: CalendarDay, end: CalendarDay): boolean {
  if (suspended.length === 0) return false;
  const first = dayNumber(from);
  const after = dayNumber(end);
  return suspended.some((span) => span.from < after && span.to > first);
}

function makeWindow(frame: WindowFrame, from: CalendarDay, end: CalendarDay): TestWindow {
  const held = holdsTest(frame.testDays, from, end);
  const cut = frame.dayAfter !== null && frame.dayAfter < end;
  return { from, end, held, excused: isSuspended(frame.suspended, from, end) || (cut && !held) };
}

function ruleIdOf(
  measure: MeasureFacts,
): 'TEST-社区戒毒' | 'TEST-社区康复-1' | 'TEST-社区康复-2' | 'TEST-社区康复-3' {
  if (measure.kind === '社区戒毒') return 'TEST-社区戒毒';
  if (measure.decidedYears === 1) return 'TEST-社区康复-1';
  return measure.decidedYears === 2 ? 'TEST-社区康复-2' : 'TEST-社区康复-3';
}

/** All windows of the measure, year by year; a year that begins within the measure and has no row: null. */
function buildWindows(
  frame: WindowFrame,
  measure: MeasureFacts,
  rows: readonly RuleRow[],
): TestWindow[] | null {
  const windows: TestWindow[] = [];
  const id = ruleIdOf(measure);
  for (let year = 0; ; year += 1) {
    const yearStart = addMonths(frame.start, 12 * year);
    if (yearStart > frame.limit) return windows;
    const rule = ruleOn(rows, id, yearStart);
    const perYear = rule?.perYear[year] ?? rule?.perYear.at(-1);
    if (perYear === undefined) return null;
    const months = 12 / perYear;
    let from = yearStart;
    for (let index = 1; index <= perYear && from <= frame.limit; index += 1) {
      const end = addMonths(frame.start, 12 * year + index * months);
      windows.push(makeWindow(frame, from, end));
      from = end;
    }
  }
}

function unset(why: TestWindowsWhy): TestWindowList {
  return { windows: null, why };
}

/**
 * R-04 (evaluate-format 4.4): every window of the measure, oldest first, also those still to come. The row is chosen for
 * one year of the measure at a time, so all windows of a year have one length.
 */
export function listTestWindows(
  measure: MeasureFacts,
  tests: readonly TestFact[],
  rows: readonly RuleRow[],
  today: CalendarDay,
): TestWindowList {
  const days = tests.filter(isValidTest).map((test) => test.day);
  return listTestWindowsByDays(measure, days, rows, today);
}

/** The same from the days of the person's valid tests: all that a window asks for. */
export function listTestWindowsByDays(
  measure: MeasureFacts,
  testDays: readonly RoughDay[],
  rows: readonly RuleRow[],
  today: CalendarDay,
): TestWindowList {
  if (!isCommunityKind(measure.kind)) return unset('notApplicable');
  const { startDay, endDay } = measure;
  if (startDay === null) return unset('notStarted');
  if (!isPrecise(startDay) || (endDay !== null && !isPrecise(endDay))) return unset('dayImprecise');
  const until = endDay ?? today;
  const within = testDays.filter((day) => couldLieWithin(day, startDay, until));
  if (!within.every(isPrecise)) return unset('dayImprecise');
  const { lastDay } = measureTerm(measure, today);
  if (lastDay === null) return unset('yearsMissing');
  const frame: WindowFrame = {
    start: startDay,
    limit: endDay === null ? lastDay : earlierDay(lastDay, endDay),
    dayAfter: endDay === null ? null : addDays(endDay, 1),
    suspended: suspendedSpans(measure.suspensions, today),
    testDays: inOrder(within),
  };
  const windows = buildWindows(frame, measure, rows);
  return windows === null ? unset('ruleMissing') : { windows, why: null };
}

/** the first day of the year of the measure that a window lies in: its row is the one valid on that day. */
export function yearOfWindow(start: CalendarDay, from: CalendarDay): CalendarDay {
  let year = start;
  for (let months = 12; addMonths(start, months) <= from; months += 12)
    year = addMonths(start, months);
  return year;
}

/** the last day of today's window if it waits for a test, otherwise of the next that is not excused. */
function nextDueOf(windows: readonly TestWindow[], today: CalendarDay): CalendarDay | null {
  const next = windows.find(
    (window) => window.end > today && !window.excused && (window.from > today || !window.held),
  );
  return next === undefined ? null : addDays(next.end, -1);
}

/** counts over the windows that ended on or before today, the next due day, and the oldest missing window. */
export function testWindows(
  measure: MeasureFacts,
  tests: readonly TestFact[],
  rows: readonly RuleRow[],
  today: CalendarDay,
): TestWindowsSummary {
  const list = listTestWindows(measure, tests, rows, today);
  if (list.windows === null) {
    return {
      should: null,
      done: null,
      missing: null,
      excused: null,
      nextDue: null,
      oldestMissing: null,
      why: list.why,
    };
  }
  const ended = list.windows.filter((window) => window.end <= today);
  const counted = ended.filter((window) => !window.excused);
  const missing = counted.filter((window) => !window.held);
  const oldest = missing[0];
  return {
    should: counted.length,
    done: counted.length - missing.length,
    missing: missing.length,
    excused: ended.length - counted.length,
    nextDue: nextDueOf(list.windows, today),
    oldestMissing: oldest === undefined ? null : [oldest.from, oldest.end],
    why: null,
  };
}
