import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { HANDOVER_KINDS } from '../../db/domain/words/vocabulary.ts';
import { aMeasureDesk, ending, order, type MeasureDesk } from './measure-desk.ts';

let desk: MeasureDesk & { dispose?: () => void };
beforeEach(async () => {
  desk = await aMeasureDesk();
});
afterEach(() => desk.dispose());

describe('社区戒毒 from the order to the report-in', () => {
  it('waits for the report-in from the day of service, in the status, in the figures and in the list', async () => {
    const { id } = await desk.decided();
    expect(await desk.statuses(id)).toEqual({
      now: '社区戒毒',
      rows: ['2026-09-10 新登记 社会面', '2026-09-20 现状变更 社区戒毒'],
    });
    expect(await desk.only(id)).toMatchObject({
      state: '未报到未移交',
      reportIn: { due: '2026-10-05', state: '逾期未报到' },
      term: { lastDay: null, why: '报到后起算' },
      next: { event: '移交', late: true },
    });
    expect(await desk.figures('pop.SD', 'pop.SH', 'reportin.due', 'reportin.done')).toEqual({
      'pop.SD': 1,
      'pop.SH': 0,
      'reportin.due': 1,
      'reportin.done': 0,
    });
  });

  it('counts the report-in in time and begins the term', async () => {
    const { id, measureId } = await desk.decided();
    expect(await desk.reportIn(measureId)).toEqual({
      measureId,
      controlStatus: '社区戒毒',
      reportInDue: '2026-10-05',
      lastDay: '2029-09-27',
      late: false,
    });
    expect(await desk.only(id)).toMatchObject({
      state: '执行中',
      agreementNumber: '社戒协〔2026〕1号',
      next: null,
    });
    expect(await desk.figures('pop.SD', 'reportin.due', 'reportin.done')).toEqual({
      'pop.SD': 1,
      'reportin.due': 1,
      'reportin.done': 1,
    });
  });

  it('keeps a late report-in as late with its reason, and refuses it without one (戒毒条例 14)', async () => {
    const { id, measureId } = await desk.decided();
    expect(
      await desk.refused('measures.reportIn', {
        measureId,
        on: '2026-10-06',
        lateReason: '',
        agreementNumber: '',
        agreementOn: null,
      }),
    ).toEqual({
      code: 'REFUSED',
      reason: '超过报到期限（2026-10-05），请写明逾期的理由（《戒毒条例》第十四条）',
    });
    expect(await desk.reportIn(measureId, '2026-10-06', '住院治疗')).toMatchObject({ late: true });
    expect(await desk.only(id)).toMatchObject({
      lateReason: '住院治疗',
      reportIn: { state: '逾期报到' },
    });
    expect(await desk.figures('reportin.due', 'reportin.done')).toEqual({
      'reportin.due': 1,
      'reportin.done': 0,
    });
  });

  it.each([
    ['no day of service', { serviceOn: null }, 'serviceOn'],
    ['service before the decision', { serviceOn: '2026-09-19' }, 'serviceOn'],
    ['a day that does not exist', { decisionOn: '2026-09-31' }, 'decisionOn'],
    ['a day to come', { serviceOn: '2026-11-16' }, 'serviceOn'],
    ['a month alone', { serviceOn: '2026-09' }, 'serviceOn'],
    ['a report-in at the order', { startOn: '2026-09-25' }, 'startOn'],
  ] as const)('asks again for %s', async (_name, given, path) => {
    const id = await desk.register();
    expect(await desk.refused('measures.decide', order(id, given))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path }],
    });
    expect((await desk.view(id)).measures).toEqual([]);
  });

  it('takes no second one, and writes nothing of it', async () => {
    const { id } = await desk.decided();
    const { entries } = await desk.call('audit.verify', {});
    expect(await desk.refused('measures.decide', order(id))).toMatchObject({ code: 'REFUSED' });
    expect((await desk.call('audit.verify', {})).entries).toBe(entries);
  });
});

