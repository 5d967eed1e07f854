import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerStart } from '../ports/worker-protocol.ts';

/** A running worker thread; after `end` neither callback is called again. */
export interface Thread {
  post(message: ToWorker): void;
  /** Ends the thread at once; its memory, and the key in it, goes back to the system. */
  end(): Promise<void>;
}

export interface ThreadOptions {
  readonly workerFile: URL;
  readonly start: WorkerStart;
  readonly onMessage: (message: FromWorker) => void;
  /** The thread threw, or ended without being asked. */
  readonly onBroken: (cause: unknown) => void;
}

/**
 * Room for what was just made and is mostly dropped at once. V8 would take several times as much on 64 bits, which makes a report of
 * 5,000 people a fifth bigger in memory and no faster; the command line says the same in package.json.
 */
const YOUNG_GENERATION_MB = 24;

export function startThread(options: ThreadOptions): Thread {
  const worker = new Worker(options.workerFile, {
    workerData: options.start,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  let ended = false;
  let cause: unknown = new Error('The worker ended by itself');
  worker.on('message', (message: FromWorker) => {
    if (!ended) options.onMessage(message);
  });
  worker.on('error', (error: unknown) => {
    cause = error;
  });
  worker.on('exit', () => {
    if (!ended) options.onBroken(cause);
    ended = true;
  });
  return {
    post(message) {
      worker.postMessage(message);
    },
    async end() {
      ended = true;
      await worker.terminate();
    },
  };
}
