import { describe, expect, it } from 'vitest';
import { medianFen, movement } from '../../db/domain/poverty/round-fact.ts';
import type { PovertyLevel } from '../../db/domain/words/vocabulary.ts';
import { helpWords, riskWords } from '../../electron/reports/poverty/name-list.ts';
import { HEALTH_WORDS, privacyChecks } from '../../electron/reports/poverty/office-checks.ts';
import { comparisonWords, movementsSince } from '../../electron/reports/return-visit/comparison.ts';
import {
  helpCompared,
  visitsCompared,
} from '../../electron/reports/return-visit/compared-figures.ts';
import type { OtherRound, RoundTotals } from '../../electron/reports/return-visit/rows.ts';
import { comparedWords, unmetTold } from '../../electron/reports/return-visit/figures.ts';
import { fitsOnOnePage, type OnePage } from '../../electron/reports/poverty-summary/one-page.ts';
import { chartTable } from '../../electron/reports/word-kit/chart-block.ts';

const CHART = {
  title: '各轮次返贫风险等级',
  kind: 'stacked',
  sideways: false,
  unit: '户',
  categories: ['2025年年末', '2026年年中'],
  series: [
    { name: '高', values: [3, null] },
    { name: '低', values: [20, 22] },
  ],
} as const;

const TOTALS: RoundTotals = {
  ...{ listed: 80, visited: 60, medianFen: 1_000_000n },
  ...{ helpCount: 4, helpHomes: 3, helpFen: 50_000n },
};
const OTHER: OtherRound = { label: '2025年年末', levels: new Map(), totals: TOTALS };

function homes(levels: Readonly<Record<number, PovertyLevel | null>>) {
  return Object.entries(levels).map(([householdId, level]) => ({
    householdId: Number(householdId),
    level,
  }));
}

describe('who was not visited', () => {
  it.each([
    ['has a reason, each of them', 8, 0, '均已逐人列明原因'],
    ['waits in a draft beside those with a reason', 8, 48, '，其中8名已逐人列明原因，48名尚待回访'],
    ['only waits', 0, 48, '尚待回访'],
  ])('%s', (_, told, waiting, words) => {
    expect(unmetTold(told, waiting)).toBe(words);
  });
});

describe('the median', () => {
  it.each([
    [[], null],
    [[5], 5],
    [[9, 1, 5], 5],
    [[1, 2], 2],
    [[10, 20, 40, 30], 25],
    [[-1, -2], -2],
  ])('of %j is %s', (amounts, expected) => {
    const median = medianFen(amounts.map(BigInt));
    expect(median === null ? null : Number(median)).toBe(expected);
  });
});

describe('the movement between two rounds', () => {
  it('is down towards a lighter level and up towards a graver one', () => {
    expect([movement('高', '低'), movement('低', '已返贫'), movement('中', '中')]).toEqual([
      'down',
      'up',
      'same',
    ]);
  });

  it('counts each household once, and tells those with no level in one of the rounds', () => {
    const before = new Map<number, PovertyLevel>([
      [1, '高'],
      [2, '中'],
      [3, '低'],
      [4, '高'],
      [9, '低'],
    ]);
    const now = homes({ 1: '中', 2: '中', 3: '高', 4: '中', 5: '低', 6: null });
    expect(movementsSince(now, before)).toEqual({
      ...{ both: 4, up: 1, down: 2, same: 1, joined: 1, gone: 1 },
      moved: [
        { from: '高', to: '中', households: 2 },
        { from: '低', to: '高', households: 1 },
      ],
    });
    expect(comparisonWords(now, { ...OTHER, label: '2026年年中', levels: before })).toBe(
      '与2026年年中相比，4户可比，其中风险上升1户、下降2户、持平1户（高风险转为中风险2户、低风险转为高风险1户），另有1户上述轮次没有结论，上述轮次的1户本轮没有结论。',
    );
  });

  it('says nothing without another round', () => {
    expect(comparisonWords(homes({ 1: '高' }), null)).toBe('');
    expect(comparisonWords(homes({ 1: '高' }), OTHER)).toBe('');
  });
});

describe('what a round reached and gave, beside another', () => {
  it.each([
    [
      { listed: 80, visited: 62, medianFen: 1_012_050n },
      '回访率上升2.5个百分点，家庭人均纯收入中位数增加120.50元',
    ],
    [
      { listed: 80, visited: 60, medianFen: 900_000n },
      '回访率持平，家庭人均纯收入中位数减少1000元',
    ],
    [{ listed: 90, visited: 60, medianFen: null }, '回访率下降8.3个百分点'],
    [{ listed: 0, visited: 0, medianFen: 1_000_000n }, '家庭人均纯收入中位数持平'],
  ])('case %#: visits and income', (now, words) => {
    expect(visitsCompared({ ...TOTALS, ...now }, OTHER)).toBe(`与2025年年末相比，${words}。`);
  });

  it.each([
    [
      { helpCount: 6, helpHomes: 2, helpFen: 50_000n },
      '帮扶增加2项次，得到帮扶的户减少1户，资金持平',
    ],
    [
      { helpCount: 0, helpHomes: 0, helpFen: 0n },
      '帮扶减少4项次，得到帮扶的户减少3户，资金减少500元',
    ],
  ])('case %#: help', (now, words) => {
    expect(helpCompared({ ...TOTALS, ...now }, OTHER)).toBe(`与2025年年末相比，${words}。`);
  });

  it('is silent without another round, and without help in both', () => {
    const none = { ...TOTALS, helpCount: 0, helpHomes: 0, helpFen: 0n };
    expect([visitsCompared(TOTALS, null), helpCompared(TOTALS, null)]).toEqual(['', '']);
    expect(helpCompared(none, { ...OTHER, totals: none })).toBe('');
  });
});

