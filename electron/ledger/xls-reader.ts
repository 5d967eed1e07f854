import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { Cancelled } from '../application/ports.ts';
import { REASONS, unreadable } from './unreadable.ts';
import type { Cell, Sheet, SheetRow, Workbook, WorkbookLimits } from './workbook.ts';

/**
 * Reads an .xls (BIFF8) with SheetJS, which has read this closed format for years; the file is small by limit, so
 * that reading it whole stays affordable. Whatever the library throws means that the file cannot be read.
 */
export function readXls(bytes: Uint8Array, limits: WorkbookLimits): Workbook {
  if (bytes.length > limits.xlsBytes) throw unreadable(REASONS.tooBig);
  const book = readBook(bytes, limits);
  if (book.SheetNames.length > limits.sheets) throw unreadable(REASONS.manySheets);
  const spent = { rows: 0, characters: 0 };
  const sheets = book.SheetNames.map((name, index): Sheet => {
    const sheet = book.Sheets[name] ?? {};
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return {
      name,
      hidden,
      rows: rowsOf(sheet, limits, spent),
      merges: mergesOf(sheet),
      hiddenColumns: hiddenColumnsOf(sheet),
    };
  });
  return { kind: 'xls', date1904: book.Workbook?.WBProps?.date1904 === true, sheets };
}

function readBook(bytes: Uint8Array, limits: WorkbookLimits): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellStyles: true,
      sheetRows: limits.rows + 1,
    });
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    const locked = error instanceof Error && /password/i.test(error.message);
    throw unreadable(locked ? REASONS.password : REASONS.damaged);
  }
}

function rowsOf(
  sheet: WorkSheet,
  limits: WorkbookLimits,
  spent: { rows: number; characters: number },
): SheetRow[] {
  const rows: SheetRow[] = [];
  const data = (sheet['!data'] ?? []) as ((CellObject | undefined)[] | undefined)[];
  data.forEach((row, index) => {
    const cells = Array.from(row ?? [], (cell) => cellOf(cell));
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
    if (cells.length === 0) return;
    if (cells.length > limits.columns) throw unreadable(REASONS.manyColumns);
    spent.rows += 1;
    for (const cell of cells) spent.characters += typeof cell === 'string' ? cell.length : 0;
    if (spent.rows > limits.rows) throw unreadable(REASONS.manyRows);
    if (spent.characters > limits.characters) throw unreadable(REASONS.muchText);
    rows.push({ number: index + 1, hidden: sheet['!rows']?.[index]?.hidden === true, cells });
  });
  return rows;
}

const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function cellOf(cell: CellObject | undefined): Cell | undefined {
  if (cell === undefined || cell.v === undefined) return undefined;
  if (cell.t === 'e') return { kind: 'error', text: ERROR_TEXTS[Number(cell.v)] ?? '#N/A' };
  if (typeof cell.v === 'boolean') return { kind: 'truth', value: cell.v };
  if (typeof cell.v === 'number') {
    return {
      kind: 'number',
      value: cell.v,
      format: typeof cell.z === 'string' ? cell.z : 'General',
    };
  }
  const text = String(cell.v);
  return text === '' ? undefined : text;
}

function mergesOf(sheet: WorkSheet): Sheet['merges'] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({
    firstRow: s.r,
    firstColumn: s.c,
    lastRow: e.r,
    lastColumn: e.c,
  }));
}

function hiddenColumnsOf(sheet: WorkSheet): Set<number> {
  const columns = sheet['!cols'] ?? [];
  return new Set(
    columns.flatMap((column, index) =>
      (column as typeof column | undefined)?.hidden === true ? [index] : [],
    ),
  );
}
