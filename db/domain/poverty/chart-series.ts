/**
 * The charts of the yearly review as plain series: the window and the Word report draw the same chart from them, and
 * each stands as a table under its picture. No word of a drawing library here.
 */
import { fenOf, type Money } from '../values/percentage.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../words/vocabulary.ts';

export type LevelCounts = Readonly<Record<PovertyLevel, number>>;

/** stack: bars on each other; bars: beside each other; line: a value a category, joined. */
export type ChartKind = 'stack' | 'bars' | 'line';

export interface ChartSeries {
  readonly name: string;
  /** A level has its own colour and pattern in every chart; null: the next of the row. */
  readonly level: PovertyLevel | null;
  /** One a category; null: nothing is known, which is not 0. */
  readonly values: readonly (number | null)[];
}

export interface Chart {
  readonly id: 'levels' | 'visits' | 'income' | 'towns' | 'causes';
  readonly title: string;
  readonly kind: ChartKind;
  /** Categories stand one under the other, bars lie: for names that are long or many. */
  readonly lying: boolean;
  /** 户, 人, 元. */
  readonly unit: string;
  /** What a category is: 轮次, 乡镇, 原因. */
  readonly of: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

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

function levelSeries(points: readonly LevelCounts[]): ChartSeries[] {
  const known = points.map((levels) => householdsOf(levels) > 0);
  return POVERTY_LEVELS.map((level) => ({
    name: level,
    level,
    values: points.map((levels, at) => (known[at] === true ? levels[level] : null)),
  }));
}

function plain(name: string, values: readonly (number | null)[]): ChartSeries {
  return { name, level: null, values };
}

/** 各轮次风险等级: a round without an approved sheet has no bar, rather than one of 0. */
export function levelsByRound(rounds: readonly RoundPoint[]): Chart {
  return {
    id: 'levels',
    title: '各轮次返贫风险等级（户）',
    kind: 'stack',
    lying: false,
    unit: '户',
    of: '轮次',
    categories: rounds.map(({ label }) => label),
    series: levelSeries(rounds.map(({ levels }) => levels)),
  };
}

/** 各轮次应回访和已回访. */
export function visitsByRound(rounds: readonly RoundPoint[]): Chart {
  return {
    id: 'visits',
    title: '各轮次应回访和已回访（人）',
    kind: 'bars',
    lying: false,
    unit: '人',
    of: '轮次',
    categories: rounds.map(({ label }) => label),
    series: [
      plain(
        '应回访',
        rounds.map(({ listed }) => listed),
      ),
      plain(
        '已回访',
        rounds.map(({ visited }) => visited),
      ),
    ],
  };
}

/** 各轮次人均纯收入中位数. */
export function incomeByRound(rounds: readonly RoundPoint[]): Chart {
  return {
    id: 'income',
    title: '各轮次人均纯收入中位数（元）',
    kind: 'line',
    lying: false,
    unit: '元',
    of: '轮次',
    categories: rounds.map(({ label }) => label),
    series: [
      plain(
        '人均纯收入中位数',
        rounds.map(({ perHeadMedian }) =>
          perHeadMedian === null ? null : Number(fenOf(perHeadMedian)) / 100,
        ),
      ),
    ],
  };
}

/** 各乡镇风险等级: the towns in the order in which they are given. */
export function levelsByTown(towns: readonly TownPoint[]): Chart {
  return {
    id: 'towns',
    title: '各乡镇返贫风险等级（户）',
    kind: 'stack',
    lying: true,
    unit: '户',
    of: '乡镇',
    categories: towns.map(({ townName }) => townName),
    series: levelSeries(towns.map(({ levels }) => levels)),
  };
}

/** 返贫风险类型: the most frequent first; of equal ones in the order given. */
export function householdsByCause(causes: readonly CausePoint[]): Chart {
  const sorted = [...causes].sort((one, other) => other.households - one.households);
  return {
    id: 'causes',
    title: '返贫风险类型（户）',
    kind: 'bars',
    lying: true,
    unit: '户',
    of: '风险类型',
    categories: sorted.map(({ cause }) => cause),
    series: [
      plain(
        '户数',
        sorted.map(({ households }) => households),
      ),
    ],
  };
}

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The same figures as a table: a line a category; 无 where nothing is known. Money has two digits. */
export function chartTable(chart: Chart): ChartTable {
  const digits = chart.unit === '元' ? 2 : 0;
  return {
    head: [chart.of, ...chart.series.map(({ name }) => `${name}（${chart.unit}）`)],
    rows: chart.categories.map((category, at) => [
      category,
      ...chart.series.map(({ values }) => values[at]?.toFixed(digits) ?? '无'),
    ]),
  };
}