describe('the risks in a list of names', () => {
  it.each([
    [['I1', 'G3'], ['因病', '因残'], '收入低于监测线、医疗未参保'],
    [['W1'], ['因务工就业不稳', '因学'], '无人就业、因学'],
    [[], ['因病'], '—'],
    [['C1', 'D1', 'D2'], ['因毒'], '支出负担重、涉毒风险、刚出所出狱或取保'],
  ] as const)('%j with %j are %s', (signals, riskTypes, expected) => {
    const told = riskWords({ signals, riskTypes });
    expect(told).toBe(expected);
    expect(told).not.toMatch(HEALTH_WORDS);
  });
});

describe('the help in a list of names', () => {
  it.each([
    [['就业帮扶', '健康帮扶', '综合保障'], '就业帮扶、综合保障'],
    [['健康帮扶'], '—'],
    [[], '—'],
  ] as const)('%j is %s', (kinds, expected) => {
    expect(helpWords(kinds)).toBe(expected);
    expect(helpWords(kinds)).not.toMatch(HEALTH_WORDS);
  });
});

describe('how incomes stand to the line', () => {
  it.each([
    [[0, 0, 0, 0], '没有填报完整的收入，收入比较项不作判断'],
    [[5, 0, 0, 0], '研判结论未作出，收入比较项待研判后统计'],
    [[5, 5, 5, 0], '收入线未设置，收入比较项不作判断'],
    [[5, 5, 2, 1], '低于监测收入线1户，另有2户收入线未设置，收入比较项不作判断'],
    [[5, 4, 0, 0], '低于监测收入线0户'],
  ] as const)(
    'of %j (told, judged, without a line, below) is %s',
    ([told, judged, without, below], expected) => {
      expect(comparedWords(told, judged, without, below)).toBe(expected);
    },
  );
});

describe('what no report of the yearly review may hold', () => {
  it.each([
    ['张三 410927199003071234', 'personal'],
    ['电话13800001234', 'personal'],
    ['卡号6222 0200 1234 5678 901', 'personal'],
    ['账号123456789012', 'personal'],
  ])('%s blocks', (words, id) => {
    const blocked = privacyChecks([words], []).filter(({ ok }) => !ok);
    expect(blocked.map((check) => [check.id, check.blocking])).toEqual([[id, true]]);
  });

  it('takes masked numbers, days and amounts; a word of health blocks a list of names only', () => {
    const fine = ['410927********1234', '2026年11月15日—2026年12月31日', '38020.50元'];
    expect(privacyChecks(fine, fine).every(({ ok }) => ok)).toBe(true);
    expect(privacyChecks(['因病3户'], []).every(({ ok }) => ok)).toBe(true);
    expect(
      privacyChecks([], ['患病'])
        .filter(({ ok }) => !ok)
        .map(({ id }) => id),
    ).toEqual(['health']);
  });
});

describe('the numbers under a chart', () => {
  it('stand a series a line while there are few rounds, and a category a line when there are many', () => {
    expect(chartTable(CHART, 1, 8845).rows).toEqual([
      ['高', '3', '无'],
      ['低', '20', '22'],
    ]);
    const categories = Array.from({ length: 9 }, (_, index) => `第${index + 1}镇`);
    const values = categories.map((_, index) => index);
    const many = {
      ...CHART,
      categories,
      series: [
        { name: '高', values },
        { name: '低', values },
      ],
    };
    expect(chartTable(many, 1, 8845).rows.slice(0, 2)).toEqual([
      ['第1镇', '0', '0'],
      ['第2镇', '1', '1'],
    ]);
  });
});

describe('the summary on one page', () => {
  const page: OnePage = {
    form: 'onePage',
    title: '2026年年末已脱贫涉毒人员逐人回访情况摘要',
    office: '台前县禁毒委员会办公室',
    madeOn: '2027-01-05',
    sentences: ['一句话。', '两句话。', '三句话。'],
    figures: [{ label: '应回访（名）', text: '159' }],
    chart: { kind: 'chart', chart: CHART, size: { width: 624, height: 300 }, png: null },
    note: '注：内部资料。',
    draft: false,
  };

  it('fits until the words leave no room for a chart that can be read', () => {
    const long = '本轮逐人回访工作扎实推进。'.repeat(18);
    expect(fitsOnOnePage(page)).toBe(true);
    expect(fitsOnOnePage({ ...page, sentences: [long, long, long] })).toBe(false);
    expect(fitsOnOnePage({ ...page, sentences: Array.from({ length: 9 }, () => long) })).toBe(
      false,
    );
  });
});
