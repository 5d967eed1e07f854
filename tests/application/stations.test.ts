import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../electron/contract/index.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { anOffice, setUp, TOWN } from '../support/office.ts';

const TODAY = '2026-11-15';
let desk: ReturnType<typeof anOffice>;
afterEach(() => desk.dispose());

async function open(adoptExamples = true): Promise<void> {
  desk = anOffice(TODAY);
  await setUp(desk, adoptExamples);
}

function aStation(given: Partial<Input<'stations.save'>> = {}): Input<'stations.save'> {
  return {
    ...{ id: null, kind: '乡镇站', name: '城关镇站', townCode: TOWN, villageCode: null },
    ...{ address: '', openedOn: '2024-01-01', serves: [TOWN], requirements: [], note: '' },
    ...given,
  };
}
function staffOf(stationId: number, given: Partial<Input<'stations.saveStaff'>> = {}) {
  return {
    ...{ stationId, id: null, name: '孙丽娟', employment: '专职' as const, post: '禁毒社工' },
    ...{ phone: '19900005555', since: '2024-01-01', until: null },
    ...given,
  };
}
async function addPeople(count: number, controlStatus: '社区戒毒' | '社会面' = '社区戒毒') {
  for (let number = 1; number <= count; number += 1)
    await desk.call('people.create', {
      fields: aPerson({ identityNumber: anIdentityNumber('19900307', number) }),
      controlStatus,
      registeredOn: '2026-10-01',
    });
}

describe('站点', () => {
  beforeEach(() => open());

  it('has its case load and ratio computed from the people of its towns', async () => {
    await addPeople(31);
    const { id } = await desk.call('stations.save', aStation());
    await desk.call('stations.saveStaff', staffOf(id));
    const list = await desk.call('stations.list', {});
    expect(list).toMatchObject({
      ...{ open: 1, staff: 1, caseLoad: 31 },
      ratio: { state: '超出', needed: 2, limit: 30 },
    });
    expect(list.rows[0]).toMatchObject({ caseLoad: 31, staff: 1, ratio: { state: '超出' } });
    expect(list.rows[0]?.problems).toContain('专（兼）职人员不足');
    await desk.call('stations.saveStaff', staffOf(id, { name: '吴桂兰', phone: '' }));
    expect((await desk.call('stations.list', {})).ratio.state).toBe('符合');
  });

  it('serves people under community measures, and is staffed for all 实有吸毒人员 (domain.md 9.1)', async () => {
    const station = await desk.call('stations.save', aStation());
    const row = async () => (await desk.call('stations.list', {})).rows[0];
    expect(await row()).toMatchObject({ registered: 0, ratio: { state: '没有服务对象' } });
    await addPeople(31, '社会面');
    await desk.call('stations.saveStaff', staffOf(station.id));
    expect(await row()).toMatchObject({
      ...{ caseLoad: 0, registered: 31, ratio: { state: '超出', needed: 2 } },
    });
    const { rows } = await desk.call('people.list', { filter: {} });
    const id = rows[0]?.id ?? 0;
    const { revision } = await desk.call('people.get', { id });
    const gone = { controlStatus: '死亡', on: TODAY, note: '病故' } as const;
    await desk.call('people.changeStatus', { id, revision, ...gone });
    expect(await row()).toMatchObject({ registered: 30, ratio: { state: '符合' } });
  });

  it('names the towns that none serves, with their people', async () => {
    await addPeople(3);
    expect(await desk.call('stations.coverage', {})).toMatchObject({
      ...{ uncovered: 9, peopleUncovered: 3 },
    });
    const { id } = await desk.call('stations.save', aStation());
    const coverage = await desk.call('stations.coverage', {});
    expect(coverage).toMatchObject({ uncovered: 8, peopleUncovered: 0 });
    expect(coverage.towns.find(({ code }) => code === TOWN)).toEqual({
      ...{ code: TOWN, name: '城关镇', caseLoad: 3, stations: [{ id, name: '城关镇站' }] },
      ...{ villageStations: 0, staff: 0, covered: true },
    });
    await desk.call('stations.close', { id, on: TODAY, reason: '撤并' });
    expect((await desk.call('stations.coverage', {})).uncovered).toBe(9);
    await desk.call('stations.close', { id, on: null, reason: '恢复' });
    expect((await desk.call('stations.coverage', {})).uncovered).toBe(8);
    await desk.call('stations.void', { id, reason: '重复登记' });
    expect((await desk.call('stations.list', {})).rows).toEqual([]);
  });

  it.each([
    ['a 村（社区）站点 without a village', { kind: '村（社区）站点', serves: [] }, 'villageCode'],
    ['a 乡镇站 that serves no town', { serves: [] }, 'serves'],
    ['a town that there is not', { serves: ['410927999'] }, 'serves'],
    ['a day after today', { openedOn: '2026-11-16' }, 'openedOn'],
  ] as const)('refuses %s', async (_title, given, path) => {
    const input = aStation(given as Partial<Input<'stations.save'>>);
    expect(await desk.refused('stations.save', input)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path }],
    });
  });

  it('keeps staff, training, equipment and checks, and strikes out mistakes with their reason', async () => {
    const { id } = await desk.call('stations.save', aStation());
    const member = await desk.call('stations.saveStaff', staffOf(id));
    await desk.call('stations.addTraining', {
      ...{ staffIds: [member.id], trainedOn: '2026-03-10', hours: 16, content: '业务培训' },
    });
    const item = {
      stationId: id,
      id: null,
      kind: '尿检仪',
      count: 2,
      state: '完好',
      note: '',
    } as const;
    const { id: itemId } = await desk.call('stations.saveEquipment', item);
    await desk.call('stations.saveEquipment', { ...item, id: itemId, count: 3 });
    const check = { stationId: id, year: 2025, checkedOn: '2025-12-20', checkedBy: '王建国' };
    expect(
      await desk.refused('stations.addCheck', { ...check, result: '不合格', problems: '' }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'problems' }] });
    const made = await desk.call('stations.addCheck', { ...check, result: '合格', problems: '' });
    expect(
      await desk.refused('stations.addCheck', { ...check, result: '合格', problems: '' }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'year' }] });
    await desk.call('stations.voidPart', { part: 'check', id: made.id, reason: '填错年度' });
    const detail = await desk.call('stations.get', { id });
    expect(detail.staff).toMatchObject([{ phoneMasked: '199****5555', hoursThisYear: 16 }]);
    expect(detail.equipment).toMatchObject([{ kind: '尿检仪', count: 3 }]);
    expect(detail.checks).toMatchObject([{ year: 2025, voided: true, voidReason: '填错年度' }]);
    expect(detail.row.problems).toContain('2025年度没有检查记录');
    expect(await desk.call('stations.reveal', { id })).toEqual([
      { id: member.id, phone: '19900005555' },
    ]);
  });
});

