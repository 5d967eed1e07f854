import { powerMonitor, type BrowserWindow } from 'electron';
import type { LockReason } from '../contract/desk.ts';

export interface IdleFacts {
  /** Seconds since anybody touched this computer. */
  readonly systemIdleSeconds: number;
  /** Seconds since our window lost the focus; 0 while it has it. */
  readonly awaySeconds: number;
  readonly limitMinutes: number;
}

/** Nobody touched the computer, or nobody looked at our window, for as long as the setting allows. */
export function isIdle(facts: IdleFacts): boolean {
  return Math.max(facts.systemIdleSeconds, facts.awaySeconds) >= facts.limitMinutes * 60;
}

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
