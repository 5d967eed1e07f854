import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { CHIEF } from '../support/office.ts';
import { addHousehold, aMember } from './household-desk.ts';
import { aReviewDesk, CLERK, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await aReviewDesk('2026-06-20');
});
afterEach(() => desk.dispose());

const HELP: Omit<Input<'help.record'>, 'personId' | 'helpedOn'> = {
  ...{ kind: '健康帮扶', unit: '乡镇', amount: null, result: '', note: '' },
};

describe('help that the checks of a sheet read', () => {
  it('is what members got while they lived there, as in the reports and at a closing', async () => {
    const mover = await desk.person();
    const home = await addHousehold(desk, await desk.person());
    await desk.call('households.saveMember', {
      ...{ id: home, memberId: null },
      fields: aMember({ personId: mover, name: '', relation: '配偶', since: '2026-01-10' }),
    });
    const member = (await desk.call('households.get', { id: home })).members.at(-1);
    await desk.call('households.endMember', {
      ...{ id: home, memberId: member?.id ?? 0, until: '2026-05-15', reason: '离婚' },
    });
    const round = await desk.open();
    const entry = (await desk.entries(round.id)).find(({ householdId }) => householdId === home);
    const entryId = entry?.id ?? 0;
    await desk.save(entryId, { riskTypes: ['因病'] });
    const unhelped = async () =>
      (await desk.call('rounds.entry', { entryId })).checks.some(({ id }) => id === 'FP-03');
    for (const helpedOn of ['2026-01-09', '2026-05-15', '2026-06-01'])
      await desk.call('help.record', { ...HELP, personId: mover, helpedOn });
    expect(await unhelped()).toBe(true);
    await desk.call('help.record', { ...HELP, personId: mover, helpedOn: '2026-05-14' });
    expect(await unhelped()).toBe(false);
  });
});

describe('a closing that is dated back', () => {
  it('does not count the help that was given after its day', async () => {
    const personId = await desk.person();
    const householdId = await addHousehold(desk, personId);
    const { id } = await desk.call('watches.open', {
      ...{ householdId, identifiedOn: '2025-12-05', level: '中', riskTypes: [] },
      reason: '乡镇上报',
    });
    const round = await desk.open();
    const [entry] = await desk.entries(round.id);
    const entryId = entry?.id ?? 0;
    await desk.settle(entryId);
    await desk.save(entryId, {});
    await desk.conclude(entryId, '低', '实地核实');
    await desk.as(CLERK);
    for (const { id: check } of (await desk.call('rounds.entry', { entryId })).checks) {
      const of = await desk.of(entryId);
      await desk.call('rounds.confirmWarning', { ...of, check, reason: '已核实' });
    }
    const approved = await desk.call('rounds.approve', {
      ...{ roundId: round.id, entryIds: [entryId] },
    });
    expect(approved).toEqual({ approved: 1, refused: [] });
    await desk.call('help.record', { ...HELP, personId, helpedOn: '2026-06-15' });
    const [watch] = (await desk.call('watches.list', { householdId })).rows;
    const proposed = await desk.call('watches.proposeClosing', {
      ...{ id, revision: watch?.revision ?? 0, way: '帮扶消除', note: '收入稳定' },
    });
    await desk.as(CHIEF);
    const close = { id, revision: proposed.revision };
    expect(await desk.refused('watches.close', { ...close, on: '2026-06-12' })).toEqual({
      code: 'REFUSED',
      reason: '还不能标注风险消除：识别以来没有帮扶记录，不能按“帮扶消除”办理',
    });
    expect(await desk.call('watches.close', { ...close, on: '2026-06-15' })).toMatchObject({
      closedOn: '2026-06-15',
    });
  });
});
