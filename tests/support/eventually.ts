import { expect } from 'vitest';

/** As expect.poll, with the patience that a busy machine needs: what is awaited decides, not the clock. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 30_000, interval: 20 });
}
