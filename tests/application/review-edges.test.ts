import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { anOffice, CHIEF, setUp } from '../support/office.ts';
import { addHousehold, aMember } from './household-desk.ts';
import { aReviewDesk, CLERK, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await aReviewDesk('2026-06-20');
});
afterEach(() => desk.dispose());

const HELP: Omit<Input<'help.record'>, 'personId'> = {
  ...{ helpedOn: '2026-06-05', kind: '就业帮扶', unit: '乡镇', amount: '500', result: '' },
  note: '',
};

describe('help of somebody who moved from one listed household to another', () => {
  it('is one record in the report of the round', async () => {
    const mover = await desk.person();
    const host = await desk.person();
    const home = await addHousehold(desk, host);
    const old = await addHousehold(desk, mover);
    await desk.open();
    const { members } = await desk.call('households.get', { id: old });
    await desk.call('households.endMember', {
      ...{ id: old, memberId: members[0]?.id ?? 0, until: '2026-06-15', reason: '结婚' },
    });
    await desk.call('households.saveMember', {
      ...{ id: home, memberId: null },
      fields: aMember({ personId: mover, name: '', relation: '配偶', since: '2026-06-15' }),
    });
    await desk.call('help.record', { personId: mover, ...HELP });
    await desk.call('help.record', { personId: mover, ...HELP, helpedOn: '2026-06-18' });
    const help = await desk.looked(({ roundReports }) => {
      const head = roundReports.find(2026, '年中');
      if (head === undefined) throw new Error('no round');
      return roundReports.facts(head, '2026-06-20').help;
    });
    expect(help.map(({ householdId, helpedOn }) => [householdId, helpedOn])).toEqual([
      [old, '2026-06-05'],
      [home, '2026-06-18'],
    ]);
  });
});

describe('the checks of a closing', () => {
  it('go by the rule of the day of identification, as the closing does', async () => {
    await desk.person();
    const round = await desk.open();
    const [entry] = await desk.entries(round.id);
    const entryId = entry!.id;
    await desk.settle(entryId);
    const { id, revision } = await desk.call('watches.open', {
      ...{ householdId: entry!.householdId, identifiedOn: '2025-11-20', level: '中' },
      ...{ riskTypes: [], reason: '摸排' },
    });
    await desk.save(entryId, { wage: '60000' });
    await desk.as(CLERK);
    await desk.conclude(entryId, '低');
    await desk.as(CHIEF);
    expect(await desk.call('rounds.approve', { roundId: round.id, entryIds: [entryId] })).toEqual({
      ...{ approved: 1, refused: [] },
    });
    await desk.call('watches.proposeClosing', { id, revision, way: '自然消除', note: '稳定' });
    await desk.call('rules.change', {
      ...{ ruleId: 'CLOSE-AFTER', validFrom: '2026-06-19', legalBasis: '县里规定' },
      value: { months: 12 },
    });
    const { checks } = await desk.call('rounds.entry', { entryId });
    expect(checks.map((check) => check.id)).toEqual([]);
  });
});

describe('a round', () => {
  it('is not opened over the days of another one, nor in the wrong order', async () => {
    await desk.person();
    await desk.open();
    const second = { year: 2026, name: '年末', lastOn: '2026-12-31', note: '' } as const;
    expect(await desk.refused('rounds.open', { ...second, firstOn: '2026-07-01' })).toMatchObject({
      fields: [{ path: 'firstOn' }],
    });
    expect(
      await desk.refused('rounds.open', {
        ...{ year: 2025, name: '年末', firstOn: '2025-11-15', lastOn: '2026-06-10', note: '' },
      }),
    ).toMatchObject({ fields: [{ path: 'lastOn' }] });
    expect(
      await desk.refused('rounds.open', {
        ...{ year: 2026, name: '年末', firstOn: '2026-07-16', lastOn: '2062-12-31', note: '' },
      }),
    ).toMatchObject({ fields: [{ path: 'lastOn' }] });
  });

  it('says before it begins that the factor is not adopted for the first day of the year', async () => {
    const other = anOffice('2026-06-20');
    await setUp(other, false);
    await other.call('rules.change', {
      ...{ ruleId: 'POVERTY-NEAR-FACTOR', validFrom: '2026-03-01', legalBasis: '县里规定' },
      value: { factor: '1.3' },
    });
    const { hints } = await other.call('rounds.preview', {});
    other.dispose();
    expect(hints).toContain(
      '未设置：“2026年1月1日的接近收入线倍数”没有已采用的规则，请到“设置—规则”采用',
    );
  });

  it('does not lower a watch by an older round', async () => {
    await desk.person();
    const round = await desk.open();
    const late = await desk.open({
      ...{ year: 2025, name: '年末', firstOn: '2025-11-15', lastOn: '2025-12-31' },
    });
    const approve = async (
      roundId: number,
      sheet: Parameters<ReviewDesk['save']>[1],
      level: '已返贫' | '高',
    ) => {
      const [entry] = await desk.entries(roundId);
      await desk.settle(entry!.id);
      await desk.save(entry!.id, sheet);
      await desk.as(CLERK);
      await desk.conclude(entry!.id, level, '核实');
      for (const { id: check, severity } of (
        await desk.call('rounds.entry', { entryId: entry!.id })
      ).checks)
        if (severity === 'warning')
          await desk.call('rounds.confirmWarning', {
            ...(await desk.of(entry!.id)),
            check,
            reason: '核实',
          });
      await desk.as(CHIEF);
      expect(await desk.call('rounds.approve', { roundId, entryIds: [entry!.id] })).toEqual({
        approved: 1,
        refused: [],
      });
    };
    await approve(round.id, { wage: '0', housing: false }, '已返贫');
    await approve(late.id, { wage: '0', visitedOn: '2025-12-20' }, '高');
    const { rows } = await desk.call('watches.list', { open: true });
    expect(rows.map(({ level }) => level)).toEqual(['已返贫']);
  });
});

describe('masked texts that come back', () => {
  it('are not written over what they hide, nor over anything else', async () => {
    await desk.person();
    const round = await desk.open();
    const [entry] = await desk.entries(round.id);
    const entryId = entry!.id;
    const unmet = async (note: string) =>
      desk.call('rounds.setUnmet', { ...(await desk.of(entryId)), reason: '失联', note });
    await unmet('电话13812345678打不通');
    const { unmetNote } = await desk.call('rounds.entry', { entryId });
    expect(unmetNote).toBe('电话*******5678打不通');
    await unmet(unmetNote);
    const stored = await desk.looked(({ rounds }) => rounds.findEntry(entryId)?.unmetNote);
    expect(stored).toBe('电话13812345678打不通');
    const other = { ...(await desk.of(entryId)), reason: '失联', note: '*******9999' } as const;
    expect(await desk.refused('rounds.setUnmet', other)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
