import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { checkContinuity } from '../../db/domain/figures/indicator-checks.ts';
import type { IndicatorPerson, StatusFact } from '../../db/domain/figures/indicator-source.ts';
import { computeIndicators, countByTown, listBehind } from '../../db/domain/figures/indicators.ts';
import { PRESENCES, STATUS_CAUSES } from '../../db/domain/figures/population.ts';
import { CONTROL_STATUSES } from '../../db/domain/words/vocabulary.ts';
import { ADOPTED_EXAMPLES } from '../domain/make-facts.ts';

/** Lives at random, counted a second time day by day with plain loops. */
const PERIOD = { first: '2026-09-01', last: '2026-10-31' };
const START = '2026-08-20';
const DAYS = 80;
const TOWNS = ['410927100', '410927101', '410927102'];

const status = fc.record({
  after: fc.integer({ min: 0, max: DAYS }),
  cause: fc.constantFrom(...STATUS_CAUSES.filter((cause) => cause !== '存量登记')),
  status: fc.constantFrom(...CONTROL_STATUSES),
  presence: fc.constantFrom(...PRESENCES, '在册' as const, '在册' as const),
  townCode: fc.constantFrom(...TOWNS),
});
/** At most one change a day, so that looking at the ends of days misses nothing. */
const life = fc
  .tuple(
    fc.boolean(),
    fc.uniqueArray(status, { selector: ({ after }) => after, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([isStock, changes, sells]): Omit<IndicatorPerson, 'id'> => {
    const rows = changes
      .sort((first, second) => first.after - second.after)
      .map(({ after, ...row }, index): StatusFact => ({
        id: index + 2,
        day: addDays(START, after),
        ...row,
      }));
    const stock: StatusFact = {
      id: 1,
      day: '2026-10-15',
      cause: '存量登记',
      status: '社会面',
      presence: '在册',
      townCode: '410927100',
    };
    return {
      category: sells ? '贩毒' : '吸毒',
      registeredOn: START,
      townCode: '410927100',
      lightTouch: false,
      statuses: isStock ? [stock, ...rows] : rows,
      grades: [],
      measures: [],
      contacts: [],
      testDays: [],
      tests: [],
      help: [],
    };
  });
const county = fc
  .array(life, { maxLength: 12 })
  .map((lives) => lives.map((each, index): IndicatorPerson => ({ id: index + 1, ...each })));

function townOn(person: IndicatorPerson, day: string): string | null {
  let town: string | null = null;
  for (const row of person.statuses) {
    if (row.cause !== '存量登记' && row.day > day) continue;
    const out = ['戒断三年未复吸', '死亡', '出国（境）'].includes(row.status);
    town = row.presence === '在册' && !out ? row.townCode : null;
  }
  return town;
}

/** Every day on which somebody was in a town in the evening and not in it the evening before, and the other way round. */
function crossings(
  people: readonly IndicatorPerson[],
): { town: string; came: number; left: number }[] {
  return TOWNS.map((code) => {
    let came = 0;
    let left = 0;
    for (let day = PERIOD.first; day <= PERIOD.last; day = addDays(day, 1)) {
      for (const person of people) {
        const [before, after] = [townOn(person, addDays(day, -1)), townOn(person, day)];
        if (before !== code && after === code) came += 1;
        if (before === code && after !== code) left += 1;
      }
    }
    return { town: code, came, left };
  });
}

const COMING = ['pop.new', 'pop.in', 'pop.tin', 'pop.relapse', 'fix.in'];
const GOING = ['pop.dead', 'pop.out', 'pop.tout', 'pop.clean3', 'pop.other', 'fix.out'];
const PARTS = ['SD', 'SK', 'QG', 'ZY', 'YW', 'SH', 'jail', 'lost'].map((part) => `pop.${part}`);

describe('population by day and by flow', () => {
  it('agrees with a second count, adds up in every town, and splits the stock without rest', () => {
    fc.assert(
      fc.property(county, (people) => {
        const { lists } = computeIndicators({ people, rules: ADOPTED_EXAMPLES }, PERIOD);
        const users = people.filter(({ category }) => category !== '贩毒');
        const of = (ids: readonly string[], town: string | null) =>
          ids.reduce((sum, id) => sum + listBehind(lists, id, town).length, 0);
        const found = TOWNS.map((code) => ({
          town: code,
          came: of(COMING, code),
          left: of(GOING, code),
        }));
        expect(found).toEqual(crossings(users));
        for (const code of TOWNS) {
          expect([of(['pop.open'], code), of(['pop.close'], code)]).toEqual([
            users.filter((person) => townOn(person, '2026-08-31') === code).length,
            users.filter((person) => townOn(person, PERIOD.last) === code).length,
          ]);
          expect(of(PARTS, code)).toBe(of(['pop.close'], code));
        }
        expect(checkContinuity(lists, countByTown(lists))).toEqual([]);
      }),
      { numRuns: 300, seed: 20260901 },
    );
  });

  it('calls 新增 nobody who was in the register before', () => {
    fc.assert(
      fc.property(county, (people) => {
        const { lists } = computeIndicators({ people, rules: ADOPTED_EXAMPLES }, PERIOD);
        for (const { personId } of lists.get('pop.new') ?? []) {
          const person = people.find(({ id }) => id === personId);
          const first = person?.statuses[0];
          expect(
            first !== undefined && first.cause !== '存量登记' && first.day >= PERIOD.first,
          ).toBe(true);
        }
      }),
      { numRuns: 300, seed: 20260902 },
    );
  });
});
