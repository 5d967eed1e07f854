import { isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import type { MeasureAnswers } from '../../../db/domain/person/life.ts';
import { ruleOn, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { summaryPeriods, type SummaryKind } from '../../../db/domain/todo/todo-summaries.ts';
import type { AppError } from '../../contract/errors.ts';
import { wrongField } from '../people/live-person.ts';

interface Written {
  readonly kind: SummaryKind;
  readonly periodEnd: string;
  readonly writtenOn: string;
}

/**
 * Why a 小结 or 评估 belongs to no period of its measure (rule SUMMARY) at its field; null: it does. A period that runs may be
 * written before it ends. Where the office has no row, or the measure no precise first day, it lies within the measure at least.
 */
export function periodProblem(
  { measure, term }: Pick<MeasureAnswers, 'measure' | 'term'>,
  { kind, periodEnd, writtenOn }: Written,
  rows: readonly RuleRow[],
  today: string,
): AppError | null {
  const wrongPeriod = (message: string): AppError => wrongField('periodEnd', message);
  const { startDay, endDay } = measure;
  if (startDay === null) return wrongPeriod('这项措施还没有开始执行，没有需要小结或评估的周期');
  if (writtenOn < startDay)
    return wrongField('writtenOn', `早于措施开始日期（${startDay}），请核对`);
  const until = [term.lastDay, endDay, today].reduce<string>(
    (first, day) => (day !== null && day < first ? day : first),
    today,
  );
  const rule = isPrecise(startDay) ? ruleOn(rows, 'SUMMARY', startDay) : null;
  if (rule === null)
    return periodEnd < startDay || periodEnd > (term.lastDay ?? today)
      ? wrongPeriod('这个周期不在措施的期限内，请核对')
      : null;
  const periods = summaryPeriods(startDay, until, rule);
  if (periods.some((period) => period.kind === kind && period.last === periodEnd)) return null;
  const ends = periods.filter((period) => period.kind === kind).map(({ last }) => last);
  return wrongPeriod(
    ends.length === 0
      ? `这项措施现在没有需要写${kind}的周期`
      : `这项措施没有截至这一天的${kind}，应为${ends.join('、')}之一`,
  );
}
