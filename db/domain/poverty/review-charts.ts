/** The charts of the yearly review as plain series, and the table that stands under each. */
import { fenOf, type Money } from '../values/percentage.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../words/vocabulary.ts';
import type { ChartLine, ChartSeries } from './chart-series.ts';

export type LevelCounts = Readonly<Record<PovertyLevel, number>>;

export interface RoundPoint {
  /** 2026年年中. */
  readonly label: string;
  readonly listed: number;
  readonly visited: number;
  /** Households by the gravest approved conclusion. */
  readonly levels: LevelCounts;
  /** Null: no complete sheet with an income. */
  readonly perHeadMedian: Money | null;
}

export interface TownPoint {
  readonly townName: string;
  readonly levels: LevelCounts;
}

export interface CausePoint {
  readonly cause: string;
  readonly households: number;
}

/** How many households a set of counts is. */
export function householdsOf(levels: LevelCounts): number {
  return POVERTY_LEVELS.reduce((sum, level) => sum + levels[level], 0);
}

/** A line a level; where nothing is approved there is no bar, rather than one of 0. */
function levelLines(points: readonly LevelCounts[]): ChartLine[] {
  const known = points.map((levels) => householdsOf(levels) > 0);
  return POVERTY_LEVELS.map((level) => ({
    name: level,
    values: points.map((levels, at) => (known[at] === true ? levels[level] : null)),
  }));
}

/** 各轮次风险等级. */
export function levelsByRound(rounds: readonly RoundPoint[]): ChartSeries {
  return {
    title: '各轮次返贫风险等级',
    kind: 'stacked',
    sideways: false,
    unit: '户',
    categories: rounds.map(({ label }) => label),
    series: levelLines(rounds.map(({ levels }) => levels)),
  };
}

/** 各轮次应回访和已回访. */
export function visitsByRound(rounds: readonly RoundPoint[]): ChartSeries {
  return {
    title: '各轮次应回访和已回访',
    kind: 'bars',
    sideways: false,
    unit: '人',
    categories: rounds.map(({ label }) => label),
    series: [
      { name: '应回访', values: rounds.map(({ listed }) => listed) },
      { name: '已回访', values: rounds.map(({ visited }) => visited) },
    ],
  };
}

/** 各轮次人均纯收入中位数. */
export function incomeByRound(rounds: readonly RoundPoint[]): ChartSeries {
  const values = rounds.map(({ perHeadMedian }) =>
    perHeadMedian === null ? null : Number(fenOf(perHeadMedian)) / 100,
  );
  return {
    title: '各轮次人均纯收入中位数',
    kind: 'lines',
    sideways: false,
    unit: '元',
    categories: rounds.map(({ label }) => label),
    series: [{ name: '人均纯收入中位数', values }],
  };
}

/** 各乡镇风险等级: the towns in the order in which they are given. */
export function levelsByTown(towns: readonly TownPoint[]): ChartSeries {
  return {
    title: '各乡镇返贫风险等级',
    kind: 'stacked',
    sideways: true,
    unit: '户',
    categories: towns.map(({ townName }) => townName),
    series: levelLines(towns.map(({ levels }) => levels)),
  };
}

/** 返贫风险类型: the most frequent first; of equal ones in the order given. */
export function householdsByCause(causes: readonly CausePoint[]): ChartSeries {
  const sorted = [...causes].sort((one, other) => other.households - one.households);
  return {
    title: '返贫风险类型',
    kind: 'bars',
    sideways: true,
    unit: '户',
    categories: sorted.map(({ cause }) => cause),
    series: [{ name: '户数', values: sorted.map(({ households }) => households) }],
  };
}

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The same figures as a table: a line a category, 无 where nothing is known; money has two digits.
 * @param of what a category is: 轮次, 乡镇, 风险类型
 */
export function chartTable(chart: ChartSeries, of: string): ChartTable {
  const digits = chart.unit === '元' ? 2 : 0;
  return {
    head: [of, ...chart.series.map(({ name }) => `${name}（${chart.unit}）`)],
    rows: chart.categories.map((category, at) => [
      category,
      ...chart.series.map(({ values }) => values[at]?.toFixed(digits) ?? '无'),
    ]),
  };
}
