import {
  addMonths,
  firstPossible,
  lastPossible,
} from '../../../db/domain/calendar/calendar-day.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import type { AppError } from '../../contract/errors.ts';
import type { Context } from '../context.ts';
import { wrongField } from '../people/live-person.ts';
import { beforeBirth, pastDayError } from '../people/person-status.ts';
import { officeDay } from '../people/timeline-event.ts';

/** No record looks further ahead than this. */
const MONTHS_AHEAD = 36;

/** A day of a record about somebody, with the field it was typed into; null was left empty. */
export interface LifeDay {
  readonly path: string;
  readonly day: string | null;
}

/** One day of a measure or a seizure; `notBefore` refuses what is earlier however a rough day is read. */
export interface DayCheck extends LifeDay {
  readonly rough?: boolean;
  readonly notBefore?: readonly [day: string | null, message: string];
  /** A paper between offices may be dated after the death; what was typed before is not judged again. */
  readonly outsideLife?: boolean;
}

/** Every day exists, is not after today, in its order and within the life; the first wrong one is told at its field. */
export function recordedDayError(
  { register, today }: Context,
  person: PersonRecord,
  checks: readonly DayCheck[],
): AppError | null {
  for (const { path, day, rough, notBefore, outsideLife } of checks) {
    if (day === null) continue;
    const error =
      pastDayError(day, today, path, rough) ??
      tooEarly(day, path, notBefore) ??
      (outsideLife === true ? null : lifeDayError(register, person, [{ path, day }]));
    if (error !== null) return error;
  }
  return null;
}

function tooEarly(
  day: string,
  path: string,
  [first, message]: NonNullable<DayCheck['notBefore']> = [null, ''],
): AppError | null {
  const early = first !== null && lastPossible(day) < firstPossible(first);
  return early ? wrongField(path, message) : null;
}

/**
 * The day on which a person died as 管控现状 has it; null: alive. Of somebody who was taken in as dead nobody knows the day: it is
 * the day on which that was written down, so that what happened before may still be recorded.
 */
export function deathDay(register: Register, person: PersonRecord): string | null {
  if (person.controlStatus !== '死亡') return null;
  const statuses = register.people.statuses(person.id);
  const alive = statuses.findLastIndex(({ controlStatus }) => controlStatus !== '死亡');
  const death = statuses[alive + 1];
  if (death === undefined) return null;
  return alive === -1 ? officeDay(death.recordedAt) : death.effectiveOn;
}

/** Nothing happens to a person before the birth or after the death; the first wrong day is told at its field. */
export function lifeDayError(
  register: Register,
  person: PersonRecord,
  days: readonly LifeDay[],
): AppError | null {
  const death = deathDay(register, person);
  for (const { path, day } of days) {
    if (day === null) continue;
    const early = beforeBirth(day, person.birthOn, path);
    if (early !== null) return early;
    if (death !== null && day.slice(0, death.length) > death.slice(0, day.length))
      return wrongField(
        path,
        `晚于死亡日期（${death}），请核对；死亡登记错了的，请先在“变更管控现状”中更正`,
      );
  }
  return null;
}

/** Leaves and plans lie at most three years ahead: a year typed wrong is no plan. */
export function farAheadError(day: string, today: string, path: string): AppError | null {
  const last = addMonths(today, MONTHS_AHEAD);
  return day > last ? wrongField(path, `最多填到三年以后（${last}），请核对日期`) : null;
}
