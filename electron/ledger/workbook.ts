/** A workbook as the ledger reader sees it: sheets of numbered rows of cells, whatever file it came from. */
export interface Workbook {
  readonly kind: 'xlsx' | 'xls' | 'csv';
  /** True: serial 0 is 1904-01-01 (old Macintosh workbooks); the rejected workbook is written in the same system. */
  readonly date1904: boolean;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold at least one value, in file order; empty rows are not kept. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  /** Zero-based indexes of hidden columns. */
  readonly hiddenColumns: ReadonlySet<number>;
}

export interface SheetRow {
  /** The row number as Excel shows it, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** Index 0 is column A; undefined is an empty cell. */
  readonly cells: readonly (Cell | undefined)[];
}

/** Text is a plain string; everything else says what it is. A formula gives its cached value. */
export type Cell = string | NumberCell | TruthCell | ErrorCell;

export interface NumberCell {
  readonly kind: 'number';
  readonly value: number;
  /** The display format's code, e.g. General, 0.00, yyyy-mm-dd: it says whether the number is a day. */
  readonly format: string;
}

export interface TruthCell {
  readonly kind: 'truth';
  readonly value: boolean;
}

export interface ErrorCell {
  readonly kind: 'error';
  /** What Excel shows, e.g. #N/A; UNCALCULATED for a formula that was saved without a value. */
  readonly text: string;
}

/** A formula without a cached value: the program that wrote the file never calculated it. */
export const UNCALCULATED = '公式未计算';

/** Zero-based and inclusive on all sides. */
export interface MergedRange {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** What a workbook may cost at most. Beyond a limit the file is refused with a sentence of its own. */
export interface WorkbookLimits {
  readonly fileBytes: number;
  /** An .xls is not packed, so it is smaller than what an .xlsx unpacks to. */
  readonly xlsBytes: number;
  /** All parts that are read, counted while they inflate. */
  readonly inflatedBytes: number;
  readonly archiveEntries: number;
  readonly sheets: number;
  /** Rows with content in one workbook. */
  readonly rows: number;
  readonly columns: number;
  /** Cells with content in one workbook. */
  readonly cells: number;
  /** Characters in one cell; Excel itself holds 32,767. */
  readonly cellCharacters: number;
  /** Characters of all cells together, repeated texts counted as often as they stand there. */
  readonly characters: number;
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 64 * 1024 * 1024,
  xlsBytes: 24 * 1024 * 1024,
  inflatedBytes: 192 * 1024 * 1024,
  archiveEntries: 5000,
  sheets: 200,
  rows: 60_000,
  columns: 256,
  cells: 2_000_000,
  cellCharacters: 32_767,
  characters: 40_000_000,
};

/** A, B … Z, AA … of a zero-based column. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
