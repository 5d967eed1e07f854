import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { aMeasureDesk, ending, order, type MeasureDesk } from './measure-desk.ts';

let desk: MeasureDesk & { dispose?: () => void };
beforeEach(async () => {
  desk = await aMeasureDesk();
});
afterEach(() => desk.dispose());

describe('taking back', () => {
  it('voids a decision: what it had ended runs on, and the status goes back as 更正', async () => {
    const { id, measureId } = await desk.running();
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
    expect(await desk.statuses(id)).toMatchObject({ now: '社区戒毒' });
    expect((await desk.statuses(id)).rows.at(-1)).toBe('2026-10-20 更正 社区戒毒');
    expect((await desk.view(id)).measures).toMatchObject([
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

  it('voids a decision that was corrected, or that had ended itself: what it had ended runs on', async () => {
    const inside = { kind: '强制隔离戒毒', decisionOn: '2026-10-20', serviceOn: null } as const;
    const corrected = await desk.running();
    await desk.call('measures.suspend', {
      measureId: corrected.measureId,
      from: '2026-10-10',
      to: null,
      reason: '拘留',
      note: '',
    });
    const first = await desk.call('measures.decide', order(corrected.id, inside));
    await desk.call('measures.correct', {
      measureId: first.measureId,
      fields: { decisionOn: '2026-10-22' },
      reason: '日期录错',
    });
    expect((await desk.view(corrected.id)).measures[1]).toMatchObject({
      endOn: '2026-10-22',
      suspensions: [{ from: '2026-10-10', to: '2026-10-22' }],
    });
    const wrong = { part: 'measure', partId: null, reason: '张冠李戴' } as const;
    await desk.call('measures.void', { ...wrong, measureId: first.measureId });
    expect((await desk.view(corrected.id)).measures[1]).toMatchObject({
      endOn: null,
      state: '中止',
      suspensions: [{ from: '2026-10-10', to: null }],
    });
    const ended = await desk.running();
    const second = await desk.call('measures.decide', order(ended.id, inside));
    await desk.call('measures.end', ending(second.measureId, '撤销决定', '2026-11-01'));
    await desk.call('measures.void', { ...wrong, measureId: second.measureId });
    expect((await desk.view(ended.id)).measures[1]).toMatchObject({ endOn: null, state: '执行中' });
    expect((await desk.statuses(ended.id)).now).toBe('社区戒毒');
  });

  it('lets the end be voided once the decision that caused it is void, not before', async () => {
    const { id, measureId } = await desk.running();
    const inside = { kind: '强制隔离戒毒', decisionOn: '2026-10-20', serviceOn: null } as const;
    const { measureId: wrong } = await desk.call('measures.decide', order(id, inside));
    const end = { measureId, part: 'end', partId: null, reason: '误录' } as const;
    expect(await desk.refused('measures.void', end)).toEqual({
      code: 'REFUSED',
      reason: '它因随后的决定而结束，请作废随后的那项措施',
    });
    await desk.die(id, '2026-11-01');
    await desk.call('measures.void', { ...end, measureId: wrong, part: 'measure' });
    const { revision } = await desk.call('people.get', { id });
    const change = { id, revision, controlStatus: '社会面', on: '2026-11-01' } as const;
    await desk.call('people.changeStatus', { ...change, correction: true, note: '误登' });
    await desk.call('measures.void', end);
    expect((await desk.view(id)).measures[1]).toMatchObject({ endOn: null, state: '执行中' });
    expect((await desk.statuses(id)).now).toBe('社区戒毒');
  });

  it('voids an end, a suspension and a report-in, one after the other', async () => {
    const { id, measureId } = await desk.running();
    await desk.call('measures.suspend', {
      measureId,
      from: '2026-10-10',
      to: null,
      reason: '逮捕',
      note: '',
    });
    await desk.call('measures.end', ending(measureId, '终止（收监执行刑罚）', '2026-10-20'));
    expect(await desk.only(id)).toMatchObject({
      endReason: '终止（收监执行刑罚）',
      suspensions: [{ to: '2026-10-20' }],
    });
    const undo = (part: Input<'measures.void'>['part'], partId: number | null = null) =>
      desk.call('measures.void', { measureId, part, partId, reason: '登记有误' });
    await undo('end');
    expect(await desk.only(id)).toMatchObject({ state: '中止', suspensions: [{ to: null }] });
    expect((await desk.statuses(id)).now).toBe('在押');
    expect(
      await desk.refused('measures.void', {
        measureId,
        part: 'reportIn',
        partId: null,
        reason: '登记有误',
      }),
    ).toMatchObject({ code: 'REFUSED' });
    await undo('suspension', (await desk.only(id)).suspensions[0]?.id ?? 0);
    expect((await desk.statuses(id)).now).toBe('社区戒毒');
    await undo('reportIn');
    expect(await desk.only(id)).toMatchObject({
      startOn: null,
      agreementOn: null,
      state: '未报到未移交',
    });
  });

  it('leaves custody of its own and 戒断三年未复吸 as they are', async () => {
    const { id, measureId } = await desk.decided();
    const change = async (controlStatus: '在押' | '社会面' | '戒断三年未复吸') => {
      const { revision } = await desk.call('people.get', { id });
      const input = { id, revision, controlStatus, on: '2026-11-01', note: '' } as const;
      return desk.call('people.changeStatus', input);
    };
    const undo = { measureId, partId: null, reason: '登记有误' };
    await change('在押');
    await desk.call('measures.end', ending(measureId, '撤销决定', '2026-11-02'));
    await desk.call('measures.void', { ...undo, part: 'end' });
    expect((await desk.statuses(id)).now).toBe('在押');
    await desk.call('measures.void', { ...undo, part: 'measure' });
    expect((await desk.statuses(id)).now).toBe('在押');
    const other = await desk.decided();
    await desk.call('measures.end', ending(other.measureId, '撤销决定', '2026-11-02'));
    await desk.call('people.changeStatus', {
      id: other.id,
      revision: (await desk.call('people.get', { id: other.id })).revision,
      controlStatus: '戒断三年未复吸',
      on: '2026-11-03',
      note: '',
    });
    expect(
      await desk.refused('measures.void', { ...undo, measureId: other.measureId, part: 'end' }),
    ).toEqual({
      code: 'REFUSED',
      reason: '此人现为“戒断三年未复吸”，请先在“变更管控现状”中更正',
    });
  });

  it('makes no end by correction that the law refuses (禁毒法 47)', async () => {
    const inside = { kind: '强制隔离戒毒', decisionOn: '2025-09-01', serviceOn: null } as const;
    const { id, measureId } = await desk.decided(inside);
    await desk.call('measures.end', ending(measureId, '提前解除（强制隔离）', '2026-10-10'));
    const corrected = { measureId, reason: '录错' };
    expect(
      await desk.refused('measures.correct', { ...corrected, fields: { endOn: '2026-08-31' } }),
    ).toEqual({
      code: 'REFUSED',
      reason: '执行强制隔离戒毒一年后才能提前解除，最早2026-09-01（《禁毒法》第四十七条）',
    });
    expect(await desk.only(id)).toMatchObject({ endOn: '2026-10-10' });
    await desk.call('measures.correct', { ...corrected, fields: { endOn: '2026-09-30' } });
    expect(await desk.only(id)).toMatchObject({ endOn: '2026-09-30' });
  });

  it('corrects with the reason in the history, and takes no field that the kind does not have', async () => {
    const { id, measureId } = await desk.running();
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
    drugs: [{ drug: '甲基苯丙胺（冰毒）', note: '' }],
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
    expect((await desk.statuses(id)).rows.at(-1)).toBe('2026-10-08 复吸重新纳入 社会面');
    expect(await desk.figures('pop.relapse', 'pop.SH')).toEqual({ 'pop.relapse': 1, 'pop.SH': 1 });
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

  it('voided, a later day that was entered with the person since then stays (R-06)', async () => {
    const id = await desk.register();
    const { id: seizureId } = await desk.call('seizures.record', seizure(id, '2020-01-01'));
    const { revision } = await desk.call('people.get', { id });
    await desk.call('people.update', { id, revision, fields: { lastSeizedOn: '2025-05-01' } });
    await desk.call('seizures.void', { id: seizureId, reason: '查错人' });
    expect((await desk.call('people.get', { id })).fields.lastSeizedOn).toBe('2025-05-01');
    expect((await desk.view(id)).clean).toMatchObject({ clockStart: '2025-05-01', reached: false });
  });

  it('voided, takes the status that it alone had changed back, and its flow (R-12)', async () => {
    const id = await desk.register({ status: '戒断三年未复吸', on: '2026-08-10' });
    const { id: first } = await desk.call('seizures.record', seizure(id, '2026-10-08'));
    const { id: second } = await desk.call('seizures.record', seizure(id, '2026-10-20'));
    const undo = (each: number) => desk.call('seizures.void', { id: each, reason: '登错人' });
    expect(await undo(first)).toEqual({ takenBack: false, brought: true });
    expect((await desk.statuses(id)).now).toBe('社会面');
    expect(await undo(second)).toEqual({ takenBack: true, brought: false });
    expect(await desk.statuses(id)).toMatchObject({ now: '戒断三年未复吸' });
    expect(await desk.figures('pop.relapse', 'pop.SH')).toEqual({ 'pop.relapse': 0, 'pop.SH': 0 });
  });

  it('refuses the dead, a day before birth and a day after the death, however rough', async () => {
    const id = await desk.register();
    const refusedOn = (day: string) => desk.refused('seizures.record', seizure(id, day));
    expect(await refusedOn('1989')).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'seizedOn', message: '早于出生日期（1990-03-07），请核对' }],
    });
    await desk.die(id, '2026-10-01');
    const message =
      '晚于死亡日期（2026-10-01），请核对；死亡登记错了的，请先在“变更管控现状”中更正';
    for (const day of ['2026-10-08', '2026-11'])
      expect(await refusedOn(day)).toEqual({
        code: 'INVALID_INPUT',
        fields: [{ path: 'seizedOn', message }],
      });
    for (const day of ['2026-10-01', '2026-10', '2026'])
      expect(await refusedOn(day)).toEqual({
        code: 'REFUSED',
        reason: '已登记死亡，只能更正（台账登记规则）',
      });
  });
});
