import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { TimelineEntry, TimelineKind } from '../../../db/domain/person/timeline.ts';

/** What a table says about itself: kind, and one entry for each thing that happened. */
export interface EventWords {
  readonly on: string;
  readonly event: string;
  readonly text?: string;
  readonly by?: string;
}

interface Voidable {
  readonly id: number;
  readonly recordedBy?: string;
  readonly voidedAt?: string | null;
  readonly voidReason?: string;
}

const OFFICE_HOURS_AHEAD = 8 * 3_600_000;

/** The day on which an instant fell by the clock of the office (Asia/Shanghai, no summer time since 1991). */
export function officeDay(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time)
    ? instant.slice(0, 10)
    : new Date(time + OFFICE_HOURS_AHEAD).toISOString().slice(0, 10);
}

/** The minute at which it was by the clock of the office, written so that it is taken for no number of a person. */
export function officeMinute(instantMs: number): string {
  const time = new Date(instantMs + OFFICE_HOURS_AHEAD).toISOString();
  const [year, month, day] = time.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日${time.slice(11, 16)}`;
}

/** A day that may be missing: no event then. */
export function when(
  on: string | null | undefined,
  event: string,
  ...text: readonly (string | null | undefined | false)[]
): EventWords[] {
  return on == null || on === '' ? [] : [{ on, event, text: joined(text) }];
}

/** Parts that are there, with a comma between them. */
export function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('，');
}

/** A part with its label, or nothing. */
export function labelled(label: string, value: string | number | null | undefined): string {
  return value == null || value === '' ? '' : `${label}${value}`;
}

/** The entries of one row; numbers in free text are masked, as everywhere. */
export function entriesOf(
  table: string,
  kind: TimelineKind,
  row: Voidable,
  events: readonly EventWords[],
): TimelineEntry[] {
  return events.map(({ on, event, text = '', by = row.recordedBy ?? '' }, index) => ({
    key: `${table}:${row.id}:${index}`,
    kind,
    on,
    event: maskNumbers(event),
    text: maskNumbers(text),
    by: maskNumbers(by),
    voided: row.voidedAt != null,
    voidReason: maskNumbers(row.voidReason ?? ''),
  }));
}
