/**
 * How a chart is drawn: the option of ECharts as a plain object, one for the window and for the picture in a Word report. Every series
 * has a colour, a pattern and a word, so that the picture reads in grey and on a bad printer.
 */
import type { PovertyLevel } from '../words/vocabulary.ts';
import { chartTable, type Chart, type ChartSeries } from './chart-series.ts';

/** A pattern over a colour (ECharts: decal). */
interface Decal {
  readonly symbol: 'rect' | 'circle';
  readonly dashArrayX: readonly (number | readonly number[])[] | number;
  readonly dashArrayY: readonly number[] | number;
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
const LEVEL_LOOKS: Readonly<Record<PovertyLevel, Look>> = {
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

/** Colour and pattern of a series. */
export function lookOf({ level }: ChartSeries, index: number): Look {
  if (level !== null) return LEVEL_LOOKS[level];
  return LOOKS[index % LOOKS.length] ?? { color: '#1d4f91', decal: null };
}

export interface ChartStyle {
  readonly fontFamily: string;
  readonly fontSize: number;
  /** A title in the picture; the window has it as a heading. */
  readonly withTitle: boolean;
  /** A box with figures under the pointer; never on paper. */
  readonly withTooltip: boolean;
}

/** What a screen reader says of the picture: all of its figures. */
export function chartWords(chart: Chart): string {
  const { head, rows } = chartTable(chart);
  const lines = rows.map(([category = '', ...cells]) => {
    const said = cells.map((cell, at) => `${head[at + 1]?.replace(/（.*/, '') ?? ''}${cell}`);
    return `${category}：${said.join('，')}`;
  });
  return `${chart.title}。${lines.join('；')}`;
}

function seriesOption(chart: Chart, series: ChartSeries, index: number, fontSize: number) {
  const { color, decal } = lookOf(series, index);
  const label = {
    show: true,
    fontSize: fontSize - 1,
    color: '#1f1f1f',
    textBorderColor: '#ffffff',
    textBorderWidth: 3,
  };
  if (chart.kind === 'line') {
    return {
      type: 'line',
      name: series.name,
      data: series.values,
      symbol: 'rect',
      symbolSize: 8,
      connectNulls: false,
      lineStyle: { color, width: 3 },
      itemStyle: { color },
      label: { ...label, position: 'top' },
    };
  }
  // A bar of 0 in a stack would write its figure over its neighbour's.
  const hidesNothing = chart.kind === 'stack';
  return {
    type: 'bar',
    name: series.name,
    data: series.values.map((value) => (hidesNothing && value === 0 ? null : value)),
    barMaxWidth: 34,
    ...(chart.kind === 'stack' ? { stack: 'all' } : {}),
    itemStyle: { color, borderColor: '#ffffff', borderWidth: 1, ...(decal && { decal }) },
    label: {
      ...label,
      position: chart.kind === 'stack' ? 'inside' : chart.lying ? 'right' : 'top',
    },
  };
}

function axes(chart: Chart, fontSize: number) {
  const text = { color: '#1f1f1f', fontSize };
  const categories = {
    type: 'category',
    data: chart.categories,
    inverse: chart.lying,
    axisLabel: { ...text, interval: 0, hideOverlap: true },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#595959' } },
  };
  const values = {
    type: 'value',
    minInterval: chart.unit === '元' ? 0 : 1,
    axisLabel: text,
    splitLine: { lineStyle: { color: '#d4d9e1' } },
  };
  return chart.lying ? { xAxis: values, yAxis: categories } : { xAxis: categories, yAxis: values };
}

/** The option of ECharts of a chart; no motion, no text of the library. */
export function chartOption(chart: Chart, style: ChartStyle) {
  const { fontFamily, fontSize, withTitle, withTooltip } = style;
  const textStyle = { color: '#1f1f1f', fontFamily, fontSize };
  return {
    animation: false,
    textStyle,
    aria: { enabled: true, label: { enabled: true, description: chartWords(chart) } },
    ...(withTitle
      ? {
          title: {
            text: chart.title,
            left: 'center',
            top: 4,
            textStyle: { ...textStyle, fontSize: fontSize + 2 },
          },
        }
      : {}),
    ...(chart.series.length > 1
      ? {
          legend: {
            show: true,
            top: withTitle ? 30 : 0,
            selectedMode: false,
            textStyle,
            itemWidth: 26,
            itemHeight: 14,
          },
        }
      : {}),
    // On the screen too nothing is written as HTML: the policy of the window forbids styles in it.
    ...(withTooltip
      ? {
          tooltip: {
            show: true,
            trigger: 'axis',
            renderMode: 'richText',
            transitionDuration: 0,
            axisPointer: { type: 'none' },
            textStyle,
          },
        }
      : {}),
    grid: {
      left: 8,
      right: chart.lying ? 40 : 16,
      bottom: 8,
      top: (withTitle ? 34 : 8) + (chart.series.length > 1 ? 28 : 16),
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...axes(chart, fontSize),
    series: chart.series.map((series, index) => seriesOption(chart, series, index, fontSize)),
  };
}
