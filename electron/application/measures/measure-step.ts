import type { MeasureEvent } from '../../../db/domain/measures/measure-events.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import { permitted } from './measure-change.ts';
import type { FoundMeasure } from './measure-life.ts';

/** A form fills in what is new: what it leaves empty stays as it stands, whatever was recorded since it was opened. */
export function filledIn<T extends Record<string, string | null>>(before: T, given: T): T {
  const entries = Object.entries(before).map(([key, value]) => [key, given[key] || value]);
  return Object.fromEntries(entries) as T;
}

/** The first of the fields that stands with another value than it is to have. */
function overwritten<T extends Record<string, string | null>>(before: T, after: T) {
  return Object.keys(before).find((key) => before[key] && before[key] !== after[key]);
}

/** What stands changes only as 更正 with its reason (defaults.md 4). */
export function unexplained<T extends Record<string, string | null>>(
  before: T,
  after: T,
  correctionReason: string,
): AppError | null {
  if (correctionReason !== '' || overwritten(before, after) === undefined) return null;
  const message = '已登记的内容有改动，请写明更正的原因';
  return { code: 'INVALID_INPUT', fields: [{ path: 'correctionReason', message }] };
}

/** The transition table decides; of an ended measure and of the dead only a 更正 is taken, with its reason. */
export function permittedOrCorrected(
  { life, row, person }: FoundMeasure,
  event: MeasureEvent,
  correctionReason: string,
): Result<null> {
  const closed = row.endOn !== null || person.controlStatus === '死亡';
  const asked: MeasureEvent =
    closed && correctionReason !== ''
      ? { type: '更正', ...(event.type === '移交' ? { event } : {}) }
      : event;
  const allowed = permitted(life, asked);
  return allowed.ok ? ok(null) : fail(allowed.error);
}
