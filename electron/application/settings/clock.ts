import { compareDays, daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler } from '../context.ts';
import { officeDay } from '../people/timeline-event.ts';

/** An office that has entered nothing for longer than this looks at the date of its computer first. */
const LONG_PAUSE_DAYS = 31;

/**
 * What is odd about the date of the computer, beside the day of the last line that a command wrote into the log; both are days of the office.
 * behind: nothing may be written, for it would stand before what is there already. ahead: only a warning, before the first
 * thing is written under a clock that may have been set forward (docs/decisions/0018).
 */
export function clockOf(register: Register, today: string): Output<'session.state'>['clock'] {
  const last = register.auditLog.lastAt();
  if (last === null) return null;
  const lastDay = officeDay(last);
  if (compareDays(today, lastDay) < 0) return { is: 'behind', lastDay };
  return daysBetween(lastDay, today) > LONG_PAUSE_DAYS ? { is: 'ahead', lastDay } : null;
}

/** Why nothing can be written today; null: the clock is not behind the log. */
export function whyClockStops(register: Register, today: string): string | null {
  const clock = clockOf(register, today);
  if (clock?.is !== 'behind') return null;
  return `电脑日期（${today}）早于台账里最后一次操作（${clock.lastDay}），请先校准电脑日期；电脑日期没有错的，请负责人在页面上方点【确认今天的日期】`;
}

/**
 * The way out when something was written under a clock that had been set forward: a chief says that today's date is right and
 * why. The line of the log itself carries today, so from then on the log goes on from today; what was written stays.
 */
export const acceptDay: Handler<'session.acceptDay'> = (input, context) => {
  const { register, today } = context;
  const clock = clockOf(register, today);
  if (clock?.is !== 'behind')
    return fail({
      code: 'REFUSED',
      reason: '电脑日期不早于台账里最后一次操作，不需要确认',
    });
  if (input.today !== today)
    return fail({ code: 'CONFLICT', what: `电脑日期已经变成${today}，与您确认的不同` });
  context.audit({
    action: '确认电脑日期',
    subjectKind: 'register',
    reason: input.reason,
    before: { lastDay: clock.lastDay },
    after: { today },
  });
  return ok({});
};
