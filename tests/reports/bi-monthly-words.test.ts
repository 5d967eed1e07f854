import { describe, expect, it } from 'vitest';
import { composeBiMonthly } from '../../electron/reports/bi-monthly/model.ts';
import type { BiMonthlyRows } from '../../electron/reports/bi-monthly/rows.ts';
import { editProblem } from '../../electron/reports/bi-monthly/sections.ts';
import {
  bracketProblem,
  figureIds,
  renderTemplate,
  type FigureValue,
} from '../../electron/reports/text/template.ts';
import { OFFERED_SHORTCOMINGS, SECTIONS } from '../../electron/reports/bi-monthly/texts.ts';
import {
  halfWidthSign,
  hasControlCharacter,
  namesIn,
  personalDataIn,
  typedDigits,
} from '../../electron/reports/text/wording.ts';
import {
  aContact,
  aStatus,
  aSubject,
  aTest,
  computed,
  graded,
  PERIOD,
  stock,
  TOWN_A,
  TOWN_B,
} from '../domain/make-source.ts';

function known(value: number): FigureValue {
  return { value, text: String(value), unset: false };
}
const FIGURES = new Map<string, FigureValue>([
  ['a', known(3)],
  ['none', known(0)],
  ['rate', { value: null, text: '无', unset: false }],
  ['unset', { value: null, text: '未设置', unset: true }],
]);

