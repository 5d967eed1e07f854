import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { leaveFinding } from '../../db/domain/measures/leave-finding.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import { seriousViolation } from '../../db/domain/measures/serious-violation.ts';
import { testStrip } from '../../db/domain/testing/test-strip.ts';
import { listTestWindows, testWindows } from '../../db/domain/testing/test-windows.ts';
import { randomLife, randomRows } from './random-lives.ts';

/** How many lives; `npm run test:long` sets more. A failure prints the seed that repeats it. */
const LIVES = Number(process.env['LIVES'] ?? 5000);

test(
  'a strip shows every window once, and its cells are the counts of R-04',
  { timeout: 0 },
  () => {
    let shown = 0;
    fc.assert(
      fc.property(randomLife, randomRows, ({ measures, tests, today, registeredOn }, rules) => {
        const rows = rules as RuleRow[];
        for (const measure of measures) {
          const { windows } = listTestWindows(measure, tests, rows, today);
          if (windows === null || measure.startDay === null) continue;
          const testDays = tests.map(({ day }) => day);
          const years = testStrip(
            windows,
            { start: measure.startDay, testDays, registeredOn },
            today,
          );
          const cells = years.flatMap((year) => year.cells);
          expect(cells.map(({ from, last }) => [from, addDays(last, 1)])).toEqual(
            windows.map(({ from, end }) => [from, end]),
          );
          const ended = cells.filter(({ last }) => last < today);
          const count = (state: string) => ended.filter((cell) => cell.state === state).length;
          const waits = cells.find(({ state }) => state === 'open' || state === 'future');
          const { done, missing, excused, nextDue } = testWindows(measure, tests, rows, today);
          expect([count('done'), count('missing'), count('excused'), waits?.last ?? null]).toEqual([
            done,
            missing,
            excused,
            nextDue,
          ]);
          shown += cells.length;
        }
      }),
      { numRuns: LIVES },
    );
    expect(shown).toBeGreaterThan(LIVES);
  },
);

test('the leaves that are called 擅自外出 are those that R-05 counts', { timeout: 0 }, () => {
  let counted = 0;
  fc.assert(
    fc.property(randomLife, ({ measures, leaves, today }) => {
      for (const measure of measures) {
        const { leaves: expected } = seriousViolation(measure, { tests: [], leaves }, [], today);
        if (expected === null) continue;
        const found = leaves
          .map((leave) => leaveFinding(leave, [measure], today))
          .filter(({ kind, counts }) => kind === 'unauthorised' && counts);
        expect(found).toHaveLength(expected);
        counted += expected;
      }
    }),
    { numRuns: LIVES },
  );
  expect(counted).toBeGreaterThan(LIVES / 10);
});
