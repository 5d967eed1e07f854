import { shownText } from './cell-text.ts';
import { dayOfSerial, shownDay } from './number-formats.ts';
import type { Cell } from './workbook.ts';

/** What a clerk sees in a cell: as its text, and a number that is shown as a day as that day. */
export function displayText(cell: Cell | undefined, date1904: boolean): string {
  if (cell === undefined || typeof cell === 'string' || cell.kind !== 'number')
    return shownText(cell);
  const shown = shownDay(cell.format);
  const day = shown === 'none' ? null : dayOfSerial(cell.value, date1904);
  if (day === null) return shownText(cell);
  return shown === 'day' ? day : day.slice(0, shown === 'month' ? 7 : 4);
}
