import { detached } from './cell-text.ts';
import { REASONS, unreadable } from './unreadable.ts';
import {
  UNCALCULATED,
  type Cell,
  type MergedRange,
  type SheetRow,
  type WorkbookLimits,
} from './workbook.ts';
import { attributeOf, resolveExcelEscapes, type XmlHandler } from './xml-scanner.ts';

/** What all sheets of one workbook share while they are read. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly limits: WorkbookLimits;
  /** Texts met before: the same words stand in thousands of cells and need to be held once only. */
  readonly texts: Map<string, string>;
  /** Counts over the whole workbook. */
  readonly spent: { rows: number; cells: number; characters: number };
  /** Called for every row with content. */
  readonly onRow: () => void;
}

export interface SheetContent {
  readonly rows: SheetRow[];
  readonly merges: MergedRange[];
  readonly hiddenColumns: Set<number>;
}

const MOST_MERGES = 200_000;
const MOST_TEXTS = 100_000;
const MOST_ROWS_OF_EXCEL = 1_048_576;

interface OpenCell {
  column: number;
  /** Its attributes, looked at only when it has a value. */
  source: string;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

/** Where the reader stands within a worksheet part. */
interface SheetState {
  readonly context: SheetContext;
  readonly content: SheetContent;
  rowNumber: number;
  rowSource: string;
  cells: (Cell | undefined)[];
  nextColumn: number;
  cell: OpenCell | null;
  inPhonetic: boolean;
}

/** Reads a worksheet part row by row; rows without a value leave nothing behind, however many there are. */
export function sheetReader(context: SheetContext): { handler: XmlHandler; content: SheetContent } {
  const content: SheetContent = { rows: [], merges: [], hiddenColumns: new Set() };
  const state: SheetState = {
    context,
    content,
    rowNumber: 0,
    rowSource: '',
    cells: [],
    nextColumn: 0,
    cell: null,
    inPhonetic: false,
  };
  const handler: XmlHandler = {
    collecting: false,
    open: (name, source) => {
      if (name === 'v' || name === 't')
        handler.collecting = state.cell !== null && !state.inPhonetic;
      else openElement(state, name, source);
    },
    close: (name) => {
      handler.collecting = false;
      if (name === 'c') closeCell(state);
      else if (name === 'row') closeRow(state);
      else if (name === 'rPh') state.inPhonetic = false;
    },
    text: (value) => addText(state, value),
  };
  return { handler, content };
}

function openElement(state: SheetState, name: string, source: string): void {
  if (name === 'c') openCell(state, source);
  else if (name === 'row') openRow(state, source);
  else if (name === 'f' && state.cell !== null) state.cell.hasFormula = true;
  else if (name === 'rPh') state.inPhonetic = true;
  else if (name === 'mergeCell') addMerge(state.content.merges, source);
  else if (name === 'col')
    addHiddenColumns(state.content.hiddenColumns, source, state.context.limits);
}

function openRow(state: SheetState, source: string): void {
  const number = Number(attributeOf(source, 'r') ?? state.rowNumber + 1);
  if (!Number.isInteger(number) || number < 1 || number > MOST_ROWS_OF_EXCEL)
    throw unreadable(REASONS.damaged);
  state.rowNumber = number;
  state.rowSource = source;
  state.cells = [];
  state.nextColumn = 0;
}

function openCell(state: SheetState, source: string): void {
  const reference = attributeOf(source, 'r');
  const column = reference === undefined ? state.nextColumn : columnOf(reference);
  state.nextColumn = column + 1;
  state.cell = { column, source, value: '', hasValue: false, hasFormula: false };
}

function addText(state: SheetState, value: string): void {
  if (state.cell === null) return;
  state.cell.value += value;
  state.cell.hasValue = true;
  if (state.cell.value.length > state.context.limits.cellCharacters)
    throw unreadable(REASONS.longCell);
}

function closeCell(state: SheetState): void {
  const value = state.cell === null ? undefined : cellOf(state.cell, state.context);
  if (state.cell !== null && value !== undefined) {
    if (state.cell.column >= state.context.limits.columns) throw unreadable(REASONS.manyColumns);
    countCell(state.context);
    state.cells[state.cell.column] = value;
  }
  state.cell = null;
}

function countCell({ spent, limits }: SheetContext): void {
  spent.cells += 1;
  if (spent.cells > limits.cells) throw unreadable(REASONS.manyCells);
}

function closeRow(state: SheetState): void {
  if (state.cells.length === 0) return;
  const { spent, limits, onRow } = state.context;
  spent.rows += 1;
  if (spent.rows > limits.rows) throw unreadable(REASONS.manyRows);
  state.content.rows.push({
    number: state.rowNumber,
    hidden: isTrue(attributeOf(state.rowSource, 'hidden')),
    cells: Array.from(state.cells),
  });
  state.cells = [];
  onRow();
}

/** The value of a finished cell; undefined when it holds none (a style alone, or an empty text). */
function cellOf(cell: OpenCell, context: SheetContext): Cell | undefined {
  if (!cell.hasValue) return cell.hasFormula ? uncalculated(cell) : undefined;
  switch (attributeOf(cell.source, 't')) {
    case 's':
      return textOf(context.strings[Number(cell.value)] ?? '', context);
    case 'str':
    case 'inlineStr':
    case 'd':
      return textOf(resolveExcelEscapes(cell.value), context);
    case 'b':
      return { kind: 'truth', value: isTrue(cell.value.trim().toLowerCase()) };
    case 'e':
      return { kind: 'error', text: cell.value.trim() };
    default:
      return numberOf(cell, context);
  }
}

/** A formula without a value; one that gives the empty text has none to show either. */
function uncalculated(cell: OpenCell): Cell | undefined {
  const isText = attributeOf(cell.source, 't') === 'str';
  return isText ? undefined : { kind: 'error', text: UNCALCULATED };
}

function numberOf(cell: OpenCell, context: SheetContext): Cell | undefined {
  if (cell.value.trim() === '') return undefined;
  const value = Number(cell.value);
  if (!Number.isFinite(value)) return { kind: 'error', text: '#NUM!' };
  return {
    kind: 'number',
    value,
    format: context.formats[Number(attributeOf(cell.source, 's') ?? 0)] ?? 'General',
  };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function textOf(text: string, context: SheetContext): string | undefined {
  context.spent.characters += text.length;
  if (context.spent.characters > context.limits.characters) throw unreadable(REASONS.muchText);
  if (text === '') return undefined;
  const known = context.texts.get(text);
  if (known !== undefined) return known;
  const own = detached(text);
  if (context.texts.size < MOST_TEXTS) context.texts.set(own, own);
  return own;
}

/** Zero-based column of a reference such as AB12. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const code = reference.charCodeAt(at) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  if (column === 0) throw unreadable(REASONS.damaged);
  return column - 1;
}

function addMerge(merges: MergedRange[], source: string): void {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(
    attributeOf(source, 'ref') ?? '',
  );
  if (match === null || merges.length >= MOST_MERGES) return;
  const [, firstColumn = 'A', firstRow = '1', lastColumn = 'A', lastRow = '1'] = match;
  merges.push({
    firstRow: Number(firstRow) - 1,
    firstColumn: columnOf(firstColumn),
    lastRow: Number(lastRow) - 1,
    lastColumn: columnOf(lastColumn),
  });
}

function addHiddenColumns(hidden: Set<number>, source: string, limits: WorkbookLimits): void {
  if (!isTrue(attributeOf(source, 'hidden'))) return;
  const last = Math.min(Number(attributeOf(source, 'max') ?? 0), limits.columns);
  for (let column = Number(attributeOf(source, 'min') ?? 1); column <= last; column += 1)
    hidden.add(column - 1);
}
