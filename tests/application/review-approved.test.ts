import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTest } from './control-desk.ts';
import { aReviewDesk, CLERK, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
let roundId: number;
let entryId: number;
let householdId: number;
let personId: number;
beforeEach(async () => {
  desk = await aReviewDesk();
  personId = await desk.person();
  roundId = (await desk.open()).id;
  const [entry] = await desk.entries(roundId);
  entryId = entry!.id;
  householdId = entry!.householdId;
  await desk.settle(entryId);
});
afterEach(() => desk.dispose());

const detail = () => desk.call('rounds.entry', { entryId });

async function confirmWarnings(): Promise<void> {
  for (const { id: check, severity } of (await detail()).checks)
    if (severity === 'warning')
      await desk.call('rounds.confirmWarning', {
        ...(await desk.of(entryId)),
        ...{ check, reason: '已核实' },
      });
}

async function approve() {
  await desk.as(CLERK);
  return desk.call('rounds.approve', { roundId, entryIds: [entryId] });
}

async function withoutContact(): Promise<void> {
  const { revision, townCode, noLabour } = await desk.call('households.get', { id: householdId });
  await desk.call('households.update', {
    ...{ id: householdId, revision },
    fields: {
      ...{ number: '', townCode, villageCode: null, address: '', noLabour, note: '' },
      ...{ contactName: '', contactUnit: '', contactPhone: '' },
    },
  });
}

describe('the checks of an approved sheet', () => {
  it('stay those of its approval, whatever becomes of the household, also in the closed round', async () => {
    await desk.save(entryId, { wage: '50', business: '20000' });
    await desk.conclude(entryId, '低');
    await confirmWarnings();
    const before = (await detail()).checks;
    expect(before.map(({ id, confirmed }) => [id, confirmed])).toEqual([['FP-22', '已核实']]);
    expect(await approve()).toEqual({ approved: 1, refused: [] });
    await withoutContact();
    expect(await detail()).toMatchObject({ checks: before, errors: 0, warnings: 0 });
    const { revision } = await desk.call('rounds.get', { id: roundId });
    await desk.call('rounds.close', { id: roundId, revision });
    expect(await detail()).toMatchObject({ roundClosed: true, checks: before, errors: 0 });
    expect(await desk.entries(roundId, { withErrors: true })).toEqual([]);
  });

  it('are those of today again once the approval is taken back', async () => {
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    await approve();
    await withoutContact();
    await desk.save(entryId, { wage: '9500' });
    expect((await detail()).checks.map(({ id }) => id)).toEqual(['FP-19']);
  });

  it('are none of an approval before which none were kept', async () => {
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    await approve();
    await withoutContact();
    await desk.looked(({ rounds }) => {
      const kept = JSON.parse(rounds.sheetOf(entryId)?.finding ?? '') as object;
      rounds.updateSheet(entryId, { finding: JSON.stringify({ ...kept, checks: undefined }) });
    });
    expect(await detail()).toMatchObject({ checks: [], errors: 0 });
  });
});

describe('an approval', () => {
  const refusal = '研判以后情况有变化，按规则的建议由“低”变为“中”，请退回重新研判';

  /** The round before, in which the person was visited on 10 December. */
  async function visitedBefore(): Promise<void> {
    const former = await desk.open({
      ...{ year: 2025, name: '年末', firstOn: '2025-11-15', lastOn: '2025-12-31' },
    });
    const [entry] = await desk.entries(former.id);
    await desk.save(entry!.id, { visitedOn: '2025-12-10' });
  }

  it('is refused when a positive test since the conclusion changes what the rules propose', async () => {
    await visitedBefore();
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    const positive = { testedOn: '2026-06-15', result: '阳性', drug: '海洛因' } as const;
    await desk.call('tests.record', aTest(personId, positive));
    expect((await approve()).refused.map(({ why }) => why)).toEqual([refusal]);
    expect((await detail()).state).toBe('已研判');
    await desk.call('rounds.sendBack', { ...(await desk.of(entryId)), reason: '检测呈阳性' });
    expect((await detail()).proposed).toBe('中');
  });

  it('is given when a rule put right since the conclusion leaves the proposal as it was', async () => {
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    await desk.call('rules.change', {
      ...{ ruleId: 'POVERTY-LINE', validFrom: '2026-06-01', legalBasis: '更正' },
      value: { year: 2026, place: '台前县', amount: '7400.00' },
    });
    expect(await approve()).toEqual({ approved: 1, refused: [] });
    expect((await detail()).risk?.line).toBe('7300.00');
  });
});
