import { useEffect, useState } from 'react';
import type { Method } from '../../electron/contract/index.ts';
import { callShell } from './call.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly words: string;
}

/** How far a long call has come; null before its first word. */
export function useProgress(method: Method, running: boolean): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!running) return undefined;
    const stop = window.desk.on((event) => {
      if (event.kind === 'progress' && event.method === method) setProgress(event);
    });
    return () => {
      stop();
      setProgress(null);
    };
  }, [method, running]);
  return progress;
}

/** Asks a long call to stop; it answers CANCELLED and has changed nothing. */
export async function cancelCall(method: Method): Promise<void> {
  await callShell('calls.cancel', { method });
}
