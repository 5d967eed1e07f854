import type { Result } from './errors.ts';

/** The two channels of the bridge; preload.ts repeats the words because it may import nothing. */
export const INVOKE_CHANNEL = 'desk:invoke';
export const EVENT_CHANNEL = 'desk:event';

/** Why the register was locked; 'failed': the worker broke, the incident number is in the log. */
export const LOCK_REASONS = ['asked', 'idle', 'screen', 'suspend', 'failed'] as const;
export type LockReason = (typeof LOCK_REASONS)[number];

/** What the office pushes to the window unasked. `words` is Chinese and names no person. */
export type DeskEvent =
  | { kind: 'progress'; method: string; done: number; total: number; words: string }
  | { kind: 'locked'; reason: LockReason };

/** `window.desk`: exactly these two, nothing of Electron (security point 20). */
export interface Desk {
  invoke(method: string, input: unknown): Promise<Result<unknown>>;
  /** Returns the function that stops listening. */
  on(listener: (event: DeskEvent) => void): () => void;
}
