import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHIEF, officeOver } from '../support/office.ts';
import { aReviewDesk, CLERK, OTHER_TOWN, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await aReviewDesk();
});
afterEach(() => desk.dispose());

const LEVELS = ['低', '高', '低', '已返贫', '中'] as const;

/** Twelve people in two towns in every state, two of them in one household. */
async function aBusyRound(): Promise<number> {
  for (let number = 0; number < 12; number += 1)
    await desk.person(number % 3 === 0 ? { townCode: OTHER_TOWN } : {});
  const { id } = await desk.open();
  const later = await desk.person();
  await desk.call('rounds.addPerson', { roundId: id, personId: later, note: '补报' });
  const rows = await desk.entries(id);
  const [together, ...others] = rows;
  await desk.looked(({ connection }) =>
    connection.db
      .prepare('UPDATE round_entries SET household_id = ? WHERE id = ?')
      .run(together!.householdId, others[0]!.id),
  );
  for (const [index, row] of rows.slice(0, 5).entries()) {
    await desk.settle(row.id);
    await desk.save(row.id, { safetyNet: index < 3 });
    await desk.conclude(row.id, LEVELS[index] ?? '低', '入户核实后综合判断');
  }
  await desk.looked(({ connection }) =>
    connection.db.exec(`UPDATE round_sheets SET people = 1;
      UPDATE household_members SET labour = '普通劳动力'`),
  );
  await desk.as(CLERK);
  for (const row of rows.slice(0, 4)) {
    const { checks } = await desk.call('rounds.entry', { entryId: row.id });
    for (const { id: check } of checks.filter(({ severity }) => severity === 'warning'))
      await desk.call('rounds.confirmWarning', {
        ...(await desk.of(row.id)),
        ...{ check, reason: '已核实' },
      });
  }
  const entryIds = rows.slice(0, 4).map((row) => row.id);
  expect(await desk.call('rounds.approve', { roundId: id, entryIds })).toEqual({
    ...{ approved: 4, refused: [] },
  });
  await desk.save(rows[5]!.id);
  await desk.save(rows[6]!.id, {}, false);
  const unmet = { ...(await desk.of(rows[7]!.id)), reason: '失联', note: '' } as const;
  await desk.call('rounds.setUnmet', unmet);
  const leaving = { ...(await desk.of(rows[8]!.id)), reason: '误登', note: '重复' } as const;
  await desk.call('rounds.removePerson', leaving);
  return id;
}

