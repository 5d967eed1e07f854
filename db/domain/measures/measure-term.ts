/** R-03 Term of a measure: 禁毒法 33, 47, 48; 戒毒条例 22, 23, 24; domain.md 1.1, 1.3, 1.5, 12.3 D2–D5, D11. */
import {
  addDays,
  addMonths,
  addYears,
  dayFromNumber,
  dayNumber,
  isPrecise,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import { suspendedSpans } from '../calendar/day-span.ts';
import { isCommunityKind, type MeasureFacts } from '../person/facts.ts';

const COMMUNITY_TREATMENT_YEARS = 3;
const COMPULSORY_MONTHS = 24;
const RELEASE_NOTICE_DAYS = 7;

export interface MeasureTerm {
  /** The term's last day, whether or not the measure has ended earlier or later. */
  readonly lastDay: CalendarDay | null;
  /** 7 days after it for 社区戒毒 and 社区康复; the facility of 强制隔离戒毒 gives its own notice. */
  readonly releaseNoticeDue: CalendarDay | null;
  /** 期满未解除. */
  readonly expiredNotReleased: boolean | null;
  readonly why: 'openTerm' | 'dayMissing' | 'dayImprecise' | 'notStarted' | 'yearsMissing' | null;
}

function unset(why: NonNullable<MeasureTerm['why']>): MeasureTerm {
  return { lastDay: null, releaseNoticeDue: null, expiredNotReleased: null, why };
}

/**
 * a suspension that begins on or before the last day, as moved back so far, moves it by its days; overlapping ones
 * count once. (Same thing: the day on which as many unsuspended days have been served as the plain term has.)
 */
function movedLastDay(
  plainLastDay: CalendarDay,
  measure: MeasureFacts,
  today: CalendarDay,
): CalendarDay {
  if (measure.suspensions.length === 0) return plainLastDay;
  let last = dayNumber(plainLastDay);
  for (const span of suspendedSpans(measure.suspensions, today)) {
    if (span.from > last) break;
    last += span.to - span.from;
  }
  return dayFromNumber(last);
}

function finished(lastDay: CalendarDay, measure: MeasureFacts, today: CalendarDay): MeasureTerm {
  return {
    lastDay,
    releaseNoticeDue: isCommunityKind(measure.kind) ? addDays(lastDay, RELEASE_NOTICE_DAYS) : null,
    expiredNotReleased: today > lastDay && measure.endDay === null,
    why: null,
  };
}

function compulsoryTerm(measure: MeasureFacts, today: CalendarDay): MeasureTerm {
  if (measure.decisionDay === null) return unset('dayMissing');
  if (!isPrecise(measure.decisionDay)) return unset('dayImprecise');
  const months = COMPULSORY_MONTHS + measure.extensionMonths;
  return finished(addDays(addMonths(measure.decisionDay, months), -1), measure, today);
}

/**
 * R-03 (evaluate-format 4.3): the last day of a measure. 社区戒毒 3 years and 社区康复 the decided years from the report-in
 * day, less the days counted off (戒毒条例 31), moved back by suspensions; 强制隔离戒毒 2 years and the extension from the decision day, never suspended; the other
 * kinds are open. A change of the place of execution never restarts a term.
 */
export function measureTerm(measure: MeasureFacts, today: CalendarDay): MeasureTerm {
  if (measure.kind === '强制隔离戒毒') return compulsoryTerm(measure, today);
  if (!isCommunityKind(measure.kind)) return unset('openTerm');
  if (measure.startDay === null) return unset('notStarted');
  if (!isPrecise(measure.startDay)) return unset('dayImprecise');
  const years = measure.kind === '社区戒毒' ? COMMUNITY_TREATMENT_YEARS : measure.decidedYears;
  if (years === null) return unset('yearsMissing');
  const plainLastDay = addDays(addYears(measure.startDay, years), -1 - (measure.creditedDays ?? 0));
  return finished(movedLastDay(plainLastDay, measure, today), measure, today);
}
