import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../electron-double/codec.ts';

describe('the structured clone of the stand-in', () => {
  it.each([
    ['undefined', undefined],
    ['not a number', Number.NaN],
    ['minus zero', -0],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['a big integer', 12345678901234567890n],
    ['a date', new Date('2026-11-15T08:00:00Z')],
    ['a map and a set', new Map<unknown, unknown>([['a', new Set([1, '二'])]])],
    ['bytes', new Uint8Array([0, 255, 128, 7])],
    ['a list with a hole filled', [1, undefined, null]],
    ['nested records', { a: { b: [{ c: 'd' }] }, e: undefined }],
  ])('carries %s', (_name, value) => {
    expect(decode(encode(value))).toStrictEqual(value);
  });

  it('carries a cycle and one object met twice', () => {
    const twice = { name: '同一个' };
    const list: unknown[] = [twice, twice];
    list.push(list);
    const copy = decode(encode(list)) as unknown[];
    expect(copy[0]).toBe(copy[1]);
    expect(copy[2]).toBe(copy);
    expect(copy[0]).toEqual(twice);
  });

  it('turns a buffer of Node into plain bytes', () => {
    const copy = decode(encode(Buffer.from('register')));
    expect(Object.getPrototypeOf(copy)).toBe(Uint8Array.prototype);
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve(1)],
    ['a record with a function', { a: () => 1 }],
  ])('refuses %s as Chromium does', (_name, value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  });

  it('agrees with structuredClone for everything that both can carry', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
        (value) => {
          expect(decode(encode(value))).toEqual(structuredClone(value));
        },
      ),
      { seed: 410927, numRuns: 500 },
    );
  });
});
