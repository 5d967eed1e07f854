import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TodoKind } from '../../db/domain/todo/todo-item.ts';
import type { Input, Output } from '../../electron/contract/index.ts';
import { aPerson, anIdentityNumber, aVisit } from '../support/builders.ts';
import { anOffice, callsOf, CHIEF, setUp, TOWN } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
  await desk.call('todo.refresh', {});
});
afterEach(() => desk.dispose());

let numbers = 100;
async function register(given: Parameters<typeof aPerson>[0] = {}): Promise<number> {
  numbers += 1;
  const fields = aPerson({ identityNumber: anIdentityNumber('19900307', numbers), ...given });
  const entered = { controlStatus: '社会面', registeredOn: '2026-10-01' } as const;
  return (await desk.call('people.create', { fields, ...entered })).id;
}

type Row = Output<'todo.list'>['rows'][number];
async function rowsOf(personId: number, kind?: TodoKind): Promise<Row[]> {
  const filter = { scope: 'all', personId, ...(kind === undefined ? {} : { kind }) } as const;
  return (await desk.call('todo.list', { filter })).rows;
}
async function kindsOf(personId: number): Promise<[string, string | null][]> {
  return (await rowsOf(personId)).map(({ kind, dueOn }) => [kind, dueOn]);
}

/** Ordered on 20 October and, with a day, reported in. */
async function underTreatment(
  reportedOn: string | null = null,
  given: Partial<Input<'measures.decide'>> = {},
) {
  const personId = await register();
  const { measureId } = await desk.call('measures.decide', {
    ...{ personId, kind: '社区戒毒', documentNumber: '', decidingUnit: '台前县公安局' },
    ...{ executionPlace: '', decisionOn: '2026-10-20', serviceOn: '2026-10-20', startOn: null },
    ...{ decidedYears: null, agreementNumber: '', agreementOn: null, note: '' },
    ...given,
  });
  if (reportedOn !== null)
    await desk.call('measures.reportIn', {
      ...{ measureId, on: reportedOn, lateReason: '' },
      ...{ agreementNumber: '1号', agreementOn: reportedOn },
    });
  return { personId, measureId };
}

describe('the to-do list of a person', () => {
  it('begins with the registration: to be graded and to be visited', async () => {
    const id = await register();
    expect(await kindsOf(id)).toEqual([
      ['首次定级', '2026-10-01'],
      ['走访', '2026-11-01'],
    ]);
  });

  it('says which rule, from where, and why', async () => {
    const id = await register();
    expect(await rowsOf(id, '走访')).toEqual([
      {
        key: expect.any(String) as string,
        kind: '走访',
        personId: id,
        fullName: '张立新',
        townCode: TOWN,
        townName: '城关镇',
        villageName: '',
        inCharge: '陈静',
        grade: '未评估',
        controlStatus: '社会面',
        category: '吸毒',
        dueOn: '2026-11-01',
        overdueDays: 14,
        subject: null,
        ruleId: 'VISIT-未评估',
        rule: '未评估人员走访间隔',
        source: '示例：未见公开规定，由本单位设定；示例方案，经本单位确认采用（建账时采用）',
        why: '按“未评估人员走访间隔”（每1个月至少一次），登记入册（2026年10月1日）起。期限2026年11月1日，已过14天',
        ruleMissing: false,
        searching: false,
        lastVisitedOn: null,
      },
    ]);
  });

  it('follows a visit at once', async () => {
    const id = await register();
    await desk.call('visits.record', aVisit(id, { outcome: '未见到', seen: '' }));
    expect(await kindsOf(id)).toEqual([
      ['首次定级', '2026-10-01'],
      ['走访', '2026-11-01'],
      ['再次走访', '2026-11-17'],
    ]);
    await desk.call('visits.record', aVisit(id, { visitedOn: '2026-11-12' }));
    expect(await kindsOf(id)).toEqual([
      ['首次定级', '2026-10-01'],
      ['走访', '2026-12-12'],
    ]);
  });

  it('goes through the life of a measure: report-in late, agreement, tests, summary', async () => {
    const { personId, measureId } = await underTreatment();
    const own = async () =>
      (await kindsOf(personId)).filter(([kind]) => kind !== '首次定级' && kind !== '走访');
    expect(await own()).toEqual([
      ['逾期未报到', '2026-11-04'],
      ['未报到移交', '2026-11-05'],
    ]);
    await desk.call('measures.reportIn', {
      ...{
        measureId,
        on: '2026-11-10',
        lateReason: '住院',
        agreementNumber: '',
        agreementOn: null,
      },
    });
    expect(await own()).toEqual([
      ['签订协议', '2026-11-10'],
      ['检测', '2026-12-09'],
      ['半年小结', '2027-05-09'],
    ]);
    await desk.call('todo.recordSummary', {
      ...{ measureId, kind: '半年小结', periodEnd: '2027-05-09', writtenOn: '2026-11-15' },
      ...{ author: '陈静', conclusion: '表现稳定' },
    });
    expect(await own()).toEqual([
      ['签订协议', '2026-11-10'],
      ['检测', '2026-12-09'],
    ]);
  });

  it('is empty for who is in the recycle bin', async () => {
    const id = await register();
    await desk.call('people.recycle', { id, reason: '误登' });
    expect(await kindsOf(id)).toEqual([]);
  });
});

