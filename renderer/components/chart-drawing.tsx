import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as usesParts } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartSeries } from '../../db/domain/poverty/chart-series.ts';
import { chartOption, chartWords } from './chart-option.ts';

usesParts([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

const UPRIGHT_HEIGHT = 260;
const ROW_HEIGHT = 26;
const FRAME_HEIGHT = 84;

/** Lying bars need a line each. */
function heightOf({ sideways, categories }: ChartSeries): number {
  return sideways ? FRAME_HEIGHT + categories.length * ROW_HEIGHT : UPRIGHT_HEIGHT;
}

/** The picture of a chart as SVG; it follows the width of its place. */
export function ChartDrawing({ chart }: { readonly chart: ChartSeries }) {
  const box = useRef<HTMLDivElement>(null);
  const height = heightOf(chart);
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    const drawing = init(place, null, { renderer: 'svg', height });
    drawing.setOption(chartOption(chart));
    const observer = new ResizeObserver(() => drawing.resize({ height }));
    observer.observe(place);
    return () => {
      observer.disconnect();
      drawing.dispose();
    };
  }, [chart, height]);
  return <div ref={box} className="chart-drawing" role="img" aria-label={chartWords(chart)} />;
}
