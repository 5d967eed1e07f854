import { lineText, shownText, tightText } from './cell-text.ts';
import type { LedgerField } from './columns.ts';
import type { SheetHeader } from './header-finder.ts';
import type { Cell, Sheet, SheetRow } from './workbook.ts';

/** What a row below the header is. */
export type RowKind = 'person' | 'header' | 'total' | 'blank' | 'stray';

export interface BodyRow {
  readonly number: number;
  readonly hidden: boolean;
  /** As they stand in the file. */
  readonly cells: SheetRow['cells'];
  /** With the values of cells merged over several rows repeated in each of them. */
  readonly filled: SheetRow['cells'];
  readonly kind: RowKind;
}

/** So many steps at most go into repeating merged cells; beyond it the file is not a ledger kept by hand. */
const MOST_STEPS = 2_000_000;

/** A count in the column of the numbers (合计 35) is not the number of anybody. */
const FEWEST_DIGITS = 8;

const TOTAL = /^(本页|全[县市镇乡])?(人数)?(合计|总计|小计|共计|累计)/;
const SIGNATURE =
  /^(填表人|制表人|填报人|审核人|复核人|审批人|负责人|单位负责人|主管领导|联系人|填报单位|填表单位|单位\(?盖章\)?|填报日期|填表日期|制表日期|制表时间|填报时间|统计时间|日期|注|附注|说明|备注|填表说明)\d*:/;
const SIGNATURE_ALONE = /^(填表人|制表人|填报人|审核人|填报日期|填表日期|制表日期)$/;

/** The rows under the header with what each of them is. */
export function bodyRows(sheet: Sheet, header: SheetHeader): BodyRow[] {
  const rows = sheet.rows.filter((row) => row.number > header.lastRow);
  const filled = fillMerged(sheet, rows);
  const column = (field: LedgerField): number =>
    header.columns.find(({ meaning }) => meaning === field)?.index ?? -1;
  const places = {
    name: column('fullName'),
    number: column('identityNumber'),
    status: column('controlStatus'),
  };
  return rows.map(({ number, hidden, cells }) => {
    const full = filled.get(number) ?? cells;
    return { number, hidden, cells, filled: full, kind: kindOf(cells, full, header, places) };
  });
}

function kindOf(
  cells: SheetRow['cells'],
  filled: SheetRow['cells'],
  header: SheetHeader,
  places: { name: number; number: number; status: number },
): RowKind {
  const said = header.columns.filter(
    ({ index, meaning }) => meaning !== 'ignored' && saysSomething(cells[index]),
  );
  const number = tightText(shownText(filled[places.number]));
  if (number.replace(/\D/g, '').length < FEWEST_DIGITS) {
    if (repeatsHeader(cells, header)) return 'header';
    const texts = cells.map((cell) => tightText(shownText(cell))).filter((text) => text !== '');
    if (texts.some((text) => TOTAL.test(text)) && !looksLikePerson(cells, places)) return 'total';
    const signed = texts.some((text) => SIGNATURE.test(text) || SIGNATURE_ALONE.test(text));
    if (signed && tightText(shownText(cells[places.status])) === '') return 'total';
  }
  if (said.length === 0) return 'blank';
  const nameless = tightText(shownText(filled[places.name])) === '' && number === '';
  return nameless && said.length <= 2 ? 'stray' : 'person';
}

/** A person called 合计 does not exist; but a note that begins with 共计 belongs to a person who has a status. */
function looksLikePerson(
  cells: SheetRow['cells'],
  places: { name: number; status: number },
): boolean {
  const name = tightText(shownText(cells[places.name]));
  const status = shownText(cells[places.status]);
  return name !== '' && !TOTAL.test(name) && /\p{Script=Han}/u.test(status);
}

function saysSomething(cell: Cell | undefined): boolean {
  if (cell === undefined || (typeof cell !== 'string' && cell.kind === 'error')) return false;
  return lineText(shownText(cell)) !== '';
}

/** A printed header repeated on every page. */
function repeatsHeader(cells: SheetRow['cells'], header: SheetHeader): boolean {
  const equal = header.columns.filter(({ index, heading }) => {
    const text = lineText(shownText(cells[index])).replace(/\s+/g, '');
    return text !== '' && heading.endsWith(text);
  });
  return equal.length >= 3;
}

/** Cells merged over several rows: 乡镇 once for twenty people, or 姓名 once for two measures. */
function fillMerged(sheet: Sheet, rows: readonly SheetRow[]): Map<number, (Cell | undefined)[]> {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const filled = new Map<number, (Cell | undefined)[]>();
  let steps = 0;
  for (const range of sheet.merges) {
    const value = byNumber.get(range.firstRow + 1)?.cells[range.firstColumn];
    if (range.lastRow === range.firstRow || value === undefined) continue;
    for (let number = range.firstRow + 2; number <= range.lastRow + 1; number += 1) {
      steps += 1;
      if (steps > MOST_STEPS) return filled;
      const row = byNumber.get(number);
      if (row === undefined || row.cells[range.firstColumn] !== undefined) continue;
      const cells = filled.get(number) ?? [...row.cells];
      cells[range.firstColumn] = value;
      filled.set(number, cells);
    }
  }
  return filled;
}