describe('without an adopted rule', () => {
  it('the ratio is 未设置, not in order', async () => {
    await open(false);
    await addPeople(2);
    await desk.call('stations.save', aStation());
    expect((await desk.call('stations.list', {})).ratio).toEqual({
      ...{ state: '未设置', needed: null, limit: null },
    });
  });
});

describe('the bi-monthly report', () => {
  beforeEach(() => open());
  const figuresOf = (draft: Output<'reports.get'>) =>
    draft.figures
      .filter(({ id }) => id === 'station.count' || id === 'staff.count')
      .map(({ value, typed }) => ({ value, typed }));

  it('takes stations and staff from here once a station is recorded, on the last day of the period', async () => {
    const draft = await desk.call('reports.prepare', { kind: 'bi-monthly', period: '2026-09/10' });
    const typing = { id: draft.id, figureId: 'station.count', value: 11 };
    expect(figuresOf(await desk.call('reports.typeFigure', typing))).toEqual([
      { value: 11, typed: true },
      { value: null, typed: true },
    ]);
    const { id } = await desk.call('stations.save', aStation());
    await desk.call('stations.save', aStation({ name: '新站', openedOn: '2026-11-01' }));
    await desk.call('stations.saveStaff', staffOf(id, { until: '2026-11-01' }));
    await desk.call('stations.saveStaff', staffOf(id, { name: '吴桂兰', since: '2026-11-05' }));
    await desk.call('stations.saveStaff', staffOf(id, { name: '李强', until: '2026-10-31' }));
    const again = await desk.call('reports.get', { id: draft.id });
    expect(figuresOf(again)).toEqual([
      { value: 1, typed: false },
      { value: 1, typed: false },
    ]);
    expect(again.sections.map(({ text }) => text).join()).toContain(
      '社区戒毒社区康复站（点）1个，专（兼）职人员1名。',
    );
    expect(await desk.refused('reports.typeFigure', { ...typing, value: 12 })).toEqual({
      code: 'REFUSED',
      reason: '这个数字取自“站点”台账，按报告期最后一天统计，请到“站点”核对',
    });
  });

  it('lets them be typed again when the stations were recorded by mistake', async () => {
    const draft = await desk.call('reports.prepare', { kind: 'bi-monthly', period: '2026-09/10' });
    const { id } = await desk.call('stations.save', aStation());
    await desk.call('stations.void', { id, reason: '登记错了' });
    expect(figuresOf(await desk.call('reports.get', { id: draft.id }))).toEqual([
      { value: null, typed: true },
      { value: null, typed: true },
    ]);
  });
});
