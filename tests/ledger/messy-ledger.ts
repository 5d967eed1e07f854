import * as XLSX from '@e965/xlsx';
import { makePeople } from '../../electron/demo/people.ts';
import { seededRandom, type Random } from '../../electron/demo/random.ts';
import { LEDGER_COLUMNS, titleOf, type LedgerField } from '../../electron/ledger/columns.ts';
import { serialOfDay } from '../../electron/ledger/number-formats.ts';
import { fieldText } from '../../electron/ledger/person-text.ts';
import type { LedgerPerson, ProblemCode } from '../../electron/ledger/reading.ts';
import { columnLetter } from '../../electron/ledger/workbook.ts';
import { withHabits } from './habits.ts';
import { PLANTED, type Planted, type RawCell } from './planted.ts';
import { COUNTY, nameOf, TODAY, TOWNS, VILLAGES } from './taiqian.ts';

export const LAYOUTS = ['template', 'office', 'plain'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface ExpectedError {
  readonly kind: string;
  readonly sheet: string;
  readonly row: number;
  readonly columnLetter: string;
  readonly code: ProblemCode;
}

export interface MessyLedger {
  readonly layout: Layout;
  readonly book: XLSX.WorkBook;
  readonly errors: readonly ExpectedError[];
  /** Every good line with the person that must be read from it. */
  readonly good: readonly PlacedPerson[];
  /** Everybody as the papers have it, before habits and errors. */
  readonly bases: readonly PlacedPerson[];
}

export interface PlacedPerson {
  readonly sheet: string;
  readonly row: number;
  readonly person: LedgerPerson;
}

interface Column {
  readonly heading: string;
  readonly group?: string;
  readonly field: LedgerField | null;
}

interface Line {
  readonly cells: ReadonlyMap<LedgerField, RawCell>;
  /** As it stands in the cells that no habit and no error touches. */
  readonly base: LedgerPerson;
  readonly person: LedgerPerson;
  readonly planted: readonly Planted[];
}

const UNKNOWN = '是否党员';

/**
 * A ledger as an office might keep it: good lines in all habits of writing, and lines with planted errors, by seed.
 * With textOnly it has no cell whose kind (number, date, truth value) a text table would lose.
 */
export function makeMessyLedger(
  layout: Layout,
  seed: number,
  count: number,
  textOnly = false,
): MessyLedger {
  const random = seededRandom(seed);
  const people = makePeople({
    countyCode: COUNTY,
    towns: TOWNS,
    villages: VILLAGES,
    count,
    seed,
    today: TODAY,
  });
  const lines = people.map((person, index) =>
    makeLine(person, index, { random, layout, textOnly }),
  );
  const sheets =
    layout === 'office'
      ? bySheet(lines)
      : [{ name: layout === 'plain' ? '汇总' : '人员台账', lines }];
  const book: XLSX.WorkBook = {
    SheetNames: [],
    Sheets: {},
    Workbook: { WBProps: { date1904: layout === 'plain' } },
  };
  const errors: ExpectedError[] = [];
  const good: PlacedPerson[] = [];
  const bases: PlacedPerson[] = [];
  for (const { name, lines: ofSheet } of sheets) {
    const page = makePage(layout, name, ofSheet, random);
    book.SheetNames.push(name);
    book.Sheets[name] = page.sheet;
    errors.push(...page.errors);
    good.push(...page.good);
    bases.push(...page.bases);
  }
  return { layout, book, errors, good, bases };
}

interface Making {
  readonly random: Random;
  readonly layout: Layout;
  readonly textOnly: boolean;
}

/** Two lines in five carry an error; every kind is planted in turn, so that none is left to chance. */
function makeLine(person: LedgerPerson, index: number, making: Making): Line {
  const allowed = (cell: RawCell): boolean => !making.textOnly || isText(cell);
  const { cells, person: expected } = withHabits(person, making.random, allowed);
  if (making.layout === 'office') cells.delete('townCode');
  const planted: Planted[] = [];
  if (index % 5 <= 1) {
    const turn = Math.floor(index / 5) * 2 + (index % 5);
    const second = making.random.chance(0.3) ? PLANTED[(turn + 31) % PLANTED.length] : undefined;
    for (const error of [PLANTED[turn % PLANTED.length], second]) {
      if (error === undefined || !canPlant(error, person, planted, making.layout)) continue;
      const cell = error.make(person, making.random);
      if (!allowed(cell)) continue;
      cells.set(error.field, cell);
      for (const field of HIDDEN[error.field] ?? []) cells.delete(field);
      if (error.field === 'decidedYears') cells.delete('controlStatus');
      planted.push(error);
    }
  }
  return { cells, base: person, person: expected, planted };
}

/** An error in the number hides a difference from it, one in the town hides the village, one in the status the years. */
const HIDDEN: Partial<Record<LedgerField, readonly LedgerField[]>> = {
  identityNumber: ['sex', 'birthOn'],
  townCode: ['villageCode'],
  controlStatus: ['decidedYears'],
};

function canPlant(
  error: Planted,
  person: LedgerPerson,
  planted: readonly Planted[],
  layout: Layout,
): boolean {
  if (error.fits?.(person) === false || (layout === 'office' && error.field === 'townCode'))
    return false;
  const touches = (one: LedgerField, other: LedgerField): boolean =>
    one === other || HIDDEN[one]?.includes(other) === true;
  return !planted.some(({ field }) => touches(field, error.field) || touches(error.field, field));
}

function isText(cell: RawCell): boolean {
  return cell === null || typeof cell === 'string' || 'formula' in cell || 'error' in cell;
}

function bySheet(lines: readonly Line[]): { name: string; lines: Line[] }[] {
  const byTown = Map.groupBy(lines, ({ person }) => person.townCode);
  return [...byTown].map(([code, list], index) => ({
    name: index % 2 === 0 ? nameOf(code) : `${nameOf(code)}台账`,
    lines: list,
  }));
}

const OTHER_NAMES: Partial<Record<LedgerField, string>> = Object.fromEntries(
  LEDGER_COLUMNS.filter(({ alsoCalled }) => alsoCalled.length > 0).map(({ field, alsoCalled }) => [
    field,
    alsoCalled[0],
  ]),
);
const GROUPED: Partial<Record<LedgerField, readonly [string, string]>> = {
  guardian: ['家属', '姓名'],
  guardianPhone: ['家属', '电话'],
  lastTestOn: ['最近检测', '日期'],
  lastTestResult: ['最近检测', '结果'],
  lastVisitOn: ['最近走访', '日期'],
};

function columnsOf(layout: Layout, random: Random): Column[] {
  const known = LEDGER_COLUMNS.map(({ field, title }): Column => ({ heading: title, field }));
  if (layout === 'template') return known;
  const shuffled = shuffle(known, random);
  if (layout === 'plain') {
    const named = shuffled.map(({ field }): Column => ({
      field,
      heading: (field === null ? undefined : OTHER_NAMES[field]) ?? titleOf(field ?? 'note'),
    }));
    return [{ heading: '序 号', field: null }, ...named, { heading: UNKNOWN, field: null }];
  }
  const grouped = (column: Column): Column => {
    const [group, heading] = (column.field === null ? undefined : GROUPED[column.field]) ?? [];
    return heading === undefined
      ? column
      : { ...column, heading, ...(group === undefined ? {} : { group }) };
  };
  const withGroup = shuffled.filter(
    ({ field }) => field !== null && GROUPED[field] !== undefined && field !== 'lastVisitOn',
  );
  const rest = shuffled.filter(
    (column) => !withGroup.includes(column) && column.field !== 'townCode',
  );
  const pairs = withGroup.toSorted(
    (a, b) => grouped(a).group?.localeCompare(grouped(b).group ?? '') ?? 0,
  );
  return [
    { heading: '序号', field: null },
    ...rest,
    ...pairs,
    { heading: UNKNOWN, field: null },
  ].map(grouped);
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(random.whole(rest.length), 1));
  return out;
}

