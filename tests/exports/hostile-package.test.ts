import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseManifest } from '../../electron/exports/bag-text.ts';
import { verifyPackage } from '../../electron/exports/verify-package.ts';
import { aStick, contentOf, disk, drop, written } from './sample.ts';

let stick: string;
let bag: string;
beforeEach(() => {
  stick = aStick();
  bag = written(stick).package;
});
afterEach(() => drop(stick));

const FILES = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'];
const splice = fc.record({
  file: fc.constantFrom(...FILES),
  at: fc.nat(600),
  remove: fc.nat(70),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .constantFrom('../', '%0A', '\r', ' ', '\t', 'data/', '\u0000', ': ', '😀')
      .map((text) => Buffer.from(text)),
  ),
});

describe('a package with spoilt tag files', () => {
  it('is never taken for whole and never makes the program fail', () => {
    const good = contentOf(bag);
    fc.assert(
      fc.property(fc.array(splice, { minLength: 1, maxLength: 3 }), (splices) => {
        for (const { file, at, remove, insert } of splices) {
          const bytes = readFileSync(join(bag, file));
          const from = at % bytes.length;
          const parts = [bytes.subarray(0, from), insert, bytes.subarray(from + remove)];
          writeFileSync(join(bag, file), Buffer.concat(parts));
        }
        const { ok, problems } = verifyPackage(bag, disk);
        expect(ok).toBe(problems.length === 0);
        const means = (path: string) =>
          parseManifest(readFileSync(join(bag, path), 'utf8')).entries.toSorted((a, b) =>
            a.path < b.path ? -1 : 1,
          );
        const now = contentOf(bag);
        if (ok) {
          // Only the form of the tag manifest may differ (line ends, blanks), never what it says.
          for (const path of FILES.slice(0, 3)) expect(now[path]).toBe(good[path]);
          expect(means(FILES[3]!).map(({ path }) => path)).toEqual(FILES.slice(0, 3).toSorted());
        }
        for (const file of FILES) writeFileSync(join(bag, file), Buffer.from(good[file]!, 'hex'));
      }),
      { numRuns: 250, seed: 410927 },
    );
    expect(verifyPackage(bag, disk).ok).toBe(true);
  });
});

describe('a package with a huge tag file', () => {
  const MEGABYTE = 1024 * 1024;
  it.each([
    ['16 million empty lines', () => Buffer.alloc(16 * MEGABYTE, '\n')],
    [
      'one line of blanks',
      () => Buffer.concat([Buffer.alloc(64, 'a'), Buffer.alloc(15 * MEGABYTE, ' ')]),
    ],
    [
      'one line of percent signs',
      () =>
        Buffer.concat([
          Buffer.alloc(64, 'a'),
          Buffer.from('  '),
          Buffer.alloc(15 * MEGABYTE, '%25'),
        ]),
    ],
    ['more than is read', () => Buffer.alloc(17 * MEGABYTE, 'a')],
  ])('is refused in seconds: %s', (_, make) => {
    for (const file of ['manifest-sha256.txt', 'bag-info.txt']) {
      writeFileSync(join(bag, file), make());
      const start = performance.now();
      const { ok, problems } = verifyPackage(bag, disk);
      expect([ok, problems.length > 1, problems.length <= 101]).toEqual([false, true, true]);
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});