describe('the counts of a round', () => {
  it('are those of the list and of the tables, counted person by person', async () => {
    const id = await aBusyRound();
    const round = await desk.call('rounds.get', { id });
    const rows = await desk.entries(id, { pageSize: 500 });
    const raw = await desk.looked(({ connection: { db } }) => ({
      entries: db.prepare<[], Record<string, unknown>>('SELECT * FROM round_entries').all(),
      sheets: db.prepare<[], Record<string, unknown>>('SELECT * FROM round_sheets').all(),
    }));
    const sheetOf = (entry: Record<string, unknown>) =>
      raw.sheets.find((sheet) => sheet['entry_id'] === entry['id']);
    const listed = raw.entries.filter((entry) => entry['left_reason'] === null);
    const visited = listed.filter((entry) => sheetOf(entry)?.['complete'] === 1);
    const unmet = listed.filter(
      (entry) => entry['unmet_reason'] !== null && !visited.includes(entry),
    );
    const gravest = new Map<unknown, number>();
    const order = ['已返贫', '高', '中', '低'];
    for (const entry of listed) {
      const sheet = sheetOf(entry);
      if (typeof sheet?.['approved_by'] !== 'string') continue;
      const rank = order.indexOf(sheet['conclusion'] as string);
      const household = entry['household_id'];
      gravest.set(household, Math.min(rank, gravest.get(household) ?? 9));
    }
    const levels = Object.fromEntries(
      order.map((level, rank) => [level, [...gravest.values()].filter((at) => at === rank).length]),
    );
    expect(round).toMatchObject({
      ...{ listed: listed.length, visited: visited.length, unmet: unmet.length },
      waiting: listed.length - visited.length - unmet.length,
      ...{ approved: 4, added: 1, left: raw.entries.length - listed.length, levels },
      households: new Set(listed.map((entry) => entry['household_id'])).size,
    });
    expect([listed.length, visited.length, unmet.length, round.households]).toEqual([12, 6, 1, 11]);
    const sum = (of: (town: (typeof round.towns)[number]) => number) =>
      round.towns.reduce((total, town) => total + of(town), 0);
    expect([
      sum((town) => town.listed),
      sum((town) => town.visited),
      sum((town) => town.left),
    ]).toEqual([round.listed, round.visited, round.left]);
    expect(rows.filter(({ state }) => state !== '已移出').length).toBe(round.listed);
    expect(rows.filter(({ state }) => ['已回访', '已研判', '已审定'].includes(state)).length).toBe(
      round.visited,
    );
    expect((await desk.call('rounds.list', {})).rounds).toMatchObject([
      { listed: round.listed, visited: round.visited, levels: round.levels },
    ]);
    // Help is told by the report alone, which counts a record of two households once.
    expect((await desk.call('rounds.trends', {})).rounds).toEqual([
      {
        ...{ id: round.id, label: '2026年年中', listed: 12, visited: 6, levels: round.levels },
        perHeadMedian: expect.stringMatching(/^\d+\.\d\d$/) as string,
      },
    ]);
  });

  it('stand in the bi-monthly report in the place of typed figures', async () => {
    await aBusyRound();
    await desk.as(CHIEF);
    const { id } = await desk.call('reports.prepare', { kind: 'bi-monthly', period: '2026-05/06' });
    const { figures } = await desk.call('reports.get', { id });
    const texts = figures
      .filter((figure) => figure.id.startsWith('poor.'))
      .map((figure) => [figure.id, figure.text, figure.typed]);
    expect(texts).toEqual([
      ['poor.base', '12', false],
      ['poor.done', '6', false],
      ['poor.rate', '50.0%', false],
      ['poor.high', '2', false],
      ['poor.new', '未设置', true],
      ['poor.taken', '未设置', true],
      ['poor.net', '2', false],
    ]);
    expect(
      await desk.refused('reports.typeFigure', { id, figureId: 'poor.base', value: 3 }),
    ).toEqual({
      code: 'REFUSED',
      reason:
        '这个数字取自2026年年中逐人回访（报告期最后一天所在或之前最近的一轮），按当日统计，请到“回访”核对',
    });
    for (const figureId of ['poor.new', 'poor.taken'])
      await desk.call('reports.typeFigure', { id, figureId, value: 0 });
    const { sections, checks } = await desk.call('reports.get', { id });
    expect(sections.find((section) => section.id === 'poverty')?.text).toBe(
      '已脱贫涉毒人员12名，年中应回访12名，已回访6名，回访率50.0%；经研判，返贫高风险2户，均已落实帮扶措施并通报监测部门；新发现涉毒困难人员0名，纳入帮扶0名；丧失劳动能力人员落实社会保障兜底2户。',
    );
    expect(checks.find((check) => check.id === 'section.poverty')).toMatchObject({ ok: true });
    const before = await desk.call('reports.prepare', { kind: 'bi-monthly', period: '2026-03/04' });
    const earlier = await desk.call('reports.get', { id: before.id });
    expect(earlier.figures.find((figure) => figure.id === 'poor.base')).toMatchObject({
      ...{ text: '未设置', typed: true },
    });
  });
});

