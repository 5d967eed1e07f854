import type { Progress } from '../application/ports.ts';
import { biffRecords, KIND, longText } from './biff-records.ts';
import { oleStream } from './ole-stream.ts';
import { REASONS, unreadable } from './unreadable.ts';
import type { Cell, MergedRange, Sheet, Workbook, WorkbookLimits } from './workbook.ts';
import { readGlobals, type XlsGlobals } from './xls-globals.ts';

const REPORT_EVERY = 20_000;

interface Spent {
  rows: number;
  cells: number;
  characters: number;
}

/** Reads an .xls of Excel 97 to 2003, WPS or LibreOffice (BIFF8); throws a Refusal, or RangeError where it is damaged. */
export function readXls(bytes: Uint8Array, limits: WorkbookLimits, progress?: Progress): Workbook {
  if (bytes.length > limits.xlsBytes) throw unreadable(REASONS.tooBig);
  const stream = oleStream(bytes, 'Workbook');
  const globals = readGlobals(stream, limits);
  const spent: Spent = { rows: 0, cells: 0, characters: 0 };
  const sheets = globals.sheets.map(({ name, hidden, offset }): Sheet => {
    const page = new Page(globals, limits, spent, progress);
    page.read(stream, offset);
    return { name, hidden, ...page.content() };
  });
  return { kind: 'xls', date1904: globals.date1904, sheets };
}

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** One worksheet while its records go by. */
class Page {
  private readonly rows = new Map<number, (Cell | undefined)[]>();
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private readonly merges: MergedRange[] = [];
  /** A formula whose text comes in a record of its own. */
  private waiting: { row: number; column: number } | null = null;
  private readonly globals: XlsGlobals;
  private readonly limits: WorkbookLimits;
  private readonly spent: Spent;
  private readonly progress: Progress | undefined;

  constructor(globals: XlsGlobals, limits: WorkbookLimits, spent: Spent, progress?: Progress) {
    this.globals = globals;
    this.limits = limits;
    this.spent = spent;
    this.progress = progress;
  }

  read(stream: Uint8Array, offset: number): void {
    let depth = 0;
    for (const { kind, data } of biffRecords(stream, offset)) {
      if (kind === KIND.beginOfFile) depth += 1;
      else if (kind === KIND.endOfFile) depth -= 1;
      else if (depth === 1) this.take(kind, data);
      if (depth === 0) return;
    }
  }

  content(): Omit<Sheet, 'name' | 'hidden'> {
    const numbers = [...this.rows.keys()].sort((first, second) => first - second);
    const rows = numbers.map((row) => ({
      number: row + 1,
      hidden: this.hiddenRows.has(row),
      cells: Array.from(this.rows.get(row) ?? []),
    }));
    return { rows, merges: this.merges, hiddenColumns: this.hiddenColumns };
  }

  private take(kind: number, data: DataView): void {
    if (kind === KIND.row) this.takeRow(data);
    else if (kind === KIND.columns) this.takeColumns(data);
    else if (kind === KIND.merges) this.takeMerges(data);
    else if (kind === KIND.shortNumbers) this.takeShortNumbers(data);
    else if (kind === KIND.formulaText && this.waiting !== null) {
      this.put(this.waiting.row, this.waiting.column, longText(data, 0));
      this.waiting = null;
    } else if (CELL_KINDS.has(kind)) this.takeCell(kind, data);
  }

  private takeCell(kind: number, data: DataView): void {
    const row = data.getUint16(0, true);
    const column = data.getUint16(2, true);
    if (kind === KIND.sharedText)
      this.put(row, column, this.globals.strings[data.getUint32(6, true)]);
    else if (kind === KIND.text || kind === KIND.richText) this.put(row, column, longText(data, 6));
    else if (kind === KIND.number)
      this.put(row, column, this.number(data.getFloat64(6, true), data, 4));
    else if (kind === KIND.shortNumber) {
      this.put(row, column, this.number(shortNumber(data.getUint32(6, true)), data, 4));
    } else if (kind === KIND.truthOrError) {
      this.put(row, column, truthOrError(data.getUint8(6), data.getUint8(7) === 1));
    } else this.takeFormula(row, column, data);
  }

