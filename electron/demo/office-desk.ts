import { addDays, daysBetween } from '../../db/domain/calendar/calendar-day.ts';
import type { Input, Method, Output } from '../contract/index.ts';
import type { Random } from './random.ts';

/** A call of the window; a refusal throws. */
export type Caller = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

export type TodoRow = Output<'todo.list'>['rows'][number];

/** What the invented clerks have done, by kind of record. */
export interface WorkDone {
  visits: number;
  tests: number;
  help: number;
  grades: number;
  summaries: number;
  leaves: number;
  papers: number;
  /** Of measures and of 管控现状. */
  events: number;
  changes: number;
}

/** A working day of the invented office: what has come in on paper since the last one is keyed in and approved. */
export interface OfficeDesk {
  readonly call: Caller;
  readonly random: Random;
  /** The first day that nobody has keyed in yet. */
  readonly since: string;
  readonly on: string;
  /** 0 is the first working day. */
  readonly index: number;
  readonly isLast: boolean;
  readonly done: WorkDone;
  /** Who was visited on this working day's sheets. */
  readonly visited: Set<number>;
}

/** A day between two, both included; the last where they are in the wrong order. */
export function dayWithin(random: Random, first: string, last: string): string {
  return first >= last ? last : addDays(first, random.whole(daysBetween(first, last) + 1));
}

export function laterDay(first: string, second: string): string {
  return first > second ? first : second;
}

export function earlierDay(first: string, second: string): string {
  return first < second ? first : second;
}
