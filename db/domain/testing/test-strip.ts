/** R-04 as a strip of years: one row a year of the measure, one cell a window. Nothing is decided here that R-04 has not. */
import { addDays, addMonths, type CalendarDay } from '../calendar/calendar-day.ts';
import type { TestWindow } from './test-windows.ts';

/** 已检, 未检, 免计, 本期待检, 未到期. */
export const STRIP_STATES = ['done', 'missing', 'excused', 'open', 'future'] as const;
export type StripState = (typeof STRIP_STATES)[number];

/** A window as a cell; both days are in it. */
export interface StripCell {
  readonly from: CalendarDay;
  readonly last: CalendarDay;
  readonly state: StripState;
  /** The first valid test in it. */
  readonly testedOn: CalendarDay | null;
  /** It ended before the person was entered, so the report sets it apart (docs/decisions/0011). */
  readonly beforeEntry: boolean;
}

/** A year of the measure, counted from 1; both days are in it. */
export interface StripYear {
  readonly year: number;
  readonly from: CalendarDay;
  readonly last: CalendarDay;
  readonly cells: readonly StripCell[];
}

interface StripFacts {
  /** Report-in day: the years are counted from it. */
  readonly start: CalendarDay;
  /** Days with a valid test, in any order. */
  readonly testDays: readonly CalendarDay[];
  /** The day on which the person was entered in the register. */
  readonly registeredOn: CalendarDay;
}

/** Excused comes first, as R-04 leaves such a window out of every count, held or not. */
function stateOf(window: TestWindow, today: CalendarDay): StripState {
  if (window.excused) return 'excused';
  if (window.held) return 'done';
  if (window.end <= today) return 'missing';
  return window.from <= today ? 'open' : 'future';
}

function cellOf(window: TestWindow, facts: StripFacts, today: CalendarDay): StripCell {
  const within = facts.testDays.filter((day) => day >= window.from && day < window.end).sort();
  return {
    from: window.from,
    last: addDays(window.end, -1),
    state: stateOf(window, today),
    testedOn: window.held ? (within[0] ?? null) : null,
    beforeEntry: window.end <= facts.registeredOn,
  };
}

/** the windows of one measure by its years, both oldest first; a year without a window is not there. */
export function testStrip(
  windows: readonly TestWindow[],
  facts: StripFacts,
  today: CalendarDay,
): readonly StripYear[] {
  const years: StripYear[] = [];
  for (let year = 1; ; year += 1) {
    const from = addMonths(facts.start, 12 * (year - 1));
    const next = addMonths(facts.start, 12 * year);
    const inYear = windows.filter((window) => window.from >= from && window.from < next);
    if (inYear.length === 0) return years;
    const cells = inYear.map((window) => cellOf(window, facts, today));
    years.push({ year, from, last: addDays(next, -1), cells });
  }
}
