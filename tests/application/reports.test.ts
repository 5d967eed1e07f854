import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../electron/contract/index.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { anOffice, callsOf, CHIEF, setUp } from '../support/office.ts';

type Detail = Output<'reports.get'>;
const PERIOD = '2026-09/10';
const TOWN = '410927100';
const OTHER_TOWN = '410927101';

let desk: ReturnType<typeof anOffice>;
let people = 0;
beforeEach(async () => {
  desk = anOffice();
  people = 0;
  await setUp(desk);
});
afterEach(() => desk.dispose());

async function register(given: {
  name?: string;
  status?: Input<'people.create'>['controlStatus'];
  on?: string;
  townCode?: string;
}): Promise<number> {
  people += 1;
  const number = anIdentityNumber('19900307', people);
  const fields = aPerson({
    fullName: given.name ?? `欧阳测${'一二三四五六七八九'.charAt(people)}`,
    identityNumber: number,
    phone: '',
    townCode: given.townCode ?? TOWN,
  });
  const { id } = await desk.call('people.create', {
    fields,
    controlStatus: given.status ?? '社会面',
    registeredOn: given.on ?? '2026-09-10',
  });
  return id;
}

async function visit(personId: number, visitedOn: string): Promise<void> {
  await desk.call('visits.record', {
    personId,
    visitedOn,
    mode: '面对面',
    outcome: '见到本人',
    inCharge: '张敏',
    seen: '本人',
    place: '',
    drugState: null,
    topics: [],
    findings: '',
    needs: '',
  });
}

async function prepare(period = PERIOD): Promise<Detail> {
  return desk.call('reports.prepare', { kind: 'bi-monthly', period });
}

function issueInput(id: number, number = 1): Input<'reports.issue'> {
  return { id, signer: '王建国', number, issuedOn: '2026-11-05' };
}

function value(detail: Detail, id: string): number | null {
  return detail.figures.find((figure) => figure.id === id)?.value ?? null;
}

function section(detail: Detail, id: string) {
  const found = detail.sections.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
}

function failed(detail: Detail): string[] {
  return detail.checks.filter((check) => !check.ok && check.blocking).map(({ id }) => id);
}

async function list(id: number, figureId: string, townCode: string | null = null) {
  const { total, rows } = await desk.call('reports.figureList', { id, figureId, townCode });
  return { total, notes: rows.map(({ townName, note }) => `${townName}${note}`) };
}