describe('the next round', () => {
  it('stands beside the last one, and falls by it', async () => {
    const personId = await desk.person();
    const { id } = await desk.open();
    const [row] = await desk.entries(id);
    await desk.settle(row!.id);
    await desk.save(row!.id, {
      ...{ wage: '13000', riskTypes: ['因毒'], healthNote: '良好' },
      ...{ workNote: '在县城务工', helpInPlace: ['就业帮扶'] },
    });
    await desk.conclude(row!.id, '低');
    await desk.as(CLERK);
    await desk.call('rounds.approve', { roundId: id, entryIds: [row!.id] });
    const { revision } = await desk.call('rounds.get', { id });
    await desk.call('rounds.close', { id, revision });
    await desk.call('session.lock', {});
    desk.office.close();
    const later = officeOver(desk.registerFile, '2026-11-20');
    await later.call('session.unlock', CHIEF);
    const next = await later.call('rounds.open', {
      ...{ year: 2026, name: '年末', firstOn: '2026-11-15', lastOn: '2026-12-31' },
    });
    const { rows } = await later.call('rounds.entries', { roundId: next.id });
    expect(rows).toMatchObject([{ personId, previousLevel: '低', householdId: row!.householdId }]);
    const detail = await later.call('rounds.entry', { entryId: rows[0]!.id });
    expect(detail).toMatchObject({
      previous: {
        label: '2026年年中',
        perHead: '14000.00',
        level: '低',
        sheet: { wage: '13000.00' },
      },
      prefilled: {
        ...{ wage: null, housing: null, healthNote: '良好', riskTypes: ['因毒'] },
        // Asked anew: what was in place half a year ago answers no check of today.
        ...{ working: null, workNote: '', helpInPlace: [] },
      },
      basis: { previousPerHead: '14000.00', lastRoundOn: '2026-06-10', today: '2026-11-20' },
    });
    const { previous } = detail;
    const fallen = await later.call('rounds.saveSheet', {
      ...{ entryId: rows[0]!.id, revision: detail.revision, complete: true },
      sheet: { ...previous!.sheet, visitedOn: '2026-11-18', wage: '8800' },
    });
    expect(fallen.risk?.signals).toEqual([
      {
        ...{ code: 'I3', label: '人均纯收入大幅下降' },
        evidence: '人均纯收入由上次的14000.00元变为9800.00元，下降30.0%，达到30%',
      },
    ]);
    const trends = await later.call('rounds.trends', {});
    expect(trends.rounds).toMatchObject([
      { label: '2026年年中', perHeadMedian: '14000.00', levels: { 低: 1 } },
      { label: '2026年年末', perHeadMedian: null, levels: { 低: 0 } },
    ]);
    // The towns are those of the round that has conclusions, not of the one that has just begun.
    const closed = { id, label: '2026年年中', closed: true };
    expect(trends.counted).toEqual(closed);
    // Nor do they change with its first approval: until it is closed it tells only of the towns that are done.
    const [entry] = rows;
    const now = async () => {
      const { revision: seen, checks } = await later.call('rounds.entry', { entryId: entry!.id });
      return { of: { entryId: entry!.id, revision: seen }, checks };
    };
    await later.call('rounds.conclude', { ...(await now()).of, level: '低', reason: '收入仍稳定' });
    for (const { id: check, severity } of (await now()).checks)
      if (severity === 'warning')
        await later.call('rounds.confirmWarning', {
          ...(await now()).of,
          ...{ check, reason: '已核实' },
        });
    await later.call('session.lock', {});
    await later.call('session.unlock', CLERK);
    const approval = { roundId: next.id, entryIds: [entry!.id] };
    expect(await later.call('rounds.approve', approval)).toEqual({ approved: 1, refused: [] });
    const then = await later.call('rounds.trends', {});
    expect([then.rounds[1]?.levels.低, then.counted]).toEqual([1, closed]);
    await later.call('session.lock', {});
    await later.call('session.unlock', CHIEF);
    const { revision: seen } = await later.call('rounds.get', { id });
    await later.call('rounds.reopen', { id, revision: seen, reason: '改正' });
    expect((await later.call('rounds.trends', {})).counted).toEqual({
      ...{ id: next.id, label: '2026年年末', closed: false },
    });
    later.office.close();
  });
});
