import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visitTasks } from '../../db/domain/visits/visit-tasks.ts';
import { rowsOf, type Life } from '../../electron/application/evaluate/evaluate-input.ts';
import { randomLife, randomRows } from './random-lives.ts';
import { plusMonths, toNumber, toText } from './second-reading/days.ts';
import { visitTasksOf } from './second-reading/visit-tasks.ts';

const LIVES = Number(process.env['LIVES'] ?? 5000);

test('two readings agree on the visit tasks of a period (R-08, R-12)', { timeout: 0 }, () => {
  const period = fc.record({ monthsAgo: fc.nat({ max: 6 }), length: fc.constantFrom(1, 2, 12) });
  fc.assert(
    fc.property(randomLife, randomRows, period, (life, rows, { monthsAgo, length }) => {
      const first = `${toText(plusMonths(toNumber(life.today), -monthsAgo)).slice(0, 7)}-01`;
      const last = toText(plusMonths(toNumber(first), length) - 1);
      const free: Life = { ...life, state: '在控', measures: [] };
      const found = visitTasks({ ...free, state: '在控' }, rowsOf(rows), { first, last });
      const tasks = found.tasks?.map(({ anchor, due, metOn }) => ({ anchor, due, metOn }));
      expect(tasks ?? found.why).toEqual(visitTasksOf(free, rows, first, last));
    }),
    { numRuns: Math.ceil(LIVES / 2) },
  );
});
