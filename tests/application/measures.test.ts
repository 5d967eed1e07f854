import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../electron/contract/index.ts';
import { aReportDesk, PERIOD, valueOf, type ReportDesk } from './report-desk.ts';

let desk: ReportDesk & { dispose?: () => void };
beforeEach(async () => {
  desk = await aReportDesk();
});
afterEach(() => desk.dispose());

type Decision = Input<'measures.decide'>;
type View = Output<'measures.ofPerson'>;

function order(personId: number, given: Partial<Decision> = {}): Decision {
  return {
    personId,
    kind: '社区戒毒',
    documentNumber: '台公（禁）社戒决字〔2026〕1号',
    decidingUnit: '台前县公安局',
    executionPlace: '城关镇人民政府',
    decisionOn: '2026-09-20',
    serviceOn: '2026-09-20',
    startOn: null,
    decidedYears: null,
    agreementNumber: '',
    agreementOn: null,
    note: '',
    ...given,
  };
}
async function decided(given: Partial<Decision> = {}): Promise<{ id: number; measureId: number }> {
  const id = await desk.register();
  const { measureId } = await desk.call('measures.decide', order(id, given));
  return { id, measureId };
}
function reportIn(measureId: number, on = '2026-09-28', lateReason = '') {
  return desk.call('measures.reportIn', {
    measureId,
    on,
    lateReason,
    agreementNumber: '社戒协〔2026〕1号',
    agreementOn: on,
  });
}
async function running(given: Partial<Decision> = {}): Promise<{ id: number; measureId: number }> {
  const made = await decided(given);
  await reportIn(made.measureId);
  return made;
}
const view = (personId: number): Promise<View> => desk.call('measures.ofPerson', { personId });
async function only(personId: number) {
  const [measure] = (await view(personId)).measures;
  if (measure === undefined) throw new Error('no measure');
  return measure;
}
async function statuses(id: number) {
  const { statuses: rows, controlStatus } = await desk.call('people.get', { id });
  return {
    now: controlStatus,
    rows: rows.map((row) => `${row.on} ${row.cause} ${row.controlStatus}`),
  };
}
async function figures(...ids: string[]) {
  const report = await desk.prepare(PERIOD);
  return Object.fromEntries(ids.map((id) => [id, valueOf(report, id)]));
}
function ending(measureId: number, reason: Input<'measures.end'>['reason'], on: string) {
  return {
    measureId,
    reason,
    on,
    releaseNumber: '',
    releaseServedOn: null,
    townNotifiedOn: null,
    note: '',
  };
}

