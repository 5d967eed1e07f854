import { describe, expect, it } from 'vitest';
import {
  chartTable,
  householdsByCause,
  incomeByRound,
  levelsByRound,
  visitsByRound,
} from '../../../db/domain/poverty/review-charts.ts';

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

describe('the series of a chart', () => {
  it('has no bar for a round in which nothing is approved, rather than bars of 0', () => {
    expect(levelsByRound(ROUNDS).series).toEqual([
      { name: '已返贫', values: [1, null] },
      { name: '高', values: [2, null] },
      { name: '中', values: [5, null] },
      { name: '低', values: [12, null] },
    ]);
  });

  it('stands as a table, with 无 where nothing is known', () => {
    expect(chartTable(incomeByRound(ROUNDS), '轮次')).toEqual({
      head: ['轮次', '人均纯收入中位数（元）'],
      rows: [
        ['2025年年末', '8123.45'],
        ['2026年年中', '无'],
      ],
    });
    expect(chartTable(visitsByRound(ROUNDS), '轮次').rows).toEqual([
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
    expect(chartTable(householdsByCause(causes), '风险类型').rows).toEqual([
      ['因学', '3'],
      ['因病', '2'],
      ['因残', '2'],
    ]);
  });
});
