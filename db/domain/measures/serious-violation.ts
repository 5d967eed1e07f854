/** R-05 Serious violation of the agreement (严重违反协议): 戒毒条例 19, 20; domain.md 1.3, 1.4, 12.3 D6–D10. */
import {
  addDays,
  dayNumber,
  earlierDay,
  isPrecise,
  laterDay,
  dayFromNumber,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import { mergeSpans } from '../calendar/day-span.ts';
import {
  couldLieWithin,
  isCommunityKind,
  isRefusedTest,
  type LeaveFact,
  type MeasureFacts,
  type TestFact,
} from '../person/facts.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';

const REFUSALS = 3;
const LEAVES = 3;
/** Law: more than 30 days of unauthorised leave. */
const LEAVE_DAYS = 31;
/** Law: a leave of 3 days or more needs a report. */
export const LEAVE_NEEDS_APPROVAL_FROM = 3;

export interface SeriousViolation {
  readonly reached: boolean | null;
  /** The first day on which it would have been reached with today = that day. */
  readonly reachedOn: CalendarDay | null;
  /** Null with `ruleMissing`: the office has no row EARLY-WARNING. */
  readonly earlyWarning: boolean | null;
  /** Days with at least one refused or evaded test. */
  readonly refused: number | null;
  /** Unauthorised leaves. */
  readonly leaves: number | null;
  /** Different days in them. */
  readonly leaveDays: number | null;
  readonly why: 'notApplicable' | 'notStarted' | 'dayImprecise' | 'ruleMissing' | null;
}

/** A leave that is unauthorised from a day on; all its days from the first then count. */
interface UnauthorisedLeave {
  readonly from: CalendarDay;
  readonly last: CalendarDay;
  readonly since: CalendarDay;
}

/**
 * a leave is unauthorised from the later of its third day and the day after the longest single approval that holds
 * it from its first day; null if it was back (or the measure over) before.
 */
export function judgeLeave(leave: LeaveFact, until: CalendarDay): UnauthorisedLeave | null {
  const last = leave.to === null ? until : earlierDay(leave.to, until);
  let since = addDays(leave.from, LEAVE_NEEDS_APPROVAL_FROM - 1);
  for (const approval of leave.approvals) {
    if (approval.from <= leave.from) since = laterDay(since, addDays(approval.to, 1));
  }
  return since <= last ? { from: leave.from, last, since } : null;
}

/** Different days of unauthorised leave as seen on a day. */
function leaveDaysOn(leaves: readonly UnauthorisedLeave[], today: CalendarDay): number {
  const spans = leaves
    .filter((leave) => leave.since <= today)
    .map((leave) => ({
      from: dayNumber(leave.from),
      to: dayNumber(earlierDay(leave.last, today)) + 1,
    }));
  return mergeSpans(spans).reduce((sum, span) => sum + span.to - span.from, 0);
}

/** The first day on which the days of unauthorised leave are more than 30; they are so on `until`, and never fall. */
function leaveDaysReachedOn(leaves: readonly UnauthorisedLeave[], until: CalendarDay): CalendarDay {
  let low = Math.min(...leaves.map((leave) => dayNumber(leave.since)));
  let high = dayNumber(until);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (leaveDaysOn(leaves, dayFromNumber(middle)) >= LEAVE_DAYS) high = middle;
    else low = middle + 1;
  }
  return dayFromNumber(low);
}

function unset(why: Undecided): SeriousViolation {
  return {
    reached: null,
    reachedOn: null,
    earlyWarning: null,
    refused: null,
    leaves: null,
    leaveDays: null,
    why,
  };
}

function earliest(days: readonly (CalendarDay | undefined)[]): CalendarDay | null {
  return days.reduce<CalendarDay | null>((found, day) => {
    if (day === undefined) return found;
    return found === null ? day : earlierDay(found, day);
  }, null);
}

/** What counts within the measure: its refused days, sorted, and its unauthorised leaves. */
interface Misconduct {
  readonly start: CalendarDay;
  readonly refusedDays: readonly CalendarDay[];
  readonly leaves: readonly UnauthorisedLeave[];
  readonly leaveDays: number;
  readonly reachedOn: CalendarDay | null;
}

type Undecided = 'notApplicable' | 'notStarted' | 'dayImprecise';

/** Within the measure = report-in day … actual end or today, both included. */
function collect(
  measure: MeasureFacts,
  facts: { readonly tests: readonly TestFact[]; readonly leaves: readonly LeaveFact[] },
  today: CalendarDay,
): Misconduct | Undecided {
  if (!isCommunityKind(measure.kind)) return 'notApplicable';
  const { startDay, endDay } = measure;
  if (startDay === null) return 'notStarted';
  if (!isPrecise(startDay) || (endDay !== null && !isPrecise(endDay))) return 'dayImprecise';
  const until = endDay ?? today;
  const refusals = facts.tests.filter(
    (test) => isRefusedTest(test) && couldLieWithin(test.day, startDay, until),
  );
  if (refusals.some((test) => !isPrecise(test.day))) return 'dayImprecise';
  const refusedDays = [...new Set(refusals.map((test) => test.day))].sort();
  const leaves = facts.leaves
    .filter((leave) => leave.from >= startDay && leave.from <= until)
    .map((leave) => judgeLeave(leave, until))
    .filter((leave) => leave !== null);
  const leaveDays = leaveDaysOn(leaves, until);
  const reachedOn = earliest([
    refusedDays[REFUSALS - 1],
    leaves.map((leave) => leave.since).sort()[LEAVES - 1],
    leaveDays >= LEAVE_DAYS ? leaveDaysReachedOn(leaves, until) : undefined,
  ]);
  return { start: startDay, refusedDays, leaves, leaveDays, reachedOn };
}

/**
 * R-05 (evaluate-format 4.5): within one measure, refused or evaded tests on 3 days, or 3 unauthorised leaves, or more
 * than 30 different days of unauthorised leave. The term's last day and suspensions do not limit it.
 */
export function seriousViolation(
  measure: MeasureFacts,
  facts: { readonly tests: readonly TestFact[]; readonly leaves: readonly LeaveFact[] },
  rows: readonly RuleRow[],
  today: CalendarDay,
): SeriousViolation {
  const found = collect(measure, facts, today);
  if (typeof found === 'string') return unset(found);
  const row = ruleOn(rows, 'EARLY-WARNING', found.start);
  const refused = found.refusedDays.length;
  const leaves = found.leaves.length;
  const { leaveDays, reachedOn } = found;
  const warned =
    row !== null && (refused >= row.refused || leaves >= row.leaves || leaveDays >= row.leaveDays);
  return {
    reached: reachedOn !== null,
    reachedOn,
    earlyWarning: row === null ? null : warned,
    refused,
    leaves,
    leaveDays,
    why: row === null ? 'ruleMissing' : null,
  };
}
