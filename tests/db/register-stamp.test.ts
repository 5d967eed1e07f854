import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openRegister } from '../../db/register.ts';
import { scratchFolder } from './scratch.ts';

test('the stamp of a register changes with every write and with nothing else, and is none while a write may be taken back', () => {
  const file = join(scratchFolder(), 'a.register');
  const register = openRegister(file, new Uint8Array(32).fill(5), { create: true });
  onTestFinished(() => register.close());
  const first = register.stamp();
  expect(first).not.toBeNull();
  register.settings.get('office');
  expect(register.stamp()).toBe(first);

  register.settings.set('a', '1');
  const second = register.stamp();
  expect(second).not.toBe(first);

  let during: string | null = '';
  expect(() =>
    register.transaction(() => {
      register.settings.set('a', '2');
      during = register.stamp();
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect(during).toBeNull();
  expect(register.settings.get('a')).toBe('1');
  const third = register.stamp();
  expect(third).not.toBeNull();

  register.settings.set('a', '3');
  expect(new Set([first, second, third, register.stamp()]).size).toBeGreaterThanOrEqual(3);
  expect(register.stamp()).not.toBe(third);
});
