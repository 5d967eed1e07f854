import { describe, expect, it } from 'vitest';
import { riskWords } from '../../db/domain/poverty/signal-words.ts';
import type { SheetBasis } from '../../db/domain/poverty/sheet.ts';
import {
  isAsConcluded,
  isChanged,
  isEarly,
  shownRisk,
  startOf,
} from '../../renderer/pages/poverty/sheet/entry-form.ts';
import { makeBasis, makeSheet } from '../domain/poverty/make-sheet.ts';

/** Released in April, concluded in June without an adopted line. */
const SHEET = makeSheet({ releasedOn: '2026-04-10' });
const THEN: SheetBasis = { ...makeBasis(), line: null, today: '2026-06-20' };
/** A year later: D2 is over, somebody tested positive since, and a line that the income misses was adopted. */
const NOW: SheetBasis = {
  ...makeBasis(),
  ...{ line: '99999.00', lastRoundOn: '2025-12-01', today: '2027-06-20' },
  positives: ['2026-09-01'],
};
const plain = ({ signals, unset, ...words }: ReturnType<typeof riskWords>) => ({
  ...words,
  signals: [...signals],
  unset: [...unset],
});
const ENTRY = {
  ...{ sheet: { ...SHEET, riskTypes: [], helpInPlace: [], helpNeeded: [] } },
  ...{ prefilled: { ...makeSheet(), riskTypes: [], helpInPlace: [], helpNeeded: [] } },
  ...{ conclusion: '中' as const, conclusionReason: '' },
  risk: plain(riskWords(SHEET, THEN)),
  basis: { ...NOW, positives: [...NOW.positives] },
};

function codes({ signals }: { readonly signals: readonly { readonly code: string }[] }): string[] {
  return signals.map(({ code }) => code);
}

describe('what R-11 says beside a sheet', () => {
  it('is the finding of the conclusion, whatever was tested, adopted or went by since', () => {
    const shown = shownRisk(startOf(ENTRY), ENTRY);
    expect(shown).toEqual(ENTRY.risk);
    expect(codes(shown)).toEqual(['D2']);
    expect(shown.level).toBe('中');
  });

  it('is of today while nothing is concluded', () => {
    const entry = { ...ENTRY, conclusion: null };
    expect(codes(shownRisk(startOf(entry), entry))).toEqual(['I1', 'D1']);
  });

  it.each([
    ['an answer is changed', { sheet: { ...ENTRY.sheet, housing: false } }, ['I1', 'G1', 'D1']],
    ['another level is chosen', { level: '高' as const }, ['I1', 'D1']],
    ['the reason is changed', { reason: '另有情况' }, ['I1', 'D1']],
  ])('is of today once %s', (_, change, expected) => {
    const form = { ...startOf(ENTRY), ...change };
    expect(isAsConcluded(form, ENTRY)).toBe(false);
    expect(codes(shownRisk(form, ENTRY))).toEqual(expected);
  });

  it('takes the same amount written otherwise for unchanged', () => {
    const sheet = { ...ENTRY.sheet, wage: `${ENTRY.sheet.wage ?? ''}.00` };
    expect(isAsConcluded({ ...startOf(ENTRY), sheet }, ENTRY)).toBe(true);
  });
});

describe('what a sheet opens with', () => {
  it('has amounts as they are typed, and is unchanged by it', () => {
    const sheet = { ...ENTRY.sheet, wage: '9000.00', property: '0.00', claims: '12.50' };
    const opened = startOf({ ...ENTRY, sheet });
    expect(opened.sheet).toEqual({ ...sheet, wage: '9000', property: '0', claims: '12.5' });
    expect(isChanged(opened, { ...ENTRY, sheet })).toBe(false);
  });

  it.each([
    ['nothing is known', { perHead: null, level: '低' as const }, true],
    ['a signal stands without income', { perHead: null, level: '高' as const }, false],
    ['the income is known', { perHead: '9000.00', level: '低' as const }, false],
  ])('proposes nothing yet while %s: %j', (_, risk, early) => {
    expect(isEarly(risk)).toBe(early);
  });
});
