import { afterEach, describe, expect, it, vi } from 'vitest';
import { officeDay } from '../../electron/application/people/timeline-event.ts';
import { nodeClock } from '../../electron/ports/node.ts';

afterEach(() => vi.useRealTimers());

describe('a clock that is held on a day', () => {
  it.each(['00:30', '08:00', '15:59', '16:30', '23:59'])(
    'is on that day in the office at %s UTC',
    (time) => {
      vi.useFakeTimers({ now: new Date(`2026-03-01T${time}:00Z`) });
      expect(officeDay(nodeClock('2026-11-15').now())).toBe('2026-11-15');
    },
  );
});
