/** 计划走访: who is to be visited on which day by whom. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { VisitTry } from './visit-follow-up.ts';

export const PLAN_STATES = ['待走访', '已到期', '已走访', '已取消'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export interface PlanFact {
  readonly plannedOn: CalendarDay;
  readonly cancelled: boolean;
}

/**
 * A plan is carried out by the first visit on its day or after it, whatever came of the visit; a visit before it does not
 * count. `tries`: the person's visits that were not voided, in any order.
 */
export function planState(
  plan: PlanFact,
  tries: readonly VisitTry[],
  today: CalendarDay,
): { readonly state: PlanState; readonly visitedOn: CalendarDay | null } {
  if (plan.cancelled) return { state: '已取消', visitedOn: null };
  const visitedOn =
    tries
      .map(({ day }) => day)
      .filter((day) => day.length === plan.plannedOn.length && day >= plan.plannedOn)
      .sort()[0] ?? null;
  if (visitedOn !== null) return { state: '已走访', visitedOn };
  return { state: plan.plannedOn < today ? '已到期' : '待走访', visitedOn: null };
}
