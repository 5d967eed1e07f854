import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOWN } from '../support/office.ts';
import { aReviewDesk, aSheet, OTHER_TOWN, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await aReviewDesk();
});
afterEach(() => desk.dispose());

describe('opening a round', () => {
  it('freezes everybody whose household is listed, each once, and makes the households', async () => {
    await desk.person();
    await desk.person({ category: '贩毒', townCode: OTHER_TOWN });
    await desk.person({ povertyCategory: '边缘易致贫户' });
    await desk.person({ povertyCategory: '一般户' });
    await desk.person({ povertyCategory: null });
    expect(await desk.call('rounds.preview', {})).toEqual({
      ...{ people: 3, households: 3, withoutHousehold: 3, hints: [] },
      towns: [
        { townCode: TOWN, townName: '城关镇', people: 2 },
        { townCode: OTHER_TOWN, townName: '侯庙镇', people: 1 },
      ],
    });
    const round = await desk.open();
    expect(round).toMatchObject({
      ...{ label: '2026年年中', listed: 3, waiting: 3, visited: 0, unmet: 0, added: 0, left: 0 },
      ...{ households: 3, approved: 0, openedBy: '王建国', openedOn: '2026-06-20' },
      levels: { 已返贫: 0, 高: 0, 中: 0, 低: 0 },
    });
    const rows = await desk.entries(round.id);
    expect(rows.map((row) => [row.townName, row.householdCategory, row.personCategory])).toEqual([
      ['城关镇', '脱贫户', '吸毒'],
      ['城关镇', '边缘易致贫户', '吸毒'],
      ['侯庙镇', '脱贫户', '贩毒'],
    ]);
    const [first] = rows;
    expect(await desk.call('households.ofPerson', { personId: first!.personId })).toEqual({
      ...{ householdId: first!.householdId, category: '脱贫户' },
    });
    expect((await desk.call('rounds.preview', {})).withoutHousehold).toBe(0);
  });

  it('goes by the recorded household, not by the ledger', async () => {
    const listed = await desk.person({ povertyCategory: '一般户' });
    const unlisted = await desk.person({ povertyCategory: '脱贫户' });
    for (const [personId, category] of [
      [listed, '脱贫不稳定户'],
      [unlisted, '一般户'],
    ] as const)
      await desk.call('households.create', {
        ...{ personId, category, categorySince: '2026-01-01' },
        fields: {
          ...{ number: '', townCode: TOWN, villageCode: null, address: '', contactName: '' },
          ...{ contactUnit: '', contactPhone: '', noLabour: false, note: '' },
        },
      });
    const { id } = await desk.open();
    expect((await desk.entries(id)).map(({ personId }) => personId)).toEqual([listed]);
  });

  it('leaves out who died, moved away or lies in the recycle bin', async () => {
    const stays = await desk.person();
    const moved = await desk.person();
    const recycled = await desk.person();
    const { revision } = await desk.call('people.get', { id: moved });
    await desk.call('people.move', {
      ...{ id: moved, revision, kind: '迁出', on: '2026-06-01', townCode: null },
      ...{ villageCode: null, note: '迁往外县' },
    });
    await desk.call('people.recycle', { id: recycled, reason: '误登' });
    const { id } = await desk.open();
    expect((await desk.entries(id)).map(({ personId }) => personId)).toEqual([stays]);
  });

  it('happens once a year and name, within its year, and never over nobody', async () => {
    expect(await desk.refused('rounds.open', ROUND)).toMatchObject({
      reason: '没有应回访的人员：请先登记户和贫困属性，或在人员台账第33列填写',
    });
    await desk.person();
    const wrong = async (given: object, message: string) =>
      expect(await desk.refused('rounds.open', { ...ROUND, ...given })).toMatchObject({
        fields: [{ message }],
      });
    await wrong({ firstOn: '2026-06-31' }, '没有这一天，请核对日期');
    await wrong({ lastOn: '2026-05-31' }, '不能早于开始日期（2026-06-01）');
    await wrong({ year: 2025 }, '应在2025年内');
    await wrong(
      { name: '年末', firstOn: '2026-11-15', lastOn: '2026-12-31' },
      '名单最早在开始前60天冻结，请届时再开启',
    );
    await desk.open();
    expect(await desk.refused('rounds.open', ROUND)).toMatchObject({
      reason: '2026年年中回访已经开启过，一年中同名的只开启一轮',
    });
  });

  it('offers the rounds of the year that are not open, with the window of the rules', async () => {
    await desk.person();
    await desk.open();
    const { rounds, offered } = await desk.call('rounds.list', {});
    expect(rounds.map(({ label }) => label)).toEqual(['2026年年中']);
    expect(offered).toEqual([
      {
        ...{ year: 2026, name: '年末', label: '2026年年末' },
        ...{ firstOn: '2026-11-15', lastOn: '2026-12-31' },
      },
    ]);
  });

  it('shows 无感 people as a number', async () => {
    const personId = await desk.person();
    const { id } = await desk.open();
    await desk.looked(({ people }) => people.update(personId, { lightTouch: true }));
    const [row] = await desk.entries(id);
    expect(row).toMatchObject({
      ...{ lightTouch: true, fullName: `无感人员${String(personId).padStart(5, '0')}号` },
      ...{ identityMasked: '', villageName: '' },
    });
    expect(await desk.entries(id, { text: '张立' })).toEqual([]);
    await desk.save(row!.id, { wishes: '想开店' });
    const detail = await desk.call('rounds.entry', { entryId: row!.id });
    const { respondent, wishes, visitor } = detail.sheet!;
    expect([respondent, wishes, visitor, detail.address]).toEqual([
      '（已遮盖）',
      '（已遮盖）',
      '陈静',
      '',
    ]);
    await desk.call('rounds.saveSheet', {
      ...(await desk.of(row!.id)),
      ...{ sheet: { ...detail.sheet!, people: 2 }, complete: true },
    });
    const kept = await desk.looked(({ rounds }) => rounds.sheetOf(row!.id));
    expect(kept).toMatchObject({ respondent: '本人', wishes: '想开店', people: 2 });
  });
});

