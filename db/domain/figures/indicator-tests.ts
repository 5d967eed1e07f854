/** test windows that end in a period, and report-in days that fall in it. */
import { isPrecise, type CalendarDay } from '../calendar/calendar-day.ts';
import { isCommunityKind } from '../person/facts.ts';
import type { IndicatorPeriod, IndicatorPerson, RecordedMeasure } from './indicator-source.ts';
import { measuresOn } from './indicator-visits.ts';
import { reportIn } from '../measures/report-in.ts';
import type { RuleId, RuleRow } from '../rules/rule-table.ts';
import { listTestWindowsByDays, type TestWindow } from '../testing/test-windows.ts';

export interface TestFigures {
  /** Windows that ended in the period, after the person was entered in the register, and are not excused. */
  readonly due: readonly TestWindow[];
  /** Of the windows that ended from then to the period's last day and are not excused: those without a valid test. */
  readonly missing: readonly TestWindow[];
  /** 建账前: those without a valid test that had ended before; a ledger hands over only the last test, so nobody can tell. */
  readonly before: readonly TestWindow[];
  /** Whether the windows of a measure could be told. */
  readonly told: boolean;
  /** A measure whose windows cannot be told: the rule without a row, or the fact that is missing. */
  readonly unset: RuleId | 'dayImprecise' | 'yearsMissing' | null;
}

function ruleOfMeasure(measure: RecordedMeasure): RuleId {
  if (measure.kind === '社区戒毒') return 'TEST-社区戒毒';
  if (measure.decidedYears === 1) return 'TEST-社区康复-1';
  return measure.decidedYears === 2 ? 'TEST-社区康复-2' : 'TEST-社区康复-3';
}

/** R-04 counts a window once it has ended, unless it is excused. */
function endedWindows(windows: readonly TestWindow[], last: CalendarDay): readonly TestWindow[] {
  return windows.filter((window) => window.end <= last && !window.excused);
}

/** [from, end) lies wholly before the day on which the person was entered. */
function endedBeforeEntry({ end }: TestWindow, { registeredOn }: IndicatorPerson): boolean {
  return end <= registeredOn;
}

/**
 * R-04 over all measures of the person, as known on the period's last day. A window [from, end) ends in the period if `end`
 * does, as R-04 counts a window once `end ≤ today`. What ended before the person was entered is not in the figures, held or
 * not: of the time before, the register knows one test at most (docs/decisions/0011).
 */
export function testFigures(
  person: IndicatorPerson,
  rules: readonly RuleRow[],
  period: IndicatorPeriod,
): TestFigures {
  const due: TestWindow[] = [];
  const missing: TestWindow[] = [];
  const before: TestWindow[] = [];
  let told = false;
  let unset: TestFigures['unset'] = null;
  const testDays = person.testDays.filter((day) => day <= period.last);
  for (const measure of measuresOn(person.measures, period.last)) {
    if (!isCommunityKind(measure.kind)) continue;
    const { windows, why } = listTestWindowsByDays(measure, testDays, rules, period.last);
    if (windows === null) {
      if (why === 'ruleMissing') unset = ruleOfMeasure(measure);
      else if (why === 'dayImprecise' || why === 'yearsMissing') unset = why;
      continue;
    }
    told = true;
    for (const window of endedWindows(windows, period.last)) {
      const early = endedBeforeEntry(window, person);
      if (!early && window.end >= period.first) due.push(window);
      if (!window.held) (early ? before : missing).push(window);
    }
  }
  return { due, missing, before, told, unset };
}

export interface ReportInFigure {
  readonly due: CalendarDay;
  /** Reported in on or before the due day. */
  readonly onTime: boolean;
}

/** the report-in days of the person that fall in the period. */
export function reportInFigures(
  person: IndicatorPerson,
  rules: readonly RuleRow[],
  period: IndicatorPeriod,
): readonly ReportInFigure[] {
  const found: ReportInFigure[] = [];
  for (const measure of person.measures) {
    const { due } = reportIn(measure, rules, period.last);
    if (due === null || due < period.first || due > period.last) continue;
    const { startDay } = measure;
    found.push({ due, onTime: startDay !== null && isPrecise(startDay) && startDay <= due });
  }
  return found;
}
