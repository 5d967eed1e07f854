import { describe, expect, it } from 'vitest';
import { makeLedgerWorkbook } from '../../electron/demo/ledger-workbook.ts';
import { makePeople } from '../../electron/demo/people.ts';
import { seededRandom } from '../../electron/demo/random.ts';
import { readLedger } from '../../electron/ledger/ledger-reader.ts';
import { bytesOf, makeMessyLedger, textOf } from './messy-ledger.ts';
import { aContext, COUNTY, nameOf, TODAY, TOWNS, VILLAGES } from './taiqian.ts';

const people = makePeople({
  countyCode: COUNTY,
  towns: TOWNS,
  villages: VILLAGES,
  count: 12,
  seed: 9,
  today: TODAY,
});
const messy = makeMessyLedger('template', 9, 12);
const SOURCES: readonly (readonly [string, Uint8Array, number])[] = [
  [
    'an .xlsx of ours',
    makeLedgerWorkbook({ people, nameOf, countyName: '台前县', today: TODAY, seed: 9 }),
    250,
  ],
  ['an .xlsx of another writer', bytesOf(messy, 'xlsx'), 250],
  ['an .xls', bytesOf(messy, 'biff8'), 120],
  ['a text table', new TextEncoder().encode(textOf(messy)), 250],
];

/** Changes a few bytes, cuts a piece out, or cuts the end off. */
function broken(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const way = random.whole(4);
  if (way === 0) return bytes.slice(0, random.whole(bytes.length));
  const copy = Uint8Array.from(bytes);
  if (way === 1) {
    const from = random.whole(copy.length);
    copy.copyWithin(from, Math.min(copy.length, from + 1 + random.whole(600)));
    return copy;
  }
  for (let count = 1 + random.whole(20); count > 0; count -= 1)
    copy[random.whole(copy.length)] = random.whole(256);
  return copy;
}

describe.each(SOURCES)('%s with broken bytes', (_, bytes, times) => {
  it('is read or refused with a sentence, and nothing is thrown', () => {
    let refused = 0;
    for (let seed = 0; seed < times; seed += 1) {
      const result = readLedger(broken(bytes, seed), '台账', aContext());
      if (result.ok) continue;
      refused += 1;
      expect(result.error.code).toBe('NOT_A_LEDGER');
    }
    expect(refused).toBeGreaterThan(0);
  });
});