describe('半年小结', () => {
  it('is written once a period, voided with a reason, and in the log', async () => {
    const { personId, measureId } = await underTreatment('2026-10-25');
    const summary = {
      ...{ measureId, kind: '半年小结' as const, periodEnd: '2027-04-24', writtenOn: '2026-11-15' },
      ...{ author: '陈静', conclusion: '表现稳定' },
    };
    const { id } = await desk.call('todo.recordSummary', summary);
    expect(await desk.refused('todo.recordSummary', summary)).toEqual({
      code: 'REFUSED',
      reason: '这个周期的小结或评估已经登记',
    });
    await desk.call('todo.voidSummary', { id, reason: '写错人' });
    expect(await desk.call('todo.summariesOfPerson', { personId })).toEqual([
      {
        ...summary,
        ...{ id, recordedBy: CHIEF.userName, recordedAt: expect.any(String) as string },
        ...{ voided: true, voidReason: '写错人' },
      },
    ]);
    const { rows } = await desk.call('audit.list', { pageSize: 2 });
    expect(rows.map(({ action }) => action)).toEqual(['作废半年小结', '登记半年小结']);
  });

  it('is shown without the numbers that were typed into it', async () => {
    const { personId, measureId } = await underTreatment('2026-10-25');
    await desk.call('todo.recordSummary', {
      ...{ measureId, kind: '半年小结', periodEnd: '2027-04-24', writtenOn: '2026-11-15' },
      ...{ author: '陈静', conclusion: '家属电话19900001234' },
    });
    const [summary] = await desk.call('todo.summariesOfPerson', { personId });
    expect(summary?.conclusion).toBe('家属电话*******1234');
  });

  it.each([
    ['long before the measure', '1999-01-01'],
    ['a day that ends no period', '2027-04-23'],
    ['a period that has not begun', '2028-04-24'],
  ])('refuses a period that is none: %s', async (_title, periodEnd) => {
    const { measureId } = await underTreatment('2026-10-25');
    const summary = {
      ...{ measureId, kind: '半年小结' as const, periodEnd, writtenOn: '2026-11-15' },
      ...{ author: '陈静', conclusion: '表现稳定' },
    };
    expect(await desk.refused('todo.recordSummary', summary)).toEqual({
      code: 'INVALID_INPUT',
      fields: [
        { path: 'periodEnd', message: '这项措施没有截至这一天的半年小结，应为2027-04-24之一' },
      ],
    });
  });

  it('refuses a day in the future and a measure that does not exist', async () => {
    const { measureId } = await underTreatment('2026-10-25');
    const summary = {
      ...{ measureId, kind: '半年小结' as const, periodEnd: '2027-04-24', writtenOn: '2026-11-16' },
      ...{ author: '陈静', conclusion: '表现稳定' },
    };
    expect(await desk.refused('todo.recordSummary', summary)).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await desk.refused('todo.recordSummary', { ...summary, measureId: 999 })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the counters', () => {
  it('are the sums of the list, by kind, town and person in charge', async () => {
    await register();
    await register({ caseWorker: '', policeOfficer: '' });
    const summary = await desk.call('todo.summary', {});
    for (const scope of ['overdue', 'today', 'week', 'month', 'unset'] as const) {
      const { total } = await desk.call('todo.list', { filter: { scope } });
      expect([scope, summary[scope]]).toEqual([scope, total]);
    }
    const { total } = await desk.call('todo.list', { filter: { scope: 'all' } });
    expect(summary.total).toBe(total);
    expect(summary.byKind.map(({ key, overdue }) => [key, overdue])).toEqual(
      expect.arrayContaining([
        ['首次定级', 2],
        ['走访', 2],
        ['落实专职人员', 1],
      ]),
    );
    expect(summary.byInCharge.map(({ name, total: items }) => [name, items])).toEqual(
      expect.arrayContaining([
        ['陈静', 2],
        ['未指定责任人', 3],
      ]),
    );
    expect(summary.menu).toEqual({ home: summary.overdue, reports: 1, stations: 0 });
  });

  it('page through items of the office and of people without a gap', async () => {
    for (let index = 0; index < 3; index += 1) await register();
    const all = await desk.call('todo.list', { filter: { scope: 'all' }, pageSize: 100 });
    const pages: string[] = [];
    for (let page = 1; pages.length < all.total; page += 1) {
      const { rows } = await desk.call('todo.list', {
        filter: { scope: 'all' },
        page,
        pageSize: 3,
      });
      pages.push(...rows.map(({ key }) => key));
    }
    expect(pages).toEqual(all.rows.map(({ key }) => key));
  });
});

describe('without adopted rules', () => {
  it('every item that a rule should answer is 未设置 and leads to it', async () => {
    desk.dispose();
    desk = anOffice();
    await setUp(desk, false);
    const { personId, measureId } = await underTreatment('2026-10-25');
    expect(measureId).toBeGreaterThan(0);
    const unset = (await rowsOf(personId)).filter(({ ruleMissing }) => ruleMissing);
    expect(unset.map(({ kind, dueOn, ruleId }) => [kind, dueOn, ruleId])).toEqual(
      expect.arrayContaining([
        ['走访', null, 'VISIT-未评估'],
        ['检测', null, 'TEST-社区戒毒'],
        ['半年小结', null, 'SUMMARY'],
        ['违反协议预警', null, 'EARLY-WARNING'],
      ]),
    );
    const { missingRules } = await desk.call('todo.summary', {});
    expect(missingRules.map(({ title }) => title)).toContain('社区戒毒检测次数');
    await desk.call('rules.adoptExamples', { ruleIds: ['TEST-社区戒毒'] });
    expect((await rowsOf(personId, '检测')).map(({ dueOn }) => dueOn)).toEqual(['2026-11-24']);
  });
});

describe('a new day', () => {
  it('is told as stale and computed anew, the same as before but for what the day changes', async () => {
    const { personId } = await underTreatment(null, { serviceOn: '2026-11-01' });
    expect(await kindsOf(personId)).toContainEqual(['报到', '2026-11-16']);
    desk.office.close();
    const office = desk.again('2026-11-17');
    const next = callsOf(office);
    await next.call('session.unlock', CHIEF);
    expect(await next.call('todo.summary', {})).toMatchObject({ asOf: '2026-11-15', stale: true });
    expect(await next.call('todo.refresh', {})).toMatchObject({ asOf: '2026-11-17' });
    expect(await next.call('todo.summary', {})).toMatchObject({ asOf: '2026-11-17', stale: false });
    const { rows } = await next.call('todo.list', { filter: { scope: 'all', personId } });
    expect(rows.map(({ kind, dueOn }) => [kind, dueOn])).toContainEqual([
      '逾期未报到',
      '2026-11-16',
    ]);
    office.close();
  });

  it('can be stopped, and then nothing has changed', async () => {
    for (let index = 0; index < 3; index += 1) await register();
    const before = await desk.call('todo.list', { filter: { scope: 'all' } });
    const { Cancelled } = await import('../../electron/application/ports.ts');
    const stopped = await desk.office.invoke(
      'todo.refresh',
      {},
      {
        progress: {
          report(done) {
            if (done > 0) throw new Cancelled();
          },
        },
      },
    );
    expect(stopped).toEqual({ ok: false, error: { code: 'CANCELLED' } });
    expect(await desk.call('todo.list', { filter: { scope: 'all' } })).toEqual(before);
  });
});

describe('who reaches an end within 60 days', () => {
  it('tells measures, agreements, reviews and three years clean', async () => {
    const running = await underTreatment('2023-12-26', {
      ...{ decisionOn: '2023-12-20', serviceOn: '2023-12-20' },
    });
    const clean = await register({ lastSeizedOn: '2023-12-01' });
    const { rows } = await desk.call('todo.endings', {});
    const told = rows.map(({ ending, personId, dueOn, daysLeft }) => [
      ending,
      personId,
      dueOn,
      daysLeft,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['戒断三年', clean, '2026-12-01', 16],
        ['措施', running.personId, '2026-12-25', 40],
      ]),
    );
    const agreements = await desk.call('todo.endings', { ending: '协议' });
    expect(agreements.rows.map(({ ending, personId }) => [ending, personId])).toEqual([
      ['协议', running.personId],
    ]);
  });
});

describe('the route sheet', () => {
  const sheet = (given: Partial<Input<'todo.routeSheet'>> = {}) => ({
    ...{ townCode: TOWN, to: '2026-12-14', unmasked: false, reason: '' },
    target: join(desk.folder, '清单.docx'),
    ...given,
  });
  const words = () =>
    strFromU8(
      unzipSync(readFileSync(join(desk.folder, '清单.docx')))['word/document.xml'] ??
        new Uint8Array(),
    ).replace(/<[^>]+>/g, '');

  it('has who is due, without telephones and numbers in full, and is logged', async () => {
    await register({ address: '东街1号' });
    expect(await desk.call('todo.routeSheet', sheet())).toEqual({
      ...{ people: 1, villages: 1, fileName: '清单.docx' },
    });
    const text = words();
    expect(text).toContain('城关镇入户走访清单');
    expect(text).toContain('走访（2026年11月1日）');
    expect(text).not.toContain('首次定级');
    expect(text).toContain('199****1234');
    expect(text).not.toContain('19900001234');
    expect(text).not.toMatch(/\d{17}/);
    const { rows } = await desk.call('audit.list', { pageSize: 1 });
    expect(rows[0]?.action).toBe('导出入户清单（已遮盖）');
  });

  it('has telephones in full only with a reason', async () => {
    await register();
    expect(await desk.refused('todo.routeSheet', sheet({ unmasked: true }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
    await desk.call('todo.routeSheet', sheet({ unmasked: true, reason: '入户联系' }));
    expect(words()).toContain('19900001234');
  });

  it('has who is visited but has no day, and says so', async () => {
    desk.dispose();
    desk = anOffice();
    await setUp(desk, false);
    const id = await register();
    expect((await rowsOf(id, '走访')).map(({ dueOn }) => dueOn)).toEqual([null]);
    expect(await desk.call('todo.routeSheet', sheet())).toMatchObject({ people: 1 });
    expect(words()).toContain('走访（未设置）');
  });

  it('is not made when nobody is due', async () => {
    expect(await desk.refused('todo.routeSheet', sheet())).toEqual({
      code: 'REFUSED',
      reason: '城关镇在这个期限前没有待办事项',
    });
  });
});
