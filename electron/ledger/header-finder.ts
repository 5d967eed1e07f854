import { lineText, shownText } from './cell-text.ts';
import type { LedgerField } from './columns.ts';
import {
  readHeading,
  type HeadingMeaning,
  type HeadingReading,
  type Remembered,
} from './heading.ts';
import type { Cell, MergedRange, Sheet, SheetRow } from './workbook.ts';

export interface HeaderColumn {
  /** Zero-based column of the sheet. */
  readonly index: number;
  /** As the clerk reads it; of a two-line header the lower line, with the group where only both give the meaning. */
  readonly heading: string;
  readonly meaning: HeadingMeaning;
  /** The office said what it means, or that only its text is kept. */
  readonly mapped: boolean;
  /** The heading names a column of the ledger that another heading names already; it is not read. */
  readonly repeated: boolean;
  /** That other heading; '' where it is not repeated. */
  readonly repeats: string;
}

export interface SheetHeader {
  /** Row numbers as Excel shows them; the same twice for a header of one line. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly HeaderColumn[];
}

interface Label extends HeadingReading {
  readonly heading: string;
}

/** A header stands within the first rows of a sheet. */
const ROWS_LOOKED_AT = 40;
const FEWEST_COLUMNS = 2;
/** A header has a group or so a column; a file with more is not worth the search. */
const MOST_MERGES = 1000;

/**
 * Finds the header of a sheet: the line, or the two lines under each other, that name the most columns of the ledger;
 * title lines and 填报单位 lines above name none. Null when no line names a person's name or number and one column more.
 */
export function findHeader(sheet: Sheet, remembered: Remembered): SheetHeader | null {
  let best: SheetHeader | null = null;
  let bestScore = 0;
  const rows = sheet.rows.slice(0, ROWS_LOOKED_AT);
  const lastRow = rows.at(-1)?.number ?? 0;
  const merges = sheet.merges.filter((range) => range.firstRow < lastRow).slice(0, MOST_MERGES);
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const below = next?.number === row.number + 1 ? next : undefined;
    for (const lower of below === undefined ? [undefined] : [undefined, below]) {
      const header = headerOf(row, lower, merges, remembered);
      const score = scoreOf(header);
      if (score > bestScore) [best, bestScore] = [header, score];
    }
  }
  return best;
}

/** How many columns of the ledger a header names; 0 when it cannot be one. */
function scoreOf(header: SheetHeader): number {
  const fields = new Set<HeadingMeaning>(header.columns.map((column) => column.meaning));
  fields.delete('ignored');
  fields.delete(null);
  const namesPeople = fields.has('fullName') || fields.has('identityNumber');
  return namesPeople && fields.size >= FEWEST_COLUMNS ? fields.size : 0;
}

function headerOf(
  upper: SheetRow,
  lower: SheetRow | undefined,
  merges: readonly MergedRange[],
  remembered: Remembered,
): SheetHeader {
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0);
  const labels = Array.from({ length: width }, (_, index) => ({
    index,
    ...labelAt(index, upper, lower, { merges, remembered }),
  })).filter(({ heading }) => heading !== '');
  const taken = takenBy(labels);
  const columns = labels.map(({ index, heading, meaning, mapped }): HeaderColumn => {
    const first = meaning === null || meaning === 'ignored' ? undefined : taken.get(meaning);
    if (first === undefined || first.index === index)
      return { index, heading, meaning, mapped, repeated: false, repeats: '' };
    return { index, heading, meaning: null, mapped, repeated: true, repeats: first.heading };
  });
  return { firstRow: upper.number, lastRow: (lower ?? upper).number, columns };
}

/** Which heading has a column of the ledger: the first that the program knows, else the first that the office mapped. */
function takenBy<T extends Label>(labels: readonly T[]): ReadonlyMap<LedgerField, T> {
  const taken = new Map<LedgerField, T>();
  for (const mapped of [false, true]) {
    for (const label of labels) {
      const { meaning } = label;
      if (label.mapped !== mapped || meaning === null || meaning === 'ignored') continue;
      if (!taken.has(meaning)) taken.set(meaning, label);
    }
  }
  return taken;
}

function labelAt(
  index: number,
  upper: SheetRow,
  lower: SheetRow | undefined,
  context: { merges: readonly MergedRange[]; remembered: Remembered },
): Label {
  const { merges, remembered } = context;
  const own = labelText(upper.cells[index]);
  if (lower === undefined) return { heading: own, ...readHeading(own, remembered) };
  const below = labelText(lower.cells[index]);
  if (below === '') return { heading: own, ...readHeading(own, remembered) };
  return groupedLabel(own === '' ? groupOver(upper, index, merges) : own, below, remembered);
}

/** 家属 over 姓名 is 家属姓名; 专职人员 over 姓名 is 专职人员; 基本情况 over 性别 is 性别. */
function groupedLabel(above: string, below: string, remembered: Remembered): Label {
  const joined = above === '' ? null : readHeading(above + below, remembered);
  if (joined !== null && (joined.meaning !== null || joined.mapped))
    return { heading: above + below, ...joined };
  const own = readHeading(below, remembered);
  const group = readHeading(above, remembered);
  const { meaning } = group;
  const namesGroup = meaning !== null && meaning !== 'ignored' && meaning !== 'fullName';
  if (own.meaning === 'fullName' && namesGroup) return { heading: above + below, ...group };
  return { heading: below, ...own };
}

function labelText(cell: Cell | undefined): string {
  return lineText(shownText(cell)).replace(/\s+/g, '');
}

/** The group's heading over a column: it stands in the first cell of its merged range only. */
function groupOver(row: SheetRow, index: number, merges: readonly MergedRange[]): string {
  const merge = merges.find(
    (range) =>
      range.firstRow === row.number - 1 && range.firstColumn <= index && index <= range.lastColumn,
  );
  return merge === undefined ? '' : labelText(row.cells[merge.firstColumn]);
}