describe('社区戒毒 from the order to the report-in', () => {
  it('waits for the report-in from the day of service, in the status, in the figures and in the list', async () => {
    const { id } = await decided();
    expect(await statuses(id)).toEqual({
      now: '社区戒毒',
      rows: ['2026-09-10 新登记 社会面', '2026-09-20 现状变更 社区戒毒'],
    });
    expect(await only(id)).toMatchObject({
      state: '未报到未移交',
      reportIn: { due: '2026-10-05', state: '逾期未报到' },
      term: { lastDay: null, why: '报到后起算' },
      next: { event: '移交', late: true },
    });
    expect(await figures('pop.SD', 'pop.SH', 'reportin.due', 'reportin.done')).toEqual({
      'pop.SD': 1,
      'pop.SH': 0,
      'reportin.due': 1,
      'reportin.done': 0,
    });
  });

  it('counts the report-in in time and begins the term', async () => {
    const { id, measureId } = await decided();
    expect(await reportIn(measureId)).toEqual({
      measureId,
      controlStatus: '社区戒毒',
      reportInDue: '2026-10-05',
      lastDay: '2029-09-27',
      late: false,
    });
    expect(await only(id)).toMatchObject({
      state: '执行中',
      agreementNumber: '社戒协〔2026〕1号',
      next: null,
    });
    expect(await figures('pop.SD', 'reportin.due', 'reportin.done')).toEqual({
      'pop.SD': 1,
      'reportin.due': 1,
      'reportin.done': 1,
    });
  });

  it('keeps a late report-in as late with its reason, and refuses it without one (戒毒条例 14)', async () => {
    const { id, measureId } = await decided();
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
    expect(await reportIn(measureId, '2026-10-06', '住院治疗')).toMatchObject({ late: true });
    expect(await only(id)).toMatchObject({
      lateReason: '住院治疗',
      reportIn: { state: '逾期报到' },
    });
    expect(await figures('reportin.due', 'reportin.done')).toEqual({
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
    expect((await view(id)).measures).toEqual([]);
  });

  it('takes no second one, and writes nothing of it', async () => {
    const { id } = await decided();
    const { entries } = await desk.call('audit.verify', {});
    expect(await desk.refused('measures.decide', order(id))).toMatchObject({ code: 'REFUSED' });
    expect((await desk.call('audit.verify', {})).entries).toBe(entries);
  });
});

describe('社区戒毒 under way', () => {
  it('is suspended, resumed, and its last day moves by the days between (R-03)', async () => {
    const { id, measureId } = await running();
    await desk.call('measures.suspend', {
      measureId,
      from: '2026-10-10',
      to: null,
      reason: '拘留',
      note: '',
    });
    expect(await only(id)).toMatchObject({ state: '中止', next: { event: '恢复' } });
    expect((await statuses(id)).now).toBe('在押');
    expect(await figures('pop.SD', 'pop.jail', 'ctl.base')).toEqual({
      'pop.SD': 0,
      'pop.jail': 1,
      'ctl.base': 0,
    });
    expect(
      await desk.call('measures.resume', { measureId, on: '2026-10-20', note: '' }),
    ).toMatchObject({ controlStatus: '社区戒毒', lastDay: '2029-10-07' });
    expect(await statuses(id)).toEqual({
      now: '社区戒毒',
      rows: [
        '2026-09-10 新登记 社会面',
        '2026-09-20 现状变更 社区戒毒',
        '2026-10-10 现状变更 在押',
        '2026-10-20 现状变更 社区戒毒',
      ],
    });
    expect(await figures('pop.SD', 'pop.jail')).toEqual({ 'pop.SD': 1, 'pop.jail': 0 });
    expect((await desk.call('people.get', { id })).measures[0]?.lastDay).toBe('2029-10-07');
  });

  it('cannot be left behind by a change of status', async () => {
    const { id } = await running();
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
    const { id, measureId } = await running();
    const change = async (input: Partial<Input<'people.changeStatus'>>) => {
      const { revision } = await desk.call('people.get', { id });
      const rest = { id, revision, on: '2026-11-01', note: '核实' };
      return desk.call('people.changeStatus', { controlStatus: '失联', ...rest, ...input });
    };
    await change({});
    await change({ controlStatus: '社区戒毒' });
    expect(await only(id)).toMatchObject({ id: measureId, state: '执行中', endOn: null });
    await change({ controlStatus: '死亡', on: '2026-11-02' });
    expect(await only(id)).toMatchObject({ endOn: '2026-11-02', endReason: '死亡', possible: [] });
    await change({ controlStatus: '社区戒毒', on: '2026-11-02', correction: true });
    expect(await only(id)).toMatchObject({ endOn: null, endReason: null, state: '执行中' });
  });

  it('changes its place, reports in there, and keeps its term (戒毒条例 22)', async () => {
    const { id, measureId } = await running();
    await desk.call('measures.transfer', {
      measureId,
      on: '2026-10-10',
      toPlace: '侯庙镇人民政府',
      fileSentOn: null,
      note: '',
    });
    const [pending] = (await only(id)).transfers;
    expect(await only(id)).toMatchObject({
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
    expect(await only(id)).toMatchObject({
      next: { event: '新址报到', text: '与新执行地重新签订协议' },
      transfers: [{ state: '已报到', fileSentOn: '2026-10-12' }],
    });
    await desk.call('measures.arrive', {
      ...arrive,
      reportedOn: '2026-10-20',
      agreementNumber: '新1号',
      agreementOn: '2026-10-21',
    });
    expect(await only(id)).toMatchObject({
      next: null,
      agreementNumber: '新1号',
      agreementOn: '2026-10-21',
      term: { lastDay: '2029-09-27' },
    });
  });

  it('is released at its term and tells the town within seven days (戒毒条例 23)', async () => {
    const { id, measureId } = await decided({ decisionOn: '2023-09-20', serviceOn: '2023-09-20' });
    await reportIn(measureId, '2026-09-28', '外出');
    const early = ending(measureId, '期满解除', '2026-11-01');
    expect(await desk.refused('measures.end', early)).toMatchObject({
      reason: expect.stringContaining('2029-09-27才满') as string,
    });
    await desk.call('measures.correct', {
      measureId,
      fields: { startOn: '2023-09-28' },
      reason: '年份录错',
    });
    expect(await only(id)).toMatchObject({ state: '期满未解除', term: { lastDay: '2026-09-27' } });
    await desk.call('measures.end', { ...early, on: '2026-11-10' });
    expect((await statuses(id)).now).toBe('社会面');
    expect(await only(id)).toMatchObject({
      state: '已结束',
      next: { event: '通知', dueOn: '2026-11-17', late: false },
    });
    await desk.call('measures.correct', {
      measureId,
      fields: { townNotifiedOn: '2026-11-12', releaseNumber: '1号' },
      reason: '补记',
    });
    expect(await only(id)).toMatchObject({ next: null, releaseNumber: '1号' });
  });
});

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
    const { id, measureId } = await decided();
    const kind = '逾期未报到';
    await desk.call('measures.handOver', { ...empty, measureId, kind, warningOn: '2026-10-08' });
    const [first] = (await only(id)).handovers;
    expect(first?.missing).toEqual(['证明', '移交公安机关', '回执']);
    expect((await only(id)).state).toBe('未报到未移交');
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
    expect(await only(id)).toMatchObject({
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
      await desk.refused('measures.handOver', { ...papers, receiptOn: '2026-10-09' }),
    ).toMatchObject({ fields: [{ path: 'handedOn' }] });
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
    expect((await only(id)).state).toBe('未报到未移交');
  });

  it('goes on to 强制隔离, which ends the measure', async () => {
    const { id, measureId } = await decided();
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
    const { measures } = await view(id);
    expect(measures.map(({ kind, endOn, endReason }) => ({ kind, endOn, endReason }))).toEqual([
      { kind: '强制隔离戒毒', endOn: null, endReason: null },
      { kind: '社区戒毒', endOn: '2026-10-20', endReason: '转强制隔离' },
    ]);
    expect(await figures('pop.SD', 'pop.QG', 'ctl.base')).toEqual({
      'pop.SD': 0,
      'pop.QG': 1,
      'ctl.base': 0,
    });
  });
});

describe('强制隔离 and after', () => {
  const inside = { kind: '强制隔离戒毒', decisionOn: '2024-10-01', serviceOn: null } as const;

  it('is extended up to twelve months, released, and followed by 社区康复', async () => {
    const { id, measureId } = await decided(inside);
    expect(
      await desk.refused('measures.decide', order(id, { kind: '社区康复', decidedYears: 2 })),
    ).toMatchObject({
      reason: expect.stringContaining('《禁毒法》第四十八条') as string,
    });
    await desk.call('measures.extend', { measureId, months: 6, note: '诊断评估不合格' });
    expect((await only(id)).term.lastDay).toBe('2027-03-31');
    expect(
      await desk.refused('measures.extend', { measureId, months: 7, note: '再次' }),
    ).toMatchObject({
      reason: expect.stringContaining('最多再延长6个月') as string,
    });
    await desk.call('measures.end', ending(measureId, '提前解除（强制隔离）', '2026-10-10'));
    expect((await statuses(id)).now).toBe('社会面');
    await desk.call(
      'measures.decide',
      order(id, {
        kind: '社区康复',
        decidedYears: 2,
        serviceOn: '2026-10-10',
        decisionOn: '2026-10-10',
      }),
    );
    expect(await figures('pop.QG', 'pop.SK')).toEqual({ 'pop.QG': 0, 'pop.SK': 1 });
  });

  it('changed to 社区戒毒 counts off the days served (戒毒条例 31)', async () => {
    const { id } = await decided(inside);
    const { measureId } = await desk.call(
      'measures.decide',
      order(id, { change: true, decisionOn: '2026-10-01', serviceOn: '2026-10-01' }),
    );
    expect(await reportIn(measureId, '2026-10-05')).toMatchObject({ lastDay: '2027-10-04' });
    expect((await view(id)).measures).toMatchObject([
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
    expect((await statuses(id)).now).toBe('戒断三年未复吸');
    expect(await only(id)).toMatchObject({ source: '补录', state: '已结束', possible: [] });
  });
});

describe('taking back', () => {
  it('voids a decision: what it had ended runs on, and the status goes back as 更正', async () => {
    const { id, measureId } = await running();
    const wrong = await desk.call(
      'measures.decide',
      order(id, { kind: '强制隔离戒毒', decisionOn: '2026-10-20', serviceOn: null }),
    );
    await desk.call('measures.void', {
      measureId: wrong.measureId,
      part: 'measure',
      partId: null,
      reason: '张冠李戴',
    });
    expect(await statuses(id)).toMatchObject({ now: '社区戒毒' });
    expect((await statuses(id)).rows.at(-1)).toBe('2026-10-20 更正 社区戒毒');
    expect((await view(id)).measures).toMatchObject([
      { voided: true, voidReason: '张冠李戴', state: '已作废' },
      { id: measureId, endOn: null, state: '执行中', term: { lastDay: '2029-09-27' } },
    ]);
    expect(
      await desk.refused('measures.void', {
        measureId: wrong.measureId,
        part: 'measure',
        partId: null,
        reason: '再来',
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('voids an end, a suspension and a report-in, one after the other', async () => {
    const { id, measureId } = await running();
    await desk.call('measures.suspend', {
      measureId,
      from: '2026-10-10',
      to: null,
      reason: '逮捕',
      note: '',
    });
    await desk.call('measures.end', ending(measureId, '终止（收监执行刑罚）', '2026-10-20'));
    expect(await only(id)).toMatchObject({
      endReason: '终止（收监执行刑罚）',
      suspensions: [{ to: '2026-10-20' }],
    });
    const undo = (part: Input<'measures.void'>['part'], partId: number | null = null) =>
      desk.call('measures.void', { measureId, part, partId, reason: '登记有误' });
    await undo('end');
    expect((await statuses(id)).now).toBe('社区戒毒');
    expect(
      await desk.refused('measures.void', {
        measureId,
        part: 'reportIn',
        partId: null,
        reason: '登记有误',
      }),
    ).toMatchObject({ code: 'REFUSED' });
    await undo('suspension', (await only(id)).suspensions[0]?.id ?? 0);
    await undo('reportIn');
    expect(await only(id)).toMatchObject({
      startOn: null,
      agreementOn: null,
      state: '未报到未移交',
    });
  });

  it('corrects with the reason in the history, and takes no field that the kind does not have', async () => {
    const { id, measureId } = await running();
    await desk.call('measures.correct', {
      measureId,
      fields: { documentNumber: '2号', serviceOn: '2026-09-21' },
      reason: '录错',
    });
    const [last] = await desk.call('people.history', { id });
    expect(last).toMatchObject({
      action: '更正措施（录错）',
      changes: [
        { field: '决定书文号', before: '台公（禁）社戒决字〔2026〕1号', after: '2号' },
        { field: '送达日期', before: '2026-09-20', after: '2026-09-21' },
      ],
    });
    const wrong = (fields: Input<'measures.correct'>['fields']) =>
      desk.refused('measures.correct', { measureId, fields, reason: '录错' });
    expect([
      await wrong({ extensionMonths: 3 }),
      await wrong({ decidedYears: 2 }),
      await wrong({ startOn: null }),
      await wrong({ endOn: '2026-10-30' }),
      await wrong({ startOn: '2026-09-20' }),
      await wrong({ documentNumber: '2号' }),
    ]).toMatchObject([
      { fields: [{ path: 'fields.extensionMonths' }] },
      { fields: [{ path: 'fields.decidedYears' }] },
      { fields: [{ path: 'fields.startOn' }] },
      { fields: [{ path: 'fields.endOn' }] },
      { fields: [{ path: 'fields.startOn' }] },
      { code: 'REFUSED' },
    ]);
  });
});

describe('查获', () => {
  const seizure = (personId: number, seizedOn: string): Input<'seizures.record'> => ({
    personId,
    seizedOn,
    unit: '城关派出所',
    place: '',
    drugs: ['冰毒'],
    finding: '成瘾',
    findingNumber: '',
    note: '',
  });

  it('brings 戒断三年未复吸 back as 复吸重新纳入 and starts the clock again', async () => {
    const id = await desk.register({ status: '戒断三年未复吸', on: '2026-08-10' });
    expect(await desk.call('seizures.record', seizure(id, '2026-10-08'))).toMatchObject({
      controlStatus: '社会面',
      broughtBack: true,
    });
    expect((await statuses(id)).rows.at(-1)).toBe('2026-10-08 复吸重新纳入 社会面');
    expect(await figures('pop.relapse', 'pop.SH')).toEqual({ 'pop.relapse': 1, 'pop.SH': 1 });
    const { revision } = await desk.call('people.get', { id });
    const clean = {
      id,
      revision,
      controlStatus: '戒断三年未复吸',
      on: '2026-11-01',
      note: '',
    } as const;
    expect(await desk.refused('people.changeStatus', clean)).toMatchObject({
      reason: '戒断时间从2026-10-08起算，到2029-10-08才满三年（《戒毒条例》第七条）',
    });
  });

  it('voided, the day that the ledger knew stands again', async () => {
    const id = await desk.register();
    await desk.call('people.update', { id, revision: 1, fields: { lastSeizedOn: '2019-05' } });
    const { id: seizureId } = await desk.call('seizures.record', seizure(id, '2026-10-08'));
    expect((await desk.call('people.get', { id })).fields.lastSeizedOn).toBe('2026-10-08');
    await desk.call('seizures.void', { id: seizureId, reason: '查错人' });
    expect((await desk.call('people.get', { id })).fields.lastSeizedOn).toBe('2019-05');
    expect(
      (await desk.call('seizures.ofPerson', { personId: id })).map(
        ({ seizedOn, voided, source }) => ({ seizedOn, voided, source }),
      ),
    ).toEqual([
      { seizedOn: '2026-10-08', voided: true, source: '登记' },
      { seizedOn: '2019-05', voided: false, source: '台账导入' },
    ]);
    expect(await desk.refused('seizures.void', { id: seizureId, reason: '再来' })).toMatchObject({
      code: 'REFUSED',
    });
  });

  it('refuses the dead and a day before birth', async () => {
    const id = await desk.register();
    expect(await desk.refused('seizures.record', seizure(id, '1989'))).toMatchObject({
      code: 'INVALID_INPUT',
    });
    await desk.die(id, '2026-10-01');
    expect(await desk.refused('seizures.record', seizure(id, '2026-10-08'))).toEqual({
      code: 'REFUSED',
      reason: '已登记死亡，只能更正（台账登记规则）',
    });
  });
});
