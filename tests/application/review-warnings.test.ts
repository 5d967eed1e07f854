import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anIdentityNumber } from '../support/builders.ts';
import { CHIEF } from '../support/office.ts';
import { aMember } from './household-desk.ts';
import { aReviewDesk, CLERK, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
let roundId: number;
let entryId: number;
let householdId: number;
beforeEach(async () => {
  desk = await aReviewDesk('2026-06-20');
  await desk.person();
  roundId = (await desk.open()).id;
  const [entry] = await desk.entries(roundId);
  entryId = entry!.id;
  householdId = entry!.householdId;
  await desk.settle(entryId);
});
afterEach(() => desk.dispose());

async function confirm(check: string, reason: string) {
  return desk.call('rounds.confirmWarning', { ...(await desk.of(entryId)), check, reason });
}
async function confirmedOf(): Promise<[string, string][]> {
  const { checks } = await desk.call('rounds.entry', { entryId });
  return checks.map(({ id, confirmed }) => [id, confirmed]);
}

describe('a confirmed warning', () => {
  it('asks anew when the sheet gives it again with other figures', async () => {
    await desk.save(entryId, { wage: '50' });
    await confirm('FP-22', '确为50元');
    expect(await confirmedOf()).toEqual([['FP-22', '确为50元']]);
    await desk.save(entryId, { wage: '50', wishes: '想开店' });
    expect(await confirmedOf()).toEqual([['FP-22', '确为50元']]);
    await desk.save(entryId, { wage: '80' });
    expect(await confirmedOf()).toEqual([['FP-22', '']]);
  });

  it('asks anew when somebody else in the household gives it too', async () => {
    const child = (at: number) => ({
      ...{ id: householdId, memberId: null },
      fields: aMember({
        ...{ name: '张小', identityNumber: anIdentityNumber('20160307', at), relation: '子女' },
        ...{ birthOn: '2016-03-07', schooling: '失学辍学', labour: '无劳动力', health: '健康' },
      }),
    });
    await desk.call('households.saveMember', child(1));
    await desk.save(entryId, { people: 2 });
    await confirm('FP-23', '已随父母外出就读');
    await desk.call('households.saveMember', child(2));
    expect((await confirmedOf()).find(([id]) => id === 'FP-23')).toEqual(['FP-23', '']);
  });

  it('takes no masked reason', async () => {
    await desk.save(entryId, { wage: '50' });
    const of = { ...(await desk.of(entryId)), check: 'FP-22', reason: '电话*******5678核实' };
    expect(await desk.refused('rounds.confirmWarning', of)).toMatchObject({
      fields: [{ path: 'reason' }],
    });
  });
});

describe('looking for somebody on a round by number', () => {
  it('is in the log as everywhere, without the digits', async () => {
    await desk.entries(roundId, { text: '19900307' });
    await desk.as(CLERK);
    const { rows } = await desk.call('audit.list', { pageSize: 50 });
    expect(rows.filter(({ action }) => action === '按号码查找人员')).toHaveLength(1);
    await desk.as(CHIEF);
  });
});
