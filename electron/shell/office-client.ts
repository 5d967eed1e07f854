import { setTimeout } from 'node:timers/promises';
import { fail, type AppError, type Result } from '../contract/errors.ts';
import type { LockCause } from '../contract/session.ts';
import type { FromWorker, WorkerStart } from '../ports/worker-protocol.ts';
import { startThread, type Thread } from './worker-thread.ts';

interface CallOptions {
  onProgress?: (done: number, total: number, words: string) => void;
  /** Aborting it answers CANCELLED: at once while waiting, at the next progress report while running. */
  signal?: AbortSignal;
}

/** The main process's side of the worker that holds the register. */
export interface OfficeClient {
  invoke(method: string, input: unknown, options?: CallOptions): Promise<Result<unknown>>;
  /** The part of --self-check that needs the database (electron/ports/register-self-check.ts). */
  selfCheck(): Promise<Result<unknown>>;
  /**
   * Stops what runs, lets the office close the register, ends the thread and with it every copy of the key,
   * and starts a new, locked one. Calls that come meanwhile wait for the new one.
   */
  lock(because: LockCause): Promise<void>;
  /** As lock, without a new thread: for leaving the program. */
  close(): Promise<void>;
  readonly busy: boolean;
}

export interface OfficeClientOptions {
  readonly workerFile: URL;
  readonly start: WorkerStart;
  /** Records why the thread broke and returns the incident number for the user. */
  readonly onFailure: (error: unknown) => string;
  /** How long a running call may take to stop before its thread is ended under it. */
  readonly graceMs?: number;
}

type Request = { kind: 'invoke'; method: string; input: unknown } | { kind: 'self-check' };

interface Call {
  readonly request: Request;
  readonly options: CallOptions;
  readonly stop: SharedArrayBuffer;
  readonly finished: Promise<Result<unknown>>;
  readonly answer: (result: Result<unknown>) => void;
}

interface State {
  readonly options: OfficeClientOptions;
  thread: Thread | null;
  running: { id: number; call: Call } | null;
  waiting: Call[];
  lastId: number;
  /** While the register is being locked no new call goes out. */
  locking: Promise<void> | null;
}

const GRACE_MS = 3000;

/**
 * One call at a time goes to the thread, in the order of asking: two calls can never interleave inside the
 * office. A thread that breaks answers its call, and those that wait, with INTERNAL; the next call starts
 * a new thread, whose register is locked.
 */
export function createOfficeClient(options: OfficeClientOptions): OfficeClient {
  const state: State = {
    options,
    thread: null,
    running: null,
    waiting: [],
    lastId: 0,
    locking: null,
  };
  state.thread = startFor(state);
  return {
    invoke: (method, input, callOptions = {}) =>
      enqueue(state, { kind: 'invoke', method, input }, callOptions),
    selfCheck: () => enqueue(state, { kind: 'self-check' }, {}),
    lock: (because) => (state.locking ??= lock(state, 'start again', because)),
    async close() {
      await state.locking;
      answerAll(state.waiting.splice(0), { code: 'CANCELLED' });
      await (state.locking ??= lock(state, 'stay closed', 'quit'));
    },
    get busy() {
      return state.running !== null;
    },
  };
}

function startFor(state: State): Thread {
  return startThread({
    workerFile: state.options.workerFile,
    start: state.options.start,
    onMessage: (message) => {
      receive(state, message);
    },
    onBroken: (cause) => {
      broken(state, cause);
    },
  });
}

function enqueue(state: State, request: Request, options: CallOptions): Promise<Result<unknown>> {
  const call = newCall(request, options);
  function cancel(): void {
    Atomics.store(new Int32Array(call.stop), 0, 1);
    const place = state.waiting.indexOf(call);
    if (place < 0) return;
    state.waiting.splice(place, 1);
    call.answer(fail({ code: 'CANCELLED' }));
  }
  state.waiting.push(call);
  options.signal?.addEventListener('abort', cancel, { once: true });
  if (options.signal?.aborted === true) cancel();
  else sendNext(state);
  return call.finished;
}

function newCall(request: Request, options: CallOptions): Call {
  const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
  const stop = new SharedArrayBuffer(4);
  return { request, options, stop, finished: promise, answer: resolve };
}

function sendNext(state: State): void {
  if (state.running !== null || state.locking !== null) return;
  const next = state.waiting.shift();
  if (next !== undefined) send(state, next);
}

function send(state: State, call: Call): void {
  state.thread ??= startFor(state);
  const id = ++state.lastId;
  state.running = { id, call };
  try {
    state.thread.post({ ...call.request, id, stop: call.stop });
  } catch (error) {
    // A value that cannot be cloned: a bug of ours, of this call alone.
    state.running = null;
    call.answer(fail({ code: 'INTERNAL', incident: state.options.onFailure(error) }));
    sendNext(state);
  }
}

function receive(state: State, message: FromWorker): void {
  if (message.kind === 'ready' || state.running?.id !== message.id) return;
  const { call } = state.running;
  if (message.kind === 'progress') {
    call.options.onProgress?.(message.done, message.total, message.words);
    return;
  }
  state.running = null;
  call.answer(message.result);
  sendNext(state);
}

function broken(state: State, cause: unknown): void {
  const lost = state.running === null ? [] : [state.running.call];
  lost.push(...state.waiting.splice(0));
  state.thread = null;
  state.running = null;
  answerAll(lost, { code: 'INTERNAL', incident: state.options.onFailure(cause) });
}

function answerAll(calls: readonly Call[], error: AppError): void {
  for (const call of calls) call.answer(fail(error));
}

/** Answers only when the old thread is gone. */
async function lock(
  state: State,
  then: 'start again' | 'stay closed',
  because: LockCause,
): Promise<void> {
  const graceMs = state.options.graceMs ?? GRACE_MS;
  if (state.running !== null) {
    Atomics.store(new Int32Array(state.running.call.stop), 0, 1);
    await within(graceMs, state.running.call.finished);
  }
  if (state.thread !== null && state.running === null) {
    const request = { kind: 'invoke', method: 'session.lock', input: { because } } as const;
    const closing = newCall(request, {});
    send(state, closing);
    await within(graceMs, closing.finished);
  }
  const cut = state.running;
  state.running = null;
  await state.thread?.end();
  state.thread = then === 'start again' ? startFor(state) : null;
  if (cut !== null) answerAll([cut.call], { code: 'CANCELLED' });
  state.locking = null;
  sendNext(state);
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const stopWaiting = new AbortController();
  const time = setTimeout(milliseconds, null, { signal: stopWaiting.signal }).catch(() => null);
  await Promise.race([work, time]);
  stopWaiting.abort();
}
