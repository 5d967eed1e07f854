import type { Result } from '../contract/errors.ts';

/** What the worker thread is told when it is started (workerData). */
export interface WorkerStart {
  readonly registerFile: string;
  /** Folder that holds regions/ (see resources-folder.ts). */
  readonly resources: string;
  readonly logs: string;
  readonly version: string;
  /** A day that stands still, for development and tests; the packed program has none. */
  readonly fixedToday: string | undefined;
}

/**
 * Main thread → worker. `stop` is four shared bytes: the office works synchronously, so while it does, no
 * message can reach it; only shared memory can (Atomics in serve-office.ts).
 */
export type ToWorker =
  | { kind: 'invoke'; id: number; method: string; input: unknown; stop: SharedArrayBuffer }
  | { kind: 'self-check'; id: number; stop: SharedArrayBuffer };

/** Worker → main thread. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'result'; id: number; result: Result<unknown> }
  | { kind: 'progress'; id: number; done: number; total: number; words: string };
