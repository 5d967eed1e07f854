/**
 * A second reading of rules.md and evaluate-format.md, made to be compared with db/domain and sharing nothing with it: a day
 * is a number counted by the platform's own calendar, stretches of days are explicit sets, and time is walked day by day.
 */

const MILLISECONDS = 86_400_000;

export function toNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
}

export function toText(number: number): string {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day;
}

/** The same day of the month, or the nearest earlier one that exists. */
export function plusMonths(number: number, months: number): number {
  const date = new Date(number * MILLISECONDS);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  let day = date.getUTCDate();
  while (!exists(target.getUTCFullYear(), target.getUTCMonth(), day)) day -= 1;
  return target.getTime() / MILLISECONDS + day - 1;
}

/** Every day that a rough day can stand for. */
export function daysOf(rough: string): number[] {
  if (rough.length === 10) return [toNumber(rough)];
  const days: number[] = [];
  const first = toNumber(rough.length === 7 ? `${rough}-01` : `${rough}-01-01`);
  for (let number = first; toText(number).startsWith(rough); number += 1) days.push(number);
  return days;
}

export function isExact(rough: string): boolean {
  return daysOf(rough).length === 1;
}

/** Every day from the first to the last, both included. */
export function everyDay(first: number, last: number): number[] {
  return last < first ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The latest of some rough days, if it is the same whatever days they stand for; undefined: there are none. */
export function latestOf(roughDays: readonly string[]): number | 'imprecise' | undefined {
  if (roughDays.length === 0) return undefined;
  const possible = roughDays.map(daysOf);
  const atFirst = Math.max(...possible.map((days) => days[0] ?? NaN));
  const atLast = Math.max(...possible.map((days) => days.at(-1) ?? NaN));
  return atFirst === atLast ? atLast : 'imprecise';
}
