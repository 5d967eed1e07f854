import type { MessagePort } from 'node:worker_threads';
import { Cancelled, type Progress } from '../application/ports.ts';
import type { Result } from '../contract/errors.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** What the worker needs of the office (electron/application/office.ts). */
export interface ServedOffice {
  invoke(
    method: string,
    input: unknown,
    options?: { progress?: Progress },
  ): Promise<Result<unknown>>;
}

/** Between two messages of progress at least this much time passes; the last one is always sent. */
const PROGRESS_EVERY_MS = 100;

/**
 * Answers the messages of the main thread with the office, one after the other (the main thread sends the
 * next call when the last is answered). An exception is a bug: it is left to end the thread, and the main
 * thread answers INTERNAL and starts a new, locked one.
 */
export function serveOffice(
  port: MessagePort,
  office: ServedOffice,
  selfCheck: () => Promise<Result<unknown>>,
): void {
  function post(message: FromWorker): void {
    port.postMessage(message);
  }
  async function answer(message: ToWorker): Promise<void> {
    const result =
      message.kind === 'self-check'
        ? await selfCheck()
        : await office.invoke(message.method, message.input, {
            progress: progressOf(post, message.id, message.stop),
          });
    post({ kind: 'result', id: message.id, result });
  }
  port.on('message', (message: ToWorker) => void answer(message));
  post({ kind: 'ready' });
}

function progressOf(
  post: (message: FromWorker) => void,
  id: number,
  stop: SharedArrayBuffer,
): Progress {
  const flag = new Int32Array(stop);
  let sentAt = -Infinity;
  return {
    report(done, total, words) {
      if (Atomics.load(flag, 0) !== 0) throw new Cancelled();
      const now = performance.now();
      if (done < total && now - sentAt < PROGRESS_EVERY_MS) return;
      sentAt = now;
      post({ kind: 'progress', id, done, total, words });
    },
  };
}
