/**
 * How the window draws a chart: the option of ECharts as a plain object. Every series has a colour, a pattern and a word, so that the
 * picture reads in grey too. (The Word reports draw the same series on paper: electron/reports/charts/.)
 */
import type { ChartLine, ChartSeries } from '../../db/domain/poverty/chart-series.ts';

/** A pattern over a colour (ECharts: decal). */
interface Decal {
  readonly symbol: 'rect' | 'circle';
  readonly dashArrayX: number[] | number[][];
  readonly dashArrayY: number[];
  readonly rotation: number;
  readonly color: string;
  readonly symbolSize?: number;
}

interface Look {
  readonly color: string;
  readonly decal: Decal | null;
}

const INK = 'rgba(255, 255, 255, 0.55)';
const DARK_INK = 'rgba(0, 0, 0, 0.35)';

function stripes(rotation: number, color: string): Decal {
  return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 5], rotation, color };
}
function dots(color: string): Decal {
  const dashArrayX = [
    [0, 6],
    [6, 0],
  ];
  return { symbol: 'circle', dashArrayX, dashArrayY: [6, 0], rotation: 0, color, symbolSize: 0.6 };
}

/** From dark to light as the level gets less grave, each with another pattern. */
const LEVEL_LOOKS: Readonly<Record<string, Look>> = {
  已返贫: { color: '#4d0f0a', decal: null },
  高: { color: '#b42318', decal: stripes(Math.PI / 4, INK) },
  中: { color: '#d4953c', decal: dots(DARK_INK) },
  低: { color: '#b7d9bf', decal: null },
};
const LOOKS: readonly Look[] = [
  { color: '#1d4f91', decal: null },
  { color: '#8fb2de', decal: stripes(-Math.PI / 4, DARK_INK) },
  { color: '#595959', decal: dots(INK) },
];

/** Colour and pattern of a line: a level has its own in every chart. */
export function lookOf({ name }: ChartLine, index: number): Look {
  return LEVEL_LOOKS[name] ?? LOOKS[index % LOOKS.length] ?? { color: '#1d4f91', decal: null };
}

const TEXT = {
  color: '#1f1f1f',
  fontFamily: "'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  fontSize: 14,
} as const;
const LABEL = {
  show: true,
  fontSize: 13,
  color: '#1f1f1f',
  textBorderColor: '#ffffff',
  textBorderWidth: 3,
} as const;

/** What a screen reader says of the picture: all of its figures. */
export function chartWords({ title, unit, categories, series }: ChartSeries): string {
  const lines = categories.map((category, at) => {
    const said = series.map(({ name, values }) => `${name}${values[at] ?? '无'}`);
    return `${category}：${said.join('，')}`;
  });
  return `${title}（${unit}）。${lines.join('；')}`;
}

function barOf(chart: ChartSeries, line: ChartLine, index: number) {
  const { color, decal } = lookOf(line, index);
  const stacked = chart.kind === 'stacked';
  const place = stacked ? 'inside' : chart.sideways ? 'right' : 'top';
  return {
    type: 'bar' as const,
    name: line.name,
    // In a stack a bar of 0 would write its figure over its neighbour's.
    data: line.values.map((value) => (stacked && value === 0 ? null : value)),
    barMaxWidth: 34,
    labelLayout: { hideOverlap: true },
    ...(stacked ? { stack: 'whole' } : {}),
    itemStyle: { color, borderColor: '#ffffff', borderWidth: 1, ...(decal && { decal }) },
    label: { ...LABEL, position: place as 'inside' },
  };
}

function lineOf(line: ChartLine, index: number) {
  const { color } = lookOf(line, index);
  return {
    type: 'line' as const,
    name: line.name,
    data: [...line.values],
    symbol: 'rect',
    symbolSize: 8,
    connectNulls: false,
    lineStyle: { color, width: 3 },
    itemStyle: { color },
    label: { ...LABEL, position: 'top' as const },
  };
}

function axesOf({ sideways, categories, unit }: ChartSeries) {
  const names = {
    type: 'category' as const,
    data: [...categories],
    inverse: sideways,
    axisLabel: { ...TEXT, interval: 0, hideOverlap: true },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#595959' } },
  };
  const numbers = {
    type: 'value' as const,
    minInterval: unit === '元' ? 0 : 1,
    axisLabel: TEXT,
    splitLine: { lineStyle: { color: '#d4d9e1' } },
  };
  return sideways ? { xAxis: numbers, yAxis: names } : { xAxis: names, yAxis: numbers };
}

/** The option of ECharts of a chart: no motion, nothing written as HTML (the policy of the window forbids styles in it). */
export function chartOption(chart: ChartSeries) {
  const several = chart.series.length > 1;
  return {
    animation: false,
    textStyle: TEXT,
    aria: { enabled: true, label: { enabled: true, description: chartWords(chart) } },
    legend: {
      show: several,
      top: 0,
      selectedMode: false as const,
      textStyle: TEXT,
      itemWidth: 26,
      itemHeight: 14,
    },
    tooltip: {
      show: true,
      trigger: 'axis' as const,
      renderMode: 'richText' as const,
      transitionDuration: 0,
      axisPointer: { type: 'none' as const },
      textStyle: TEXT,
    },
    grid: { left: 8, right: chart.sideways ? 40 : 16, top: several ? 44 : 24, bottom: 8 },
    ...axesOf(chart),
    series: chart.series.map((line, index) =>
      chart.kind === 'lines' ? lineOf(line, index) : barOf(chart, line, index),
    ),
  };
}
