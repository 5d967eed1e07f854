import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aReportDesk,
  blocking,
  issueInput,
  OTHER_TOWN,
  sectionOf,
  valueOf,
  type ReportDesk,
} from './report-desk.ts';

/** In the form of the State Council's notices; the days are invented. */
const NOTICE_2027 = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月10日（周日）上班。
二、春节：2月5日（周五）至11日（周四）放假，共7天。
三、清明节：4月5日（周一）放假。
四、劳动节：5月1日（周六）至5日（周三）放假。
五、端午节：6月9日（周三）放假。
六、中秋节：9月15日（周三）放假。
七、国庆节：10月1日（周五）至7日（周四）放假，共7天。`;

let desk: ReportDesk;
beforeEach(async () => {
  desk = await aReportDesk();
});
afterEach(() => desk.dispose());

describe('a draft', () => {
  it('counts the register as it is, every figure the length of its list', async () => {
    const visited = await desk.register();
    await desk.register({ status: '社区戒毒', townCode: OTHER_TOWN });
    await desk.register({ status: '失联', on: '2026-11-10' });
    await desk.visit(visited, '2026-09-20');
    const draft = await desk.prepare();
    expect(
      ['pop.open', 'pop.new', 'pop.close', 'pop.SD', 'visit.count'].map((id) => valueOf(draft, id)),
    ).toEqual([0, 2, 2, 1, 1]);
    for (const { id, listed, value: figure } of draft.figures) {
      if (!listed) continue;
      expect([id, (await desk.list(draft.id, id)).total]).toEqual([id, figure]);
    }
    expect(await desk.list(draft.id, 'pop.new')).toEqual({
      total: 2,
      notes: ['城关镇2026-09-10新登记', '侯庙镇2026-09-10新登记'],
    });
    expect(await desk.list(draft.id, 'pop.new', OTHER_TOWN)).toEqual({
      total: 1,
      notes: ['侯庙镇2026-09-10新登记'],
    });
  });

  it('says how many 贩毒 are beside the figures, and the due list shows the same people', async () => {
    await desk.register();
    const dealer = await desk.register({ category: '贩毒' });
    const jailed = await desk.register({ category: '贩毒', status: '在押' });
    const draft = await desk.prepare();
    expect(
      ['pop.close', 'visit.over', 'deal.base', 'deal.visit'].map((id) => valueOf(draft, id)),
    ).toEqual([1, 1, 2, 1]);
    expect(draft.checks.find(({ id }) => id === 'deal')).toEqual({
      id: 'deal',
      ok: false,
      blocking: false,
      message:
        '另有2名只涉贩毒人员不计入各项数字，走访名单里有1名（见“只涉贩毒人员”“只涉贩毒应走访”）',
    });
    const base = await desk.call('reports.figureList', {
      id: draft.id,
      figureId: 'deal.base',
      townCode: null,
    });
    expect(base.rows.map(({ personId, note }) => [personId, note])).toEqual([
      [dealer, '社会面'],
      [jailed, '在押'],
    ]);
    const visits = { scope: 'all', kind: '走访' } as const;
    const filter = { ...visits, category: '贩毒' } as const;
    const { total, rows } = await desk.call('todo.list', { filter });
    expect([total, rows.map(({ personId, category }) => [personId, category])]).toEqual([
      1,
      [[dealer, '贩毒']],
    ]);
    expect((await desk.call('todo.list', { filter: visits })).total).toBe(2);
    const { population, underControl } = await desk.call('todo.summary', {});
    expect([population, underControl]).toEqual([1, 1]);
  });

  it('is one for its period, and follows the register until it is issued', async () => {
    const first = await desk.prepare();
    await desk.register();
    const again = await desk.prepare();
    expect(again.id).toBe(first.id);
    expect([valueOf(first, 'pop.close'), valueOf(again, 'pop.close')]).toEqual([0, 1]);
    expect(
      (await desk.call('reports.list', {})).map(({ state, number }) => [state, number]),
    ).toEqual([['draft', '']]);
  });

  it('says its period, its cut-off, when it is due and which number is free', async () => {
    const { title, cutOffOn, dueOn, number, recipient } = await desk.prepare();
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

  it('says why there is no due day and what to do, and has one once the year is entered', async () => {
    const november = async () => {
      const periods = await desk.call('reports.periods', {});
      const found = periods.find(({ period }) => period === '2026-11/12');
      return [found?.dueOn, found?.dueWhy];
    };
    expect(await november()).toEqual([
      null,
      '2027年的放假安排还没有录入，无法推算工作日。国务院办公厅的通知一般在上一年11月公布，公布后请到“设置—节假日”粘贴录入',
    ]);
    const notice = { year: 2027, basis: '国务院办公厅关于2027年部分节假日安排的通知' };
    expect(
      await desk.refused('holidays.enter', { ...notice, text: '元旦：1月1日（周四）放假。' }),
    ).toEqual({
      code: 'INVALID_INPUT',
      fields: [
        { path: 'text', message: '2027-01-01是周五，通知写的是周四，请核对年份' },
        {
          path: 'text',
          message: '没有读到春节、清明节、劳动节、端午节、中秋节、国庆节，请粘贴通知的全部各条',
        },
      ],
    });
    await desk.call('holidays.enter', { ...notice, text: NOTICE_2027 });
    expect(await november()).toEqual(['2027-01-08', '']);
    const [first, second] = await desk.call('holidays.list', {});
    expect(first).toMatchObject({ year: 2027, enteredBy: '王建国', workdays: ['2027-01-10'] });
    expect(second).toMatchObject({ year: 2026, enteredBy: null, source: '' });
    expect((await desk.prepare()).dueWhy).toBe('');
  });

  it('names the rule when the due day hangs on one that nobody has adopted', async () => {
    const other = await aReportDesk(false);
    try {
      const { dueOn, dueWhy } = await other.prepare();
      expect([dueOn, dueWhy]).toEqual([
        null,
        '“两月报上报期限”规则还没有采用，请到“设置—规则”采用或设定',
      ]);
    } finally {
      other.dispose();
    }
  });

  it('offers the next number of the year, a signer, and the paragraphs that may be left out', async () => {
    const draft = await desk.prepare();
    expect([draft.nextNumbers, draft.signer]).toEqual([[{ year: 2026, number: 1 }], '王建国']);
    expect(draft.sections.filter(({ optional }) => optional).map(({ id }) => id)).toEqual([
      'problems',
      'making',
      'traffic',
      'outflow',
      'planting',
      'publicity',
      'poverty',
    ]);
    await desk.register();
    await desk.call('reports.issue', { ...issueInput(draft.id, 4), signer: '李秀英' });
    expect(await desk.refused('reports.discard', { id: draft.id, reason: '不要了' })).toEqual({
      code: 'REFUSED',
      reason: '报告已签发，不能删除',
    });
    const issued = await desk.call('reports.get', { id: draft.id });
    expect([issued.nextNumbers, issued.signer]).toEqual([[], '李秀英']);
    const next = await desk.prepare('2026-11/12');
    expect([next.nextNumbers, next.signer]).toEqual([[{ year: 2026, number: 5 }], '李秀英']);
  });

  it('is refused for a period that is none or has not begun', async () => {
    for (const period of ['2026-10/11', '2026', '2027-01/02']) {
      expect(await desk.refused('reports.prepare', { kind: 'bi-monthly', period })).toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  });

  it('is deleted by its preparer or one who may issue, with what was in it in the log', async () => {
    const { id } = await desk.prepare();
    await desk.call('reports.typeFigure', { id, figureId: 'check.count', value: 14 });
    await desk.call('reports.discard', { id, reason: '期次选错' });
    expect(await desk.call('reports.list', {})).toEqual([]);
    expect(await desk.refused('reports.get', { id })).toEqual({
      code: 'NOT_FOUND',
      what: '这份报告',
    });
    const [line] = (await desk.call('audit.list', {})).rows;
    expect([line?.action, line?.reason]).toEqual(['删除报告草稿', '期次选错']);
  });

  it('is not deleted by another clerk', async () => {
    const { id } = await desk.prepare();
    const clerk = { userName: '新人', password: 'a clerk secret' };
    await desk.call('users.add', { name: '新人', role: '经办人', password: clerk.password });
    await desk.call('session.lock', {});
    await desk.call('session.unlock', clerk);
    expect(await desk.refused('reports.discard', { id, reason: '不要了' })).toEqual({
      code: 'REFUSED',
      reason: '这份草稿由王建国起草，请由起草人、审核人或负责人删除',
    });
  });

  it('leaves out paragraphs without figures and closes up the numbers', async () => {
    const draft = await desk.prepare();
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
    expect(sectionOf(typed, 'traffic').heading).toBe('（一）查缉堵截毒品贩运');
    expect(sectionOf(typed, 'care').heading).toBe('（二）戒治管控和平安关爱');
    expect(sectionOf(typed, 'traffic').text).toContain(
      '开展公开查缉14次，检查寄递物流站点未设置家',
    );
    expect(blocking(typed)).toContain('section.traffic');
    expect(typed.checks.find(({ id }) => id === 'section.traffic')?.message).toContain(
      '检查寄递物流站点',
    );
  });

  it('computes rates of typed counts and refuses to have a computed figure typed', async () => {
    const { id } = await desk.prepare();
    for (const [figureId, typed] of [
      ['plant.done', 350],
      ['plant.base', 377],
    ] as const)
      await desk.call('reports.typeFigure', { id, figureId, value: typed });
    const draft = await desk.call('reports.get', { id });
    expect(sectionOf(draft, 'planting').text).toContain('踏查村（组）350个，踏查覆盖率92.8%；');
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
    const { id, sections } = await desk.prepare();
    const overall = sections.find((each) => each.id === 'overall')?.template ?? '';
    const edit = (sectionId: string, template: string | null) => ({ id, sectionId, template });
    const changed = await desk.call(
      'reports.editSection',
      edit('overall', overall.replace('名。', '名，总体平稳。')),
    );
    expect(sectionOf(changed, 'overall').text).toContain('，总体平稳。');
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
    await desk.register({ status: '失联', on: '2026-09-10' });
    const draft = await desk.prepare();
    expect(sectionOf(draft, 'shortcomings')).toMatchObject({
      text: '走访逾期1次，涉及城关镇等乡镇。未评估人员1名。失联人员1名正在查找。',
      offered: [
        '走访逾期{visit.over}次，涉及{visit.over.towns}等乡镇。',
        '未评估人员{grade.u}名。',
        '失联人员{pop.lost}名正在查找。',
      ],
    });
    expect(sectionOf(draft, 'plans').text).toBe(
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
    await desk.register({ name: '欧阳测一' });
    const { id } = await desk.prepare();
    const changed = await desk.call('reports.editSection', {
      id,
      sectionId: 'shortcomings',
      template,
    });
    expect(blocking(changed)).toEqual([check]);
    const error = await desk.refused('reports.issue', issueInput(id));
    expect(error.code).toBe('REFUSED');
    expect(JSON.stringify(error)).not.toMatch(/欧阳|1234/);
  });

  it('warns of digits that were typed by hand and of an everyday word that is also a name', async () => {
    await desk.register({ name: '高峰' });
    const { id } = await desk.prepare();
    const template = '回访高峰期人手不足，缺3名专职人员。';
    const changed = await desk.call('reports.editSection', {
      id,
      sectionId: 'shortcomings',
      template,
    });
    expect(blocking(changed)).toEqual([]);
    const warned = changed.checks
      .filter(({ ok, blocking }) => !ok && !blocking)
      .map(({ id: check }) => check);
    expect(warned).toEqual(expect.arrayContaining(['names', 'section.shortcomings.digits']));
  });

  it('brings a paragraph back that was left out', async () => {
    await desk.register();
    const { id, sections } = await desk.prepare();
    const standard = sections.find((each) => each.id === 'problems')?.offered[0] ?? '';
    const back = await desk.call('reports.editSection', {
      id,
      sectionId: 'problems',
      template: standard,
    });
    expect(sectionOf(back, 'problems').text).toContain(
      '全县9个乡镇（街道）累计登记突出毒品问题未设置起',
    );
    expect(blocking(back)).toEqual(['section.problems']);
    const out = await desk.call('reports.editSection', {
      id,
      sectionId: 'problems',
      template: null,
    });
    expect(blocking(out)).toEqual([]);
  });
});

describe('an office that has not adopted the rules', () => {
  it('reads 未设置 where visits are counted, and cannot issue', async () => {
    const other = await aReportDesk(false);
    try {
      await other.register();
      const draft = await other.prepare();
      expect(sectionOf(draft, 'care').text).toContain(
        '应走访未设置次，已完成未设置次，完成率未设置；',
      );
      expect(blocking(draft)).toEqual(['rules.visit', 'section.care']);
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
