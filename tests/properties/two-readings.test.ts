import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateLives, type LivesResults } from '../../electron/application/evaluate/evaluate.ts';
import type { LivesDocument } from '../../electron/application/evaluate/evaluate-input.ts';
import { randomLife, randomRows } from './random-lives.ts';
import { answerLife, percentageOf, periodOf, workingDayOf } from './second-reading/evaluate.ts';

/** How many lives; `npm run test:long` sets more. A failure prints the seed that repeats it. */
const LIVES = Number(process.env['LIVES'] ?? 5000);

const EMPTY: LivesDocument = {
  format: 'lives/1',
  ruleSets: {},
  regionCodes: [],
  holidays: { years: [], holidays: [], workdays: [] },
  lives: [],
  percentages: [],
  workingDays: [],
  reportPeriods: [],
};

function answerOf(document: LivesDocument): LivesResults {
  const results = evaluateLives(document);
  if (!results.ok) throw new Error(JSON.stringify(results.error));
  return results.value;
}

describe('two readings of the rules agree', () => {
  test('on random lives under random rule rows', { timeout: 0 }, () => {
    fc.assert(
      fc.property(randomLife, randomRows, (life, rows) => {
        const answered = answerOf({ ...EMPTY, ruleSets: { random: rows }, lives: [life] });
        expect(answered.lives).toEqual([answerLife(life, rows, [])]);
      }),
      { numRuns: LIVES },
    );
  });

  test('on random percentages', () => {
    const number = fc.integer({ min: -3000, max: 3000 });
    const base = fc.oneof(fc.constantFrom(0, 1, 3, 8, 16, 2000), fc.nat({ max: 3000 }));
    fc.assert(
      fc.property(number, base, (part, of) => {
        const { percentages } = answerOf({ ...EMPTY, percentages: [{ id: 'p', part, base: of }] });
        expect(percentages).toEqual([{ id: 'p', text: percentageOf(part, of) }]);
      }),
      { numRuns: LIVES },
    );
  });

  test('on random working days and report periods', () => {
    const day = fc
      .integer({ min: Date.UTC(2023, 11, 1) / 86_400_000, max: Date.UTC(2026, 1, 28) / 86_400_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    const table = fc.record({
      years: fc.subarray([2023, 2024, 2025, 2026]),
      holidays: fc.array(day, { maxLength: 60 }),
      workdays: fc.array(day, { maxLength: 20 }),
    });
    const asked = fc.record({
      from: day,
      days: fc.integer({ min: 1, max: 30 }),
      year: fc.integer({ min: 2023, max: 2026 }),
      period: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(table, asked, randomRows, (holidays, { from, days, year, period }, rows) => {
        const answered = answerOf({
          ...EMPTY,
          holidays,
          ruleSets: { random: rows },
          workingDays: [{ id: 'w', from, days }],
          reportPeriods: [{ id: 'r', ruleSet: 'random', year, period }],
        });
        expect(answered.workingDays).toEqual([{ id: 'w', ...workingDayOf(from, days, holidays) }]);
        expect(answered.reportPeriods).toEqual([
          { id: 'r', ...periodOf(year, period, rows, holidays) },
        ]);
      }),
      { numRuns: Math.ceil(LIVES / 5) },
    );
  });
});
