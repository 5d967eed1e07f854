import { dayNumber, type CalendarDay } from '../../db/domain/calendar/calendar-day.ts';

const WEEKDAYS = ['星期四', '星期五', '星期六', '星期日', '星期一', '星期二', '星期三'] as const;

/** The day of the week: 1970-01-01 was a Thursday. */
export function weekday(day: CalendarDay): string {
  return WEEKDAYS[((dayNumber(day) % 7) + 7) % 7] ?? '';
}

/** An instant as the clock of the office showed it (Asia/Shanghai, no summer time since 1991): 2026-11-15 16:30. */
export function localTime(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
