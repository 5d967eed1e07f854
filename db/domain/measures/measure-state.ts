/** The state of a measure as its facts tell it (R-02, R-03, R-05; 戒毒条例 14, 20, 23, 24; defaults 4, transitions). */
import { isPrecise, type CalendarDay } from '../calendar/calendar-day.ts';
import {
  isCommunityKind,
  type LeaveFact,
  type MeasureFacts,
  type TestFact,
} from '../person/facts.ts';
import { measureTerm } from './measure-term.ts';
import { reportIn } from './report-in.ts';
import type { RuleRow } from '../rules/rule-table.ts';
import { seriousViolation } from './serious-violation.ts';

export type MeasureState =
  | '待报到'
  | '未报到未移交'
  | '未报到已移交'
  | '执行中'
  | '中止'
  | '违反协议'
  | '期满未解除'
  | '已结束';

function notReportedIn(
  measure: MeasureFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): MeasureState {
  if (measure.handedOverOn !== null) return '未报到已移交';
  return reportIn(measure, rows, today).state === '逾期未报到' ? '未报到未移交' : '待报到';
}

/**
 * The first that holds: ended; not reported in (due, overdue, handed over); suspended today; serious violation;
 * term over but not released; under way. A rough or missing day leaves a state that needs it out.
 */
export function measureState(
  measure: MeasureFacts,
  facts: { readonly tests: readonly TestFact[]; readonly leaves: readonly LeaveFact[] },
  rows: readonly RuleRow[],
  today: CalendarDay,
): MeasureState {
  if (measure.endDay !== null && (!isPrecise(measure.endDay) || measure.endDay < today))
    return '已结束';
  if (isCommunityKind(measure.kind)) {
    if (measure.startDay === null) return notReportedIn(measure, rows, today);
    const isOpen = ({ from, to }: { from: CalendarDay; to: CalendarDay | null }): boolean =>
      from <= today && (to === null || today < to);
    if (measure.suspensions.some(isOpen)) return '中止';
    if (seriousViolation(measure, facts, rows, today).reached === true) return '违反协议';
  }
  return measureTerm(measure, today).expiredNotReleased === true ? '期满未解除' : '执行中';
}