describe('社区戒毒 under way', () => {
  it('is suspended, resumed, and its last day moves by the days between (R-03)', async () => {
    const { id, measureId } = await desk.running();
    await desk.call('measures.suspend', {
      measureId,
      from: '2026-10-10',
      to: null,
      reason: '拘留',
      note: '',
    });
    expect(await desk.only(id)).toMatchObject({ state: '中止', next: { event: '恢复' } });
    expect((await desk.statuses(id)).now).toBe('在押');
    expect(await desk.figures('pop.SD', 'pop.jail', 'ctl.base')).toEqual({
      'pop.SD': 0,
      'pop.jail': 1,
      'ctl.base': 0,
    });
    expect(
      await desk.call('measures.resume', { measureId, on: '2026-10-20', note: '' }),
    ).toMatchObject({ controlStatus: '社区戒毒', lastDay: '2029-10-07' });
    expect(await desk.statuses(id)).toEqual({
      now: '社区戒毒',
      rows: [
        '2026-09-10 新登记 社会面',
        '2026-09-20 现状变更 社区戒毒',
        '2026-10-10 现状变更 在押',
        '2026-10-20 现状变更 社区戒毒',
      ],
    });
    expect(await desk.figures('pop.SD', 'pop.jail')).toEqual({ 'pop.SD': 1, 'pop.jail': 0 });
    expect((await desk.call('people.get', { id })).measures[0]?.lastDay).toBe('2029-10-07');
  });

  it('cannot be left behind by a change of status', async () => {
    const { id } = await desk.running();
    const change = async (controlStatus: '社会面' | '在押' | '社区康复') => {
      const { revision } = await desk.call('people.get', { id });
      const input = { id, revision, controlStatus, on: '2026-11-01', note: '' } as const;
      return desk.refused('people.changeStatus', input);
    };
    expect([await change('社会面'), await change('在押'), await change('社区康复')]).toEqual([
      { code: 'REFUSED', reason: expect.stringContaining('办理解除、终止') as string },
      { code: 'REFUSED', reason: expect.stringContaining('《戒毒条例》第二十四条') as string },
      { code: 'REFUSED', reason: expect.stringContaining('请在“措施”页登记') as string },
    ]);
  });

  it('goes on after somebody was not found, and ends with a death, which a correction takes back', async () => {
    const { id, measureId } = await desk.running();
    const change = async (input: Partial<Input<'people.changeStatus'>>) => {
      const { revision } = await desk.call('people.get', { id });
      const rest = { id, revision, on: '2026-11-01', note: '核实' };
      return desk.call('people.changeStatus', { controlStatus: '失联', ...rest, ...input });
    };
    await change({});
    await change({ controlStatus: '社区戒毒' });
    expect(await desk.only(id)).toMatchObject({ id: measureId, state: '执行中', endOn: null });
    await change({ controlStatus: '死亡', on: '2026-11-02' });
    expect(await desk.only(id)).toMatchObject({
      endOn: '2026-11-02',
      endReason: '死亡',
      possible: HANDOVER_KINDS.map((kind) => ({
        event: `移交：${kind}`,
        refused: expect.any(String) as string,
      })),
    });
    await change({ controlStatus: '社区戒毒', on: '2026-11-02', correction: true });
    expect(await desk.only(id)).toMatchObject({ endOn: null, endReason: null, state: '执行中' });
  });

  it('changes its place, reports in there, and keeps its term (戒毒条例 22)', async () => {
    const { id, measureId } = await desk.running();
    await desk.call('measures.transfer', {
      measureId,
      on: '2026-10-10',
      toPlace: '侯庙镇人民政府',
      fileSentOn: null,
      note: '',
    });
    const [pending] = (await desk.only(id)).transfers;
    expect(await desk.only(id)).toMatchObject({
      executionPlace: '侯庙镇人民政府',
      next: { event: '新址报到', dueOn: '2026-10-25', late: true },
      transfers: [{ due: '2026-10-25', state: '逾期未报到', fromPlace: '城关镇人民政府' }],
    });
    const arrive = {
      transferId: pending?.id ?? 0,
      fileSentOn: '2026-10-12',
      agreementNumber: '',
      agreementOn: null,
    };
    await desk.call('measures.arrive', { ...arrive, reportedOn: '2026-10-20' });
    expect(await desk.only(id)).toMatchObject({
      next: { event: '新址报到', text: '与新执行地重新签订协议' },
      transfers: [{ state: '已报到', fileSentOn: '2026-10-12' }],
    });
    const agreements = async () => {
      const filter = { scope: 'all', kind: '签订协议', personId: id } as const;
      const { rows } = await desk.call('todo.list', { filter, page: 1, pageSize: 20 });
      return rows.map(({ why }) => why);
    };
    expect(await agreements()).toEqual([expect.stringContaining('还没有签订新的协议') as string]);
    await desk.call('measures.arrive', {
      ...arrive,
      reportedOn: '2026-10-20',
      agreementNumber: '新1号',
      agreementOn: '2026-10-21',
    });
    expect(await desk.only(id)).toMatchObject({
      next: null,
      agreementNumber: '新1号',
      agreementOn: '2026-10-21',
      term: { lastDay: '2029-09-27' },
    });
    expect(await agreements()).toEqual([]);
  });

  it('is released at its term and tells the town within seven days (戒毒条例 23)', async () => {
    const { id, measureId } = await desk.decided({
      decisionOn: '2023-09-20',
      serviceOn: '2023-09-20',
    });
    await desk.reportIn(measureId, '2026-09-28', '外出');
    const early = ending(measureId, '期满解除', '2026-11-01');
    expect(await desk.refused('measures.end', early)).toMatchObject({
      reason: expect.stringContaining('2029-09-27才满') as string,
    });
    await desk.call('measures.correct', {
      measureId,
      fields: { startOn: '2023-09-28' },
      reason: '年份录错',
    });
    expect(await desk.only(id)).toMatchObject({
      state: '期满未解除',
      term: { lastDay: '2026-09-27' },
    });
    await desk.call('measures.end', { ...early, on: '2026-11-10' });
    expect((await desk.statuses(id)).now).toBe('社会面');
    expect(await desk.only(id)).toMatchObject({
      state: '已结束',
      next: { event: '通知', dueOn: '2026-10-04', late: true },
    });
    await desk.call('measures.correct', {
      measureId,
      fields: { townNotifiedOn: '2026-11-12', releaseNumber: '1号' },
      reason: '补记',
    });
    expect(await desk.only(id)).toMatchObject({ next: null, releaseNumber: '1号' });
  });
});
