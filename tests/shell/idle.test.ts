import { describe, expect, it } from 'vitest';
import { isIdle } from '../../electron/shell/idle.ts';

describe('idling', () => {
  it.each([
    [{ systemIdleSeconds: 599, awaySeconds: 0, limitMinutes: 10 }, false],
    [{ systemIdleSeconds: 600, awaySeconds: 0, limitMinutes: 10 }, true],
    [{ systemIdleSeconds: 3, awaySeconds: 600, limitMinutes: 10 }, true],
    [{ systemIdleSeconds: 3, awaySeconds: 599, limitMinutes: 10 }, false],
    [{ systemIdleSeconds: 60, awaySeconds: 0, limitMinutes: 1 }, true],
  ])('with %j is %s', (facts, idle) => {
    expect(isIdle(facts)).toBe(idle);
  });
});
