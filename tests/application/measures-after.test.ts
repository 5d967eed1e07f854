import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMeasureDesk, ending, order, type MeasureDesk } from './measure-desk.ts';

let desk: MeasureDesk & { dispose?: () => void };
beforeEach(async () => {
  desk = await aMeasureDesk();
});
afterEach(() => desk.dispose());

describe('handover to the police', () => {
  const empty = {
    warningOn: null,
    proofOn: null,
    testNoticeOn: null,
    handedOn: null,
    handedTo: '',
    receiptOn: null,
    note: '',
  };

  it('is filled in paper by paper and counts from the day it was handed over', async () => {
    const { id, measureId } = await desk.decided();
    const kind = '逾期未报到';
    await desk.call('measures.handOver', { ...empty, measureId, kind, warningOn: '2026-10-08' });
    const [first] = (await desk.only(id)).handovers;
    expect(first?.missing).toEqual(['证明', '移交公安机关', '回执']);
    expect((await desk.only(id)).state).toBe('未报到未移交');
    const handoverId = first?.id ?? 0;
    const papers = {
      ...empty,
      measureId,
      handoverId,
      kind,
      warningOn: '2026-10-08',
      proofOn: '2026-10-09',
    } as const;
    await desk.call('measures.handOver', {
      ...papers,
      handedOn: '2026-10-10',
      handedTo: '城关派出所',
    });
    expect(await desk.only(id)).toMatchObject({
      state: '未报到已移交',
      next: { event: '移交', text: '移交（逾期未报到）还缺：回执' },
    });
    expect(
      await desk.refused('measures.handOver', {
        ...papers,
        handedOn: '2026-10-10',
        receiptOn: '2026-10-09',
      }),
    ).toMatchObject({ fields: [{ path: 'receiptOn' }] });
    expect(
      await desk.refused('measures.handOver', {
        ...{ ...papers, handoverId: null, kind: '再次吸毒' },
        handedOn: '2026-10-09',
      }),
    ).toMatchObject({ code: 'REFUSED' });
    expect(
      await desk.refused('measures.reportIn', {
        measureId,
        on: '2026-10-12',
        lateReason: '外出',
        agreementNumber: '',
        agreementOn: null,
      }),
    ).toMatchObject({
      reason: expect.stringContaining('视为拒绝接受') as string,
    });
    await desk.call('measures.void', {
      measureId,
      part: 'handover',
      partId: handoverId,
      reason: '误报',
    });
    expect((await desk.only(id)).state).toBe('未报到未移交');
  });

  it('loses nothing to a form that was opened before, and changes what stands only as 更正', async () => {
    const { id, measureId } = await desk.decided();
    const form = { ...empty, measureId, kind: '逾期未报到', warningOn: '2026-10-08' } as const;
    const early = { ...form, warningOn: null, handedOn: '2026-01-10' };
    expect(await desk.refused('measures.handOver', early)).toMatchObject({
      fields: [{ path: 'handedOn', message: '移交日期不能早于决定、送达日期' }],
    });
    await desk.call('measures.handOver', form);
    const handoverId = (await desk.only(id)).handovers[0]?.id ?? 0;
    await desk.call('measures.handOver', { ...form, handoverId, handedOn: '2026-10-10' });
    await desk.call('measures.handOver', { ...form, handoverId, proofOn: '2026-10-09' });
    const standing = { warningOn: '2026-10-08', proofOn: '2026-10-09', handedOn: '2026-10-10' };
    expect(await desk.only(id)).toMatchObject({ state: '未报到已移交', handovers: [standing] });
    const moved = { ...form, handoverId, handedOn: '2026-10-12' };
    expect(await desk.refused('measures.handOver', moved)).toMatchObject({
      fields: [{ path: 'correctionReason' }],
    });
    await desk.call('measures.handOver', { ...moved, correctionReason: '日期录错' });
    expect((await desk.only(id)).handovers).toMatchObject([
      { ...standing, handedOn: '2026-10-12' },
    ]);
    expect((await desk.call('people.history', { id }))[0]?.action).toContain('日期录错');
  });

  it('of a serious violation is told apart by whether it was handed over (戒毒条例 20)', async () => {
    const { id, measureId } = await desk.running();
    const kind = '严重违反协议';
    const early = { ...empty, measureId, kind, handedOn: '2026-10-14' } as const;
    expect(await desk.refused('measures.handOver', early)).toMatchObject({
      reason: expect.stringContaining('《戒毒条例》第二十条') as string,
    });
    for (const testedOn of ['2026-10-10', '2026-10-20', '2026-10-30'])
      await desk.call('tests.record', {
        personId: id,
        testedOn,
        kind: '尿检',
        result: '拒检',
        source: '定期',
        place: '',
        testers: '陈静',
        secondTester: '张敏',
        note: '',
      });
    expect(await desk.only(id)).toMatchObject({
      state: '违反协议未移交',
      violation: { reached: true, refused: 3 },
      next: { event: '移交', late: true },
    });
    await desk.call('measures.handOver', { ...empty, measureId, kind, handedOn: '2026-11-02' });
    expect((await desk.only(id)).state).toBe('违反协议已移交');
  });

  it('goes on to 强制隔离, which ends the measure', async () => {
    const { id, measureId } = await desk.decided();
    await desk.call('measures.handOver', {
      ...empty,
      measureId,
      kind: '拒绝接受',
      proofOn: '2026-10-08',
      handedOn: '2026-10-08',
    });
    await desk.call(
      'measures.decide',
      order(id, { kind: '强制隔离戒毒', decisionOn: '2026-10-20', serviceOn: null }),
    );
    const { measures } = await desk.view(id);
    expect(measures.map(({ kind, endOn, endReason }) => ({ kind, endOn, endReason }))).toEqual([
      { kind: '强制隔离戒毒', endOn: null, endReason: null },
      { kind: '社区戒毒', endOn: '2026-10-20', endReason: '转强制隔离' },
    ]);
    expect(await desk.figures('pop.SD', 'pop.QG', 'ctl.base')).toEqual({
      'pop.SD': 0,
      'pop.QG': 1,
      'ctl.base': 0,
    });
  });
});

