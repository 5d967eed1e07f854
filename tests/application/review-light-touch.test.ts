import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partsOf } from '../support/docx-xml.ts';
import { aReviewDesk, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
let hidden: number;
let other: number;
beforeEach(async () => {
  desk = await aReviewDesk();
  hidden = await desk.person();
  other = await desk.person();
  await underLightTouch(true);
});
afterEach(() => desk.dispose());

async function underLightTouch(lightTouch: boolean): Promise<void> {
  await desk.looked(({ people }) => people.update(hidden, { lightTouch }));
}

async function entryOf(roundId: number, personId: number) {
  const found = (await desk.entries(roundId)).find((row) => row.personId === personId);
  if (found === undefined) throw new Error('not on the list');
  return found;
}

async function unmet(entryId: number, reason: '无感式管理' | '外出未归') {
  return { ...(await desk.of(entryId)), reason, note: '' };
}

describe('somebody under 无感式管理 on the list of a round (R-09, R-10)', () => {
  it('is counted, has no visit to make, and does not keep the round open', async () => {
    const { id } = await desk.open();
    expect(await entryOf(id, hidden)).toMatchObject({ state: '未回访', unmetReason: '无感式管理' });
    const round = await desk.call('rounds.get', { id });
    expect(round).toMatchObject({
      ...{ listed: 2, visited: 0, unmet: 1, waiting: 1 },
      unmetReasons: [{ reason: '无感式管理', people: 1 }],
      open: ['1人待回访，须回访或登记未回访原因'],
    });
    const last = await entryOf(id, other);
    await desk.call('rounds.setUnmet', await unmet(last.id, '外出未归'));
    const { revision, open } = await desk.call('rounds.get', { id });
    expect(open).toEqual([]);
    expect(await desk.call('rounds.close', { id, revision })).toMatchObject({ unmet: 2 });
  });

  it('is visited all the same if somebody went', async () => {
    const { id } = await desk.open();
    const { id: entryId } = await entryOf(id, hidden);
    await desk.save(entryId);
    expect(await entryOf(id, hidden)).toMatchObject({ state: '已回访', unmetReason: null });
  });

  it('has another reason, or a visit, once 无感式管理 has ended', async () => {
    const { id } = await desk.open();
    const last = await entryOf(id, other);
    await desk.call('rounds.setUnmet', await unmet(last.id, '外出未归'));
    await underLightTouch(false);
    const words = '1人的无感式管理已经终止，须回访或改登记未回访原因';
    const { revision, open } = await desk.call('rounds.get', { id });
    expect(open).toEqual([words]);
    expect(await desk.refused('rounds.close', { id, revision })).toEqual({
      code: 'REFUSED',
      reason: `还不能办结：${words}`,
    });
    const { id: entryId } = await entryOf(id, hidden);
    expect(await desk.refused('rounds.setUnmet', await unmet(entryId, '无感式管理'))).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'reason', message: '此人没有按无感式管理，请选其他原因' }],
    });
    await desk.call('rounds.setUnmet', await unmet(entryId, '外出未归'));
    expect((await desk.call('rounds.get', { id })).open).toEqual([]);
  });

  it('is counted, and not named, on the list of who was not visited', async () => {
    const { id } = await desk.open();
    const target = join(desk.folder, '未回访.docx');
    const order = { roundId: id, townCode: null, target };
    expect(await desk.call('rounds.reminder', order)).toMatchObject({ people: 2 });
    const words = (partsOf(readFileSync(target))['word/document.xml'] ?? '').replace(
      /<[^>]+>/g,
      '',
    );
    expect(words).toContain(
      '应回访2人，已回访0人，未回访2人（待回访1人，已登记原因1人），其中按无感式管理1人不列入本清单',
    );
    expect(words).not.toContain('无感人员');
    expect(words).toContain((await entryOf(id, other)).fullName);
  });
});
