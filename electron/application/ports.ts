import type { AppError, Result } from '../contract/errors.ts';

/** What the application layer needs of the world; electron/ports/node.ts has the real ones. */
export interface Clock {
  /** Today in the office's civil calendar (Asia/Shanghai), YYYY-MM-DD. */
  today(): string;
  /** Now as an ISO instant, e.g. 2026-11-15T08:30:00.000Z. */
  now(): string;
}

export interface Files {
  read(path: string): Uint8Array;
  exists(path: string): boolean;
  /** Bytes of an existing file, without reading it. */
  size(path: string): number;
  /** Writes to a temporary name in the same folder, flushes, renames; an existing file is replaced in one step: the user has been asked. */
  replace(path: string, bytes: Uint8Array): void;
}

/** Progress of long work; `report` throws Cancelled when the user has asked to stop. */
export interface Progress {
  report(done: number, total: number, words: string): void;
}

/** Thrown by Progress.report; the dispatcher answers CANCELLED and the transaction rolls back. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** Thrown inside a transaction to roll it back and answer an expected failure. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The value, or a Refusal that carries the error. */
export function need<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error);
}
