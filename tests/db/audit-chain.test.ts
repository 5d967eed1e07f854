import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditKeyOf, entryHash, verifyChain } from '../../db/audit-chain.ts';
import type { ChainLink } from '../../db/audit-chain.ts';

const KEY = auditKeyOf(Buffer.alloc(32, 1));

/** A log of `length` lines as the register would hold it. */
function aChain(length: number): ChainLink[] {
  const links: ChainLink[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = {
      seq,
      at: `2026-11-15T08:${seq}`,
      action: 'people.update',
      after: null,
      userId: seq % 3,
    };
    links.push({ ...entry, hash: entryHash(links.at(-1)?.hash ?? '', entry, KEY) });
  }
  return links;
}

function headOf(links: readonly ChainLink[]) {
  return { entries: links.length, hash: links.at(-1)?.hash ?? '' };
}

describe('audit chain', () => {
  it('holds over an empty log and over a long one', () => {
    expect(verifyChain([], KEY)).toEqual({ entries: 0, ok: true, firstBroken: null });
    const links = aChain(50);
    expect(verifyChain(links, KEY, headOf(links))).toEqual({
      entries: 50,
      ok: true,
      firstBroken: null,
    });
  });

  it('does not hang on the order of the fields', () => {
    expect(entryHash('', { a: 1, b: 'x' }, KEY)).toBe(entryHash('', { b: 'x', a: 1 }, KEY));
  });

  it('tells apart what looks alike: text and number, null and empty, one field and two', () => {
    const hashes = [
      { a: 1 },
      { a: '1' },
      { a: null },
      { a: '' },
      { a: true },
      { a: 1, b: null },
    ].map((entry) => entryHash('', entry, KEY));
    expect(new Set([...hashes, entryHash('x', { a: 1 }, KEY)]).size).toBe(7);
  });

  it.each<[string, (links: ChainLink[]) => void, number]>([
    ['an altered field', (links) => (links[4] = { ...links[4]!, action: 'people.delete' }), 5],
    ['a field that was added', (links) => (links[4] = { ...links[4]!, more: 1 }), 5],
    ['an altered hash', (links) => (links[4] = { ...links[4]!, hash: '0'.repeat(64) }), 5],
    ['a line taken out', (links) => links.splice(4, 1), 5],
    ['the first line taken out', (links) => links.shift(), 1],
    ['a line put in twice', (links) => links.splice(4, 0, links[4]!), 6],
    ['two lines exchanged', (links) => links.splice(4, 2, links[5]!, links[4]!), 5],
    ['the last line cut off', (links) => links.pop(), 10],
    ['everything cut off', (links) => links.splice(0), 1],
  ])('finds %s', (_what, tamper, firstBroken) => {
    const links = aChain(10);
    const head = headOf(links);
    tamper(links);
    expect(verifyChain(links, KEY, head)).toEqual({
      entries: links.length,
      ok: false,
      firstBroken,
    });
  });

  it('finds a line added by somebody without the data key, and a whole chain built anew', () => {
    const links = aChain(3);
    const wrongKey = auditKeyOf(Buffer.alloc(32, 2));
    const entry = { seq: 4, action: 'people.delete' };
    const forged = { ...entry, hash: entryHash(links[2]!.hash, entry, wrongKey) };
    expect(verifyChain([...links, forged], KEY).firstBroken).toBe(4);
    const plain = { ...entry, hash: createHash('sha256').update(links[2]!.hash).digest('hex') };
    expect(verifyChain([...links, plain], KEY).firstBroken).toBe(4);
    expect(verifyChain(links, wrongKey)).toEqual({ entries: 3, ok: false, firstBroken: 1 });
  });

  it('finds a number that was left out, even where each hash follows the one before', () => {
    const [first] = aChain(1);
    const entry = { seq: 3, action: 'people.update' };
    const third = { ...entry, hash: entryHash(first!.hash, entry, KEY) };
    expect(verifyChain([first!, third], KEY)).toEqual({ entries: 2, ok: false, firstBroken: 2 });
  });

  it('finds a head that does not fit the last line', () => {
    const links = aChain(3);
    const head = { entries: 3, hash: links[1]!.hash };
    expect(verifyChain(links, KEY, head)).toEqual({ entries: 3, ok: false, firstBroken: 3 });
  });

  it('finds every random alteration at its place', () => {
    const links = aChain(30);
    const head = headOf(links);
    const fields = ['at', 'action', 'after', 'userId', 'hash'] as const;
    fc.assert(
      fc.property(fc.nat(29), fc.constantFrom(...fields), fc.string(), (at, field, value) => {
        fc.pre(links[at]![field] !== value);
        const altered = links.map((link, index) =>
          index === at ? { ...link, [field]: value } : link,
        );
        expect(verifyChain(altered, KEY, head)).toEqual({
          entries: 30,
          ok: false,
          firstBroken: at + 1,
        });
      }),
      { numRuns: 2000, seed: 410927 },
    );
  });
});
