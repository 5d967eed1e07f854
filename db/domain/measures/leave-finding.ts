/** R-05 for one leave: authorised, unauthorised since when, and why; overdue return (戒毒条例 19, 20). */
import {
  addDays,
  daysBetween,
  earlierDay,
  isPrecise,
  laterDay,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import { isCommunityKind, type LeaveFact, type MeasureFacts } from '../person/facts.ts';
import { judgeLeave, LEAVE_NEEDS_APPROVAL_FROM } from './serious-violation.ts';

export interface LeaveFinding {
  /** Not long enough to need an approval so far; covered wholly; or unauthorised. */
  readonly kind: 'short' | 'covered' | 'unauthorised';
  /** From leaving to return or today, both counted. */
  readonly days: number;
  /** The first day on which it is unauthorised; all its days from the first then count. */
  readonly since: CalendarDay | null;
  /** Whether it lies in a 社区戒毒 or 社区康复 and so counts for R-05. */
  readonly counts: boolean;
}

/** The measure whose time holds the first day of the leave: from report-in to the actual end or today. */
function measureOf(
  leave: LeaveFact,
  measures: readonly MeasureFacts[],
  today: CalendarDay,
): MeasureFacts | undefined {
  return measures.find(({ kind, startDay, endDay }) => {
    if (!isCommunityKind(kind) || startDay === null || !isPrecise(startDay)) return false;
    if (endDay !== null && !isPrecise(endDay)) return false;
    return leave.from >= startDay && leave.from <= (endDay ?? today);
  });
}

/** what one leave is, as seen today; within a measure, as that measure counts it. */
export function leaveFinding(
  leave: LeaveFact,
  measures: readonly MeasureFacts[],
  today: CalendarDay,
): LeaveFinding {
  const measure = measureOf(leave, measures, today);
  const until = measure?.endDay ?? today;
  const last = leave.to === null ? until : earlierDay(leave.to, until);
  const days = daysBetween(leave.from, last) + 1;
  const counts = measure !== undefined;
  const judged = judgeLeave(leave, until);
  if (judged !== null) return { kind: 'unauthorised', days, since: judged.since, counts };
  const kind = days < LEAVE_NEEDS_APPROVAL_FROM ? 'short' : 'covered';
  return { kind, days, since: null, counts };
}

/** Days by which a return is late: today past the last approved day, and not back; 0: not late. */
export function overdueReturn(leave: LeaveFact, today: CalendarDay): number {
  if (leave.to !== null || leave.approvals.length === 0) return 0;
  const until = leave.approvals.map(({ to }) => to).reduce(laterDay);
  return Math.max(0, daysBetween(until, today));
}

/** 戒毒条例 19: a leave of the county of three days or more has to be reported in writing. */
export function needsWrittenReport(from: CalendarDay, back: CalendarDay): boolean {
  return addDays(from, LEAVE_NEEDS_APPROVAL_FROM - 1) <= back;
}

/** Two stretches of days of one person's leaves collide; coming back and leaving again on one day does not. */
export function collides(
  one: { readonly from: CalendarDay; readonly to: CalendarDay | null; readonly back: boolean },
  other: { readonly from: CalendarDay; readonly to: CalendarDay | null },
): boolean {
  if (one.to !== null && (other.from > one.to || (one.back && other.from === one.to))) return false;
  return other.to === null || other.to >= one.from;
}
