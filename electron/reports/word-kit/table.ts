import { escapeXml } from './fonts.ts';
import { POINTS, textWidth } from './measures.ts';
import type { LeafColumn, ReportColumn } from './report-types.ts';
import { CELL_LINE } from './styles.ts';

/**
 * Statistical tables as row XML. docx needs thirty times as long for the same rows (44 s against 1.6 s for 10,000 rows of
 * 12 cells), so it writes the shell of the document and these strings take the place of a marked paragraph.
 *
 * Practice for official tables: fixed widths as wide as the 版心, header rows repeated on every page, no row split
 * over two pages, at least 9 pt (小五).
 */

/** A cell's margin left and right in twips; said in the table itself, as LibreOffice does not take it from a style. */
const CELL_MARGIN = 15;
const CELL_MARGINS = `<w:tblCellMar><w:left w:w="${CELL_MARGIN}" w:type="dxa"/><w:right w:w="${CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>`;
const CELL_CHARACTER = POINTS.小五 * 20;
/** Room above and below the lines of a cell together. */
const ROW_PADDING = 100;
/** Rows kept together with the lines under the table, so that these never stand alone on a page. */
const KEPT_ROWS = 2;
const BORDER_SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

export type Table = {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Width of the whole table in twips. */
  readonly width: number;
};

function childrenOf(column: ReportColumn): readonly LeafColumn[] {
  return 'columns' in column ? column.columns : [column];
}

/** The columns that hold cells, in order. */
export function leafColumns(columns: readonly ReportColumn[]): LeafColumn[] {
  return columns.flatMap((column) => [...childrenOf(column)]);
}

/** Widths of the leaf columns in twips: shared out by weight, adding up to `width` exactly. */
export function columnWidths(columns: readonly ReportColumn[], width: number): number[] {
  const weights = leafColumns(columns).map((column) => column.width);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const edges = weights.map((_, index) =>
    Math.round((weights.slice(0, index + 1).reduce((sum, each) => sum + each, 0) / total) * width),
  );
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0));
}

/** A heading in lines of like length that fit the column (a word of four characters as two and two), or before its bracket. */
function headingLines(title: string, width: number): string[] {
  const room = Math.max(1, Math.floor((width - 2 * CELL_MARGIN) / CELL_CHARACTER));
  const count = Math.ceil(textWidth(title) / room);
  const bracket = title.indexOf('（');
  const halves = [title.slice(0, bracket), title.slice(bracket)];
  if (count === 2 && bracket > 0 && halves.every((half) => textWidth(half) <= room)) return halves;
  const characters = Array.from(title);
  const perLine = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * perLine, (index + 1) * perLine).join(''),
  ).filter((line) => line !== '');
}

type Cell = {
  readonly lines: readonly string[];
  readonly width: number;
  readonly style: 'Cell' | 'CellHead' | 'CellText';
  readonly span?: number;
  readonly merge?: 'restart' | 'continue';
  readonly keepNext?: boolean;
};

function cellXml(cell: Cell): string {
  const span =
    cell.span === undefined || cell.span === 1 ? '' : `<w:gridSpan w:val="${cell.span}"/>`;
  const merge = cell.merge === undefined ? '' : `<w:vMerge w:val="${cell.merge}"/>`;
  const keep = cell.keepNext === true ? '<w:keepNext/>' : '';
  const text = cell.lines
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .join('<w:br/>');
  const run = text === '' ? '' : `<w:r>${text}</w:r>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${cell.width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${cell.style}"/>${keep}</w:pPr>${run}</w:p></w:tc>`;
}

