import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '../../electron/contract/index.ts';
import { partsOf } from '../support/docx-xml.ts';
import { CHIEF, TOWN } from '../support/office.ts';
import { aReviewDesk, CLERK, TODAY, type ReviewDesk } from './rounds-desk.ts';

type Watch = Output<'watches.open'>;

let desk: ReviewDesk;
let personId: number;
beforeEach(async () => {
  desk = await aReviewDesk();
  personId = await desk.person();
});
afterEach(() => desk.dispose());

/** A round with one entry, whose sheet is concluded by the clerk and approved by the chief. */
async function visited(sheet: Parameters<ReviewDesk['save']>[1], level: '高' | '中' | '低') {
  const round = await desk.open();
  const [entry] = await desk.entries(round.id);
  const entryId = entry?.id ?? 0;
  await desk.settle(entryId);
  await desk.save(entryId, sheet);
  await desk.as(CLERK);
  await desk.conclude(entryId, level, '实地核实');
  for (const { id: check, severity } of (await desk.call('rounds.entry', { entryId })).checks)
    if (severity === 'warning') {
      const of = await desk.of(entryId);
      await desk.call('rounds.confirmWarning', { ...of, check, reason: '已核实' });
    }
  await desk.as(CHIEF);
  const answer = await desk.call('rounds.approve', { roundId: round.id, entryIds: [entryId] });
  expect(answer).toEqual({ approved: 1, refused: [] });
  return { entryId, householdId: entry?.householdId ?? 0 };
}

async function watchOver(householdId: number, open: boolean | null = true): Promise<Watch> {
  const { rows } = await desk.call('watches.list', { open, householdId });
  const [row] = rows;
  if (row === undefined) throw new Error('no watch');
  return row;
}

async function openByHand(identifiedOn: string): Promise<Watch> {
  await desk.call('povertyCases.open', { personId, source: '新登记', clueOn: TODAY, note: '' });
  const { householdId } = await desk.call('households.ofPerson', { personId });
  return desk.call('watches.open', {
    ...{ householdId: householdId ?? 0, identifiedOn, level: '高', riskTypes: ['因病'] },
    reason: '乡镇上报',
  });
}

function unmet({ conditions }: Watch): string[] {
  return conditions.filter(({ met }) => !met).map(({ id }) => id);
}

