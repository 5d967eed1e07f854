import { describe, expect, it } from 'vitest';
import { readLedger } from '../../electron/ledger/ledger-reader.ts';
import { compare } from './compare.ts';
import { bytesOf, LAYOUTS, makeMessyLedger } from './messy-ledger.ts';
import { PLANTED } from './planted.ts';
import { aContext, valueOf } from './taiqian.ts';

const COUNT = 450;
const SEEDS = [11, 12, 13];

describe.each(LAYOUTS)('a messy ledger in the layout %s', (layout) => {
  it.each(SEEDS)(
    'tells every planted error at its place and rejects no good line (seed %i)',
    (seed) => {
      const ledger = makeMessyLedger(layout, seed, COUNT);
      const reading = valueOf(readLedger(bytesOf(ledger, 'xlsx'), '台账.xlsx', aContext()));
      const result = compare(ledger, reading);
      console.log(
        `${layout} ${seed}: ${result.atPlace} of ${result.planted} planted errors at their cell, ${result.withCode} with the right reason, ${result.goodRejected.length} of ${ledger.good.length} good lines rejected`,
      );
      const { missed, unplanted, goodRejected, misread } = result;
      expect({ missed, unplanted, goodRejected, misread }).toEqual({
        missed: [],
        unplanted: [],
        goodRejected: [],
        misread: [],
      });
    },
  );
});

describe('the generator', () => {
  it('plants every kind it has, more than forty, in every layout', () => {
    expect(PLANTED.length).toBeGreaterThan(40);
    for (const layout of LAYOUTS) {
      const kinds = new Set(
        SEEDS.flatMap((seed) =>
          makeMessyLedger(layout, seed, COUNT).errors.map(({ kind }) => kind),
        ),
      );
      const possible = PLANTED.filter(
        ({ field }) => layout !== 'office' || field !== 'townCode',
      ).map(({ kind }) => kind);
      expect(possible.filter((kind) => !kinds.has(kind))).toEqual([]);
    }
  });
});
