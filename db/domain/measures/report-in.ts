/** R-02 Report-in (报到): 禁毒法 33, 戒毒条例 14, 22, 38; domain.md 1.3, 12.3 D1, D1b, D5. */
import { addDays, isPrecise, type CalendarDay } from '../calendar/calendar-day.ts';
import { isCommunityKind, type MeasureFacts, type Transfer } from '../person/facts.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';

/** Law: within 15 days of service, or of the change of the place of execution. */
const LEGAL_DAYS = 15;

export type ReportInState = '未到期' | '已报到' | '逾期未报到' | '逾期报到';

export interface ReportIn {
  readonly due: CalendarDay | null;
  readonly state: ReportInState | null;
  readonly why: 'notApplicable' | 'dayMissing' | 'dayImprecise' | null;
}

/** the last day to report in: 15 days (law) or the tighter local number valid on the day it counts from. */
function reportInDue(from: CalendarDay, rows: readonly RuleRow[]): CalendarDay {
  const local = ruleOn(rows, 'REPORT-IN-LOCAL', from);
  return addDays(from, local === null ? LEGAL_DAYS : Math.min(LEGAL_DAYS, local.days));
}

function stateOf(
  due: CalendarDay,
  reportedOn: CalendarDay | null,
  today: CalendarDay,
): ReportInState {
  if (reportedOn === null) return today > due ? '逾期未报到' : '未到期';
  return reportedOn > due ? '逾期报到' : '已报到';
}

/**
 * R-02 (evaluate-format 4.2): report-in of 社区戒毒 and 社区康复. With a rough report-in day the due day stays and the
 * state is 未设置. The end of the measure changes nothing here.
 */
export function reportIn(
  measure: MeasureFacts,
  rows: readonly RuleRow[],
  today: CalendarDay,
): ReportIn {
  if (!isCommunityKind(measure.kind)) return { due: null, state: null, why: 'notApplicable' };
  if (measure.serviceDay === null) return { due: null, state: null, why: 'dayMissing' };
  if (!isPrecise(measure.serviceDay)) return { due: null, state: null, why: 'dayImprecise' };
  const due = reportInDue(measure.serviceDay, rows);
  if (measure.startDay !== null && !isPrecise(measure.startDay))
    return { due, state: null, why: 'dayImprecise' };
  return { due, state: stateOf(due, measure.startDay, today), why: null };
}

/** report-in at the new place after a change of the place of execution, for a measure of any kind (戒毒条例 22). */
export function transferReportIn(
  transfer: Transfer,
  rows: readonly RuleRow[],
  today: CalendarDay,
): { readonly due: CalendarDay; readonly state: ReportInState } {
  const due = reportInDue(transfer.day, rows);
  return { due, state: stateOf(due, transfer.reportedOn, today) };
}
