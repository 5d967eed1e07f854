import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Method } from '../../electron/contract/index.ts';
import { CHIEF } from '../support/office.ts';
import { aReviewDesk, CLERK, TODAY, type ReviewDesk } from './rounds-desk.ts';

/** Stands in every text that somebody typed about the household. */
const TELLING = '欧阳家';
const COVERED = '（已遮盖）';

let desk: ReviewDesk;
let personId: number;
let householdId: number;
let caseId: number;
beforeEach(async () => {
  desk = await aReviewDesk();
  personId = await desk.person();
  const opened = await desk.call('povertyCases.open', {
    ...{ personId, source: '新登记', clueOn: TODAY, note: `${TELLING}的线索` },
  });
  caseId = opened.id;
  householdId = opened.householdId;
});
afterEach(() => desk.dispose());

async function propose(reason: string) {
  const [row] = (await desk.call('povertyCases.list', {})).rows;
  const given = { outcome: '不纳入', category: '', reason } as const;
  return desk.call('povertyCases.propose', { id: caseId, revision: row?.revision ?? 0, ...given });
}

/** A step, a proposal and a watch whose closing came back, each with a word that tells whose they are. */
async function recordWhatTells(): Promise<void> {
  const first = await desk.call('povertyCases.step', {
    ...{ id: caseId, revision: 1, step: '入户核实', fromOn: TODAY, toOn: null },
    ...{ paper: `${TELLING}的记录`, result: `${TELLING}属实` },
  });
  expect(first.steps).toHaveLength(1);
  const { revision } = await propose(`${TELLING}收入稳定`);
  await desk.call('help.record', {
    ...{ personId, helpedOn: TODAY, kind: '产业帮扶', amount: null, needId: null },
    ...{ unit: `${TELLING}的村`, result: `${TELLING}已领`, note: '' },
  });
  await desk.call('watches.open', {
    ...{ householdId, identifiedOn: '2025-12-15', level: '中', riskTypes: [] },
    reason: `${TELLING}有风险`,
  });
  await desk.as(CLERK);
  const reason = `${TELLING}的工资没有核实`;
  await desk.call('povertyCases.sendBack', { id: caseId, revision, reason });
  await desk.looked(({ watches, households }) => {
    households.update(householdId, { note: TELLING });
    const voided = { voidedAt: '2026-06-20T01:00:00.000Z', voidReason: TELLING };
    const again = { word: '一般户', since: TODAY, basis: '', recordedBy: '', recordedAt: '' };
    households.updateCategory(households.addCategory({ householdId, ...again }).id, voided);
    const [id = 0] = watches.list({ open: true, townCode: null, householdId }, ALL).ids;
    const returned = { returnedTo: CHIEF.userName, returnedOn: TODAY, returnedReason: reason };
    watches.update(id, { ...returned, returnedBy: CLERK.userName, closingNote: TELLING });
  });
}

const ALL = { offset: 0, limit: 10 };
const lightTouch = (on: boolean) =>
  desk.looked(({ people }) => people.update(personId, { lightTouch: on }));

async function tells<M extends Method>(method: M, input: Input<M>): Promise<boolean> {
  return JSON.stringify(await desk.call(method, input)).includes(TELLING);
}

describe('what was typed about a household under 无感式管理 (R-09)', () => {
  it('is told by no list of watches, cases, help and things to do, until the state is ended', async () => {
    await recordWhatTells();
    const told = async () => ({
      watches: await tells('watches.list', {}),
      cases: await tells('povertyCases.list', {}),
      household: await tells('households.get', { id: householdId }),
      todo: await tells('todo.list', { filter: { scope: 'all' } }),
    });
    expect(await told()).toEqual({ watches: true, cases: true, household: true, todo: true });
    await lightTouch(true);
    expect(await told()).toEqual({ watches: false, cases: false, household: false, todo: false });
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all' } });
    const back = rows.filter(({ why }) => why.includes('退回'));
    expect(back.map(({ kind, why }) => [kind, why.includes(`：${COVERED}；`)])).toEqual([
      ['消除退回', true],
      ['新发现认定', true],
    ]);
    await lightTouch(false);
    expect(await told()).toEqual({ watches: true, cases: true, household: true, todo: true });
  });

  it('stays as it is kept when a proposal is made again over the covered one', async () => {
    const reason = `${TELLING}收入稳定，电话19900005555`;
    await propose(reason);
    const kept = () => desk.looked(({ povertyCases }) => povertyCases.find(caseId)?.outcomeReason);
    await propose(`${TELLING}收入稳定，电话*******5555`);
    expect(await kept()).toBe(reason);
    await lightTouch(true);
    const shown = await propose(COVERED);
    expect([shown.outcomeReason, await kept()]).toEqual([COVERED, reason]);
    const { revision } = shown;
    const masked = { id: caseId, revision, outcome: '不纳入', category: '' } as const;
    expect(
      await desk.refused('povertyCases.propose', { ...masked, reason: '电话*******5555' }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'reason' }] });
  });
});
