import { displayText } from './display-text.ts';
import { REASON_HEADING, titleOf, type LedgerField } from './columns.ts';
import { findHeader, type HeaderColumn, type SheetHeader } from './header-finder.ts';
import type { Remembered } from './heading.ts';
import { readLine, type LineContext } from './line-reader.ts';
import type {
  Hint,
  LedgerContext,
  LedgerLine,
  LedgerPerson,
  MappedHeading,
  RejectedCell,
  RejectedSheet,
  SheetReading,
  UnknownHeading,
} from './reading.ts';
import type { RegionFinder } from './region-finder.ts';
import { noteText } from './cell-text.ts';
import { mappedHeadings, missingColumns, unknownHeadings } from './sheet-headings.ts';
import { LIST_SHEET, NOTE_SHEET } from './sheet-names.ts';
import { bodyRows, type BodyRow } from './sheet-lines.ts';
import { columnLetter, type Cell, type Sheet } from './workbook.ts';

export interface SheetSetting {
  readonly context: LedgerContext;
  readonly date1904: boolean;
  readonly remembered: Remembered;
  readonly regions: RegionFinder;
  readonly onRow: () => void;
}

interface SheetResult {
  readonly sheet: SheetReading;
  readonly lines: LedgerLine[];
  readonly rejected: RejectedCell[];
  readonly rejectedSheet: RejectedSheet | null;
  readonly hints: Hint[];
  readonly unknownHeadings: UnknownHeading[];
  readonly mappedHeadings: MappedHeading[];
}

const TEXT_FIELDS: readonly LedgerField[] = ['identityNumber', 'phone', 'guardianPhone'];
const LONGEST_VALUE = 200;

/** Reads one sheet: its header, then every row that is a person. A sheet without a header is left out with a hint. */
export function readSheet(sheet: Sheet, setting: SheetSetting): SheetResult {
  const header = findHeader(sheet, setting.remembered);
  return header === null ? leftOut(sheet) : readBody(sheet, header, setting);
}

function leftOut(sheet: Sheet): SheetResult {
  const own = sheet.name === NOTE_SHEET || sheet.name === LIST_SHEET;
  const message = `工作表“${sheet.name}”里没有台账的表头，没有读入`;
  return {
    sheet: {
      name: sheet.name,
      hidden: sheet.hidden,
      headerRow: 0,
      lines: 0,
      town: '',
      missingColumns: [],
    },
    lines: [],
    rejected: [],
    rejectedSheet: null,
    hints: own ? [] : [{ sheet: sheet.name, row: 0, column: '', code: 'SHEET_LEFT_OUT', message }],
    unknownHeadings: [],
    mappedHeadings: [],
  };
}

function readBody(sheet: Sheet, header: SheetHeader, setting: SheetSetting): SheetResult {
  const { date1904, regions } = setting;
  const hasTown = header.columns.some(({ meaning }) => meaning === 'townCode');
  const town = hasTown ? null : townOfSheetName(sheet.name, regions);
  const body = bodyRows(sheet, header);
  const read = readRows(sheet, header, body, { setting, sheetTownCode: town?.code ?? null });
  return {
    sheet: {
      name: sheet.name,
      hidden: sheet.hidden,
      headerRow: header.lastRow,
      lines: read.lines.length + read.bad.length,
      town: town?.name ?? '',
      missingColumns: missingColumns(header, town !== null),
    },
    lines: read.lines,
    rejected: read.rejected,
    rejectedSheet: read.bad.length === 0 ? null : rejectedSheet(sheet, header, read.bad, date1904),
    hints: [...hintsOfSheet(sheet, header, body), ...read.hints],
    unknownHeadings: unknownHeadings(sheet, header, body),
    mappedHeadings: mappedHeadings(sheet, header, body),
  };
}

interface RowsRead {
  readonly lines: LedgerLine[];
  readonly rejected: RejectedCell[];
  readonly hints: Hint[];
  /** The rows that were rejected, as they stand in the file. */
  readonly bad: BodyRow[];
}

function readRows(
  sheet: Sheet,
  header: SheetHeader,
  body: readonly BodyRow[],
  { setting, sheetTownCode }: { setting: SheetSetting; sheetTownCode: string | null },
): RowsRead {
  const { context, date1904, regions } = setting;
  const byField = new Map(header.columns.map((column) => [column.meaning, column]));
  const lineContext: LineContext = {
    today: context.today,
    date1904,
    regions,
    isKnownRegion: context.isKnownRegion,
    sheetTownCode,
    livesIn: context.livesIn ?? (() => false),
  };
  const read: RowsRead = { lines: [], rejected: [], hints: [], bad: [] };
  for (const row of body) {
    setting.onRow();
    if (row.kind !== 'person') continue;
    const place = { sheet: sheet.name, row: row.number };
    const { person, problems, remarks, needsConfirmation } = readLine(
      fieldsOf(row, header),
      extraOf(row, header, date1904),
      lineContext,
    );
    for (const { field, remark } of remarks) {
      const heading = byField.get(field)?.heading ?? titleOf(field);
      read.hints.push({ ...place, column: heading, ...remark });
    }
    for (const { field, problem } of problems) {
      const where = locate(byField.get(field), field, row, date1904);
      read.rejected.push({ ...place, ...where, ...problem });
    }
    if (person === null) read.bad.push(row);
    else read.lines.push({ ...place, person, needsConfirmation });
  }
  return read;
}

