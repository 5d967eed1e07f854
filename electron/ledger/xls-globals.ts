import {
  biffRecords,
  characters,
  continued,
  KIND,
  longText,
  type BiffRecord,
} from './biff-records.ts';
import { detached } from './cell-text.ts';
import { formatCode } from './number-formats.ts';
import { REASONS, unreadable } from './unreadable.ts';
import type { WorkbookLimits } from './workbook.ts';

/** What the first part of an .xls says for all sheets. */
export interface XlsGlobals {
  readonly date1904: boolean;
  readonly sheets: readonly { name: string; hidden: boolean; offset: number }[];
  readonly strings: readonly string[];
  /** The format code of every cell style, by the index that cells name. */
  readonly formats: readonly string[];
}

const BIFF8 = 0x600;

/** Reads the workbook part of an .xls stream; a password or a version before Excel 97 is refused with its sentence. */
export function readGlobals(stream: Uint8Array, limits: WorkbookLimits): XlsGlobals {
  const sheets: { name: string; hidden: boolean; offset: number }[] = [];
  const own = new Map<number, string>();
  const styles: number[] = [];
  const texts: DataView[] = [];
  let date1904 = false;
  let last = 0;
  for (const record of biffRecords(stream, 0)) {
    const { kind, data } = record;
    if (kind === KIND.endOfFile) break;
    refuse(record);
    if (kind === KIND.dateSystem) date1904 = data.getUint16(0, true) === 1;
    else if (kind === KIND.format) own.set(data.getUint16(0, true), longText(data, 2));
    else if (kind === KIND.style) styles.push(data.getUint16(2, true));
    else if (kind === KIND.sheet) sheets.push(...worksheet(data));
    else if (isStrings(kind, last)) texts.push(data);
    if (kind !== KIND.continued) last = kind;
  }
  if (sheets.length > limits.sheets) throw unreadable(REASONS.manySheets);
  const formats = styles.map((id) => formatCode(id, own));
  return { date1904, sheets, formats, strings: sharedTexts(texts, limits) };
}

function isStrings(kind: number, last: number): boolean {
  return kind === KIND.strings || (kind === KIND.continued && last === KIND.strings);
}

function refuse({ kind, data }: BiffRecord): void {
  if (kind === KIND.password) throw unreadable(REASONS.password);
  if (kind === KIND.beginOfFile && data.getUint16(0, true) !== BIFF8)
    throw unreadable(REASONS.excel95);
}

/** Worksheets only: charts and macro sheets hold no people. */
function worksheet(data: DataView): { name: string; hidden: boolean; offset: number }[] {
  if (data.getUint8(5) !== 0) return [];
  const name = characters(data, 8, data.getUint8(6), (data.getUint8(7) & 1) === 1);
  return [{ name, hidden: (data.getUint8(4) & 3) !== 0, offset: data.getUint32(0, true) }];
}

const WIDE = 1;
const WITH_PHONETICS = 4;
const WITH_RUNS = 8;

/** The table of shared texts (MS-XLS 2.4.265); formatting runs and phonetic guides are passed over. */
function sharedTexts(pieces: readonly DataView[], limits: WorkbookLimits): string[] {
  if (pieces.length === 0) return [];
  const reader = continued(pieces);
  reader.long();
  const count = reader.long();
  const strings: string[] = [];
  let spent = 0;
  for (let index = 0; index < count && !reader.done(); index += 1) {
    const length = reader.short();
    const flags = reader.byte();
    const runs = (flags & WITH_RUNS) === 0 ? 0 : reader.short();
    const phonetics = (flags & WITH_PHONETICS) === 0 ? 0 : reader.long();
    const text = reader.text(length, (flags & WIDE) === 1);
    reader.skip(runs * 4 + phonetics);
    spent += text.length;
    if (spent > limits.characters) throw unreadable(REASONS.muchText);
    strings.push(detached(text));
  }
  return strings;
}
