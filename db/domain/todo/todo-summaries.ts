/** 半年小结 and 年度评估 of a measure (rule SUMMARY, domain.md 12.3 R2). */
import { addDays, addMonths, isPrecise, type CalendarDay } from '../calendar/calendar-day.ts';
import { ruleOn, type RuleValues } from '../rules/rule-table.ts';
import { byRow, unsetItem, type TodoItem } from './todo-item.ts';
import { measureItem, type OpenMeasure, type TodoDay } from './todo-measure-item.ts';

const HALF_YEAR = 6;

export const SUMMARY_KINDS = ['半年小结', '年度评估'] as const;
export type SummaryKind = (typeof SUMMARY_KINDS)[number];

export interface SummaryPeriod {
  readonly kind: SummaryKind;
  /** [from … last], both included. */
  readonly from: CalendarDay;
  readonly last: CalendarDay;
}

/**
 * The periods of a measure by its own years, as the test windows are: each half year one paper, at the end of a full year the
 * yearly evaluation (or, where that is off, the half-yearly one). None begins after `until`.
 */
export function summaryPeriods(
  start: CalendarDay,
  until: CalendarDay,
  rule: RuleValues['SUMMARY'],
): readonly SummaryPeriod[] {
  const periods: SummaryPeriod[] = [];
  for (let half = 1; ; half += 1) {
    const end = addMonths(start, HALF_YEAR * half);
    const begin = addMonths(start, HALF_YEAR * (half - 1));
    if (begin > until) return periods;
    const last = addDays(end, -1);
    const fullYear = half % 2 === 0;
    if (fullYear && rule.yearly)
      periods.push({
        kind: '年度评估',
        from: rule.halfYearly ? begin : addMonths(start, HALF_YEAR * (half - 2)),
        last,
      });
    else if (rule.halfYearly) periods.push({ kind: '半年小结', from: begin, last });
  }
}

/** The oldest paper that was not written of those that ended since the person was entered, else the running period's. */
export function summaryItems(open: OpenMeasure, { rows, today }: TodoDay): TodoItem[] {
  const { measure, term } = open.answers;
  const { startDay } = measure;
  if (startDay === null || !isPrecise(startDay) || term.lastDay === null) return [];
  const subject = { kind: 'measure', id: measure.id } as const;
  const rule = ruleOn(rows, 'SUMMARY', startDay);
  if (rule === null) return [unsetItem('半年小结', 'SUMMARY', subject)];
  const { registeredOn } = open.life.person;
  const written = new Set(
    open.life.summaries
      .filter(({ measureId }) => measureId === measure.id)
      .map(({ periodEnd }) => periodEnd),
  );
  const waiting = summaryPeriods(startDay, term.lastDay, rule).filter(
    ({ from, last }) => from <= today && last >= registeredOn && !written.has(last),
  );
  const [oldest] = waiting;
  if (oldest === undefined) return [];
  return [
    measureItem(open, oldest.kind, oldest.last, {
      rule: byRow(rows, 'SUMMARY', startDay),
      why: 'summaryDue',
      facts: {
        from: oldest.from,
        last: oldest.last,
        more: waiting.filter(({ last }) => last < today).length,
      },
    }),
  ];
}
