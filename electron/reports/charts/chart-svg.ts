import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartLine, ChartSeries } from '../../../db/domain/poverty/chart-series.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, LabelLayout, SVGRenderer]);

/** The font of resources/charts; no other is asked for, so that a chart looks the same everywhere. */
export const CHART_FONT = 'Noto Sans SC';

/** A picture in the text is 156 mm wide (GB/T 9704 5.2.1); drawn at 624 units, 4 to the millimetre. */
const WIDTH = 624;
const UPRIGHT_HEIGHT = 300;
const ROW_HEIGHT = 26;
const FRAME_HEIGHT = 84;
const MOST_HEIGHT = 800;
/** Room for the names under an upright chart, above the legend. */
const NAMES_HEIGHT = 20;
/** The levels from dark to light, so that a grey print keeps them apart; the same colours as on the screen. */
const LEVEL_INKS: Readonly<Record<string, string>> = {
  已返贫: '#4d0f0a',
  高: '#b42318',
  中: '#d4953c',
  低: '#b7d9bf',
};
const INKS = ['#1d4f91', '#8fb2de', '#595959'] as const;
const DARK_INKS: readonly string[] = ['#4d0f0a', '#b42318', '#1d4f91', '#595959'];
const TEXT = { fontFamily: CHART_FONT, fontSize: 13, color: '#222222' } as const;
/** The unit of a chart on its side: beside its numbers, clear of the first name. */
const ABOVE_NAMES = { align: 'right', verticalAlign: 'bottom', padding: [0, 0, 8, 0] } as const;
const LINE = { lineStyle: { color: '#888888' } } as const;

/** Width and height of the drawing in its own units. */
export function chartSize(chart: ChartSeries): { readonly width: number; readonly height: number } {
  if (!chart.sideways) return { width: WIDTH, height: UPRIGHT_HEIGHT };
  const rows = chart.categories.length * (chart.kind === 'bars' ? chart.series.length : 1);
  return { width: WIDTH, height: Math.min(FRAME_HEIGHT + rows * ROW_HEIGHT, MOST_HEIGHT) };
}

/** The chart as an SVG text: no script, no picture, no address in it. A missing value is no bar. */
export function drawChart(chart: ChartSeries): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...chartSize(chart) });
  drawing.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: TEXT,
    legend: {
      bottom: 0,
      itemWidth: 18,
      itemHeight: 12,
      textStyle: TEXT,
      show: chart.series.length > 1,
    },
    grid: {
      left: 12,
      right: 28,
      top: chart.sideways ? 48 : 34,
      bottom: (chart.series.length > 1 ? 36 : 12) + (chart.sideways ? 0 : NAMES_HEIGHT),
    },
    ...axes(chart),
    series: chart.series.map((line, index) => seriesOf(chart, line, inkOf(line, index))),
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

function inkOf({ name }: ChartLine, index: number): string {
  return LEVEL_INKS[name] ?? INKS[index % INKS.length] ?? INKS[0];
}

/** Names along one axis, numbers along the other; lists that lie on their side read from the top. */
function axes({ sideways, categories, unit, kind }: ChartSeries) {
  const names = {
    type: 'category' as const,
    data: [...categories],
    inverse: sideways,
    axisTick: { show: false },
    axisLine: LINE,
    axisLabel: { ...TEXT, interval: 0, hideOverlap: false },
  };
  const numbers = {
    type: 'value' as const,
    name: `单位：${unit}`,
    nameTextStyle: { ...TEXT, align: 'left' as const },
    nameLocation: sideways ? ('start' as const) : ('end' as const),
    minInterval: kind === 'lines' ? 0 : 1,
    axisLabel: TEXT,
    splitLine: { lineStyle: { color: '#e4e4e4' } },
  };
  return sideways
    ? {
        xAxis: {
          ...numbers,
          position: 'top' as const,
          nameTextStyle: { ...TEXT, ...ABOVE_NAMES },
        },
        yAxis: names,
      }
    : { xAxis: names, yAxis: numbers };
}

function seriesOf({ kind, sideways }: ChartSeries, { name, values }: ChartLine, ink: string) {
  const label = {
    ...TEXT,
    show: true,
    formatter: ({ value }: { value: unknown }) => shown(value, kind),
  };
  const data = values.map((value) => value ?? '-');
  if (kind === 'lines')
    return {
      ...{ type: 'line' as const, name, data, symbol: 'circle', symbolSize: 7, color: ink },
      label: { ...label, position: 'top' as const },
      lineStyle: { width: 2 },
    };
  const inside = kind === 'stacked';
  return {
    ...{ type: 'bar' as const, name, data, color: ink, barMaxWidth: 44 },
    ...(inside ? { stack: 'whole' } : {}),
    labelLayout: { hideOverlap: true },
    itemStyle: { borderColor: '#555555', borderWidth: 0.5 },
    label: {
      ...label,
      position: inside ? ('inside' as const) : sideways ? ('right' as const) : ('top' as const),
      ...(inside && DARK_INKS.includes(ink) ? { color: '#ffffff' } : {}),
    },
  };
}

/** A part of a whole that is 0 has no room for its number. */
function shown(value: unknown, kind: ChartSeries['kind']): string {
  if (typeof value !== 'number') return '';
  return kind === 'stacked' && value === 0 ? '' : String(value);
}