function rowXml(cells: readonly string[], height: number, header = false): string {
  const repeated = header ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>${repeated}</w:trPr>${cells.join('')}</w:tr>`;
}

function heightOf(lines: number): number {
  return lines * CELL_LINE + ROW_PADDING;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

type HeaderCell = { readonly top: Cell; readonly below: readonly Cell[] };

function headerCells(table: Table): HeaderCell[] {
  const widths = columnWidths(table.columns, table.width);
  let at = 0;
  return table.columns.map((column) => {
    const own = widths.slice(at, at + childrenOf(column).length);
    at += own.length;
    const width = sum(own);
    const lines = headingLines(column.title, width);
    if (!('columns' in column))
      return {
        top: { lines, width, style: 'CellHead', merge: 'restart' },
        below: [{ lines: [], width, style: 'CellHead', merge: 'continue' }],
      };
    const below = column.columns.map((leaf, index): Cell => {
      const leafWidth = own[index] ?? 0;
      return { lines: headingLines(leaf.title, leafWidth), width: leafWidth, style: 'CellHead' };
    });
    return { top: { lines, width, style: 'CellHead', span: own.length }, below };
  });
}

function isGrouped(table: Table): boolean {
  return table.columns.some((column) => 'columns' in column);
}

/** Heights of the header rows: a heading over both rows may need more than its own. */
function headerHeights(table: Table): number[] {
  const cells = headerCells(table);
  const lines = (each: readonly Cell[]): number => Math.max(1, ...each.map((c) => c.lines.length));
  if (!isGrouped(table)) return [heightOf(lines(cells.map(({ top }) => top)))];
  const top = heightOf(lines(cells.map((c) => c.top).filter((c) => c.merge === undefined)));
  const below = heightOf(lines(cells.flatMap((c) => c.below)));
  const merged = heightOf(lines(cells.map((c) => c.top).filter((c) => c.merge !== undefined)));
  return [top, Math.max(below, merged - top)];
}

function headerXml(table: Table, keepNext: boolean): string {
  const cells = headerCells(table);
  const [first = 0, second = 0] = headerHeights(table);
  const row = (each: readonly Cell[], height: number) =>
    rowXml(
      each.map((cell) => cellXml({ ...cell, keepNext })),
      height,
      true,
    );
  if (!isGrouped(table)) {
    const single = cells.map(({ top: { lines, width, style } }) => ({ lines, width, style }));
    return row(single, first);
  }
  const tops = cells.map(({ top }) => top);
  const below = cells.flatMap((each) => [...each.below]);
  return row(tops, first) + row(below, second);
}

function linesIn(text: string, width: number): number {
  return Math.max(1, Math.ceil((textWidth(text) * CELL_CHARACTER) / (width - 2 * CELL_MARGIN)));
}

/** What each row needs by its fullest cell; asked for again and again while a height is chosen, so it is counted once. */
const needed = new WeakMap<Table['rows'], { readonly table: Table; readonly heights: number[] }>();

function neededHeights(table: Table): number[] {
  const known = needed.get(table.rows);
  if (known?.table.width === table.width && known.table.columns === table.columns)
    return known.heights;
  const widths = columnWidths(table.columns, table.width);
  const heights = table.rows.map((row) => {
    const spans = row[0] === '';
    const lines = row.map((text, index) => {
      const own = widths[index] ?? table.width;
      return linesIn(text, spans && index === 1 ? own + (widths[0] ?? 0) : own);
    });
    return heightOf(Math.max(...lines));
  });
  needed.set(table.rows, { table, heights });
  return heights;
}

/** Heights of the body rows: `wanted` or as much as the fullest cell needs. */
function rowHeights(table: Table, wanted: number): number[] {
  return neededHeights(table).map((height) => Math.max(wanted, height));
}

function bodyRowXml(
  row: readonly string[],
  layout: { widths: readonly number[]; leaves: readonly LeafColumn[]; height: number },
  keepNext: boolean,
): string {
  const spans = row[0] === '' && row.length > 1;
  const cells = row.map((text, index) => {
    const own = layout.widths[index] ?? 0;
    const both = spans && index === 1;
    const left = layout.leaves[index]?.align === 'left' && !both;
    return cellXml({
      lines: text === '' ? [] : [text],
      width: both ? own + (layout.widths[0] ?? 0) : own,
      style: left ? 'CellText' : 'Cell',
      ...(both ? { span: 2 } : {}),
      keepNext,
    });
  });
  return rowXml(spans ? cells.slice(1) : cells, layout.height);
}

/** What of a table stays on one page. */
export type TableKeeping = {
  /** All of it, with what stands above. */
  readonly together?: boolean;
  /** The first row of the last page, where the plan puts a break that a word processor would not: the table is parted there. */
  readonly breakBefore?: number | null;
};

/** Between the parts of a table: of no height to speak of, and on the new page. */
const PART =
  '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>';

/** The table as WordprocessingML, its rows at least `wanted` twips high. */
export function tableXml(table: Table, wanted: number, keeping: TableKeeping = {}): string {
  return [...tableParts(table, wanted, keeping)].join('');
}

/** The same piece by piece, so that a list of 5,000 people is never in memory as one text. */
export function* tableParts(
  table: Table,
  wanted: number,
  { together = false, breakBefore = null }: TableKeeping = {},
): Generator<string> {
  const widths = columnWidths(table.columns, table.width);
  const leaves = leafColumns(table.columns);
  const heights = rowHeights(table, wanted);
  const borders = BORDER_SIDES.map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`,
  ).join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const head = `<w:tbl><w:tblPr><w:tblW w:w="${table.width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${CELL_MARGINS}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${headerXml(table, together)}`;
  const { length } = table.rows;
  yield head;
  for (const [index, row] of table.rows.entries()) {
    if (index === breakBefore) yield `</w:tbl>${PART}${head}`;
    const height = heights[index] ?? wanted;
    const keepNext = together ? index < length - 1 : index >= length - KEPT_ROWS;
    yield bodyRowXml(row, { widths, leaves, height }, keepNext);
  }
  yield '</w:tbl>';
}

/** Height of the whole table in twips, with rows at least `wanted` high. */
export function tableHeight(table: Table, wanted: number): number {
  return sum(headerHeights(table)) + sum(rowHeights(table, wanted));
}

/** Room for a table in twips: on its first page, on each further page, and what must stand below its last row. */
export type TableRoom = { readonly first: number; readonly further: number; readonly tail: number };

/** The pages of a table, and where it must be parted so that its last rows stay with the tail; null: nowhere. */
export type TablePlan = { readonly pages: number; readonly breakBefore: number | null };

/**
 * How a table lies on its pages when its rows are at least `wanted` high. The last rows stay with the tail: Word keeps them by their
 * paragraphs, LibreOffice does not in a table of several pages, so the place is told.
 */
export function tablePlan(table: Table, wanted: number, room: TableRoom): TablePlan {
  const header = sum(headerHeights(table));
  const heights = rowHeights(table, wanted);
  const kept = Math.min(KEPT_ROWS, heights.length);
  const free = heights.slice(0, heights.length - kept);
  const last = sum(heights.slice(heights.length - kept)) + room.tail;
  let pages = 1;
  let left = room.first - header;
  for (const height of free) {
    if (height > left) {
      pages += 1;
      left = room.further - header;
    }
    left -= height;
  }
  if (last <= left) return { pages, breakBefore: null };
  return { pages: pages + 1, breakBefore: free.length === 0 ? null : free.length };
}

/** Number of pages a table takes. */
export function tablePages(table: Table, wanted: number, room: TableRoom): number {
  return tablePlan(table, wanted, room).pages;
}
