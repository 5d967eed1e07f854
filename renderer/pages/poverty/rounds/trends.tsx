import { Segmented } from 'antd';
import { useState } from 'react';
import type { ChartSeries } from '../../../../db/domain/poverty/chart-series.ts';
import {
  householdsByCause,
  incomeByRound,
  levelsByRound,
  levelsByTown,
  visitsByRound,
} from '../../../../db/domain/poverty/review-charts.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { Chart } from '../../../components/chart.tsx';

type TrendsOutput = Output<'rounds.trends'>;

interface Shown {
  readonly word: string;
  /** What a line of the table under it is. */
  readonly of: string;
  readonly draw: (trends: TrendsOutput) => ChartSeries;
}

const CHARTS: readonly Shown[] = [
  { word: '风险等级', of: '轮次', draw: ({ rounds }) => levelsByRound(rounds) },
  { word: '回访', of: '轮次', draw: ({ rounds }) => visitsByRound(rounds) },
  { word: '人均收入', of: '轮次', draw: ({ rounds }) => incomeByRound(rounds) },
  { word: '乡镇', of: '乡镇', draw: ({ towns }) => levelsByTown(towns) },
  { word: '风险类型', of: '风险类型', draw: ({ causes }) => householdsByCause(causes) },
];

/** 变化: one chart at a time, each with its table. */
export function Trends({ trends }: { readonly trends: TrendsOutput }) {
  const [at, setAt] = useState(0);
  const shown = CHARTS[at];
  if (shown === undefined) return null;
  return (
    <section className="trends" aria-label="变化">
      <Segmented<number>
        value={at}
        onChange={setAt}
        options={CHARTS.map(({ word }, index) => ({ value: index, label: word }))}
      />
      <Chart chart={shown.draw(trends)} of={shown.of} />
    </section>
  );
}
