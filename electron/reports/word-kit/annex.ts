import { Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { widePages, wideParagraphs } from './chart-block.ts';
import { LINE, POINTS, TEXT_AREA, textWidth } from './measures.ts';
import { placeForTable } from './pack.ts';
import type { ReportAnnex } from './report-types.ts';
import type { Table, TableRoom } from './table.ts';
import { tablePages, tableParts, tablePlan } from './table.ts';
import { splitTitle, titleParagraphs } from './title.ts';

/**
 * 附件 (GB/T 9704-2012 7.3.7): on a new page before the 版记; `附件1` in 3号 黑体 flush left on the first line, the title
 * centred on the third. 8: a wide table stands on landscape pages. Above the table 填报单位, 统计时间 and 单位, below it 填表人,
 * 审核人, 填报日期 and the note, as statistical returns have them.
 */

/** A landscape page: 版心 turned. */
const WIDTH = TEXT_AREA.height;
const HEIGHT = TEXT_AREA.width;
const SMALL_LINE = 360;
const ABOVE_UNIT_LINE = 160;
const ABOVE_FILLER_LINE = 80;
/** Heights of a row to choose from, largest first: roomy as long as that costs no page. */
const ROW_HEIGHTS = [460, 440, 420, 400, 380, 360, 340] as const;
const NOTE_LABEL = '注：';
const EM = POINTS.小四 * 20;
/** Least room between two statements on a line. */
const GAP = 2 * EM;

/** Width in twips of a statement above or below a table, digits allowed for generously. */
function lineWidth(text: string): number {
  return Math.round(textWidth(text, 0.64) * EM);
}

function tableOf(annex: ReportAnnex): Table {
  return { columns: annex.columns, rows: annex.rows, width: WIDTH };
}

function noteLines(note: string | undefined): number {
  if (note === undefined || note === '') return 0;
  const perLine = Math.floor(WIDTH / EM) - 1;
  return Math.ceil((textWidth(note) + NOTE_LABEL.length) / perLine);
}

/** Statements above the table, on one line or, when they are long, with 填报单位 on a line of its own. */
function unitLines({ unitLine }: ReportAnnex): (readonly string[])[] {
  const office = `填报单位：${unitLine.fillingUnit}`;
  const period = `统计时间：${unitLine.period}`;
  const unit = `单位：${unitLine.unit}`;
  const needed = lineWidth(office) + lineWidth(period) + lineWidth(unit) + 2 * GAP;
  return needed > WIDTH ? [[office], [period, '', unit]] : [[office, period, unit]];
}

function roomFor(annex: ReportAnnex): TableRoom {
  const title = splitTitle(annex.title).length;
  const above = LINE * (2 + title) + ABOVE_UNIT_LINE + SMALL_LINE * unitLines(annex).length;
  const tail = ABOVE_FILLER_LINE + SMALL_LINE * (1 + noteLines(annex.note));
  return { first: HEIGHT - above, further: HEIGHT, tail };
}

/** Height of the rows, and where the table is parted for its last page. */
function planOf(annex: ReportAnnex) {
  const height = rowHeight(annex);
  return { height, ...tablePlan(tableOf(annex), height, roomFor(annex)) };
}

function rowHeight(annex: ReportAnnex): number {
  const table = tableOf(annex);
  const room = roomFor(annex);
  const pages = ROW_HEIGHTS.map((height) => tablePages(table, height, room));
  const fewest = Math.min(...pages);
  return ROW_HEIGHTS[pages.indexOf(fewest)] ?? ROW_HEIGHTS[0];
}

/** Pages that an annex takes, with those of its charts. */
export function annexPages(annex: ReportAnnex): number {
  const charts = (annex.charts ?? []).map(widePages);
  return charts.reduce((sum, pages) => sum + pages, planOf(annex).pages);
}

/** Up to three statements on one line: left, half-way between the other two, at the right edge. */
function statements(parts: readonly string[], before: number, keepNext = true): Paragraph {
  const [left = '', , right = ''] = parts;
  const middle = Math.round((lineWidth(left) + WIDTH - lineWidth(right)) / 2);
  const children = parts.flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]));
  return new Paragraph({
    style: 'TableLine',
    keepNext,
    ...(before > 0 ? { spacing: { before } } : {}),
    tabStops: [
      { type: TabStopType.CENTER, position: middle },
      { type: TabStopType.RIGHT, position: WIDTH },
    ],
    children: [new TextRun({ children })],
  });
}

function belowTable(annex: ReportAnnex): Paragraph[] {
  const filled = `填报日期：${formatChineseDay(annex.filledOn)}`;
  const filler = statements(
    [`填表人：${annex.filler}`, `审核人：${annex.checker}`, filled],
    ABOVE_FILLER_LINE,
    noteLines(annex.note) > 0,
  );
  if (noteLines(annex.note) === 0) return [filler];
  const indent = NOTE_LABEL.length * EM;
  const note = new Paragraph({
    style: 'TableLine',
    indent: { left: indent, hanging: indent },
    text: `${NOTE_LABEL}${annex.note ?? ''}`,
  });
  return [filler, note];
}

/** The label of an annex: a single one has no number. */
export function annexLabel(index: number, count: number): string {
  return count === 1 ? '附件' : `附件${index + 1}`;
}

/** Where the tables of an annex stand among those of the document: its own, and the first of its charts. */
export type AnnexPlaces = { readonly table: number; readonly charts: number };

/** Paragraphs of an annex; the table itself stands as a mark that pack.ts replaces by `table`. */
export function annexContent(
  annex: ReportAnnex,
  label: string,
  places: AnnexPlaces,
): { paragraphs: Paragraph[]; table: () => Iterable<string> } {
  const { height, breakBefore } = planOf(annex);
  return {
    table: () => tableParts(tableOf(annex), height, { breakBefore }),
    paragraphs: [
      new Paragraph({ style: 'AnnexLabel', text: label }),
      new Paragraph({ style: 'Normal', keepNext: true }),
      ...titleParagraphs(annex.title, '', 'AnnexTitle'),
      ...unitLines(annex).map((parts, line) => statements(parts, line === 0 ? ABOVE_UNIT_LINE : 0)),
      placeForTable(places.table),
      ...belowTable(annex),
      ...(annex.charts ?? []).flatMap((chart, index) =>
        wideParagraphs(chart, places.charts + index),
      ),
    ],
  };
}
