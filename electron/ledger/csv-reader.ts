import type { Progress } from '../application/ports.ts';
import { REASONS, unreadable } from './unreadable.ts';
import type { SheetRow, Workbook, WorkbookLimits } from './workbook.ts';

const REPORT_EVERY = 2000;

/** Reads a text table: comma, tab or semicolon between the cells, quoted cells as in RFC 4180. All cells are text. */
export function readCsv(
  text: string,
  sheetName: string,
  limits: WorkbookLimits,
  progress?: Progress,
): Workbook {
  if (text.length > limits.characters) throw unreadable(REASONS.muchText);
  const separator = separatorOf(text);
  const rows: SheetRow[] = [];
  let number = 0;
  for (const cells of records(text, separator)) {
    number += 1;
    if (number % REPORT_EVERY === 0) progress?.report(number, 0, '读取工作簿');
    if (cells.every((cell) => cell === undefined)) continue;
    if (
      cells.length > limits.columns &&
      cells.slice(limits.columns).some((cell) => cell !== undefined)
    )
      throw unreadable(REASONS.manyColumns);
    if (cells.some((cell) => cell !== undefined && cell.length > limits.cellCharacters))
      throw unreadable(REASONS.longCell);
    rows.push({ number, hidden: false, cells });
    if (rows.length > limits.rows) throw unreadable(REASONS.manyRows);
  }
  return {
    kind: 'csv',
    date1904: false,
    sheets: [{ name: sheetName, hidden: false, rows, merges: [], hiddenColumns: new Set() }],
  };
}

/** The separator that occurs most in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000);
  const count = (separator: string): number => head.split(separator).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function* records(text: string, separator: string): Generator<(string | undefined)[]> {
  let at = 0;
  let cells: (string | undefined)[] = [];
  while (at < text.length) {
    const { value, next } =
      text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    cells.push(unwrapped(value));
    if (text[next] === separator) {
      at = next + 1;
      if (at === text.length) cells.push(undefined);
      continue;
    }
    at = next + (text.startsWith('\r\n', next) ? 2 : 1);
    yield cells;
    cells = [];
  }
  if (cells.length > 0) yield cells;
}

function plainCell(text: string, from: number, separator: string): { value: string; next: number } {
  let next = from;
  while (
    next < text.length &&
    text[next] !== separator &&
    text[next] !== '\n' &&
    text[next] !== '\r'
  )
    next += 1;
  return { value: text.slice(from, next), next };
}

function quotedCell(
  text: string,
  from: number,
  separator: string,
): { value: string; next: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), next: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const tail = plainCell(text, quote + 1, separator);
      return { value: value + tail.value, next: tail.next };
    }
    value += '"';
    at = quote + 2;
  }
}

/** Systems write ="410927…" or a leading tab so that Excel keeps a long number; neither belongs to the value. */
function unwrapped(value: string): string | undefined {
  const inner = /^="(.*)"$/s.exec(value)?.[1] ?? value.replace(/^\t/, '');
  return inner === '' ? undefined : inner;
}
