import { isCalendarDay } from '../calendar/calendar-day.ts';

/** why a day cannot be that of a visit of the round, whose visits count from `from` on; null: it can. */
export function visitDayProblem(day: string, from: string, today: string): string | null {
  if (!isCalendarDay(day)) return '没有这一天，请核对日期';
  if (day > today) return '回访日期不能在今天之后';
  return day < from ? `回访日期不能早于本轮开始（${from}）` : null;
}