describe('a draft', () => {
  it('counts the register as it is, every figure the length of its list', async () => {
    const visited = await register({});
    await register({ status: '社区戒毒', townCode: OTHER_TOWN });
    await register({ status: '失联', on: '2026-11-10' });
    await visit(visited, '2026-09-20');
    const draft = await prepare();
    expect(
      ['pop.open', 'pop.new', 'pop.close', 'pop.SD', 'visit.count'].map((id) => value(draft, id)),
    ).toEqual([0, 2, 2, 1, 1]);
    for (const { id, listed, value: figure } of draft.figures) {
      if (!listed) continue;
      expect([id, (await list(draft.id, id)).total]).toEqual([id, figure]);
    }
    expect(await list(draft.id, 'pop.new')).toEqual({
      total: 2,
      notes: ['城关镇2026-09-10新登记', '侯庙镇2026-09-10新登记'],
    });
    expect(await list(draft.id, 'pop.new', OTHER_TOWN)).toEqual({
      total: 1,
      notes: ['侯庙镇2026-09-10新登记'],
    });
  });

  it('is one for its period, and follows the register until it is issued', async () => {
    const first = await prepare();
    await register({});
    const again = await prepare();
    expect(again.id).toBe(first.id);
    expect([value(first, 'pop.close'), value(again, 'pop.close')]).toEqual([0, 1]);
    expect(
      (await desk.call('reports.list', {})).map(({ state, number }) => [state, number]),
    ).toEqual([['draft', '']]);
  });

  it('says its period, its cut-off, when it is due and which number is free', async () => {
    const { title, cutOffOn, dueOn, number, recipient } = await prepare();
    expect({ title, cutOffOn, dueOn, number, recipient }).toEqual({
      title: '台前县禁毒委员会办公室关于2026年9—10月农村毒品问题治理工作进展情况的报告',
      cutOffOn: '2026-10-31',
      dueOn: '2026-11-06',
      number: '台禁毒办〔2026〕1号',
      recipient: '濮阳市禁毒委员会办公室',
    });
    const periods = await desk.call('reports.periods', {});
    expect(periods.slice(0, 2).map(({ period, label, state }) => [period, label, state])).toEqual([
      ['2026-11/12', '2026年11—12月', 'none'],
      ['2026-09/10', '2026年9—10月', 'draft'],
    ]);
  });

  it('is refused for a period that is none or has not begun', async () => {
    for (const period of ['2026-10/11', '2026', '2027-01/02']) {
      expect(await desk.refused('reports.prepare', { kind: 'bi-monthly', period })).toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  });

  it('leaves out paragraphs without figures and closes up the numbers', async () => {
    const draft = await prepare();
    expect(
      draft.sections.filter(({ template }) => template !== null).map(({ heading }) => heading),
    ).toEqual([
      '',
      '一、总体情况',
      '二、主要工作进展',
      '（一）戒治管控和平安关爱',
      '三、存在的问题',
      '四、下一步工作打算',
    ]);
    const typed = await desk.call('reports.typeFigure', {
      id: draft.id,
      figureId: 'check.count',
      value: 14,
    });
    expect(section(typed, 'traffic').heading).toBe('（一）查缉堵截毒品贩运');
    expect(section(typed, 'care').heading).toBe('（二）戒治管控和平安关爱');
    expect(section(typed, 'traffic').text).toContain('开展公开查缉14次，检查寄递物流站点未设置家');
    expect(failed(typed)).toContain('section.traffic');
    expect(typed.checks.find(({ id }) => id === 'section.traffic')?.message).toContain(
      '检查寄递物流站点',
    );
  });

  it('computes rates of typed counts and refuses to have a computed figure typed', async () => {
    const { id } = await prepare();
    for (const [figureId, typed] of [
      ['plant.done', 350],
      ['plant.base', 377],
    ] as const)
      await desk.call('reports.typeFigure', { id, figureId, value: typed });
    const draft = await desk.call('reports.get', { id });
    expect(section(draft, 'planting').text).toContain('踏查村（组）350个，踏查覆盖率92.8%；');
    expect(await desk.refused('reports.typeFigure', { id, figureId: 'pop.new', value: 3 })).toEqual(
      {
        code: 'REFUSED',
        reason: '“新增”由程序统计，不能填报',
      },
    );
    expect(
      await desk.refused('reports.typeFigure', { id, figureId: 'plant.done', value: 1.5 }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
    expect(
      await desk.refused('reports.figureList', { id, figureId: 'plant.done', townCode: null }),
    ).toMatchObject({ code: 'REFUSED' });
  });
});

describe('the words of a draft', () => {
  it('takes words, and refuses a figure that is dropped, unknown, or a paragraph that must stand', async () => {
    const { id, sections } = await prepare();
    const overall = sections.find((each) => each.id === 'overall')?.template ?? '';
    const edit = (sectionId: string, template: string | null) => ({ id, sectionId, template });
    const changed = await desk.call(
      'reports.editSection',
      edit('overall', overall.replace('名。', '名，总体平稳。')),
    );
    expect(section(changed, 'overall').text).toContain('，总体平稳。');
    const reasons = [
      edit('overall', overall.replace('{pop.dead}', '三')),
      edit('overall', `${overall}{pop.wrong}`),
      edit('overall', null),
      edit('progress', '改写'),
      edit('plans', '做好［{pop.new}名'),
    ].map(async (input) => {
      const error = await desk.refused('reports.editSection', input);
      return error.code === 'REFUSED' ? error.reason : error.code;
    });
    expect(await Promise.all(reasons)).toEqual([
      '不能删去数字“死亡”',
      '没有“pop.wrong”这个数字，请从数字列表中选取',
      '“总体情况”不能省去',
      '这一部分不能修改',
      '方括号［ ］没有成对，或者套在了一起',
    ]);
  });

  it('offers sentences with their figures, and drops those that are 0', async () => {
    await register({ status: '失联', on: '2026-09-10' });
    const draft = await prepare();
    expect(section(draft, 'shortcomings')).toMatchObject({
      text: '走访逾期1次，涉及城关镇等乡镇。未评估人员1名。失联人员1名正在查找。',
      offered: [
        '走访逾期{visit.over}次，涉及{visit.over.towns}等乡镇。',
        '未评估人员{grade.u}名。',
        '失联人员{pop.lost}名正在查找。',
      ],
    });
    expect(section(draft, 'plans').text).toBe(
      '一是对逾期未走访人员逐人落实责任，限期完成见面。二是完成未评估人员定级。三是做好年末逐人回访准备。',
    );
  });

  it.each([
    ['an empty section', '  ', 'section.shortcomings'],
    ['half-width punctuation', '个别乡镇进展不快,需加强。', 'section.shortcomings'],
    ['an identity number', '对４１０９２７１９９００３０７１２３４的走访未完成。', 'personal'],
    ['a phone number', '联系电话 199 0000 1234 无人接听。', 'personal'],
    ['the name of somebody registered', '欧阳测一一直未能见到。', 'names'],
  ])('%s blocks issuing', async (_fact, template, check) => {
    await register({ name: '欧阳测一' });
    const { id } = await prepare();
    const changed = await desk.call('reports.editSection', {
      id,
      sectionId: 'shortcomings',
      template,
    });
    expect(failed(changed)).toEqual([check]);
    const error = await desk.refused('reports.issue', issueInput(id));
    expect(error.code).toBe('REFUSED');
    expect(JSON.stringify(error)).not.toMatch(/欧阳|1234/);
  });

  it('warns of digits that were typed by hand and of an everyday word that is also a name', async () => {
    await register({ name: '高峰' });
    const { id } = await prepare();
    const template = '回访高峰期人手不足，缺3名专职人员。';
    const changed = await desk.call('reports.editSection', {
      id,
      sectionId: 'shortcomings',
      template,
    });
    expect(failed(changed)).toEqual([]);
    const warned = changed.checks
      .filter(({ ok, blocking }) => !ok && !blocking)
      .map(({ id: check }) => check);
    expect(warned).toEqual(expect.arrayContaining(['names', 'section.shortcomings.digits']));
  });

  it('brings a paragraph back that was left out', async () => {
    await register({});
    const { id, sections } = await prepare();
    const standard = sections.find((each) => each.id === 'problems')?.offered[0] ?? '';
    const back = await desk.call('reports.editSection', {
      id,
      sectionId: 'problems',
      template: standard,
    });
    expect(section(back, 'problems').text).toContain(
      '全县9个乡镇（街道）累计登记突出毒品问题未设置起',
    );
    expect(failed(back)).toEqual(['section.problems']);
    const out = await desk.call('reports.editSection', {
      id,
      sectionId: 'problems',
      template: null,
    });
    expect(failed(out)).toEqual([]);
  });
});

describe('issuing', () => {
  it('freezes figures, lists, words and file, whatever happens afterwards', async () => {
    const person = await register({});
    await register({ townCode: OTHER_TOWN });
    const { id } = await prepare();
    const issued = await desk.call('reports.issue', issueInput(id, 5));
    expect(issued).toMatchObject({
      state: 'issued',
      number: '台禁毒办〔2026〕5号',
      signer: '王建国',
      issuedBy: CHIEF.userName,
      selfApproved: true,
      fileName: '台前县禁毒委员会办公室关于2026年9—10月农村毒品问题治理工作进展情况的报告_v1.docx',
    });
    const before = await list(id, 'pop.close');
    const { revision } = await desk.call('people.get', { id: person });
    await desk.call('people.changeStatus', {
      id: person,
      revision,
      controlStatus: '死亡',
      on: '2026-10-01',
      correction: false,
      note: '',
    });
    await register({});
    expect(await desk.call('reports.get', { id })).toEqual(issued);
    expect(await list(id, 'pop.close')).toEqual(before);
    expect(await prepare()).toEqual(issued);
    for (const [method, input] of [
      ['reports.editSection', { id, sectionId: 'plans', template: '继续努力。' }],
      ['reports.typeFigure', { id, figureId: 'pub.count', value: 1 }],
      ['reports.issue', issueInput(id, 6)],
    ] as const)
      expect(await desk.refused(method, input)).toMatchObject({ code: 'REFUSED' });
    expect((await desk.call('settings.get', {})).firstReportIssued).toBe(true);
  });

  it('hands out the same bytes again and again, without names, numbers or phones of people', async () => {
    await register({ name: '欧阳无名' });
    const { id } = await prepare();
    const { sha256 } = await desk.call('reports.issue', issueInput(id));
    const target = join(desk.folder, 'issued.docx');
    const saved = await desk.call('reports.saveFile', { id, target });
    expect(saved.sha256).toBe(sha256);
    expect(await desk.refused('reports.saveFile', { id, target })).toMatchObject({
      code: 'FILE_EXISTS',
    });
    const xml = strFromU8(unzipSync(new Uint8Array(readFileSync(target)))['word/document.xml']!);
    expect(xml).toContain('台禁毒办〔2026〕1号');
    expect(xml).toContain('本期新增1名');
    expect(xml).not.toMatch(/欧阳|41092719900307|1990000|自评自批|草稿/);
  });

  it('takes 期初 from the report before, and lists what was corrected since, person by person', async () => {
    const person = await register({ on: '2026-07-10' });
    await register({ on: '2026-07-20' });
    const july = await prepare('2026-07/08');
    await desk.call('reports.issue', { ...issueInput(july.id), issuedOn: '2026-09-02' });
    const calm = await prepare();
    expect([value(calm, 'pop.open'), value(calm, 'fix.open')]).toEqual([2, 0]);
    const { revision } = await desk.call('people.get', { id: person });
    await desk.call('people.changeStatus', {
      id: person,
      revision,
      controlStatus: '死亡',
      on: '2026-08-01',
      correction: false,
      note: '',
    });
    const corrected = await prepare();
    expect([value(corrected, 'pop.open'), value(corrected, 'fix.open')]).toEqual([1, 1]);
    expect(await list(corrected.id, 'fix.open')).toEqual({
      total: 1,
      notes: ['城关镇更正：移出期初'],
    });
    expect(corrected.checks.find(({ id }) => id === 'opening')).toEqual({
      id: 'opening',
      ok: false,
      blocking: false,
      message: '期初与上期报告期末相差1名，已逐人列为更正（见“期初更正”）',
    });
    expect(failed(corrected)).toEqual([]);
  });

  it('gives a number once and suggests the next', async () => {
    await register({ on: '2026-07-10' });
    const july = await prepare('2026-07/08');
    await desk.call('reports.issue', issueInput(july.id, 7));
    const { id, number } = await prepare();
    expect(number).toBe('台禁毒办〔2026〕8号');
    expect(await desk.refused('reports.issue', issueInput(id, 7))).toEqual({
      code: 'CONFLICT',
      what: '发文字号台禁毒办〔2026〕7号',
    });
    expect((await desk.call('reports.issue', issueInput(id, 8))).number).toBe(number);
  });

  it.each([
    ['a day after today', '2026-11-16'],
    ['a day within the period', '2026-10-30'],
    ['a day that does not exist', '2026-11-31'],
  ])('refuses %s as the day of the document', async (_fact, issuedOn) => {
    const { id } = await prepare();
    expect(await desk.refused('reports.issue', { ...issueInput(id), issuedOn })).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('is refused before the period has ended', async () => {
    const { id, checks } = await prepare('2026-11/12');
    expect(checks.find((check) => check.id === 'period')).toMatchObject({
      ok: false,
      blocking: true,
    });
    expect(
      await desk.refused('reports.issue', { ...issueInput(id), issuedOn: '2026-11-15' }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('needs another person than the preparer as soon as there is one', async () => {
    await register({});
    await desk.call('users.add', { name: '李秀英', role: '审核人', password: 'battery staple' });
    const { id } = await prepare();
    expect(await desk.refused('reports.issue', issueInput(id))).toEqual({
      code: 'NOT_PERMITTED',
      needs: '起草人以外的审核人或负责人',
    });
    await desk.call('session.lock', {});
    const second = callsOf(desk.office);
    await second.call('session.unlock', { userName: '李秀英', password: 'battery staple' });
    expect(await second.call('reports.issue', issueInput(id))).toMatchObject({
      preparedBy: CHIEF.userName,
      issuedBy: '李秀英',
      selfApproved: false,
    });
  });
});

describe('an office that has not adopted the rules', () => {
  it('reads 未设置 where visits are counted, and cannot issue', async () => {
    const other = anOffice();
    try {
      await setUp(other, false);
      await other.call('people.create', {
        fields: aPerson(),
        controlStatus: '社会面',
        registeredOn: '2026-09-10',
      });
      const draft = await other.call('reports.prepare', { kind: 'bi-monthly', period: PERIOD });
      expect(section(draft, 'care').text).toContain(
        '应走访未设置次，已完成未设置次，完成率未设置；',
      );
      expect(failed(draft)).toEqual(['rules.visit', 'section.care']);
      expect(draft.checks.find(({ id }) => id === 'rules.visit')?.message).toContain(
        'VISIT-未评估',
      );
      const error = await other.refused('reports.issue', issueInput(draft.id));
      expect(error).toMatchObject({ code: 'REFUSED' });
    } finally {
      other.dispose();
    }
  });
});
