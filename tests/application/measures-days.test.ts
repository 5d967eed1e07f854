import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
