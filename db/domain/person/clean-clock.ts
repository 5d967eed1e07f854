/** R-06 Three years clean (戒断三年未复吸): 戒毒条例 7; domain.md 1.6, 12.3 D13. */
import {
  addYears,
  lastPossible,
  type CalendarDay,
  type RoughDay,
} from '../calendar/calendar-day.ts';
import { latestDay } from '../calendar/day-span.ts';
import {
  isCommunityKind,
  type LeaveFact,
  type MeasureFacts,
  type SeizureFact,
  type TestFact,
} from './facts.ts';
import { seriousViolation } from '../measures/serious-violation.ts';

const CLEAN_YEARS = 3;

/** In the order in which they are told. */
type CleanBlock = 'seriousViolation' | 'refusedReportIn' | 'compulsoryUnderWay';

export interface CleanFacts {
  readonly measures: readonly MeasureFacts[];
  readonly tests: readonly TestFact[];
  readonly leaves: readonly LeaveFact[];
  readonly seizures: readonly SeizureFact[];
}

export interface CleanClock {
  readonly clockStart: CalendarDay | null;
  readonly cleanOn: CalendarDay | null;
  readonly reached: boolean | null;
  readonly blocked: boolean | null;
  readonly reasons: readonly CleanBlock[];
  readonly why: 'noClockDay' | 'dayImprecise' | null;
}

/** a seizure or a positive test within three years contradicts 戒断三年未复吸; a rough day by the last it can stand for. */
export function undoesClean(sign: RoughDay, on: CalendarDay): boolean {
  return addYears(lastPossible(sign), CLEAN_YEARS) > on;
}

/** The days that start the clock; what has not happened gives none. */
function clockDays(facts: CleanFacts): RoughDay[] {
  const days: RoughDay[] = facts.seizures.map((seizure) => seizure.day);
  for (const test of facts.tests) {
    if (test.result === '阳性') days.push(test.day);
  }
  for (const measure of facts.measures) {
    if (isCommunityKind(measure.kind) && measure.startDay !== null) days.push(measure.startDay);
    if (measure.kind === '强制隔离戒毒' && measure.endDay !== null) days.push(measure.endDay);
  }
  return days;
}

type ViolationFinding = 'none' | 'since' | 'undecided';

/** Whether R-05 of a measure was reached since the clock start, or cannot be told. */
function findViolation(
  measure: MeasureFacts,
  facts: CleanFacts,
  clockStart: CalendarDay,
  today: CalendarDay,
): ViolationFinding {
  const violation = seriousViolation(measure, facts, [], today);
  if (violation.why === 'dayImprecise') {
    const endedBefore = measure.endDay !== null && lastPossible(measure.endDay) < clockStart;
    return endedBefore ? 'none' : 'undecided';
  }
  return violation.reachedOn !== null && violation.reachedOn >= clockStart ? 'since' : 'none';
}

function blocksOf(facts: CleanFacts, clockStart: CalendarDay, violated: boolean): CleanBlock[] {
  const reasons: CleanBlock[] = [];
  if (violated) reasons.push('seriousViolation');
  if (
    facts.measures.some(
      (measure) => measure.handedOverOn !== null && measure.handedOverOn >= clockStart,
    )
  ) {
    reasons.push('refusedReportIn');
  }
  if (isCompulsoryUnderWay(facts.measures)) reasons.push('compulsoryUnderWay');
  return reasons;
}

/** A 强制隔离戒毒 without an end: nobody is 三年未复吸 inside, and no visit is generated. */
export function isCompulsoryUnderWay(measures: readonly MeasureFacts[]): boolean {
  return measures.some((measure) => measure.kind === '强制隔离戒毒' && measure.endDay === null);
}

/**
 * R-06 (evaluate-format 4.6): the clock starts on the latest of every seizure, positive test, start of 社区戒毒 or 社区康复
 * and end of 强制隔离戒毒; three years later it is reached unless blocked. It is proposed to the clerk, never applied by
 * the program alone. Time in 在押 and 出国（境） does not stop the clock.
 */
export function cleanClock(facts: CleanFacts, today: CalendarDay): CleanClock {
  const latest = latestDay(clockDays(facts));
  if (!latest.found) {
    const why = latest.why === 'none' ? 'noClockDay' : 'dayImprecise';
    return { clockStart: null, cleanOn: null, reached: null, blocked: null, reasons: [], why };
  }
  const clockStart = latest.day;
  const cleanOn = addYears(clockStart, CLEAN_YEARS);
  const findings = facts.measures.map((measure) =>
    findViolation(measure, facts, clockStart, today),
  );
  if (findings.includes('undecided')) {
    return { clockStart, cleanOn, reached: null, blocked: null, reasons: [], why: 'dayImprecise' };
  }
  const reasons = blocksOf(facts, clockStart, findings.includes('since'));
  const blocked = reasons.length > 0;
  return {
    clockStart,
    cleanOn,
    reached: today >= cleanOn && !blocked,
    blocked,
    reasons,
    why: null,
  };
}
