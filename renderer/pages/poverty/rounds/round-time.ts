import { dayNumber } from '../../../../db/domain/calendar/calendar-day.ts';
import type { Round } from '../entry.ts';

/** How a round stands to its days, in words: 已办结, 3天后开始, 还有20天, 今天截止, 逾期5天. */
export function roundTime(
  { firstOn, lastOn, closedOn }: Pick<Round, 'firstOn' | 'lastOn' | 'closedOn'>,
  today: string,
): { readonly tone: 'done' | 'late' | 'today' | 'unknown'; readonly words: string } {
  if (closedOn !== null) return { tone: 'done', words: `${closedOn}办结` };
  if (today < firstOn) {
    return { tone: 'unknown', words: `${dayNumber(firstOn) - dayNumber(today)}天后开始` };
  }
  const left = dayNumber(lastOn) - dayNumber(today);
  if (left < 0) return { tone: 'late', words: `逾期${-left}天` };
  return { tone: 'today', words: left === 0 ? '今天截止' : `还有${left}天` };
}

/** The round whose days have begun last; before the first one of the year that one. */
export function roundOfToday(
  offered: readonly { readonly firstOn: string | null }[],
  today: string,
): number {
  const begun = offered.findLastIndex(({ firstOn }) => firstOn !== null && firstOn <= today);
  return Math.max(begun, 0);
}
