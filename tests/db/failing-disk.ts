import type * as fs from 'node:fs';

/**
 * Makes the n-th change to the disk fail, once or from then on (SQLite's I/O-error loop). Used as
 * `vi.mock('node:fs', async (real) => withFailures(await real(), disk))`.
 */
export interface FailingDisk {
  /** Counts changes since `arm`; 0: nothing fails. */
  failAt: number;
  forever: boolean;
  count: number;
}

const CHANGES = ['openSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'closeSync'] as const;

export function withFailures(real: typeof fs, disk: FailingDisk): typeof fs {
  const failing = Object.fromEntries(
    CHANGES.map((name) => [
      name,
      (...parameters: unknown[]) => {
        disk.count += 1;
        const isHit = disk.forever ? disk.count >= disk.failAt : disk.count === disk.failAt;
        const change = real[name] as (...values: unknown[]) => unknown;
        if (disk.failAt > 0 && isHit) {
          // A handle is closed even where the disk is gone, else the test would run out of handles.
          if (name === 'closeSync') change(...parameters);
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        }
        return change(...parameters);
      },
    ]),
  );
  return { ...real, ...failing };
}
