import { expect, it } from 'vitest';
import { oneAtATime } from '../../renderer/components/one-at-a-time.ts';

it('does not begin while the one before goes on, and begins again after it, whether it failed or not', async () => {
  const once = oneAtATime();
  const begun: string[] = [];
  let finish: () => void = () => undefined;
  const first = once(async () => {
    begun.push('first');
    await new Promise<void>((resolve) => (finish = resolve));
  });
  await once(() => Promise.resolve(void begun.push('meanwhile')));
  finish();
  await first;
  const failed = once(() => {
    begun.push('second');
    return Promise.reject(new Error('no place on the disk'));
  });
  await expect(failed).rejects.toThrow('no place on the disk');
  await once(() => Promise.resolve(void begun.push('third')));
  expect(begun).toEqual(['first', 'second', 'third']);
});
