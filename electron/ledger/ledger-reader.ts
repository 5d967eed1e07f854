import type { Progress } from '../application/ports.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import { rememberedByKey } from './heading.ts';
import { mergeLines } from './merge-lines.ts';
import type {
  Hint,
  LedgerContext,
  LedgerLine,
  LedgerReading,
  MappedHeading,
  RejectedCell,
  RejectedSheet,
  SheetReading,
  UnknownHeading,
} from './reading.ts';
import { regionFinder } from './region-finder.ts';
import { readSheet, type SheetSetting } from './sheet-reader.ts';
import { REASONS } from './unreadable.ts';
import { WORKBOOK_LIMITS, type Workbook } from './workbook.ts';
import { readWorkbook } from './workbook-reader.ts';

const NO_HEADER =
  '没有找到台账的表头：没有哪一行写有“姓名”或“身份证号”和别的列名。请把列名放在人员上面的一行，或用“下载模板”给出的工作簿。';
const NO_PEOPLE = '找到了表头，但下面没有一行人员。请确认选对了文件。';

/**
 * Reads a ledger of any layout from the bytes of a file (ledger.md). Good lines come as typed people, every cell that
 * keeps a line out with its place and a sentence; a line with one bad cell is rejected as a whole. A file that is no
 * ledger answers NOT_A_LEDGER. Nothing is written and nothing is guessed.
 */
export function readLedger(
  bytes: Uint8Array,
  fileName: string,
  context: LedgerContext,
  progress?: Progress,
): Result<LedgerReading> {
  const workbook = readWorkbook(bytes, fileName, WORKBOOK_LIMITS, progress);
  return workbook.ok ? readSheets(workbook.value, context, progress) : workbook;
}

function readSheets(
  workbook: Workbook,
  context: LedgerContext,
  progress?: Progress,
): Result<LedgerReading> {
  const gathered = {
    sheets: [] as SheetReading[],
    lines: [] as LedgerLine[],
    rejected: [] as RejectedCell[],
    rejectedSheets: [] as RejectedSheet[],
    hints: [] as Hint[],
    unknownHeadings: [] as UnknownHeading[],
    mappedHeadings: [] as MappedHeading[],
  };
  const total = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  let done = 0;
  const setting: SheetSetting = {
    context,
    date1904: workbook.date1904,
    remembered: rememberedByKey(context.rememberedHeadings),
    regions: regionFinder(context.towns, context.villages),
    onRow: () => {
      done += 1;
      if (done % 500 === 0) progress?.report(done, total, '核对台账');
    },
  };
  for (const sheet of workbook.sheets) {
    if (sheet.rows.length === 0) continue;
    const reading = readSheet(sheet, setting);
    gathered.sheets.push(reading.sheet);
    append(gathered.lines, reading.lines);
    append(gathered.rejected, reading.rejected);
    if (reading.rejectedSheet !== null) gathered.rejectedSheets.push(reading.rejectedSheet);
    append(gathered.hints, reading.hints);
    append(gathered.unknownHeadings, reading.unknownHeadings);
    append(gathered.mappedHeadings, reading.mappedHeadings);
  }
  if (gathered.sheets.every((sheet) => sheet.headerRow === 0)) {
    return fail({
      code: 'NOT_A_LEDGER',
      reason: workbook.kind === 'csv' ? REASONS.text : NO_HEADER,
    });
  }
  if (gathered.sheets.every((sheet) => sheet.lines === 0))
    return fail({ code: 'NOT_A_LEDGER', reason: NO_PEOPLE });
  return ok({ ...gathered, contradictions: mergeLines(gathered.lines).contradictions });
}

/** A list of a whole ledger is too long for the arguments of push. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