/** Writes one sheet and notes where everything stands. */
function makePage(layout: Layout, name: string, lines: readonly Line[], random: Random) {
  const columns = columnsOf(layout, random);
  const sheet: XLSX.WorkSheet = {};
  const rowProperties: XLSX.RowInfo[] = [];
  const merges: string[] = [];
  const errors: ExpectedError[] = [];
  const good: PlacedPerson[] = [];
  const bases: PlacedPerson[] = [];
  let row = 1;
  const last = columnLetter(columns.length - 1);
  const put = (column: number, cell: RawCell): void =>
    putCell(sheet, `${columnLetter(column)}${row}`, cell, layout === 'plain');
  if (layout !== 'template') {
    put(0, '台前县吸毒人员管控台账');
    merges.push(`A1:${last}1`);
    row += 1;
    put(0, '填报单位：台前县禁毒办');
    put(5, '填报日期：2026年11月10日');
    row += layout === 'plain' ? 2 : 1;
  }
  if (layout === 'office') {
    columns.forEach(({ group, heading }, column) => {
      const first = group !== undefined && columns[column - 1]?.group !== group;
      if (group === undefined) {
        put(column, heading);
        merges.push(`${columnLetter(column)}${row}:${columnLetter(column)}${row + 1}`);
      } else if (first) {
        const size = columns.filter((other) => other.group === group).length;
        put(column, group);
        if (size > 1)
          merges.push(`${columnLetter(column)}${row}:${columnLetter(column + size - 1)}${row}`);
      }
    });
    row += 1;
    columns.forEach(({ group, heading }, column) => group !== undefined && put(column, heading));
  } else
    columns.forEach(({ heading }, column) =>
      put(
        column,
        layout === 'plain' && heading.length === 2 ? heading.split('').join(' ') : heading,
      ),
    );
  row += 1;
  for (const [index, line] of lines.entries()) {
    if (layout !== 'template' && random.chance(0.04)) row += 1 + random.whole(2);
    if (random.chance(0.03)) rowProperties[row - 1] = { hidden: true };
    columns.forEach(({ field, heading }, column) =>
      put(column, cellOf(line, field, heading, index)),
    );
    bases.push({ sheet: name, row, person: line.base });
    if (line.planted.length === 0) good.push({ sheet: name, row, person: line.person });
    for (const { kind, field, code } of line.planted) {
      const column = columns.findIndex((candidate) => candidate.field === field);
      errors.push({ kind, sheet: name, row, columnLetter: columnLetter(column), code });
    }
    row += 1;
  }
  if (layout !== 'template') {
    put(0, '合计');
    put(3, { n: lines.length });
    row += 1;
    put(1, '填表人：张敏');
    put(7, '审核人：李秀英');
  }
  sheet['!ref'] = `A1:${last}${row}`;
  sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
  sheet['!rows'] = Array.from(rowProperties, (properties?: XLSX.RowInfo) => properties ?? {});
  sheet['!cols'] = columns.map((_, index) => (index === 4 ? { hidden: true } : { wch: 12 }));
  return { sheet, errors, good, bases };
}