const ROUND = { year: 2026, name: '年中', firstOn: '2026-06-01', lastOn: '2026-07-15' } as const;

describe('the list of a round', () => {
  it('takes people found later, with a note, and only who belongs on it', async () => {
    await desk.person();
    const { id } = await desk.open();
    const later = await desk.person();
    const other = await desk.person({ povertyCategory: '一般户' });
    expect((await desk.call('rounds.get', { id })).missing).toBe(1);
    expect(await desk.call('rounds.candidates', { roundId: id })).toMatchObject([
      { personId: later, townName: '城关镇', category: '脱贫户' },
    ]);
    const note = '漏登，村里补报';
    const { entryId } = await desk.call('rounds.addPerson', { roundId: id, personId: later, note });
    expect(await desk.call('rounds.entry', { entryId })).toMatchObject({
      ...{ origin: '补入', addedNote: note, state: '待回访' },
    });
    expect(await desk.call('rounds.get', { id })).toMatchObject({
      listed: 2,
      added: 1,
      missing: 0,
    });
    const again = { roundId: id, personId: later, note };
    expect(await desk.refused('rounds.addPerson', again)).toMatchObject({
      reason: '此人已经在本轮名单上',
    });
    expect(await desk.refused('rounds.addPerson', { ...again, personId: other })).toMatchObject({
      reason: '此人不属于应回访人员：应在册，且所在户是脱贫户或监测对象，请先核对户的贫困属性',
    });
  });

  it('is left only with a reason, and still counts who left', async () => {
    await desk.person();
    await desk.person();
    const { id } = await desk.open();
    const [first, second] = await desk.entries(id);
    const leaving = {
      ...(await desk.of(first!.id)),
      reason: '迁出',
      note: '随子女迁往郑州',
    } as const;
    expect(await desk.call('rounds.removePerson', leaving)).toMatchObject({
      ...{ state: '已移出', leftReason: '迁出' },
    });
    expect(await desk.call('rounds.get', { id })).toMatchObject({
      listed: 1,
      left: 1,
      households: 1,
    });
    expect(await desk.refused('rounds.saveSheet', { ...(await saving(first!.id)) })).toMatchObject({
      reason: '此人已移出本轮名单，请先恢复',
    });
    const back = { ...(await desk.of(first!.id)), note: '没有迁走' };
    expect(await desk.call('rounds.putBack', back)).toMatchObject({ state: '待回访' });
    expect(await desk.call('rounds.get', { id })).toMatchObject({ listed: 2, left: 0 });
    const nobody = { ...(await desk.of(second!.id)), note: '试试' };
    expect(await desk.refused('rounds.putBack', nobody)).toMatchObject({
      reason: '此人没有移出本轮名单',
    });
  });

  it('names why somebody was not visited', async () => {
    await desk.person();
    const { id } = await desk.open();
    const [row] = await desk.entries(id);
    const unmet = async (reason: '在押' | '其他' | null, note = '') => ({
      ...(await desk.of(row!.id)),
      ...{ reason, note },
    });
    expect(await desk.refused('rounds.setUnmet', await unmet('其他'))).toMatchObject({
      fields: [{ path: 'note', message: '原因是“其他”的，请写明情况' }],
    });
    await desk.call('rounds.setUnmet', await unmet('在押'));
    expect(await desk.call('rounds.get', { id })).toMatchObject({
      ...{ unmet: 1, waiting: 0, unmetReasons: [{ reason: '在押', people: 1 }], open: [] },
    });
    await desk.call('rounds.setUnmet', await unmet(null));
    expect((await desk.call('rounds.get', { id })).waiting).toBe(1);
    await desk.call('rounds.setUnmet', await unmet('在押'));
    await desk.save(row!.id);
    expect(await desk.call('rounds.entry', { entryId: row!.id })).toMatchObject({
      ...{ state: '已回访', unmetReason: null },
    });
    expect(await desk.refused('rounds.setUnmet', await unmet('在押'))).toMatchObject({
      reason: '此人已经回访，不能登记未回访原因',
    });
  });

  it('is assigned by town, by choice, and anew only when said', async () => {
    await desk.person();
    await desk.person();
    await desk.person({ townCode: OTHER_TOWN });
    const { id } = await desk.open();
    const [first] = await desk.entries(id);
    const assign = (given: object) =>
      desk.call('rounds.assign', { roundId: id, visitor: '陈静', ...given });
    expect(await assign({ entryIds: [first!.id] })).toEqual({ assigned: 1, settled: 0 });
    expect(await assign({ visitor: '吴桂兰', townCode: TOWN })).toEqual({
      assigned: 1,
      settled: 0,
    });
    expect(await assign({ visitor: '吴桂兰', townCode: TOWN, replace: true })).toEqual({
      ...{ assigned: 1, settled: 0 },
    });
    expect((await desk.call('rounds.get', { id })).visitors).toEqual([
      { visitor: '', listed: 1, visited: 0, unmet: 0, waiting: 1 },
      { visitor: '吴桂兰', listed: 2, visited: 0, unmet: 0, waiting: 2 },
    ]);
    expect((await desk.entries(id, { visitor: '吴桂兰' })).length).toBe(2);
    expect(await assign({ visitor: '', townCode: TOWN })).toEqual({ assigned: 2, settled: 0 });
    expect((await desk.call('rounds.get', { id })).visitors).toEqual([
      { visitor: '', listed: 3, visited: 0, unmet: 0, waiting: 3 },
    ]);
    expect(await desk.refused('rounds.assign', { roundId: id, visitor: '陈静' })).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'townCode', message: '请选择乡镇（街道），或先在名单上勾选人员' }],
    });
  });

  it('leaves a visit with the visitor who made it, and says of how many', async () => {
    for (let count = 0; count < 4; count += 1) await desk.person();
    const { id } = await desk.open();
    const [visited, unmet, begun, waiting] = await desk.entries(id);
    const all = [visited!, unmet!, begun!, waiting!].map((row) => row.id);
    const assign = (visitor: string, given: object) =>
      desk.call('rounds.assign', { roundId: id, visitor, ...given });
    await assign('陈静', { townCode: TOWN });
    await desk.save(visited!.id);
    await desk.save(begun!.id, {}, false);
    const { revision } = await desk.call('rounds.entry', { entryId: unmet!.id });
    await desk.call('rounds.setUnmet', { entryId: unmet!.id, revision, reason: '失联', note: '' });
    const done = [
      await assign('吴桂兰', { townCode: TOWN }),
      await assign('吴桂兰', { entryIds: all, replace: true }),
      await assign('', { townCode: TOWN }),
    ];
    expect(done).toEqual([
      { assigned: 0, settled: 0 },
      { assigned: 2, settled: 2 },
      { assigned: 2, settled: 2 },
    ]);
    expect((await desk.call('rounds.get', { id })).visitors).toEqual([
      { visitor: '', listed: 2, visited: 0, unmet: 0, waiting: 2 },
      { visitor: '陈静', listed: 2, visited: 1, unmet: 1, waiting: 0 },
    ]);
  });

  it('is filtered and paged', async () => {
    for (let count = 0; count < 5; count += 1) await desk.person();
    const last = await desk.person({ townCode: OTHER_TOWN, fullName: '尉迟春' });
    const { id } = await desk.open();
    const page = await desk.call('rounds.entries', { roundId: id, page: 2, pageSize: 4 });
    expect([page.total, page.rows.length, page.rows[1]?.personId]).toEqual([6, 2, last]);
    const [first] = await desk.entries(id);
    await desk.save(first!.id);
    await desk.save(page.rows[0]!.id, {}, false);
    const ids = async (given: object) => (await desk.entries(id, given)).map((row) => row.id);
    expect([
      await ids({ state: '已回访' }),
      await ids({ state: '草稿' }),
      await ids({ townCode: OTHER_TOWN }),
      await ids({ text: '尉迟' }),
      await ids({ level: '低' }),
      await ids({ withErrors: true }),
    ]).toEqual([
      [first!.id],
      [page.rows[0]!.id],
      [page.rows[1]!.id],
      [page.rows[1]!.id],
      [],
      [first!.id],
    ]);
    await desk.settle(first!.id);
    expect(await ids({ withErrors: true })).toEqual([]);
    await desk.save(first!.id, { wage: '50', business: '20000' });
    expect(await ids({ withErrors: true })).toEqual([first!.id]);
    const warned = { ...(await desk.of(first!.id)), check: 'FP-22', reason: '已核实' };
    await desk.call('rounds.confirmWarning', warned);
    expect(await ids({ withErrors: true })).toEqual([]);
    await desk.conclude(first!.id, '低');
    expect(await ids({ level: '低' })).toEqual([first!.id]);
  });
});

async function saving(entryId: number) {
  return { ...(await desk.of(entryId)), sheet: aSheet(), complete: true };
}
