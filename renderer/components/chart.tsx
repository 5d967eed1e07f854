import { lazy, Suspense } from 'react';
import type { ChartSeries } from '../../db/domain/poverty/chart-series.ts';
import { chartTable } from '../../db/domain/poverty/review-charts.ts';

interface ChartProps {
  readonly chart: ChartSeries;
  /** What a category is: 轮次, 乡镇. */
  readonly of: string;
}

/** The drawing library is read when the first chart is looked at, not when the program starts. */
const Drawing = lazy(async () => {
  const { ChartDrawing } = await import('./chart-drawing.tsx');
  return { default: ChartDrawing };
});

/** A chart as a picture, and the same figures as a table under it. */
export function Chart({ chart, of }: ChartProps) {
  const { head, rows } = chartTable(chart, of);
  return (
    <figure className="chart">
      <figcaption>{`${chart.title}（${chart.unit}）`}</figcaption>
      <Suspense fallback={<div className="chart-drawing" />}>
        <Drawing chart={chart} />
      </Suspense>
      <table className="chart-table">
        <caption className="visually-hidden">{`${chart.title}的数字`}</caption>
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([category, ...cells]) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {cells.map((cell, index) => (
                <td key={head[index + 1]} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
