import { holdsSteeringMarks, lineText, shownText, tightText } from './cell-text.ts';
import type { LedgerField } from './columns.ts';
import { readDayCell } from './day-cell.ts';
import { wrong, type CellReading, type Problem, type Remark } from './reading.ts';
import { isPlaceholder, readLineCell, refuseOddCell } from './text-cells.ts';
import { readWordCell, type WordList } from './word-cells.ts';
import type { Cell } from './workbook.ts';

/** The cells of one line by what they are. */
export type LineCells = ReadonlyMap<LedgerField, Cell>;

/** Takes the cells of one line one by one and gathers what is wrong or worth a look. */
export interface LineTaker {
  readonly problems: { field: LedgerField; problem: Problem }[];
  readonly remarks: { field: LedgerField; remark: Remark }[];
  has(field: LedgerField): boolean;
  /** The cell's value; null when it is empty or wrong. */
  take<T>(field: LedgerField, read: (cell: Cell) => CellReading<T>): T | null;
  /** The same; an empty cell is a problem. */
  need<T>(field: LedgerField, read: (cell: Cell) => CellReading<T>): T | null;
  line(field: LedgerField): string | null;
  word<T extends string>(field: LedgerField, list: WordList<T>): T | null;
  /** A day; a month or a year is a problem. */
  day(field: LedgerField): string | null;
  /** A day, or the month or year that is known of it. */
  roughDay(field: LedgerField): string | null;
  object(field: LedgerField, problem: Problem): void;
  remark(field: LedgerField, remark: Remark): void;
}

const MARKS_LEFT_OUT: Remark = {
  code: 'MARKS_LEFT_OUT',
  message: '含有看不见的控制字符或改变文字方向的字符，已去掉，请核对',
};

export function lineTaker(cells: LineCells, days: { today: string; date1904: boolean }): LineTaker {
  const problems: LineTaker['problems'] = [];
  const remarks: LineTaker['remarks'] = [];
  const has = (field: LedgerField): boolean => {
    const cell = cells.get(field);
    return cell !== undefined && !isBlank(cell);
  };
  const take = <T>(field: LedgerField, read: (cell: Cell) => CellReading<T>): T | null => {
    const cell = cells.get(field);
    if (cell === undefined || isBlank(cell)) return null;
    const reading = refuseOddCell(cell) ?? read(cell);
    if ('problem' in reading) {
      problems.push({ field, problem: reading.problem });
      return null;
    }
    for (const remark of reading.remarks ?? []) remarks.push({ field, remark });
    if (typeof cell === 'string' && holdsSteeringMarks(cell))
      remarks.push({ field, remark: MARKS_LEFT_OUT });
    return reading.value;
  };
  const dayAs = (field: LedgerField, rough: boolean): string | null =>
    take(field, (cell) => unlessUnknown(cell, () => readDayCell(cell, { ...days, rough })));
  return {
    problems,
    remarks,
    has,
    take,
    need: (field, read) => {
      if (!has(field)) problems.push({ field, ...wrong('MISSING', '必填项是空的，请补填') });
      return take(field, read);
    },
    line: (field) => take(field, readLineCell),
    word: (field, list) => take(field, (cell) => readWordCell(cell, list)),
    day: (field) => dayAs(field, false),
    roughDay: (field) => dayAs(field, true),
    object: (field, problem) => void problems.push({ field, problem }),
    remark: (field, remark) => void remarks.push({ field, remark }),
  };
}

function isBlank(cell: Cell): boolean {
  return typeof cell === 'string' && (lineText(cell) === '' || isPlaceholder(cell));
}

const UNKNOWN_WORDS = new Set(['无', '不详', '未知', '不明', '不清楚']);

/** 无 or 不详 where a day or a phone is expected says that the cell is empty. */
export function unlessUnknown<T>(cell: Cell, read: () => CellReading<T>): CellReading<T> {
  const word = tightText(shownText(cell));
  if (!UNKNOWN_WORDS.has(word)) return read();
  return { value: null, remarks: [{ code: 'TREATED_AS_EMPTY', message: `“${word}”按空白处理` }] };
}
