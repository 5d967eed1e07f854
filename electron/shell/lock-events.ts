import { powerMonitor, type BrowserWindow } from 'electron';
import type { LockReason } from '../contract/desk.ts';
import { isIdle } from './idle.ts';

export interface LockWatch {
  /** Of the settings; the default of the product until they are read. */
  setMinutes(minutes: number): void;
}

const DEFAULT_MINUTES = 10;
const LOOK_EVERY_MS = 5000;

/** Calls `lock` when the screen is locked, the computer sleeps, or nobody is there; `busy` puts idling off. */
export function watchLockEvents(
  window: BrowserWindow,
  lock: (reason: LockReason) => void,
  busy: () => boolean,
): LockWatch {
  let limitMinutes = DEFAULT_MINUTES;
  let awaySince: number | null = null;
  window.on('blur', () => {
    awaySince = Date.now();
  });
  window.on('focus', () => {
    awaySince = null;
  });
  powerMonitor.on('lock-screen', () => {
    lock('screen');
  });
  powerMonitor.on('suspend', () => {
    lock('suspend');
  });
  const timer = setInterval(() => {
    const awaySeconds = awaySince === null ? 0 : (Date.now() - awaySince) / 1000;
    const systemIdleSeconds = powerMonitor.getSystemIdleTime();
    if (!busy() && isIdle({ systemIdleSeconds, awaySeconds, limitMinutes })) lock('idle');
  }, LOOK_EVERY_MS);
  timer.unref();
  window.on('closed', () => {
    clearInterval(timer);
  });
  return {
    setMinutes(minutes) {
      limitMinutes = minutes;
    },
  };
}
