import { escapeXml } from './fonts.ts';
import { textWidth } from './measures.ts';

/** Forms of labelled fields as table XML: labels in 黑体 in narrow cells, values beside them, large enough to be read and written over. */

/** Fields side by side share the row by their weights; `room` is how many lines of writing stand in it at least. */
export interface FormRow {
  readonly fields: readonly FormField[];
  readonly room?: number;
}
export interface FormField {
  readonly label: string;
  /** A tab is room to write between printed words. */
  readonly value: string;
  /** What is written stands before the printed unit. */
  readonly align?: 'right';
}

/** Type and line of a form: points, twips of a line, twips above and below the lines of a cell together. */
export interface FormLook {
  readonly points: number;
  readonly line: number;
  readonly padding: number;
}
const USUAL: FormLook = { points: 12, line: 360, padding: 130 };
const MARGIN = 60;
/** Grid columns of a form: labels and values take whole ones. */
const GRID = 24;
const LABEL = 4;
const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

interface FormCell {
  readonly text: string;
  readonly span: number;
  readonly label: boolean;
  readonly right: boolean;
}

/** Labels take four grid columns; the values share what is left, the last one taking what does not divide. */
function cellsOf(fields: readonly FormField[]): FormCell[] {
  const left = GRID - fields.length * LABEL;
  const each = Math.floor(left / fields.length);
  return fields.flatMap(({ label, value, align }, index): FormCell[] => {
    const last = index === fields.length - 1;
    const span = last ? left - each * (fields.length - 1) : each;
    return [
      { text: label, span: LABEL, label: true, right: false },
      { text: value, span, label: false, right: align === 'right' },
    ];
  });
}

function linesIn(text: string, width: number, look: FormLook): number {
  const room = width - 2 * MARGIN;
  return text
    .split('\n')
    .reduce(
      (sum, line) =>
        sum + Math.max(1, Math.ceil((textWidth(line, 0.55) * look.points * 20) / room)),
      0,
    );
}

function columnWidth(width: number): number {
  return Math.floor(width / GRID);
}

/** Height of a row in twips: what its fullest cell needs, or the room to write that is asked for. */
export function formRowHeight(
  { fields, room = 1 }: FormRow,
  width: number,
  look: FormLook = USUAL,
): number {
  const lines = cellsOf(fields).map(({ text, span }) =>
    linesIn(text, span * columnWidth(width), look),
  );
  return Math.max(room, ...lines) * look.line + look.padding;
}

function textXml(text: string): string {
  return `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;
}

function cellXml(cell: FormCell, width: number, look: FormLook): string {
  const { text, span, label, right } = cell;
  const size = look.points * 2;
  const run = `<w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const lines = text
    .split('\n')
    .map((line) => line.split('\t').map(textXml).join('<w:tab/>'))
    .join('<w:br/>');
  const spacing = `<w:spacing w:before="0" w:after="0" w:line="${look.line}" w:lineRule="exact"/>`;
  const content = text === '' ? '' : `<w:r>${run}${lines}</w:r>`;
  const style = label ? 'CellHead' : 'CellText';
  return `<w:tc><w:tcPr><w:tcW w:w="${span * columnWidth(width)}" w:type="dxa"/><w:gridSpan w:val="${span}"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${spacing}${right ? '<w:jc w:val="right"/>' : ''}</w:pPr>${content}</w:p></w:tc>`;
}

/** The form as WordprocessingML, as wide as `width` in whole grid columns; its first row, whose it is, stands on every page. */
export function formXml(rows: readonly FormRow[], width: number, look: FormLook = USUAL): string {
  const borders = SIDES.map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`,
  ).join('');
  const grid = `<w:gridCol w:w="${columnWidth(width)}"/>`.repeat(GRID);
  const margins = `<w:tblCellMar><w:left w:w="${MARGIN}" w:type="dxa"/><w:right w:w="${MARGIN}" w:type="dxa"/></w:tblCellMar>`;
  const body = rows
    .map((row, index) => {
      const height = formRowHeight(row, width, look);
      const cells = cellsOf(row.fields).map((cell) => cellXml(cell, width, look));
      return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>${index === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
    })
    .join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${columnWidth(width) * GRID}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`;
}

/** Pages that a form takes when `first` twips are free on its first page, `further` on each other, and `tail` must follow it. */
export function formPages(
  rows: readonly FormRow[],
  width: number,
  room: { readonly first: number; readonly further: number; readonly tail: number },
): { readonly pages: number; readonly left: number } {
  let pages = 1;
  let { first: left } = room;
  const [head] = rows;
  const repeated = head === undefined ? 0 : formRowHeight(head, width);
  const take = (height: number): void => {
    if (height > left) {
      pages += 1;
      left = room.further - repeated;
    }
    left -= height;
  };
  for (const row of rows) take(formRowHeight(row, width));
  take(room.tail);
  return { pages, left };
}
