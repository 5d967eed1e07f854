import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { aMeasureDesk, order, type MeasureDesk } from './measure-desk.ts';

let desk: MeasureDesk & { dispose?: () => void };
beforeEach(async () => {
  desk = await aMeasureDesk();
});
afterEach(() => desk.dispose());

type HandOver = Input<'measures.handOver'>;
const papers = (measureId: number, given: Partial<HandOver>): HandOver => ({
  ...{ measureId, kind: '严重违反协议', warningOn: null, proofOn: null, testNoticeOn: null },
  ...{ handedOn: null, handedTo: '', receiptOn: null, note: '' },
  ...given,
});

/** 拒检 on these days. */
async function refuseTests(personId: number, ...days: string[]): Promise<void> {
  for (const testedOn of days)
    await desk.call('tests.record', {
      ...{ personId, testedOn, kind: '尿检', result: '拒检', source: '定期', place: '' },
      ...{ testers: '陈静', secondTester: '张敏', note: '' },
    });
}

async function todoKinds(personId: number): Promise<string[]> {
  const { rows } = await desk.call('todo.list', {
    filter: { scope: 'all', personId },
    page: 1,
    pageSize: 50,
  });
  return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('违反协议'));
}

describe('告诫 before a serious violation (戒毒条例 20)', () => {
  it('answers the early warning, asks for nothing more, and hands nothing over', async () => {
    const { id, measureId } = await desk.running();
    await refuseTests(id, '2026-10-10', '2026-10-20');
    expect(await todoKinds(id)).toEqual(['违反协议预警']);
    await desk.call('measures.handOver', papers(measureId, { warningOn: '2026-10-21' }));
    expect(await desk.only(id)).toMatchObject({
      state: '执行中',
      next: null,
      handovers: [{ kind: '严重违反协议', warningOn: '2026-10-21', missing: [] }],
    });
    expect(await todoKinds(id)).toEqual([]);
    expect((await desk.call('people.history', { id }))[0]?.action).toContain('告诫');
  });

  it('is given again after a further breach, and the last of them becomes the handover', async () => {
    const { id, measureId } = await desk.running();
    await refuseTests(id, '2026-10-10', '2026-10-20');
    await desk.call('measures.handOver', papers(measureId, { warningOn: '2026-10-21' }));
    expect(
      await desk.refused('measures.handOver', papers(measureId, { warningOn: '2026-10-21' })),
    ).toMatchObject({ fields: [{ path: 'warningOn' }] });
    await desk.call('measures.handOver', papers(measureId, { warningOn: '2026-10-25' }));
    await refuseTests(id, '2026-10-30');
    expect(await desk.only(id)).toMatchObject({
      state: '违反协议未移交',
      next: { text: '移交（严重违反协议）还缺：证明、检测通知书、移交公安机关、回执', late: true },
      handovers: [{ missing: [] }, { missing: ['证明', '检测通知书', '移交公安机关', '回执'] }],
    });
    const handoverId = (await desk.only(id)).handovers[1]?.id ?? 0;
    const complete = { proofOn: '2026-11-01', testNoticeOn: '2026-11-01', handedOn: '2026-11-02' };
    await desk.call(
      'measures.handOver',
      papers(measureId, { handoverId, ...complete, receiptOn: '2026-11-05' }),
    );
    expect(await desk.only(id)).toMatchObject({
      state: '违反协议已移交',
      next: { event: '决定' },
      handovers: [{ missing: [] }, { missing: [] }],
    });
    expect(await todoKinds(id)).toEqual([]);
  });

  it.each<[string, Partial<HandOver>, object]>([
    ['no day of the warning', {}, { fields: [{ path: 'warningOn' }] }],
    [
      'a proof of what was not reached',
      { warningOn: '2026-10-21', proofOn: '2026-10-22' },
      { code: 'REFUSED', reason: expect.stringContaining('现在只能登记告诫书') as string },
    ],
  ])('is refused with %s', async (_name, given, refused) => {
    const { id, measureId } = await desk.running();
    await refuseTests(id, '2026-10-10', '2026-10-20');
    expect(await desk.refused('measures.handOver', papers(measureId, given))).toMatchObject(
      refused,
    );
    expect((await desk.only(id)).handovers).toEqual([]);
  });

  it('cannot be handed over by its day before R-05 was reached', async () => {
    const { id, measureId } = await desk.running();
    await refuseTests(id, '2026-10-10', '2026-10-20', '2026-10-30');
    expect(
      await desk.refused('measures.handOver', papers(measureId, { handedOn: '2026-10-29' })),
    ).toMatchObject({ reason: expect.stringContaining('2026-10-30才达到') as string });
  });
});

describe('a handover that is recorded after the measure ended', () => {
  it('is taken with its reason, by the facts of the measure', async () => {
    const { id, measureId } = await desk.running();
    await refuseTests(id, '2026-10-10', '2026-10-20', '2026-10-30');
    await desk.call(
      'measures.decide',
      order(id, { kind: '强制隔离戒毒', decisionOn: '2026-11-05', serviceOn: null }),
    );
    const given = { warningOn: '2026-10-31', proofOn: '2026-11-01', handedOn: '2026-11-02' };
    expect(await desk.refused('measures.handOver', papers(measureId, given))).toMatchObject({
      fields: [{ path: 'correctionReason' }],
    });
    const reason = { correctionReason: '文书后来才交来' };
    expect(
      await desk.refused(
        'measures.handOver',
        papers(measureId, { ...given, ...reason, kind: '逾期未报到' }),
      ),
    ).toMatchObject({ reason: expect.stringContaining('已经报到') as string });
    await desk.call('measures.handOver', papers(measureId, { ...given, ...reason }));
    const ended = (await desk.view(id)).measures.find((each) => each.id === measureId);
    expect(ended).toMatchObject({
      endReason: '转强制隔离',
      handovers: [given],
      possible: [
        { event: '移交：逾期未报到', refused: expect.stringContaining('已经报到') as string },
        { event: '移交：严重违反协议', refused: '' },
        { event: '移交：拒绝接受', refused: '' },
        { event: '移交：再次吸毒', refused: '' },
      ],
    });
  });

  it('of a refused 社区康复 bars an early release afterwards (戒毒条例 38)', async () => {
    const id = await desk.register();
    const past = order(id, {
      ...{ kind: '强制隔离戒毒', decisionOn: '2019-03-01', serviceOn: null },
      ...{ endOn: '2021-02-28', endReason: '期满解除' },
    });
    await desk.call('measures.decide', past);
    const { measureId } = await desk.call(
      'measures.decide',
      order(id, {
        ...{ kind: '社区康复', decidedYears: 2, decisionOn: '2021-03-01' },
        serviceOn: '2021-03-01',
      }),
    );
    const inside = await desk.call(
      'measures.decide',
      order(id, { kind: '强制隔离戒毒', decisionOn: '2025-05-01', serviceOn: null }),
    );
    const early = async () =>
      (await desk.view(id)).measures
        .find((each) => each.id === inside.measureId)
        ?.possible.find(({ event }) => event === '结束：提前解除（强制隔离）')?.refused;
    expect(await early()).toBe('');
    await desk.call(
      'measures.handOver',
      papers(measureId, {
        ...{ kind: '拒绝接受', handedOn: '2021-04-01', correctionReason: '补记' },
      }),
    );
    expect(await early()).toContain('《戒毒条例》第三十八条');
  });
});
