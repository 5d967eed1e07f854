import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { householdsOf } from '../../db/domain/poverty/round-fact.ts';
import { pointOf } from '../../electron/reports/poverty/chart-of.ts';
import { CHIEF, officeAt } from '../support/office.ts';
import { DAY, USUAL, aRoundDesk, type RoundDesk } from './round-desk.ts';

let desk: RoundDesk;
beforeEach(async () => {
  desk = await aRoundDesk({ ...USUAL, people: 120 });
});
afterEach(() => desk.dispose());

/** Of every household of several people the last one lives in another town. */
const SPLIT = `UPDATE round_entries SET town_code = (SELECT min(code) FROM towns WHERE code <> town_code)
  WHERE id IN (SELECT max(id) FROM round_entries GROUP BY round_id, household_id HAVING count(*) > 1)`;

describe('the page of the rounds and their reports', () => {
  it('count the same, town by town, also where the people of a household stand in two towns', async () => {
    const told = desk.looked(({ connection, roundReports }) => {
      expect(connection.db.prepare(SPLIT).run().changes).toBeGreaterThan(10);
      return roundReports.heads().map((head) => {
        const facts = roundReports.facts(head, DAY);
        const towns = Map.groupBy(householdsOf(facts.entries), ({ townCode }) => townCode);
        return {
          point: pointOf(facts),
          towns: [...towns].map(([code, own]) => `${code} ${own.length}`).sort(),
        };
      });
    });
    const { office, call } = officeAt(desk.folder, DAY);
    await call('session.unlock', CHIEF);
    const { rounds } = await call('rounds.trends', {});
    expect(
      rounds.map(({ label, listed, visited, levels, perHeadMedian }) => {
        return { label, listed, visited, levels, perHeadMedian };
      }),
    ).toEqual(told.map(({ point }) => point));
    const pages = [];
    for (const { id } of rounds) pages.push(await call('rounds.get', { id }));
    office.close();
    const counted = pages.map(({ towns }) =>
      towns.flatMap(({ townCode, households }) =>
        households === 0 ? [] : [`${townCode} ${households}`],
      ),
    );
    expect(counted.map((lines) => lines.sort())).toEqual(told.map(({ towns }) => towns));
  });
});