/** 城关镇, 城关, 城关镇台账 or 城关镇人员名单 names a town; 汇总表 names none. */
function townOfSheetName(
  name: string,
  regions: RegionFinder,
): { code: string; name: string } | null {
  const bare = name
    .replace(/(吸毒)?(人员)?(台账|名单|花名册|明细表?|统计表|登记表|表)$/, '')
    .replace(/[（(].*[）)]$/, '');
  return regions.town(name).found ?? (bare === '' ? null : regions.town(bare).found);
}

function fieldsOf(row: BodyRow, header: SheetHeader): Map<LedgerField, Cell> {
  const cells = new Map<LedgerField, Cell>();
  for (const { index, meaning } of header.columns) {
    const cell = row.filled[index];
    if (cell !== undefined && meaning !== null && meaning !== 'ignored') cells.set(meaning, cell);
  }
  return cells;
}

function extraOf(row: BodyRow, header: SheetHeader, date1904: boolean): LedgerPerson['extra'] {
  return header.columns.flatMap(({ index, heading, meaning, mapped, repeated }) => {
    const value =
      meaning === null && (mapped || !repeated)
        ? noteText(displayText(row.filled[index], date1904))
        : '';
    return value === '' ? [] : [{ heading, value }];
  });
}

function locate(
  column: HeaderColumn | undefined,
  field: LedgerField,
  row: BodyRow,
  date1904: boolean,
): { column: string; columnLetter: string; value: string } {
  if (column === undefined) return { column: titleOf(field), columnLetter: '', value: '' };
  const value = displayText(row.filled[column.index], date1904);
  const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  return { column: column.heading, columnLetter: columnLetter(column.index), value: shown };
}

function hintsOfSheet(sheet: Sheet, header: SheetHeader, body: readonly BodyRow[]): Hint[] {
  const place = { sheet: sheet.name, row: 0, column: '' };
  const hints: Hint[] = [];
  const hiddenRows = body.filter((row) => row.hidden && row.kind === 'person').length;
  if (sheet.hidden)
    hints.push({
      ...place,
      code: 'HIDDEN_READ',
      message: `工作表“${sheet.name}”是隐藏的，也已读入`,
    });
  if (hiddenRows > 0)
    hints.push({
      ...place,
      code: 'HIDDEN_READ',
      message: `有 ${hiddenRows} 行是隐藏或被筛掉的，也已读入`,
    });
  const hiddenColumns = header.columns.filter(({ index }) => sheet.hiddenColumns.has(index));
  if (hiddenColumns.length > 0) {
    const names = hiddenColumns.map(
      ({ index, heading }) => `${columnLetter(index)} 列“${heading}”`,
    );
    const message = `有 ${hiddenColumns.length} 列是隐藏的，也已读入：${names.join('、')}`;
    hints.push({ ...place, code: 'HIDDEN_READ', message });
  }
  for (const { heading, repeated, repeats, index } of header.columns) {
    const message = `第 ${columnLetter(index)} 列“${heading}”与“${repeats}”列重复，没有读入`;
    if (repeated) hints.push({ ...place, column: heading, code: 'COLUMN_REPEATED', message });
  }
  for (const row of body) {
    if (row.kind !== 'stray') continue;
    const message = '这一行没有姓名和身份证号，不像人员，没有读入';
    hints.push({ sheet: sheet.name, row: row.number, column: '', code: 'ROW_LEFT_OUT', message });
  }
  return hints;
}

function rejectedSheet(
  sheet: Sheet,
  header: SheetHeader,
  bad: readonly BodyRow[],
  date1904: boolean,
): RejectedSheet {
  const top = sheet.rows.filter((row) => row.number <= header.lastRow);
  const lines = bad.map(({ number, filled }) => ({ number, cells: filled }));
  const width = [...top, ...lines].reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  return {
    name: sheet.name,
    date1904,
    headerRow: header.lastRow,
    top: top.map(({ number, cells }) => ({ number, cells })),
    topMerges: sheet.merges.filter((range) => range.lastRow < header.lastRow),
    lines,
    textColumns: header.columns.flatMap(({ index, meaning }) =>
      TEXT_FIELDS.some((field) => field === meaning) ? [index] : [],
    ),
    width,
    reasonColumn: header.columns.find(({ heading }) => heading === REASON_HEADING)?.index ?? width,
  };
}