describe('强制隔离 and after', () => {
  const inside = { kind: '强制隔离戒毒', decisionOn: '2024-10-01', serviceOn: null } as const;

  it('is extended up to twelve months, released, and followed by 社区康复', async () => {
    const { id, measureId } = await desk.decided(inside);
    expect(
      await desk.refused('measures.decide', order(id, { kind: '社区康复', decidedYears: 2 })),
    ).toMatchObject({
      reason: expect.stringContaining('《禁毒法》第四十八条') as string,
    });
    await desk.call('measures.extend', { measureId, months: 6, note: '诊断评估不合格' });
    expect((await desk.only(id)).term.lastDay).toBe('2027-03-31');
    expect(
      await desk.refused('measures.extend', { measureId, months: 7, note: '再次' }),
    ).toMatchObject({
      reason: expect.stringContaining('最多再延长6个月') as string,
    });
    await desk.call('measures.end', ending(measureId, '提前解除（强制隔离）', '2026-10-10'));
    expect((await desk.statuses(id)).now).toBe('社会面');
    await desk.call(
      'measures.decide',
      order(id, {
        kind: '社区康复',
        decidedYears: 2,
        serviceOn: '2026-10-10',
        decisionOn: '2026-10-10',
      }),
    );
    expect(await desk.figures('pop.QG', 'pop.SK')).toEqual({ 'pop.QG': 0, 'pop.SK': 1 });
  });

  it('changed to 社区戒毒 counts off the days served (戒毒条例 31)', async () => {
    const { id } = await desk.decided(inside);
    const { measureId } = await desk.call(
      'measures.decide',
      order(id, { change: true, decisionOn: '2026-10-01', serviceOn: '2026-10-01' }),
    );
    expect(await desk.reportIn(measureId, '2026-10-05')).toMatchObject({ lastDay: '2027-10-04' });
    expect((await desk.view(id)).measures).toMatchObject([
      { kind: '社区戒毒', creditedDays: 731 },
      { kind: '强制隔离戒毒', endOn: '2026-10-01', endReason: '转社区戒毒' },
    ]);
  });

  it('of the past is entered with its end, changes nothing of today and allows 社区康复', async () => {
    const id = await desk.register({ status: '戒断三年未复吸' });
    await desk.call(
      'measures.decide',
      order(id, { ...inside, decisionOn: '2018', endOn: '2020', endReason: '期满解除' }),
    );
    expect((await desk.statuses(id)).now).toBe('戒断三年未复吸');
    expect(await desk.only(id)).toMatchObject({ source: '补录', state: '已结束', possible: [] });
  });
});
