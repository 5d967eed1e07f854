import { describe, expect, it } from 'vitest';
import { zoomAfter, zoomOf } from '../../renderer/components/zoom.ts';

describe('the size of the window’s words', () => {
  it.each([
    [1366, 1366, 100],
    [1382, 1366, 100],
    [1366, 1093, 125],
    [1382, 1093, 125],
    [1366, 911, 150],
  ])('a window of %i pixels with %i css pixels shows %i %%', (outer, inner, percent) => {
    expect(zoomOf(outer, inner)).toBe(percent);
  });

  it.each([
    [100, 1, 125],
    [125, 1, 150],
    [150, 1, 150],
    [150, -1, 125],
    [100, -1, 100],
    [150, 0, 100],
  ] as const)('from %i %% with %i comes %i %%', (now, direction, next) => {
    expect(zoomAfter(now, direction)).toBe(next);
  });
});
