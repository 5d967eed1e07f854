import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '../support/builders.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

async function placesOfTheCounty() {
  const [first, second] = await desk.call('regions.towns', {});
  if (first === undefined || second === undefined) throw new Error('a county without towns');
  const [village] = await desk.call('regions.villages', { townCode: second.code });
  if (village === undefined) throw new Error('a town without villages');
  return { first, second, village };
}

describe('the history of a person', () => {
  it('tells towns and villages by their names', async () => {
    const { first, second, village } = await placesOfTheCounty();
    const { id } = await desk.call('people.create', {
      fields: aPerson({ townCode: first.code }),
      controlStatus: '社会面',
      registeredOn: '2026-10-01',
    });
    const move = { kind: '县内转移', on: '2026-10-10', note: '' } as const;
    const places = { townCode: second.code, villageCode: village.code };
    await desk.call('people.move', { id, revision: 1, ...move, ...places });
    const [last] = await desk.call('people.history', { id });
    expect(last?.changes.slice(0, 2)).toEqual([
      { field: '乡镇（街道）', before: first.name, after: second.name },
      { field: '村（社区）', before: '', after: village.name },
    ]);
  });
});
