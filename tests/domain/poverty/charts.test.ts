import { describe, expect, it } from 'vitest';
import {
  chartTable,
  householdsByCause,
  incomeByRound,
  levelsByRound,
  levelsByTown,
  visitsByRound,
} from '../../../db/domain/poverty/chart-series.ts';
import { chartOption, chartWords, lookOf } from '../../../db/domain/poverty/charts.ts';

const NOBODY = { 已返贫: 0, 高: 0, 中: 0, 低: 0 };
const ROUNDS = [
  {
    label: '2025年年末',
    listed: 40,
    visited: 38,
    levels: { 已返贫: 1, 高: 2, 中: 5, 低: 12 },
    perHeadMedian: '8123.45',
  },
  { label: '2026年年中', listed: 42, visited: 0, levels: NOBODY, perHeadMedian: null },
];
const STYLE = { fontFamily: 'sans-serif', fontSize: 14, withTitle: false, withTooltip: true };

describe('the series of a chart', () => {
  it('has no bar for a round in which nothing is approved, rather than bars of 0', () => {
    expect(levelsByRound(ROUNDS).series).toEqual([
      { name: '已返贫', level: '已返贫', values: [1, null] },
      { name: '高', level: '高', values: [2, null] },
      { name: '中', level: '中', values: [5, null] },
      { name: '低', level: '低', values: [12, null] },
    ]);
  });

  it('stands as a table, with 无 where nothing is known', () => {
    expect(chartTable(incomeByRound(ROUNDS))).toEqual({
      head: ['轮次', '人均纯收入中位数（元）'],
      rows: [
        ['2025年年末', '8123.45'],
        ['2026年年中', '无'],
      ],
    });
    expect(chartTable(visitsByRound(ROUNDS)).rows).toEqual([
      ['2025年年末', '40', '38'],
      ['2026年年中', '42', '0'],
    ]);
  });

  it('has the most frequent cause first and keeps the order of equal ones', () => {
    const causes = [
      { cause: '因病', households: 2 },
      { cause: '因学', households: 3 },
      { cause: '因残', households: 2 },
    ];
    expect(chartTable(householdsByCause(causes)).rows).toEqual([
      ['因学', '3'],
      ['因病', '2'],
      ['因残', '2'],
    ]);
  });
});

describe('the picture of a chart', () => {
  const chart = levelsByTown([
    { townName: '城关镇', levels: { 已返贫: 0, 高: 1, 中: 0, 低: 4 } },
    { townName: '打渔陈镇', levels: NOBODY },
  ]);

  it('says all its figures to who cannot see it', () => {
    expect(chartWords(chart)).toBe(
      '各乡镇返贫风险等级（户）。城关镇：已返贫0，高1，中0，低4；打渔陈镇：已返贫无，高无，中无，低无',
    );
  });

  it('writes no figure 0 into a stack, and lays the bars of towns', () => {
    const option = chartOption(chart, STYLE);
    expect(option.series.map(({ data }) => data)).toEqual([
      [null, null],
      [1, null],
      [null, null],
      [4, null],
    ]);
    expect(option.yAxis).toMatchObject({ type: 'category', data: ['城关镇', '打渔陈镇'] });
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' });
    expect(option.animation).toBe(false);
  });

  it('tells the levels apart in grey: each lighter than the graver one', () => {
    const light = chart.series.map((series, index) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
        Number.parseInt(lookOf(series, index).color.slice(at, at + 2), 16),
      );
      return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    });
    const steps = light.slice(1).map((each, at) => each - (light[at] ?? 0));
    expect(steps.every((step) => step >= 40)).toBe(true);
  });
});
