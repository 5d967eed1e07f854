import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { aMeasureDesk, ending, order, type MeasureDesk } from './measure-desk.ts';

let desk: MeasureDesk & { dispose?: () => void };
beforeEach(async () => {
  desk = await aMeasureDesk();
});
afterEach(() => desk.dispose());

const INSIDE = { kind: '强制隔离戒毒', serviceOn: null } as const;
const held = (measureId: number) =>
  desk.call('measures.suspend', {
    measureId,
    from: '2026-10-20',
    to: null,
    reason: '拘留',
    note: '',
  });
const moved = (measureId: number, on: string, toPlace = '侯庙镇人民政府') =>
  desk.call('measures.transfer', { measureId, on, toPlace, fileSentOn: null, note: '' });
const arriving = { fileSentOn: null, agreementNumber: '', agreementOn: null };

describe('what ends with another event', () => {
  it('ends neither before it began nor before what was recorded of it', async () => {
    const { id, measureId } = await desk.running();
    const inside = (decisionOn: string) =>
      desk.refused('measures.decide', order(id, { ...INSIDE, decisionOn }));
    expect(await inside('2026-09-01')).toEqual({
      code: 'REFUSED',
      reason:
        '社区戒毒随之结束，这一天不能早于措施开始的日期（2026-09-28）；日期有错的请先更正（台账登记规则）',
    });
    await held(measureId);
    expect(await inside('2026-10-10')).toMatchObject({
      reason: expect.stringContaining('2026-10-20起中止') as string,
    });
    expect(await desk.only(id)).toMatchObject({ endOn: null, state: '中止' });
  });

  it('of a change to 社区戒毒 and of a death, too', async () => {
    const { id } = await desk.decided({ ...INSIDE, decisionOn: '2026-09-20' });
    const change = order(id, { change: true, decisionOn: '2026-09-10', creditedDays: 1 });
    expect(await desk.refused('measures.decide', change)).toMatchObject({ code: 'REFUSED' });
    const { id: dead } = await desk.running();
    const { revision } = await desk.call('people.get', { id: dead });
    const death = { id: dead, revision, controlStatus: '死亡', on: '2026-09-25' } as const;
    expect(
      await desk.refused('people.changeStatus', { ...death, correction: false, note: '' }),
    ).toMatchObject({ reason: expect.stringContaining('措施开始的日期（2026-09-28）') as string });
    expect(
      await desk.refused('people.changeStatus', { ...death, correction: true, note: '补登' }),
    ).toMatchObject({ reason: expect.stringContaining('措施开始的日期（2026-09-28）') as string });
    expect(await desk.only(dead)).toMatchObject({ endOn: null });
  });

  it('ends on the day that the death is corrected to', async () => {
    const { id } = await desk.running();
    const { revision } = await desk.call('people.get', { id });
    const death = { id, revision, controlStatus: '死亡', on: '2026-10-15' } as const;
    await desk.call('people.changeStatus', { ...death, correction: true, note: '补登' });
    expect(await desk.only(id)).toMatchObject({ endOn: '2026-10-15', endReason: '死亡' });
  });

  it('is not ended before its place changed or before the report-in there', async () => {
    const { id, measureId } = await desk.running();
    await moved(measureId, '2026-11-05');
    const end = (on: string) => desk.refused('measures.end', ending(measureId, '撤销决定', on));
    expect(await end('2026-11-01')).toMatchObject({ code: 'REFUSED' });
    const [transfer] = (await desk.only(id)).transfers;
    await desk.call('measures.arrive', {
      ...arriving,
      transferId: transfer?.id ?? 0,
      reportedOn: '2026-11-10',
    });
    expect(await end('2026-11-08')).toMatchObject({
      reason: expect.stringContaining('2026-11-05变更') as string,
    });
    await desk.call('measures.end', ending(measureId, '撤销决定', '2026-11-10'));
  });
});