describe('the language of the texts', () => {
  it.each([
    ['走访{a}次。', '走访3次。', ['a'], []],
    ['［铲除{a}处，］共{none}处。', '铲除3处，共0处。', ['a', 'none'], []],
    ['［铲除{none}处，］共{a}处。', '共3处。', ['a'], []],
    ['［前{none}后{a}］［前{a}后{none}］', '前3后0', ['a', 'none'], []],
    ['高风险{a}户，［均已落实；］完。', '高风险3户，均已落实；完。', ['a'], []],
    ['高风险{none}户，［均已落实；］完。', '高风险0户，完。', ['none'], []],
    ['［比率{rate}］', '', [], []],
    ['应走访{none}次，完成率{rate}；共{a}次。', '应走访0次；共3次。', ['none', 'a'], []],
    ['共{a}次。完成率{rate}，好。', '共3次。好。', ['a'], []],
    ['管控率{rate}。', '', [], []],
    [
      '应检{unset}次，完成率{unset}。',
      '应检未设置次，完成率未设置。',
      ['unset', 'unset'],
      ['unset', 'unset'],
    ],
    ['已检{a}次；［检出{none}人次，已报告。］四是帮扶。', '已检3次。四是帮扶。', ['a'], []],
    ['已检{none}次，完成率{rate}；［检出{none}人次。］四是', '已检0次。四是', ['none'], []],
    ['已检{a}次；［检出{none}人次；］四是', '已检3次；四是', ['a'], []],
    ['［站点{unset}个。］检{unset}次', '检未设置次', ['unset'], ['unset']],
  ])('%s', (template, text, printed, unset) => {
    expect(renderTemplate(template, FIGURES)).toEqual({ text, printed, unset });
  });

  it('throws at a figure that there is not, as no stored text can have one', () => {
    expect(() => renderTemplate('{b}', FIGURES)).toThrow('no figure b');
  });

  it.each([
    ['［{a}］和［{a}］', null],
    ['［{a}', '方括号［ ］没有成对，或者套在了一起'],
    ['［［{a}］］', '方括号［ ］没有成对，或者套在了一起'],
    ['{a', '花括号没有成对'],
    ['a}', '花括号没有成对'],
  ])('%s in brackets', (template, problem) => {
    expect(bracketProblem(template)).toBe(problem);
  });

  it('uses in the shipped texts only figures that exist, in brackets that close, with full-width signs', () => {
    const problems = SECTIONS.filter(({ template }) => template !== '').map(({ id, template }) => ({
      id,
      edit: editProblem(id, template, true),
      sign: halfWidthSign(template),
    }));
    expect(problems).toEqual(problems.map(({ id }) => ({ id, edit: null, sign: null })));
    expect(OFFERED_SHORTCOMINGS.map((words) => editProblem('shortcomings', words, true))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(figureIds('［{a}］{b}')).toEqual([
      { id: 'a', conditional: true },
      { id: 'b', conditional: false },
    ]);
  });
});

describe('what may not stand in the words', () => {
  it.each([
    ['410927199003071234', '身份证号'],
    ['４１０９２７１９９００３０７１２３Ｘ', '身份证号'],
    ['410927 19900307 123x', '身份证号'],
    ['410927900307123', '身份证号'],
    ['电话19900001234。', '电话号码'],
    ['199-0000-1234', '电话号码'],
    ['0393-2211234', '电话号码'],
    ['覆盖19900001人次', null],
    ['台禁毒办〔2026〕12号，2026年11月5日', null],
    ['35\n410927\n100\n200', null],
  ])('%s is %s', (text, found) => {
    expect(personalDataIn(text)).toBe(found);
  });

  it.each([
    ['进展不快,需加强', ','],
    ['（一）进展', null],
    ['完成{ctl.rate}', null],
    ['(一)进展', '('],
  ])('a half-width sign in %s', (text, sign) => {
    expect(halfWidthSign(text)).toBe(sign);
  });

  it.each([
    ['缺3名专职人员', '3名'],
    ['缺３名专职人员', '3名'],
    ['缺{a}名专职人员', null],
    ['2026年9月', null],
    ['下降12.5%', '12.5%'],
  ])('digits typed by hand in %s', (text, digits) => {
    expect(typedDigits(text)).toBe(digits);
  });

  it.each([
    ['欧阳无名未见到', ['欧阳无名'], 'name'],
    ['张伟未见到', ['张伟'], 'name'],
    ['回访高峰期', ['高峰'], 'everydayWord'],
    ['马楼镇进展不快', ['马楼'], 'none'],
    ['进展不快', ['张伟', '查'], 'none'],
  ] as const)('names in %s', (text, names, found) => {
    expect(namesIn(text, names, ['马楼镇'])).toBe(found);
  });

  it('knows characters that no document can hold', () => {
    expect(['\u0007', '\t', '\ud842', '\uffff', '𠮷\n䶮'].map(hasControlCharacter)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

const OFFICE = {
  officeName: '台前县禁毒委员会办公室',
  agencyCode: '台禁毒办',
  recipient: '濮阳市禁毒委员会办公室',
  copyTo: '',
  signer: '王建国',
  checker: '李秀英',
  filler: '张敏',
};
const TOWNS = [
  { code: TOWN_A, name: '城关镇', retired: false },
  { code: TOWN_B, name: '侯庙镇', retired: false },
  { code: '410927999', name: '旧镇', retired: true },
];

const MID = { year: 2026, name: '年中' } as const;
const END = { year: 2026, name: '年末' } as const;
const ROUND_COUNTS = { 'poor.base': 12, 'poor.done': 6, 'poor.high': 2, 'poor.net': 1 };
const CASE_COUNTS = { 'poor.new': 3, 'poor.taken': 2 };

function rows(given: Partial<BiMonthlyRows> = {}): BiMonthlyRows {
  const moved = aStatus({
    day: '2026-09-20',
    cause: '县内转移',
    status: '社区戒毒',
    townCode: TOWN_B,
  });
  const people = [
    aSubject({
      statuses: [stock('社区戒毒'), moved],
      grades: [graded('中', '2026-07-01')],
      contacts: [aContact('2026-09-25')],
    }),
    aSubject({ statuses: [stock('失联')], grades: [], tests: [aTest('2026-10-02', '阳性')] }),
    aSubject({
      statuses: [aStatus({ day: '2026-10-08', cause: '新登记' })],
      registeredOn: '2026-10-08',
    }),
  ];
  return {
    office: OFFICE,
    period: { year: 2026, firstMonth: 9, ...PERIOD },
    today: '2026-11-05',
    towns: TOWNS,
    indicators: computed(people),
    opening: null,
    typed: {},
    recorded: {},
    rounds: { counted: null, byRule: MID, next: END },
    texts: {},
    issue: null,
    ...given,
  };
}

describe('the report of a small county', () => {
  it('fills the paragraphs as the texts say', () => {
    const { sections } = composeBiMonthly(rows());
    const text = (id: string) => sections.find((section) => section.id === id)?.text;
    expect(text('opening')).toBe(
      '按照《河南省“肃毒净土”乡村毒品问题治理行动方案》要求，现将我县2026年9—10月工作进展情况报告如下。',
    );
    expect(text('overall')).toBe(
      '截至2026年10月31日，全县现有吸毒人员3名，较上期末增加1名。本期新增1名，迁入0名，复吸重新纳入0名，迁出0名，死亡0名，戒断三年未复吸0名，其他注销0名。现有人员中，社区戒毒1名，社区康复0名，强制隔离戒毒0名，自愿戒毒0名，药物维持治疗0名，社会面1名，在押0名，失联1名。',
    );
    expect(text('care')).toBe(
      '一是落实分级分类管控。应管控3名，在控2名，管控率66.7%；高风险0名、中风险1名、低风险1名、未评估1名，定级率66.7%。二是落实见面走访。应走访2次，已完成1次，完成率50.0%；应见面2名，已见面1名，见面率50.0%。三是规范检测。应检0次，已检0次；检出阳性1人次，均已按规定报告公安机关并开展重新评估。四是开展帮扶。帮扶0名、0人次，其中就业0人次、技能培训0人次、救助0人次。',
    );
    expect(text('shortcomings')).toBe(
      '走访逾期1次，涉及城关镇等乡镇。未评估人员1名。失联人员1名正在查找。',
    );
  });

  it('puts 合计 first, a line a town, and leaves a retired town without figures out', () => {
    const [population, control] = composeBiMonthly(rows()).annexes;
    expect(population?.rows.map(({ cells }) => cells.join(' '))).toEqual([
      ' 合计 2 1 0 0 0 0 0 0 0 0 3 1 0 0 0 0 1 0 1',
      '1 城关镇 2 1 0 0 0 0 0 1 0 0 2 0 0 0 0 0 1 0 1',
      '2 侯庙镇 0 0 0 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0',
    ]);
    expect(control?.rows[0]?.cells.join(' ')).toBe(
      ' 合计 3 2 66.7% 0 1 1 1 2 1 50.0% 2 1 50.0% 0 0 无 1 0 0',
    );
    expect(population?.columns.map(({ id }) => id).slice(0, 4)).toEqual([
      '',
      '',
      'pop.open',
      'pop.new',
    ]);
  });

  it.each([
    [2, 3, '增加1名'],
    [3, 2, '减少1名'],
    [2, 2, '持平'],
  ])('from %i to %i says %s', (open, close, words) => {
    const item = (personId: number) => ({ personId, townCode: TOWN_A, note: '' });
    const list = (count: number) => Array.from({ length: count }, (_, index) => item(index));
    const lists = new Map([
      ['pop.open', list(open)],
      ['pop.close', list(close)],
    ]);
    const indicators = { ...rows().indicators, lists };
    const { figures } = composeBiMonthly(rows({ indicators }));
    expect(figures.find(({ id }) => id === 'pop.change')?.text).toBe(words);
  });

  it('counts tests only where the windows cannot be told, and says so in words, table and note', () => {
    const indicators = {
      ...rows().indicators,
      testWindowsKnown: false,
      missingTestRules: ['TEST-社区戒毒'] as const,
    };
    const { sections, annexes, document, checks } = composeBiMonthly(rows({ indicators }));
    expect(sections.find(({ id }) => id === 'care')?.text).toContain(
      '三是规范检测。本期检测1人次；检出阳性1人次',
    );
    expect(annexes[1]?.rows[0]?.cells.slice(-6)).toEqual(['—', '—', '—', '1', '0', '0']);
    expect(document.annexes[0]?.note).toBe(
      '各项指标按示例口径统计；检测次数规则未采用，应检未统计。',
    );
    expect(checks.find(({ id }) => id === 'rules.test')).toMatchObject({
      ok: false,
      blocking: false,
    });
  });

  const LAST_END = { year: 2025, name: '年末' } as const;
  const NEXT_MID = { year: 2027, name: '年中' } as const;
  it.each([
    [{ counted: null, byRule: LAST_END, next: MID }, ['上年年末', '年中']],
    [{ counted: null, byRule: MID, next: END }, ['年中', '年末']],
    [{ counted: null, byRule: END, next: NEXT_MID }, ['年末', '2027年年中']],
    [{ counted: END, byRule: MID, next: NEXT_MID }, ['年末', '2027年年中']],
    [{ counted: LAST_END, byRule: MID, next: END }, ['上年年末', '年末']],
    [{ counted: { year: 2024, name: '年中' }, byRule: MID, next: END }, ['2024年年中', '年末']],
    [{ counted: MID, byRule: null, next: null }, ['年中', '未设置']],
    [{ counted: null, byRule: null, next: null }, ['未设置', '未设置']],
  ] as const)('of the rounds %o it names %o', (rounds, named) => {
    const { figures } = composeBiMonthly(rows({ rounds }));
    const text = (id: string) => figures.find((figure) => figure.id === id)?.text;
    expect([text('round'), text('next.round')]).toEqual(named);
  });

  it('prints （八） by itself once the register counts it, under the name of the round that was counted', () => {
    const recorded = { ...ROUND_COUNTS, ...CASE_COUNTS };
    const counted = LAST_END;
    const { sections, checks, document } = composeBiMonthly(
      rows({ recorded, rounds: { counted, byRule: MID, next: END } }),
    );
    expect(sections.find(({ id }) => id === 'poverty')?.text).toBe(
      '已脱贫涉毒人员12名，上年年末应回访12名，已回访6名，回访率50.0%；经研判，返贫高风险2户，均已落实帮扶措施并通报监测部门；新发现涉毒困难人员3名，纳入帮扶2名；丧失劳动能力人员落实社会保障兜底1户。',
    );
    expect(checks.filter(({ id }) => id.startsWith('section.poverty'))).toMatchObject([
      { ok: true },
    ]);
    expect(checks.find(({ id }) => id === 'poverty.round')).toEqual({
      ...{ id: 'poverty.round', ok: false, blocking: false },
      message:
        '“巩固禁毒扶贫成果”用的是2025年年末逐人回访的数字；按规则2026年年中的回访在报告期内或之前已经开始，“回访”里还没有开启这一轮',
    });
    expect(document.annexes[0]?.note).toBe('各项指标按示例口径统计。');
  });

  it('asks for what is missing of （八） when only a round or only a case is counted', () => {
    const message = (given: Partial<BiMonthlyRows>) =>
      composeBiMonthly(rows(given)).checks.find(({ id }) => id === 'section.poverty');
    const rounds = { counted: MID, byRule: MID, next: END };
    expect(message({ recorded: ROUND_COUNTS, rounds })).toMatchObject({
      ...{ ok: false, blocking: true },
      message:
        '“（二）巩固禁毒扶贫成果”还有未填报或未设置的数字：新发现涉毒困难人员、纳入帮扶；可以填报，或省去本段',
    });
    expect(
      message({ recorded: ROUND_COUNTS, typed: { 'poor.new': 0, 'poor.taken': 0 }, rounds }),
    ).toMatchObject({ ok: true });
    expect(message({ recorded: CASE_COUNTS })).toMatchObject({ ok: false, blocking: true });
    expect(message({})).toEqual({
      ...{ id: 'section.poverty', ok: false, blocking: false },
      message: '“巩固禁毒扶贫成果”没有填报数字，本段不印',
    });
  });

  it('tells where the round is set when no rule names it, and does not offer the next', () => {
    const rounds = { counted: null, byRule: null, next: null };
    const { checks, sections } = composeBiMonthly(
      rows({ typed: { ...ROUND_COUNTS, ...CASE_COUNTS }, rounds }),
    );
    expect(checks.find(({ id }) => id === 'section.poverty')?.message).toBe(
      '“（二）巩固禁毒扶贫成果”还有未填报或未设置的数字：回访轮次；回访轮次按“设置—规则”里的逐人回访时间推算，请到那里采用；可以填报，或省去本段',
    );
    expect(sections.find(({ id }) => id === 'plans')?.text).not.toContain('逐人回访');
    expect(composeBiMonthly(rows()).sections.find(({ id }) => id === 'plans')?.text).toContain(
      '做好年末逐人回访准备。',
    );
  });

  it('says of every counted figure which ledger it is from', () => {
    const recorded = { ...ROUND_COUNTS, ...CASE_COUNTS, 'station.count': 4 };
    const { figures } = composeBiMonthly(
      rows({ recorded, rounds: { counted: MID, byRule: MID, next: END } }),
    );
    const formula = (id: string) => figures.find((figure) => figure.id === id)?.formula;
    expect(['poor.base', 'poor.new', 'station.count', 'staff.count'].map(formula)).toEqual([
      '取自2026年年中逐人回访（报告期最后一天所在或之前最近的一轮），按当日统计',
      '取自“新发现涉毒困难人员”，线索日期在报告期内',
      '取自“站点”台账，按报告期最后一天统计',
      '手工填报',
    ]);
  });

  it('says nothing of who typed what until a typed paragraph is printed', () => {
    const note = (typed: Record<string, number>) =>
      composeBiMonthly(rows({ typed })).document.annexes[0]?.note;
    expect(note({})).toBe('各项指标按示例口径统计。');
    const typed = '各项指标按示例口径统计；正文中不取自本台账的数字为手工填报。';
    expect(note({ 'pub.count': 3 })).toBe(typed);
    expect(note({ 'station.count': 3 })).toBe(typed);
    const recorded = { 'station.count': 3, 'staff.count': 4 };
    const counted = composeBiMonthly(rows({ recorded })).document.annexes[0]?.note;
    expect(counted).toBe('各项指标按示例口径统计。');
    const texts = { poverty: '已回访{poor.done}名，另走访其他困难户5户。' };
    const changed = rows({ recorded: ROUND_COUNTS, texts });
    expect(composeBiMonthly(changed).document.annexes[0]?.note).toBe(typed);
  });

  it('tells town by town what was corrected, so that each row of the annex can be added up', () => {
    const corrected = (given: Parameters<typeof aStatus>[0]) =>
      aStatus({ day: '2026-09-20', cause: '更正', status: '社会面', ...given });
    const people = [
      aSubject({ statuses: [stock('社会面'), corrected({ status: '死亡' })] }),
      aSubject({ statuses: [stock('死亡'), corrected({})] }),
      aSubject({ statuses: [stock('死亡'), corrected({ townCode: TOWN_B })] }),
    ];
    const { annexes, document } = composeBiMonthly(rows({ indicators: computed(people) }));
    expect(annexes[0]?.rows.map(({ cells }) => cells.slice(1, 12).join(' '))).toEqual([
      '合计 1 0 0 0 0 0 0 0 0 0',
      '城关镇 1 0 0 0 0 0 0 0 0 0',
      '侯庙镇 0 0 0 0 0 0 0 0 0 0',
    ]);
    expect(annexes[0]?.rows.map(({ cells }) => cells[12])).toEqual(['2', '1', '1']);
    expect(document.annexes[0]?.note).toBe(
      '各项指标按示例口径统计；本期更正调增2名（城关镇1名、侯庙镇1名），不列入增加各栏；本期更正调减1名（城关镇1名），不列入减少各栏。',
    );
  });

  it('numbers the document only when it is issued', () => {
    expect(composeBiMonthly(rows()).document).toMatchObject({
      documentNumber: '台禁毒办〔2026〕号',
      draft: true,
    });
    const issue = { number: 5, signer: '李秀英', issuedOn: '2026-11-04' };
    expect(composeBiMonthly(rows({ issue })).document).toMatchObject({
      documentNumber: '台禁毒办〔2026〕5号',
      signers: ['李秀英'],
      issuedOn: '2026-11-04',
      draft: false,
    });
  });

  it('is the same when it is read back from JSON', () => {
    const model = composeBiMonthly(rows({ typed: { 'pub.count': 3 } }));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it('splits a text of several lines into paragraphs', () => {
    const { document } = composeBiMonthly(
      rows({ texts: { plans: '一是继续走访。\n\n二是做好检测。' } }),
    );
    expect(document.blocks.slice(-3)).toEqual([
      { kind: 'heading', level: 1, text: '下一步工作打算' },
      { kind: 'paragraph', text: '一是继续走访。' },
      { kind: 'paragraph', text: '二是做好检测。' },
    ]);
  });
});
