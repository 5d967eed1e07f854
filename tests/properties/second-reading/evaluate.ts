import type { Life, LivesDocument } from '../../../electron/application/evaluate/evaluate-input.ts';
import { toNumber, toText } from './days.ts';
import { identityOf } from './identity.ts';
import { reportInOf, rowValue, termOf, testsOf, transfersOf, type Rows } from './measures.ts';
import { cleanOf, violationOf, visitOf } from './persons.ts';
import { povertyOf } from './poverty.ts';

export function answerLife(
  life: Life,
  rows: Rows,
  regions: readonly string[],
): Record<string, unknown> {
  const today = toNumber(life.today);
  return {
    id: life.id,
    measures: life.measures.map((measure) => ({
      id: measure.id,
      ...reportInOf(measure, rows, today),
      transfers: transfersOf(measure, rows, today),
      ...termOf(measure, today),
      windows: testsOf(measure, life, rows),
      seriousViolation: violationOf(measure, life, rows),
    })),
    clean: cleanOf(life),
    visit: visitOf(life, rows),
    poverty: povertyOf(life, rows),
    identity: identityOf(life.identityNumber, life.today, regions),
  };
}

/** R-12 by counting tenths of a percent upwards: the nearest one, a half upwards in size. */
export function percentageOf(part: number, base: number): string {
  if (base === 0) return '无';
  const size = Math.abs(part);
  let tenths = Math.floor((size * 1000) / base);
  while ((2 * tenths + 1) * base <= size * 2000) tenths += 1;
  while (tenths > 0 && (2 * tenths - 1) * base > size * 2000) tenths -= 1;
  return `${part < 0 && tenths > 0 ? '-' : ''}${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

type Holidays = LivesDocument['holidays'];
interface WorkingDay {
  readonly day: string | null;
  readonly why: 'holidayTableEnds' | null;
}

/** */
export function workingDayOf(
  from: string,
  days: number,
  { years, holidays, workdays }: Holidays,
): WorkingDay {
  let number = toNumber(from);
  let worked = 0;
  while (worked < days) {
    number += 1;
    const day = toText(number);
    if (!years.includes(Number(day.slice(0, 4)))) return { day: null, why: 'holidayTableEnds' };
    const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    if (workdays.includes(day) || (!isWeekend && !holidays.includes(day))) worked += 1;
  }
  return { day: toText(number), why: null };
}

/** */
export function periodOf(
  year: number,
  period: number,
  rows: Rows,
  holidays: Holidays,
): Record<string, unknown> {
  const first = toText(Date.UTC(year, 2 * period - 2, 1) / 86_400_000);
  const last = toText(Date.UTC(year, 2 * period, 0) / 86_400_000);
  const days = rowValue(rows, 'REPORT-DUE', first)?.['workingDays'] as number | undefined;
  if (days === undefined) return { first, last, due: null, why: 'ruleMissing' };
  const { day, why } = workingDayOf(last, days, holidays);
  return { first, last, due: day, why };
}
