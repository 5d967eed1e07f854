import type { Progress } from '../application/ports.ts';
import type { OutCell, OutRow } from './out-workbook.ts';
import { writeWorkbook } from './workbook-writer.ts';

export interface ExportColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export interface ListExport {
  readonly sheetName: string;
  readonly columns: readonly ExportColumn[];
  /** In the order of the columns; null is an empty cell. Numbers become numbers, texts stay texts. */
  readonly rows: Iterable<readonly (string | number | null)[]>;
  /** How many rows, for the progress. */
  readonly count: number;
}

const HEADING = { bold: true, center: true, wrap: true, border: true, fill: 'DDEBF7' } as const;
const TEXT = { format: '@' } as const;
const REPORT_EVERY = 500;

/**
 * Writes any list as .xlsx. Every text cell is written as text in the format “@”: identity numbers keep all digits, and
 * a cell that begins with = + - @ or a tab is never run, neither on opening nor after editing.
 */
export function writeList(list: ListExport, progress?: Progress): Uint8Array {
  return writeWorkbook({
    sheets: [
      {
        name: list.sheetName,
        columns: list.columns.map(({ width }) => ({ width, style: TEXT })),
        rows: listRows(list, progress),
        frozenRows: 1,
        landscape: true,
      },
    ],
  });
}

function* listRows(list: ListExport, progress?: Progress): Generator<OutRow> {
  yield { cells: list.columns.map(({ title }) => ({ value: title, style: HEADING })) };
  let done = 0;
  for (const row of list.rows) {
    done += 1;
    if (done % REPORT_EVERY === 0) progress?.report(done, list.count, '导出');
    yield { cells: row.map(listCell) };
  }
}

function listCell(value: string | number | null): OutCell | undefined {
  if (value === null || value === '') return undefined;
  return typeof value === 'string' ? { value, style: TEXT } : { value };
}
