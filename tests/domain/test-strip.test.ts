import { describe, expect, test } from 'vitest';
import type { MeasureFacts, TestFact } from '../../db/domain/person/facts.ts';
import { testStrip, type StripYear } from '../../db/domain/testing/test-strip.ts';
import { listTestWindows, testWindows } from '../../db/domain/testing/test-windows.ts';
import { ADOPTED_EXAMPLES, makeMeasure, makeRow, makeTest } from './make-facts.ts';

interface Life {
  readonly measure?: Partial<MeasureFacts>;
  readonly tests?: readonly TestFact[];
  readonly today: string;
  readonly registeredOn?: string;
}

function stripOf({ measure, tests = [], today, registeredOn = '2000-01-01' }: Life) {
  const facts = makeMeasure(measure);
  const { windows } = listTestWindows(facts, tests, ADOPTED_EXAMPLES, today);
  const testDays = tests.filter(({ result }) => /^[阴阳]性$/.test(result)).map(({ day }) => day);
  const start = facts.startDay ?? '';
  return testStrip(windows ?? [], { start, testDays, registeredOn }, today);
}

/** Each year as a line: ✓ done, ✗ missing, 免 excused, 待 open, · future. */
const SIGNS = { done: '✓', missing: '✗', excused: '免', open: '待', future: '·' } as const;
const lines = (years: readonly StripYear[]) =>
  years.map(({ cells }) => cells.map(({ state }) => SIGNS[state]).join(''));

describe('R-04 as a strip of years', () => {
  test.each<[string, Life, string[]]>([
    [
      '12, 6 and 4 cells for the three years of 社区戒毒',
      { today: '2024-01-15' },
      ['待···········', '······', '····'],
    ],
    [
      'a window that ended without a test is missing from the day after its last',
      { today: '2024-02-15', tests: [makeTest('2024-02-15')] },
      ['✗✓··········', '······', '····'],
    ],
    [
      'a window is open on its last day',
      { today: '2024-02-14' },
      ['待···········', '······', '····'],
    ],
    [
      'a refused test fills nothing',
      { today: '2024-03-20', tests: [makeTest('2024-02-01', '拒检'), makeTest('2024-02-20')] },
      ['✗✓待·········', '······', '····'],
    ],
    [
      'one suspended day excuses the window, and an open one is excused while it lasts',
      {
        today: '2024-04-20',
        measure: {
          suspensions: [
            { from: '2024-02-14', to: '2024-02-15' },
            { from: '2024-04-15', to: null },
          ],
        },
      },
      ['免✗✗免········', '······', '····', '·'],
    ],
    [
      'an excused window stays excused although it holds a test (R-04)',
      {
        today: '2024-03-15',
        tests: [makeTest('2024-01-20')],
        measure: { suspensions: [{ from: '2024-02-01', to: '2024-02-02' }] },
      },
      ['免✗待·········', '······', '····', '·'],
    ],
    [
      'a window cut by the actual end is excused, and those after it are not there',
      { today: '2025-06-01', measure: { endDay: '2025-04-01' }, tests: [makeTest('2025-03-01')] },
      ['✗✗✗✗✗✗✗✗✗✗✗✗', '✓免'],
    ],
    [
      'a window cut by the end counts when it held a test before',
      { today: '2025-06-01', measure: { endDay: '2025-04-01' }, tests: [makeTest('2025-03-20')] },
      ['✗✗✗✗✗✗✗✗✗✗✗✗', '✗✓'],
    ],
    [
      'suspended days move the term, and a fourth year begins',
      {
        today: '2027-02-01',
        measure: { suspensions: [{ from: '2024-01-20', to: '2024-02-10' }] },
      },
      ['免✗✗✗✗✗✗✗✗✗✗✗', '✗✗✗✗✗✗', '✗✗✗✗', '待'],
    ],
  ])('%s', (_title, life, expected) => {
    expect(lines(stripOf(life))).toEqual(expected);
  });

  test('cells from the 31st follow the clamped months, and both days are in them', () => {
    const measure = { startDay: '2024-01-31' };
    const [first] = stripOf({ today: '2024-04-01', measure, tests: [makeTest('2024-02-29')] });
    expect(first?.cells.slice(0, 3)).toEqual([
      {
        from: '2024-01-31',
        last: '2024-02-28',
        state: 'missing',
        testedOn: null,
        beforeEntry: false,
      },
      {
        from: '2024-02-29',
        last: '2024-03-30',
        state: 'done',
        testedOn: '2024-02-29',
        beforeEntry: false,
      },
      { from: '2024-03-31', last: '2024-04-29', state: 'open', testedOn: null, beforeEntry: false },
    ]);
    expect([first?.year, first?.from, first?.last]).toEqual([1, '2024-01-31', '2025-01-30']);
  });

  test('a cell shows its first valid test', () => {
    const tests = [makeTest('2024-02-10'), makeTest('2024-01-20')];
    expect(stripOf({ today: '2024-02-14', tests })[0]?.cells[0]?.testedOn).toBe('2024-01-20');
  });

  test('what ended on or before the day of entry is marked', () => {
    const years = stripOf({ today: '2024-04-20', registeredOn: '2024-03-15' });
    expect(years[0]?.cells.slice(0, 4).map(({ beforeEntry }) => beforeEntry)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('a year keeps the row that was valid when it began', () => {
    const rows = [
      makeRow('TEST-社区戒毒', { perYear: [4] }, { to: '2025-01-01' }),
      makeRow('TEST-社区戒毒', { perYear: [2] }, { from: '2025-01-01' }),
    ];
    const { windows } = listTestWindows(makeMeasure(), [], rows, '2025-02-01');
    const facts = { start: '2024-01-15', testDays: [], registeredOn: '2000-01-01' };
    expect(lines(testStrip(windows ?? [], facts, '2025-02-01'))).toEqual(['✗✗✗✗', '待·', '··']);
  });

  test.each(['2024-01-31', '2024-02-29', '2024-12-31'])(
    'its cells are the counts of R-04, from %s',
    (startDay) => {
      const measure = makeMeasure({
        startDay,
        suspensions: [{ from: '2025-02-28', to: '2025-04-01' }],
      });
      const tests = ['2024-03-31', '2024-05-30', '2025-08-31', '2026-02-28'].map((day) =>
        makeTest(day),
      );
      const today = '2026-11-15';
      const counts = testWindows(measure, tests, ADOPTED_EXAMPLES, today);
      const { windows } = listTestWindows(measure, tests, ADOPTED_EXAMPLES, today);
      const facts = { start: startDay, testDays: tests.map(({ day }) => day), registeredOn: '' };
      const cells = testStrip(windows ?? [], facts, today).flatMap((year) => year.cells);
      const ended = cells.filter(({ last }) => last < today);
      const of = (state: string) => ended.filter((cell) => cell.state === state).length;
      expect([of('done'), of('missing'), of('excused')]).toEqual([
        counts.done,
        counts.missing,
        counts.excused,
      ]);
      expect(cells).toHaveLength(windows?.length ?? -1);
    },
  );
});
