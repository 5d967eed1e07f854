import { AlignmentType, Document, Paragraph } from 'docx';
import { layoutDocument } from 'docx/layout';
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  chartTableHeight,
  chartTableXml,
  pictureHeight,
  pictureParagraph,
} from '../word-kit/chart-block.ts';
import { OFFICIAL_FONTS } from '../word-kit/fonts.ts';
import { bodyParagraph } from '../word-kit/headings.ts';
import { LINE, PAGE, PORTRAIT_MARGIN, TEXT_AREA, twips } from '../word-kit/measures.ts';
import { packDocument, placeForTable } from '../word-kit/pack.ts';
import { lowestLine, MEASURED } from '../word-kit/page-plan.ts';
import { portraitSection } from '../word-kit/page.ts';
import type { ChartBlock } from '../word-kit/report-types.ts';
import { stylesXml } from '../word-kit/styles.ts';
import { tableHeight, tableXml, type Table } from '../word-kit/table.ts';
import { titleParagraphs } from '../word-kit/title.ts';

/**
 * A working paper of exactly one page for somebody who has a minute: title, a few sentences, the figures in one table, one chart with
 * its numbers. No 版头 and no 发文字号: it is no official document (GB/T 9704-2012 is kept for page, fonts and lines).
 */
export interface OnePage {
  readonly form: 'onePage';
  readonly title: string;
  readonly office: string;
  readonly madeOn: CalendarDay;
  readonly sentences: readonly string[];
  readonly figures: readonly { readonly label: string; readonly text: string }[];
  readonly chart: ChartBlock;
  readonly note: string;
  readonly draft: boolean;
}

/** A chart lower than this cannot be read: then the text is too long for one page. */
const LEAST_CHART = twips(42);
const FIGURE_ROW = 480;
const SMALL_LINE = 360;
/** Left over, so that another program's rounding never makes a second page. */
const SAFETY = 300;

function figureTable({ figures }: OnePage): Table {
  return {
    width: TEXT_AREA.width,
    columns: figures.map(({ label }) => ({ title: label, width: 5 })),
    rows: [figures.map(({ text }) => text)],
  };
}

function headAndSentences(page: OnePage): Paragraph[] {
  return [
    ...titleParagraphs(page.title, page.office),
    new Paragraph({
      style: 'TableLine',
      alignment: AlignmentType.CENTER,
      text: `${page.office}　${formatChineseDay(page.madeOn)}`,
    }),
    ...page.sentences.map((sentence) => bodyParagraph(sentence)),
  ];
}

/** Room that is left for the picture, in twips; below 0: the words alone fill more than the page. */
function roomForChart(page: OnePage): number {
  const { properties, children } = portraitSection(headAndSentences(page), { draft: false });
  const document = new Document({
    externalStyles: stylesXml(MEASURED),
    sections: [{ ...(properties === undefined ? {} : { properties }), children }],
  });
  const { pages } = layoutDocument(document, { guess: true });
  if (pages.length !== 1) return -1;
  const below = PAGE.height - PORTRAIT_MARGIN.bottom - lowestLine(pages[0]?.body ?? []);
  const tables = tableHeight(figureTable(page), FIGURE_ROW) + chartTableHeight(page.chart.chart);
  return below - tables - SMALL_LINE - LINE - SAFETY;
}

/** Whether everything stands on one page with a chart that can be read. */
export function fitsOnOnePage(page: OnePage): boolean {
  return roomForChart(page) >= LEAST_CHART;
}

/** The bytes of the .docx; the chart takes what room there is, never more than its own width asks for. */
export async function buildOnePage(page: OnePage): Promise<Uint8Array> {
  const room = Math.max(LEAST_CHART, roomForChart(page));
  const height = Math.min(room, pictureHeight(page.chart));
  const blank = new Paragraph({ style: 'TableLine' });
  const children = [
    ...headAndSentences(page),
    placeForTable(0),
    blank,
    pictureParagraph(page.chart, height),
    placeForTable(1),
    new Paragraph({ style: 'TableLine', text: page.note }),
  ];
  const document = new Document({
    externalStyles: stylesXml(OFFICIAL_FONTS),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: LINE,
    sections: [portraitSection(children, { draft: page.draft })],
  });
  const tables = [
    tableXml(figureTable(page), FIGURE_ROW, { together: true }),
    chartTableXml(page.chart.chart, 1),
  ];
  const { title, office, madeOn } = page;
  return packDocument(document, tables, OFFICIAL_FONTS, { title, office, date: madeOn });
}
