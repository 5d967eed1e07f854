import { expect, it } from 'vitest';
import { holds } from '../../renderer/components/use-save.ts';

it.each([
  [{ plannedOn: '2026-11-18' }, ['plannedOn'], true],
  [{ plannedOn: null }, ['plannedOn'], true],
  [{ plannedOn: '2026-11-18' }, ['visitor'], false],
  [{ answers: { chosen: { living: '固定' } } }, ['answers', 'chosen', 'living'], true],
  [{ answers: { chosen: { living: '固定' } } }, ['answers', 'chosen', 'work'], false],
  [{ met: [undefined, '有'] }, ['met', 1], true],
  [{ answers: '有' }, ['answers', 'chosen'], false],
])('of the change %j the field %j is a part: %s', (changed, name, part) => {
  expect(holds(changed, name)).toBe(part);
});