function cellOf(line: Line, field: LedgerField | null, heading: string, index: number): RawCell {
  if (field === null) return heading === UNKNOWN ? '否' : { n: index + 1 };
  const own = line.cells.get(field);
  if (own !== undefined) return own;
  const text = fieldText(line.base, field, nameOf);
  return text === '' ? null : text;
}

function putCell(sheet: XLSX.WorkSheet, address: string, cell: RawCell, date1904: boolean): void {
  if (cell === null) return;
  sheet[address] = sheetJsCell(cell, date1904);
}

const ERROR_NUMBERS = { '#N/A': 42, '#REF!': 23, '#VALUE!': 15 } as const;

function sheetJsCell(cell: NonNullable<RawCell>, date1904: boolean): XLSX.CellObject {
  if (typeof cell === 'string') return { t: 's', v: cell };
  if ('n' in cell) return { t: 'n', v: cell.n, ...(cell.z === undefined ? {} : { z: cell.z }) };
  if ('day' in cell) return { t: 'n', v: serialOfDay(cell.day, date1904), z: cell.z };
  if ('formula' in cell) return { t: 's', v: cell.value, f: cell.formula };
  if ('truth' in cell) return { t: 'b', v: cell.truth };
  return { t: 'e', v: ERROR_NUMBERS[cell.error], w: cell.error };
}

/** The bytes of a messy ledger, as .xlsx or .xls. */
export function bytesOf(ledger: MessyLedger, bookType: 'xlsx' | 'biff8'): Uint8Array {
  return new Uint8Array(
    XLSX.write(ledger.book, { type: 'array', bookType, compression: true }) as ArrayBuffer,
  );
}

/** The one sheet of a messy ledger as a text table, as Excel writes it: the texts that its cells show. */
export function textOf(ledger: MessyLedger): string {
  const sheet = ledger.book.Sheets[ledger.book.SheetNames[0] ?? ''] ?? {};
  return XLSX.utils.sheet_to_csv(sheet, { blankrows: true });
}