describe('a correction', () => {
  const wrong = (measureId: number, fields: Input<'measures.correct'>['fields']) =>
    desk.refused('measures.correct', { measureId, fields, reason: '录错' });

  it('keeps the days that the arithmetic begins with', async () => {
    const { measureId } = await desk.decided({ ...INSIDE, decisionOn: '2026-09-20' });
    const { measureId: waiting } = await desk.decided();
    expect([
      await wrong(measureId, { decisionOn: null }),
      await wrong(measureId, { decisionOn: '2026' }),
      await wrong(waiting, { serviceOn: null }),
    ]).toMatchObject([
      { fields: [{ path: 'fields.decisionOn' }] },
      { fields: [{ path: 'fields.decisionOn', message: '请填写完整的日期' }] },
      { fields: [{ path: 'fields.serviceOn' }] },
    ]);
  });

  it('moves no end before a suspension and no report-in behind one', async () => {
    const { measureId } = await desk.running();
    await held(measureId);
    await desk.call('measures.resume', { measureId, on: '2026-10-25', note: '' });
    expect(await wrong(measureId, { startOn: '2026-10-21', agreementOn: null })).toMatchObject({
      fields: [{ path: 'fields.startOn' }],
    });
    await desk.call('measures.end', ending(measureId, '转出执行地', '2026-11-01'));
    expect(await wrong(measureId, { endOn: '2026-10-10' })).toMatchObject({
      fields: [{ path: 'fields.endOn' }],
    });
  });

  it('asks for the reason where it makes the report-in late', async () => {
    const { id, measureId } = await desk.running();
    const late = { startOn: '2026-11-10', agreementOn: '2026-11-10' };
    expect(await wrong(measureId, late)).toMatchObject({ fields: [{ path: 'fields.lateReason' }] });
    const fields = { ...late, lateReason: '住院治疗' };
    await desk.call('measures.correct', { measureId, fields, reason: '录错' });
    expect(await desk.only(id)).toMatchObject({ reportIn: { state: '逾期报到' } });
    expect(await wrong(measureId, { lateReason: '' })).toMatchObject({
      fields: [{ path: 'fields.lateReason' }],
    });
  });

  it('of a decision takes along what it ended, and not before that began', async () => {
    const { id, measureId } = await desk.running();
    const inside = order(id, { ...INSIDE, decisionOn: '2026-10-20' });
    const { measureId: second } = await desk.call('measures.decide', inside);
    expect(await wrong(second, { decisionOn: '2026-09-01' })).toMatchObject({
      fields: [{ path: 'fields.decisionOn' }],
    });
    expect(await wrong(measureId, { endOn: '2026-10-19' })).toMatchObject({
      fields: [{ path: 'fields.endOn' }],
    });
  });
});

describe('变更执行地', () => {
  const arrived = {
    reportedOn: '2026-10-12',
    fileSentOn: '2026-10-11',
    agreementNumber: '新1号',
    agreementOn: '2026-10-12',
  } as const;

  it('keeps the papers of the new place when a form comes again, and moves a day only as 更正', async () => {
    const { id, measureId } = await desk.running();
    await moved(measureId, '2026-10-10');
    const transferId = (await desk.only(id)).transfers[0]?.id ?? 0;
    await desk.call('measures.arrive', { transferId, ...arrived });
    const again = { transferId, ...arriving, reportedOn: null };
    await desk.call('measures.arrive', again);
    const { agreementNumber, ...days } = arrived;
    expect(await desk.only(id)).toMatchObject({ agreementNumber, transfers: [days] });
    const later = { ...again, reportedOn: '2026-10-11' };
    expect(await desk.refused('measures.arrive', later)).toMatchObject({
      fields: [{ path: 'correctionReason' }],
    });
    await desk.call('measures.arrive', { ...later, correctionReason: '日期录错' });
    expect((await desk.only(id)).transfers).toMatchObject([{ ...days, reportedOn: '2026-10-11' }]);
    await desk.die(id, '2026-11-10');
    expect(await desk.refused('measures.arrive', again)).toMatchObject({ code: 'REFUSED' });
    expect(
      await desk.refused('measures.arrive', {
        ...{ ...again, reportedOn: '2026-11-12', correctionReason: '补' },
      }),
    ).toMatchObject({ fields: [{ path: 'reportedOn' }] });
  });

  it('voided in whatever order, leaves the place of the transfers that stand', async () => {
    const { id, measureId } = await desk.running();
    await moved(measureId, '2026-10-10', '乙镇');
    const first = (await desk.only(id)).transfers[0]?.id ?? 0;
    await desk.call('measures.arrive', { transferId: first, ...arrived });
    await moved(measureId, '2026-11-01', '丙镇');
    const second = (await desk.only(id)).transfers.find((each) => each.id !== first)?.id ?? 0;
    const undo = (partId: number) =>
      desk.call('measures.void', { measureId, part: 'transfer', partId, reason: '误录' });
    await undo(first);
    expect((await desk.only(id)).executionPlace).toBe('丙镇');
    await undo(second);
    expect((await desk.only(id)).executionPlace).toBe('城关镇人民政府');
  });
});

describe('补录', () => {
  it('takes no 社区戒毒 beside another, and no release before its term', async () => {
    const { id } = await desk.running();
    const past = (startOn: string, endOn: string) =>
      order(id, { decisionOn: startOn, serviceOn: startOn, startOn, endOn, endReason: '期满解除' });
    expect(await desk.refused('measures.decide', past('2023-08-01', '2026-10-01'))).toMatchObject({
      fields: [{ path: 'endOn' }],
    });
    expect(await desk.refused('measures.decide', past('2023-08-01', '2025-01-01'))).toMatchObject({
      reason: expect.stringContaining('2026-07-31才满') as string,
    });
    await desk.call('measures.decide', past('2023-08-01', '2026-07-31'));
  });
});
