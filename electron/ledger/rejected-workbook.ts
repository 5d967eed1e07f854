import { REASON_HEADING } from './columns.ts';
import type { RawRow, RejectedCell, RejectedSheet } from './reading.ts';
import { columnLetter, UNCALCULATED, type Cell } from './workbook.ts';
import type { OutCell, OutRow, OutSheet } from './out-workbook.ts';
import { writeWorkbook } from './workbook-writer.ts';
import type { CellStyle } from './writer-styles.ts';

const BAD_FILL = 'FFC7CE';
const REASON_STYLE = { wrap: true, fill: 'FFF2CC' } as const;
const WIDTH = 13;
const REASON_WIDTH = 60;

/**
 * The rejected lines as a workbook to mend and import again: the same sheets, title lines, headings and column order,
 * the bad cells coloured, and a last column 错误原因. Cells keep their kind: a day stays a day, a number a number.
 */
export function rejectedWorkbook(
  sheets: readonly RejectedSheet[],
  rejected: readonly RejectedCell[],
): Uint8Array {
  const bySheet = Map.groupBy(rejected, ({ sheet }) => sheet);
  return writeWorkbook({
    date1904: sheets.some(({ date1904 }) => date1904),
    sheets: sheets.map((sheet) => outSheet(sheet, bySheet.get(sheet.name) ?? [])),
  });
}

function outSheet(sheet: RejectedSheet, rejected: readonly RejectedCell[]): OutSheet {
  const byRow = Map.groupBy(rejected, ({ row }) => row);
  const rows = [
    ...topRows(sheet),
    ...sheet.lines.map((line) => rejectedRow(sheet, line, byRow.get(line.number) ?? [])),
  ];
  const columns = Array.from(
    { length: Math.max(sheet.width, sheet.reasonColumn + 1) },
    (_, index) => {
      if (index === sheet.reasonColumn) return { width: REASON_WIDTH };
      return sheet.textColumns.includes(index)
        ? { width: 21, style: { format: '@' } }
        : { width: WIDTH };
    },
  );
  const merges = sheet.topMerges.map(
    ({ firstRow, firstColumn, lastRow, lastColumn }) =>
      `${columnLetter(firstColumn)}${firstRow + 1}:${columnLetter(lastColumn)}${lastRow + 1}`,
  );
  return { name: sheet.name, rows, columns, merges, frozenRows: sheet.headerRow, landscape: true };
}

/** The rows above the people at their own numbers, so that a mended file looks like the office's own. */
function topRows(sheet: RejectedSheet): OutRow[] {
  const byNumber = new Map(sheet.top.map((row) => [row.number, row]));
  return Array.from({ length: sheet.headerRow }, (_, index) => {
    const cells = (byNumber.get(index + 1)?.cells ?? []).map((cell) => outCell(cell, {}));
    if (index + 1 === sheet.headerRow)
      cells[sheet.reasonColumn] = { value: REASON_HEADING, style: { bold: true, ...REASON_STYLE } };
    return { cells: Array.from(cells) };
  });
}

function rejectedRow(
  sheet: RejectedSheet,
  line: RawRow,
  rejected: readonly RejectedCell[],
): OutRow {
  const bad = new Set(rejected.map(({ columnLetter: letter }) => letter));
  const cells = Array.from(
    { length: Math.max(sheet.width, sheet.reasonColumn + 1) },
    (_, index) => {
      const fill = bad.has(columnLetter(index)) ? { fill: BAD_FILL } : {};
      const format = sheet.textColumns.includes(index) ? { format: '@' } : {};
      return outCell(line.cells[index], { ...format, ...fill });
    },
  );
  const reasons = rejected.map(({ column, message }) => `【${column}】${message}`).join('\n');
  cells[sheet.reasonColumn] = { value: reasons, style: REASON_STYLE };
  return { cells };
}

function outCell(cell: Cell | undefined, style: CellStyle): OutCell | undefined {
  if (cell === undefined) return { style };
  if (typeof cell === 'string') return { value: cell, style: { format: '@', ...style } };
  if (cell.kind === 'number')
    return { value: cell.value, style: { format: cell.format, ...style } };
  if (cell.kind === 'truth') return { value: cell.value, style };
  return { value: { error: cell.text === UNCALCULATED ? '#N/A' : cell.text }, style };
}
