import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHIEF } from '../support/office.ts';
import { aReviewDesk, aSheet, CLERK, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
let first: number;
let second: number;
beforeEach(async () => {
  desk = await aReviewDesk();
  await desk.person();
  await desk.person();
  const { id } = await desk.open();
  [first = 0, second = 0] = (await desk.entries(id)).map((row) => row.id);
});
afterEach(() => desk.dispose());

const KEYED = { level: null, reason: '', over: '' } as const;
const half = (wishes: string) => ({ ...aSheet({ wishes }), wage: '三千' });
const keep = (entryId: number, wishes: string, over = '') =>
  desk.call('rounds.keepSheetDraft', { ...KEYED, entryId, over, sheet: half(wishes) });
const kept = (entryId: number) => desk.call('rounds.sheetDraft', { entryId });

describe('what stands on a visit sheet and is not saved', () => {
  it('outlives the lock as it was typed, right or wrong, and counts nowhere', async () => {
    await keep(first, '想学修车');
    await keep(second, '想养羊');
    await desk.call('session.lock', {});
    await desk.call('session.unlock', CHIEF);
    expect(await kept(first)).toEqual({
      ...KEYED,
      sheet: half('想学修车'),
      savedAt: expect.any(String) as string,
    });
    expect((await kept(second))?.sheet).toEqual(half('想养羊'));
    expect(await desk.call('rounds.entry', { entryId: first })).toMatchObject({
      ...{ state: '待回访', sheet: null, complete: false },
    });
    expect(JSON.stringify(await desk.call('audit.list', {}))).not.toContain('想学修车');
  });

  it('is the typist’s own', async () => {
    await keep(first, '想学修车');
    await desk.as(CLERK);
    expect(await kept(first)).toBeNull();
  });

  it('goes when the sheet is saved, or is not wanted any more', async () => {
    await keep(first, '想学修车');
    await keep(second, '想养羊');
    await desk.save(first);
    await desk.call('rounds.dropSheetDraft', { entryId: second });
    expect([await kept(first), await kept(second)]).toEqual([null, null]);
  });

  it('goes when the conclusion is drawn, and does not come back with the sheet that is returned', async () => {
    await desk.save(first);
    const { recordedAt, revision } = await desk.call('rounds.entry', { entryId: first });
    await keep(first, '想学修车', recordedAt);
    expect(await kept(first)).not.toBeNull();
    await desk.call('rounds.conclude', { entryId: first, revision, level: '低', reason: '核实过' });
    expect(await kept(first)).toBeNull();
  });

  it('is not put over a sheet that somebody else has saved meanwhile', async () => {
    await keep(first, '想学修车');
    await desk.as(CLERK);
    await desk.save(first);
    await desk.as(CHIEF);
    expect(await kept(first)).toBeNull();
  });
});
