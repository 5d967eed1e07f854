import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ControlStatus } from '../../db/domain/words/vocabulary.ts';
import { aReviewDesk, TODAY, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
let personId: number;
beforeEach(async () => {
  desk = await aReviewDesk();
});
afterEach(() => desk.dispose());

async function become(controlStatus: ControlStatus, on: string): Promise<void> {
  const { revision } = await desk.call('people.get', { id: personId });
  const change = { controlStatus, on, correction: false, note: '' } as const;
  await desk.call('people.changeStatus', { id: personId, revision, ...change });
}

async function releases(): Promise<unknown[]> {
  const { rows } = await desk.call('todo.list', { filter: { scope: 'all', kind: '出所核实' } });
  return rows.map(({ dueOn, subject, townName }) => [dueOn, subject?.id, townName]);
}

describe('somebody who was just released', () => {
  it('is looked at within the days of a new case, until a case is opened', async () => {
    personId = await desk.person({ povertyCategory: '一般户' });
    await become('在押', '2026-02-01');
    expect(await releases()).toEqual([]);
    await become('社会面', '2026-06-15');
    expect(await releases()).toEqual([['2026-06-30', personId, '城关镇']]);
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all', kind: '出所核实' } });
    expect(rows[0]?.why).toContain('2026年6月15日出所出狱，还没有核实是否有返贫致贫风险');
    await desk.call('povertyCases.open', { personId, source: '出所出狱', clueOn: TODAY, note: '' });
    expect(await releases()).toEqual([]);
  });

  it('is looked at until something is recorded since, unless the rounds visit the household', async () => {
    personId = await desk.person({ povertyCategory: null });
    await become('在押', '2026-01-10');
    await become('社会面', '2026-01-20');
    expect(await releases()).toEqual([['2026-02-04', personId, '城关镇']]);
    const household = await desk.call('povertyCases.open', {
      ...{ personId, source: '新登记', clueOn: '2026-01-10', note: '' },
    });
    // A clue from before the release says nothing of it; a category recorded since does.
    expect(await releases()).toHaveLength(1);
    await desk.call('households.setCategory', {
      ...{ id: household.householdId, word: '一般户', since: '2026-02-01', basis: '入户核实' },
    });
    expect(await releases()).toEqual([]);
    personId = await desk.person({ povertyCategory: '脱贫户' });
    await become('在押', '2026-02-01');
    await become('社会面', '2026-06-15');
    expect(await releases()).toEqual([]);
  });

  it('finds the day on the sheet, so that D2 is not missed', async () => {
    personId = await desk.person();
    await become('在押', '2026-02-01');
    await become('社会面', '2026-05-15');
    const round = await desk.open();
    const [entry] = await desk.entries(round.id);
    const { prefilled } = await desk.call('rounds.entry', { entryId: entry?.id ?? 0 });
    expect(prefilled).toMatchObject({ bail: '无', releasedOn: '2026-05-15' });
    const saved = await desk.save(entry?.id ?? 0, { releasedOn: prefilled.releasedOn });
    expect(saved.risk?.signals.map(({ code }) => code)).toContain('D2');
  });
});
