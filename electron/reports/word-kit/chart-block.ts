import { AlignmentType, ImageRun, LineRuleType, Paragraph } from 'docx';
import type { ChartSeries } from '../../../db/domain/poverty/chart-series.ts';
import { TEXT_AREA } from './measures.ts';
import { placeForTable } from './pack.ts';
import type { ChartBlock } from './report-types.ts';
import { tableHeight, tablePlan, tableXml, type Table } from './table.ts';

/**
 * A chart in the body: the picture as wide as the 版心 (GB/T 9704-2012 5.2.1: 156 mm), and under it its name and a table of the same
 * numbers (issue C 9), all on one page. The picture lies in the document as bytes, so that the file is built again byte for
 * byte.
 */

/** Docx counts pictures in dots of 96 to the inch. */
const DOTS_PER_TWIP = 96 / 1440;
const ROW_HEIGHT = 360;
/** More categories than this stand one under another; of one series more have room. */
const MOST_COLUMNS = 6;
const MOST_OF_ONE = 12;
/** On a landscape page. */
const MOST_WIDE = 30;
const NOT_KNOWN = '无';

/** Height of the picture in twips, when it is as wide as the 版心. */
export function pictureHeight({ size }: Pick<ChartBlock, 'size'>): number {
  return Math.round((TEXT_AREA.width * size.height) / size.width);
}

/** Money has two digits, counts none. */
function shown(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return NOT_KNOWN;
  return unit === '元' ? value.toFixed(2) : String(value);
}

/** The numbers of a chart as a table; its name, 图1 and the unit, is the first row and so never parted from them. */
export function chartTable(chart: ChartSeries, number: number, width: number): Table {
  const { categories, series, title, unit } = chart;
  const narrow = series.length === 1 ? MOST_OF_ONE : MOST_COLUMNS;
  const across = categories.length <= (width > TEXT_AREA.width ? MOST_WIDE : narrow);
  const heads = across ? categories : series.map((line) => line.name);
  return {
    width,
    columns: [
      {
        title: `图${number}　${title}（单位：${unit}）`,
        columns: [{ title: '项目', width: 6 }, ...heads.map((head) => ({ title: head, width: 5 }))],
      },
    ],
    rows: across
      ? series.map((line) => [line.name, ...line.values.map((value) => shown(value, unit))])
      : categories.map((category, index) => [
          category,
          ...series.map(({ values }) => shown(values[index], unit)),
        ]),
  };
}

/** Height of the table of a chart in twips. */
export function chartTableHeight(chart: ChartSeries): number {
  return tableHeight(chartTable(chart, 1, TEXT_AREA.width), ROW_HEIGHT);
}

export function chartTableXml(chart: ChartSeries, number: number): string {
  return tableXml(chartTable(chart, number, TEXT_AREA.width), ROW_HEIGHT, { together: true });
}

/** The picture alone, `height` twips high, kept with what follows. */
export function pictureParagraph(
  { chart, png }: ChartBlock,
  height: number,
  pageBreakBefore = false,
): Paragraph {
  if (png === null) throw new Error('a chart that was not drawn');
  const width = (TEXT_AREA.width * height) / pictureHeight({ size: sizeOf(png) });
  return new Paragraph({
    style: 'Normal',
    keepNext: true,
    pageBreakBefore,
    alignment: AlignmentType.CENTER,
    // A line of a fixed height would cut the picture off.
    spacing: { line: 240, lineRule: LineRuleType.AUTO },
    children: [
      new ImageRun({
        type: 'png',
        data: Buffer.from(png, 'base64'),
        transformation: { width: width * DOTS_PER_TWIP, height: height * DOTS_PER_TWIP },
        altText: { name: chart.title, title: chart.title, description: altText(chart) },
      }),
    ],
  });
}

/** Width and height in dots, from the first chunk of the file (PNG 11.2.1: IHDR). */
function sizeOf(png: string): ChartBlock['size'] {
  const head = Buffer.from(png.slice(0, 64), 'base64');
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** What a reader who cannot see it is told. */
function altText({ title, unit, categories }: ChartSeries): string {
  return `${title}，单位：${unit}；${categories.join('、')}；数字见图下表格`;
}

/** The picture and the mark of its table that pack.ts fills in. */
export function chartParagraphs(block: ChartBlock, place: number): Paragraph[] {
  return [pictureParagraph(block, pictureHeight(block)), placeForTable(place)];
}

/** A landscape page of an annex: as much picture as its table leaves, at least this much of it. */
const LEAST_PICTURE = 3_400;
const SAFETY = 240;
const WIDE: { readonly width: number; readonly height: number } = {
  width: TEXT_AREA.height,
  height: TEXT_AREA.width,
};

function widePlan({ chart, size }: ChartBlock, number: number) {
  const table = chartTable(chart, number, WIDE.width);
  const left = WIDE.height - tableHeight(table, ROW_HEIGHT) - SAFETY;
  const widest = Math.round((WIDE.width * size.height) / size.width);
  const picture = Math.min(widest, Math.max(LEAST_PICTURE, left));
  const room = { first: WIDE.height - picture - SAFETY, further: WIDE.height, tail: 0 };
  return { table, picture, ...tablePlan(table, ROW_HEIGHT, room) };
}

/** Pages that a chart takes in an annex, on landscape pages of its own. */
export function widePages(block: ChartBlock): number {
  return widePlan(block, 1).pages;
}

export function wideTableXml(block: ChartBlock, number: number): string {
  const { table, pages } = widePlan(block, number);
  return tableXml(table, ROW_HEIGHT, { together: pages === 1 });
}

/** The chart on a new landscape page, the mark of its table, and a line of no height: a section cannot end with a table. */
export function wideParagraphs(block: ChartBlock, place: number): Paragraph[] {
  return [
    pictureParagraph(block, widePlan(block, 1).picture, true),
    placeForTable(place),
    new Paragraph({ style: 'Normal', spacing: { line: 20, lineRule: LineRuleType.EXACT } }),
  ];
}

/** What takes the same room where pages are only counted. */
export function chartStandIn(block: ChartBlock): Paragraph {
  const line = pictureHeight(block) + chartTableHeight(block.chart);
  return new Paragraph({ style: 'Normal', spacing: { line, lineRule: LineRuleType.EXACT } });
}