describe('a watch over a household', () => {
  it('begins with the approval of 高, from the day of the visit, and names the round', async () => {
    const { householdId } = await visited({ wage: '0', riskTypes: ['因毒'] }, '高');
    expect(await watchOver(householdId)).toMatchObject({
      ...{ householdId, headName: '张立乙', townName: '城关镇', category: '脱贫户' },
      ...{ identifiedOn: '2026-06-10', level: '高', riskTypes: ['因毒'], round: '2026年年中' },
      ...{ reopened: false, notifiedOn: null, helpDueOn: '2026-07-10', helpCount: 0 },
      ...{ closingWay: null, closedOn: null },
    });
    expect(await desk.call('households.get', { id: householdId })).toMatchObject({
      ...{ watch: '监测中', level: '高', lastRound: '2026年年中', perHead: '1000.00' },
    });
    const list = { text: '', townCode: null, category: '', noLabour: null } as const;
    const grave = await desk.call('households.list', { ...list, level: '高', watch: '监测中' });
    expect(grave.rows.map(({ id }) => id)).toEqual([householdId]);
    expect((await desk.call('households.list', { ...list, level: '低', watch: null })).total).toBe(
      0,
    );
  });

  it('stands on the time line of the person, with household, round and new case', async () => {
    await visited({ wage: '0', riskTypes: ['因毒'] }, '高');
    await desk.call('povertyCases.open', { personId, source: '新登记', clueOn: TODAY, note: '' });
    const kinds = ['户和贫困属性', '逐人回访', '防返贫监测', '新发现认定'] as const;
    const { rows } = await desk.call('people.timeline', { personId, kinds: [...kinds] });
    expect(rows.map(({ on, event, text, by }) => [on, event, text, by])).toEqual([
      [TODAY, '发现线索：新登记', '', CHIEF.userName],
      [TODAY, '返贫风险审定：高', '2026年年中，实地核实', CHIEF.userName],
      [TODAY, '列入逐人回访名单', '2026年年中，冻结', CHIEF.userName],
      [TODAY, '登记为户成员', '与户主关系：户主', CHIEF.userName],
      ['2026-06-10', '纳入防返贫监测：高', '回访研判审定', CHIEF.userName],
      ['2026-06-10', '逐人回访', '2026年年中，回访人陈静', CHIEF.userName],
      ['2026-01-05', '贫困属性：脱贫户', '人员台账第33列', CHIEF.userName],
    ]);
  });

  it('stands in the dossier of the person, with their household and the round', async () => {
    await visited({ wage: '0', riskTypes: ['因毒'] }, '高');
    const target = join(desk.folder, 'dossier.docx');
    await desk.call('people.dossier', { personId, unmasked: false, reason: '', target });
    const words = partsOf(readFileSync(target))['word/document.xml'] ?? '';
    for (const told of [
      '户和回访记录',
      '贫困属性：脱贫户',
      '返贫风险审定：高',
      '纳入防返贫监测：高',
    ])
      expect(words).toContain(told);
  });

  it('does not begin with 低', async () => {
    const { householdId } = await visited({}, '低');
    expect((await desk.call('watches.list', { householdId })).total).toBe(0);
  });

  it('stands on the to-do list until it is helped and told, and a closing until another person judges it', async () => {
    const watch = await openByHand('2025-12-15');
    const todo = async () => {
      const { rows } = await desk.call('todo.list', { filter: { scope: 'all' } });
      return rows
        .filter(({ subject }) => subject?.kind === 'household' || subject?.kind === 'povertyCase')
        .map(({ kind, dueOn, townName, subject }) => [kind, dueOn, townName, subject?.id]);
    };
    const { householdId, id } = watch;
    const told = ['通报监测部门', '2025-12-15', '城关镇', householdId];
    const newCase = ['新发现认定', '2026-07-05', '城关镇', 1];
    expect(await todo()).toEqual([
      ...[told, ['落实帮扶', '2026-01-15', '城关镇', householdId], newCase],
    ]);
    const [village] = await desk.call('regions.villages', { townCode: TOWN });
    const { revision, number, townCode, address, contactName, contactUnit, noLabour, note } =
      await desk.call('households.get', { id: householdId });
    const kept = { number, townCode, address, contactName, contactUnit, noLabour, note };
    const fields = { ...kept, villageCode: village!.code, contactPhone: '' };
    await desk.call('households.update', { id: householdId, revision, fields });
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all', kind: '新发现认定' } });
    expect(rows).toMatchObject([
      { fullName: '张立乙户', villageName: village!.name, townName: '城关镇' },
    ]);
    expect(rows.map(({ why }) => why)).toEqual([
      '“张立乙”2026年6月20日发现线索，按“线索到认定、公示期限”应办结；下一步：入户核实。期限2026年7月5日，还有15天',
    ]);
    const help = { unit: '县人社局', amount: null, result: '', note: '', needId: null };
    await desk.call('help.record', {
      ...{ personId, ...help, helpedOn: '2026-01-10', kind: '就业帮扶' },
    });
    expect(await todo()).toEqual([told, newCase]);
    const of = { id, revision: watch.revision, on: TODAY, to: '县农业农村局' };
    await desk.call('watches.notify', of);
    await visited({}, '低');
    const now = await watchOver(householdId);
    await desk.call('watches.proposeClosing', {
      ...{ id, revision: now.revision, way: '帮扶消除', note: '收入稳定' },
    });
    expect(await todo()).toEqual([['风险消除审定', TODAY, '城关镇', householdId], newCase]);
  });

  it('is opened by hand once, and told to the monitoring office', async () => {
    const watch = await openByHand('2026-06-01');
    expect(watch).toMatchObject({ round: '', openReason: '乡镇上报', helpDueOn: '2026-07-01' });
    const again = { householdId: watch.householdId, identifiedOn: TODAY, level: '中' } as const;
    expect(
      await desk.refused('watches.open', { ...again, riskTypes: [], reason: '再次' }),
    ).toMatchObject({ code: 'REFUSED' });
    const of = { id: watch.id, revision: watch.revision, to: '县农业农村局' };
    expect(await desk.refused('watches.notify', { ...of, on: '2026-05-31' })).toMatchObject({
      fields: [{ path: 'on', message: '不能早于识别日期（2026-06-01）' }],
    });
    const told = await desk.call('watches.notify', { ...of, on: '2026-06-02' });
    expect(told).toMatchObject({ notifiedOn: '2026-06-02', notifiedTo: '县农业农村局' });
    expect(await desk.refused('watches.notify', { ...of, on: '2026-06-02' })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('is closed after six months, a later visit and help, by another person than who proposed', async () => {
    const { id } = await openByHand('2025-12-15');
    const help = { personId, unit: '县人社局', amount: null, result: '', note: '', needId: null };
    await visited({}, '低');
    const before = await watchOver((await desk.call('watches.list', {})).rows[0]?.householdId ?? 0);
    expect(unmet(before)).toEqual(['FP-15']);
    const propose = { id, way: '帮扶消除', note: '收入稳定' } as const;
    expect(
      await desk.refused('watches.proposeClosing', { ...propose, revision: before.revision }),
    ).toEqual({
      code: 'REFUSED',
      reason: '还不能标注风险消除：识别以来没有帮扶记录，不能按“帮扶消除”办理',
    });
    await desk.call('help.record', { ...help, helpedOn: '2026-01-10', kind: '就业帮扶' });
    const proposed = await desk.call('watches.proposeClosing', {
      ...{ ...propose, revision: before.revision },
    });
    expect(proposed).toMatchObject({ closingWay: '帮扶消除', closingProposedBy: CHIEF.userName });
    const { revision } = proposed;
    expect(await desk.refused('watches.close', { id, revision, on: TODAY })).toEqual({
      code: 'NOT_PERMITTED',
      needs: '提出人以外的审核人或负责人',
    });
    await desk.as(CLERK);
    expect(await desk.refused('watches.close', { id, revision, on: '2026-06-14' })).toMatchObject({
      reason: expect.stringContaining('最早2026-06-15') as string,
    });
    const closed = await desk.call('watches.close', { id, revision, on: TODAY });
    expect(closed).toMatchObject({
      ...{ closedOn: TODAY, closedBy: CLERK.userName, selfApproved: false, conditions: [] },
    });
    expect((await desk.call('watches.list', { open: true })).total).toBe(0);
    const { householdId } = closed;
    expect(await desk.call('households.get', { id: householdId })).toMatchObject({
      watch: '已消除',
    });
    const back = await desk.call('watches.reopen', {
      ...{ id, revision: closed.revision, on: TODAY, level: '高', reason: '再次失业' },
    });
    expect(back).toMatchObject({ reopened: true, identifiedOn: TODAY, closedOn: null });
    expect((await desk.call('watches.list', { open: null })).total).toBe(2);
  });

  it('begins with the end of the last one when the visit was before it, and goes on from the last one only', async () => {
    const first = await openByHand('2025-12-15');
    const { householdId } = first;
    const closeOn = (id: number, closedOn: string) =>
      desk.looked(({ watches }) => watches.update(id, { closedOn, closedBy: CLERK.userName }));
    await closeOn(first.id, '2026-06-15');
    await visited({ visitedOn: '2026-06-10', wage: '0', riskTypes: ['因毒'] }, '高');
    const second = await watchOver(householdId);
    expect(second).toMatchObject({ identifiedOn: '2026-06-15', reopened: true });
    await closeOn(second.id, '2026-06-18');
    const again = { on: TODAY, level: '高', reason: '再次失业' } as const;
    const { revision } = (await desk.call('watches.list', { open: null, householdId })).rows.find(
      ({ id }) => id === first.id,
    )!;
    expect(await desk.refused('watches.reopen', { id: first.id, revision, ...again })).toEqual({
      code: 'REFUSED',
      reason: '这一户后来又监测过，请在最近一条监测记录上办理“重新纳入”',
    });
    const back = await desk.call('watches.reopen', {
      ...{ id: second.id, revision: second.revision + 1, ...again },
    });
    expect(back).toMatchObject({ identifiedOn: TODAY, reopened: true });
  });

  it('that a new case began stays when the case is voided after a visit found 高', async () => {
    const opened = await desk.call('povertyCases.open', {
      ...{ personId, source: '干部走访排查', clueOn: '2026-05-01', note: '' },
    });
    const { id, householdId } = opened;
    let { revision } = opened;
    for (const [step, fromOn, toOn] of [
      ['入户核实', '2026-05-02', null],
      ['民主评议', '2026-05-03', null],
      ['村内公示', '2026-05-04', '2026-05-09'],
      ['乡镇初审', '2026-05-10', null],
      ['县级审定', '2026-05-11', null],
    ] as const) {
      const given = { step, fromOn, toOn, paper: '文书', result: '' };
      ({ revision } = await desk.call('povertyCases.step', { id, revision, ...given }));
    }
    const into = { outcome: '纳入', category: '边缘易致贫户', level: '中' } as const;
    const proposal = { id, revision, ...into, reason: '已核实' };
    ({ revision } = await desk.call('povertyCases.propose', proposal));
    await desk.as(CLERK);
    ({ revision } = await desk.call('povertyCases.decide', { id, revision, on: '2026-05-12' }));
    await desk.as(CHIEF);
    expect(await watchOver(householdId)).toMatchObject({ identifiedOn: '2026-05-12', level: '中' });
    await visited({ wage: '0' }, '高');
    expect(await watchOver(householdId)).toMatchObject({ identifiedOn: '2026-05-12', level: '高' });
    await desk.call('povertyCases.void', { id, revision, reason: '重复立案' });
    expect(await watchOver(householdId)).toMatchObject({ identifiedOn: '2026-05-12', level: '高' });
  });

  it('of a household without labour is never closed', async () => {
    const { id } = await openByHand('2025-12-15');
    await visited({ ableToWork: 0, working: 0, safetyNet: true }, '低');
    const { rows } = await desk.call('watches.list', {});
    expect(rows.map(unmet)).toEqual([['FP-14', 'FP-15']]);
    const propose = { id, way: '自然消除', note: '已兜底' } as const;
    expect(
      await desk.refused('watches.proposeClosing', {
        ...propose,
        revision: rows[0]?.revision ?? 0,
      }),
    ).toEqual({
      code: 'REFUSED',
      reason: '还不能标注风险消除：最近一次回访登记没有人有劳动能力，不标注风险消除，继续跟踪监测',
    });
  });

  it('takes a proposal back, and is voided when it was a mistake', async () => {
    const { id } = await openByHand('2025-12-15');
    await visited({}, '低');
    const { rows } = await desk.call('watches.list', {});
    const proposed = await desk.call('watches.proposeClosing', {
      ...{ id, revision: rows[0]?.revision ?? 0, way: '自然消除', note: '收入稳定' },
    });
    const back = await desk.call('watches.withdrawClosing', {
      ...{ id, revision: proposed.revision, reason: '先补帮扶记录' },
    });
    expect(back).toMatchObject({ closingWay: null, closingProposedBy: '', closingNote: '' });
    await desk.call('watches.void', { id, revision: back.revision, reason: '户选错了' });
    expect((await desk.call('watches.list', { open: null })).total).toBe(0);
    expect(await desk.refused('watches.void', { id, revision: 9, reason: '再次' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
