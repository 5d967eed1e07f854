import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacterOf, readIdentityNumber } from '../../db/domain/values/resident-id.ts';
import { identityOf } from './second-reading/identity.ts';

const RUNS = Number(process.env['LIVES'] ?? 5000);
const TODAY = '2026-11-15';
const CHARACTERS = '0123456789X';

const day = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2026, 10, 15) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
const region = fc.oneof(
  fc.constantFrom('430102', '410927', '110101', '810000', '990000'),
  fc.integer({ min: 100_000, max: 999_999 }).map(String),
);
const serial = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'));

/** Numbers whose check character is right. */
const goodNumber = fc
  .tuple(region, day, serial)
  .map((parts) => parts.join(''))
  .map((digits) => digits + checkCharacterOf(digits));

function isRead(number: string): boolean {
  return readIdentityNumber(number, TODAY, () => true).valid;
}

function replaced(text: string, index: number, by: string): string {
  return text.slice(0, index) + by + text.slice(index + 1);
}

/** Every other character that could have been typed in each place (X only in the last). */
function typosOf(number: string): string[] {
  return Array.from(number, (right, index) =>
    Array.from(CHARACTERS)
      .filter((wrong) => wrong !== right && (wrong !== 'X' || index === 17))
      .map((wrong) => replaced(number, index, wrong)),
  ).flat();
}

function swapsOf(number: string): string[] {
  return Array.from({ length: 17 }, (_, index) => index)
    .filter((index) => number.charAt(index) !== number.charAt(index + 1))
    .map(
      (index) =>
        number.slice(0, index) +
        number.charAt(index + 1) +
        number.charAt(index) +
        number.slice(index + 2),
    );
}

describe('R-14 identity number', () => {
  test('every single wrong character is caught', () => {
    fc.assert(
      fc.property(goodNumber, (number) => {
        expect(isRead(number)).toBe(true);
        expect(typosOf(number).filter(isRead)).toEqual([]);
      }),
      { numRuns: Math.min(RUNS, 2000) },
    );
  });

  test('every swap of two neighbours is caught', () => {
    fc.assert(
      fc.property(goodNumber, (number) => {
        expect(swapsOf(number).filter(isRead)).toEqual([]);
      }),
      { numRuns: Math.min(RUNS, 20_000) },
    );
  });

  test('fifteen digits become the eighteen of the same person, who was born in the 1900s', () => {
    fc.assert(
      fc.property(goodNumber, (number) => {
        // 29 February 2000 has no counterpart in 1900, which was no leap year.
        fc.pre(number.slice(6, 14) !== '20000229');
        const old = number.slice(0, 6) + number.slice(8, 17);
        const reading = readIdentityNumber(old, TODAY, () => true);
        const century = `19${number.slice(8, 17)}`;
        const digits = number.slice(0, 6) + century;
        expect(reading.valid ? reading.number : reading.problem).toEqual(
          digits + checkCharacterOf(digits),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('two readings agree on numbers that are nearly right', () => {
    const wide = fc.constantFrom(
      (text: string) => text,
      (text: string) =>
        text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      (text: string) => text.replace('X', 'ｘ'),
    );
    const damage = fc.oneof(
      fc.constant((number: string) => number),
      fc.constant((number: string) => number.slice(0, 6) + number.slice(8, 17)),
      fc.constant((number: string) => `${number}4２`),
      fc.constant((number: string) => `${number}𠮷`),
      fc.constant((number: string) => ` ${number}`),
      fc
        .constantFrom('ABC', 'abc', 'A1C')
        .map((head) => (number: string) => head + number.slice(0, 12)),
      fc.tuple(fc.nat({ max: 17 }), fc.constantFrom(...Array.from('0123456789Xx-'))).map(
        ([index, character]) =>
          (number: string) =>
            replaced(number, index, character),
      ),
      fc
        .constantFrom('0230', '1301', '0229', '0000')
        .map((date) => (number: string) => number.slice(0, 10) + date + number.slice(14)),
      fc.string({ maxLength: 4 }).map((tail) => (number: string) => number + tail),
    );
    fc.assert(
      fc.property(
        goodNumber,
        damage,
        wide,
        fc.constantFrom(TODAY, '1990-01-01'),
        (number, spoil, widen, today) => {
          const text = widen(spoil(number));
          const reading = readIdentityNumber(text, today, (code) => code === '430102');
          const second = identityOf(text, today, ['430102']);
          expect(
            reading.valid ? { ...reading, why: null } : { valid: false, why: reading.problem },
          ).toEqual(reading.valid ? second : { valid: second['valid'], why: second['why'] });
        },
      ),
      { numRuns: RUNS },
    );
  });
});
