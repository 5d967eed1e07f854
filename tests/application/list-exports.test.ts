import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { LISTS, type ListMethod } from '../../electron/contract/lists.ts';
import { aVisit } from '../support/builders.ts';
import { aReviewedOffice } from '../support/reviewed-office.ts';

/** Every list of the window as a workbook (ledger.md, Export). */
type List = Input<'lists.export'>['list'];
let desk: Awaited<ReturnType<typeof aReviewedOffice>>;
let target: string;
beforeAll(async () => {
  desk = await aReviewedOffice(40);
  target = join(desk.folder, '名单.xlsx');
  await recordSomething();
}, 120_000);
afterAll(() => desk.dispose());

/** A line for the lists that the reviewed office leaves empty. */
async function recordSomething(): Promise<void> {
  const { rows } = await desk.call('people.list', { filter: {}, pageSize: 20 });
  const personId = rows.find(({ controlStatus }) => controlStatus === '社会面')?.id ?? 0;
  await desk.call('visits.record', {
    ...aVisit(personId, { visitedOn: '2026-11-10', findings: '=1+1' }),
    ...{ needs: '就业帮扶：想打工' },
  });
  const nobody = { outcome: '未见到', seen: '' } as const;
  const missed = aVisit(personId, { visitedOn: '2026-11-12', ...nobody });
  const { proposed } = await desk.call('visits.record', missed);
  const items = proposed.map(({ visitId, step, dueOn }) => ({ visitId, step, dueOn }));
  const nothing = { assignee: '', note: '' };
  await desk.call('visits.followUp', { items: items.map((item) => ({ ...item, ...nothing })) });
  for (const visitor of ['陈静', '刘洋'])
    await desk.call('visits.plan', {
      ...{ personIds: [personId], plannedOn: visitor === '陈静' ? '2026-11-20' : '2026-11-21' },
      ...{ visitor, note: '' },
    });
  const place = { place: '广东东莞', work: '电子厂', employer: '', companion: '', note: '' };
  await desk.call('outflows.record', {
    ...{ personId, sinceOn: '2026-01-10', ...place },
    ...{ contactName: '赵四', contactPhone: '13900001111', lastContactOn: null },
  });
  await desk.call('todo.refresh', {});
}

/** The lists with what the window would ask for. */
async function everyList(): Promise<List[]> {
  const { rounds } = await desk.call('rounds.list', {});
  const report = await desk.call('reports.prepare', { kind: 'bi-monthly', period: '2026-09/10' });
  const figure = report.figures.find(({ listed, value }) => listed && (value ?? 0) > 0);
  const figureId = figure?.id ?? '';
  return [
    { method: 'todo.list', input: { filter: { scope: 'all' } } },
    { method: 'todo.endings', input: {} },
    { method: 'visits.list', input: {} },
    { method: 'visits.plans', input: {} },
    { method: 'visits.followUps', input: {} },
    { method: 'visits.needs', input: {} },
    { method: 'outflows.list', input: {} },
    { method: 'papers.missing', input: {} },
    { method: 'teams.people', input: { role: '医务人员', name: '' } },
    { method: 'responsibility.table', input: {} },
    { method: 'stations.list', input: {} },
    { method: 'households.list', input: {} },
    { method: 'rounds.entries', input: { roundId: rounds[0]?.id ?? 0 } },
    { method: 'watches.list', input: { open: null } },
    { method: 'povertyCases.list', input: { open: null } },
    { method: 'reports.figureList', input: { id: report.id, figureId, townCode: null } },
  ];
}

/** What the window is told of a list. */
async function totalOf({ method, input }: List): Promise<number> {
  const answer: unknown = await desk.call(method, input);
  if (Array.isArray(answer)) return answer.length;
  if (method === 'responsibility.table') {
    const { towns } = answer as { towns: { villages: unknown[] }[] };
    return towns.reduce((sum, { villages }) => sum + 1 + villages.length, 0);
  }
  const { total, rows } = answer as { total?: number; rows: unknown[] };
  return total ?? rows.length;
}

function sheetOf(): { name: string; lines: unknown[][] } {
  const book = XLSX.read(readFileSync(target));
  const name = book.SheetNames[0] ?? '';
  const sheet = book.Sheets[name] ?? {};
  return { name, lines: XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) };
}

function wanted(list: List, columns: string[] = []): Input<'lists.export'> {
  return { list, columns, reason: '报县禁毒办核对', target };
}

describe('a list of the window', () => {
  it('leaves as a workbook with all its lines and columns, whichever list it is', async () => {
    const lists = await everyList();
    expect(lists.map(({ method }) => method).sort()).toEqual(Object.keys(LISTS).sort());
    const empty: ListMethod[] = [];
    for (const list of lists) {
      const total = await totalOf(list);
      const { rows, leftOut } = await desk.call('lists.export', wanted(list));
      const { name, lines } = sheetOf();
      const { title, columns } = LISTS[list.method];
      expect([list.method, rows, leftOut, lines.length]).toEqual([
        ...[list.method, total, 0],
        total + 1,
      ]);
      expect([name, lines[0]]).toEqual([title, [...columns]]);
      if (rows === 0) empty.push(list.method);
    }
    expect(empty).toEqual(['stations.list']);
  });

  it('holds what the filter lets through, in the chosen columns', async () => {
    const plans = { method: 'visits.plans', input: { visitor: '刘洋' } } as const;
    const { rows } = await desk.call('lists.export', wanted(plans, ['走访人', '计划日期']));
    expect([rows, sheetOf().lines]).toEqual([
      1,
      [
        ['计划日期', '走访人'],
        ['2026-11-21', '刘洋'],
      ],
    ]);
  });

  it('holds every page of a long list', async () => {
    const people = { method: 'papers.missing', input: { pageSize: 1, page: 2 } } as const;
    const { total } = await desk.call('papers.missing', {});
    expect(total).toBeGreaterThan(5);
    expect((await desk.call('lists.export', wanted(people))).rows).toBe(total);
  });

  it('writes a text that begins with = as a text, and amounts as numbers', async () => {
    await desk.call('lists.export', wanted({ method: 'visits.list', input: {} }, ['发现情况']));
    const book = XLSX.read(readFileSync(target));
    const cells = Object.values(book.Sheets['走访记录'] ?? {}) as XLSX.CellObject[];
    expect(cells.find(({ v }) => v === '=1+1')).toMatchObject({ t: 's', v: '=1+1' });
    const households = { method: 'households.list', input: {} } as const;
    await desk.call('lists.export', wanted(households, ['人均纯收入']));
    const { lines } = sheetOf();
    expect(lines.slice(1).some(([perHead]) => typeof perHead === 'number')).toBe(true);
  });

  it('stands in the log with what it was for', async () => {
    await desk.call('lists.export', wanted({ method: 'watches.list', input: {} }, ['户主']));
    await desk.as('李秀英');
    const { rows } = await desk.call('audit.list', {});
    const entry = rows.find(({ action }) => action.startsWith('导出名单'));
    expect([entry?.action, entry?.by, entry?.reason]).toEqual([
      ...['导出名单（监测对象）', '张敏', '报县禁毒办核对'],
    ]);
  });

  it('does not leave without a purpose, nor without a column', async () => {
    const list = { method: 'visits.list', input: {} } as const;
    expect(await desk.refused('lists.export', { ...wanted(list), reason: ' ' })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'reason' }],
    });
    expect(await desk.refused('lists.export', wanted(list, ['身份证号']))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'columns' }],
    });
  });
});