  /** The cached value of a formula (MS-XLS 2.5.133): a number, or by its last two bytes something else. */
  private takeFormula(row: number, column: number, data: DataView): void {
    this.waiting = null;
    if (data.getUint16(12, true) !== 0xffff) {
      this.put(row, column, this.number(data.getFloat64(6, true), data, 4));
      return;
    }
    const type = data.getUint8(6);
    if (type === 0) this.waiting = { row, column };
    else if (type === 1 || type === 2)
      this.put(row, column, truthOrError(data.getUint8(8), type === 2));
  }

  private takeShortNumbers(data: DataView): void {
    const row = data.getUint16(0, true);
    const first = data.getUint16(2, true);
    for (let at = 4, column = first; at + 6 <= data.byteLength - 2; at += 6, column += 1) {
      this.put(row, column, this.number(shortNumber(data.getUint32(at + 2, true)), data, at));
    }
  }

  private number(value: number, data: DataView, styleAt: number): Cell {
    if (!Number.isFinite(value)) return { kind: 'error', text: '#NUM!' };
    const format = this.globals.formats[data.getUint16(styleAt, true)] ?? 'General';
    return { kind: 'number', value, format };
  }

  private put(row: number, column: number, cell: Cell | undefined): void {
    if (cell === undefined || cell === '') return;
    if (column >= this.limits.columns) throw unreadable(REASONS.manyColumns);
    this.count(cell);
    const known = this.rows.get(row);
    if (known !== undefined) {
      known[column] = cell;
      return;
    }
    this.spent.rows += 1;
    if (this.spent.rows > this.limits.rows) throw unreadable(REASONS.manyRows);
    const cells: (Cell | undefined)[] = [];
    cells[column] = cell;
    this.rows.set(row, cells);
  }

  private count(cell: Cell): void {
    const { spent, limits } = this;
    spent.cells += 1;
    if (spent.cells > limits.cells) throw unreadable(REASONS.manyCells);
    spent.characters += typeof cell === 'string' ? cell.length : 0;
    if (spent.characters > limits.characters) throw unreadable(REASONS.muchText);
    if (spent.cells % REPORT_EVERY === 0) this.progress?.report(spent.rows, 0, '读取工作簿');
  }

  private takeRow(data: DataView): void {
    if ((data.getUint16(12, true) & 0x20) !== 0) this.hiddenRows.add(data.getUint16(0, true));
  }

  private takeColumns(data: DataView): void {
    if ((data.getUint16(8, true) & 1) === 0) return;
    const last = Math.min(data.getUint16(2, true), this.limits.columns);
    for (let column = data.getUint16(0, true); column <= last; column += 1) {
      this.hiddenColumns.add(column);
    }
  }

  private takeMerges(data: DataView): void {
    for (let at = 2; at + 8 <= data.byteLength && this.merges.length < MOST_MERGES; at += 8) {
      this.merges.push({
        firstRow: data.getUint16(at, true),
        lastRow: data.getUint16(at + 2, true),
        firstColumn: data.getUint16(at + 4, true),
        lastColumn: data.getUint16(at + 6, true),
      });
    }
  }
}

const MOST_MERGES = 200_000;
const CELL_KINDS: ReadonlySet<number> = new Set([
  KIND.sharedText,
  KIND.text,
  KIND.richText,
  KIND.number,
  KIND.shortNumber,
  KIND.truthOrError,
  KIND.formula,
]);

function truthOrError(value: number, isError: boolean): Cell {
  if (isError) return { kind: 'error', text: ERRORS[value] ?? '#N/A' };
  return { kind: 'truth', value: value === 1 };
}

/** A number in 30 bits (MS-XLS 2.5.217): whole or the upper half of a double, perhaps in hundredths. */
function shortNumber(packed: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(4, (packed & 0xfffffffc) >>> 0, true);
  const value = (packed & 2) === 0 ? view.getFloat64(0, true) : packed >> 2;
  return (packed & 1) === 0 ? value : value / 100;
}
