import type { Progress } from '../application/ports.ts';
import type { Archive } from './zip-reader.ts';
import type { Sheet, Workbook, WorkbookLimits } from './workbook.ts';
import { readBook, readFormats, readPart, readStrings } from './xlsx-parts.ts';
import { sheetReader } from './xlsx-sheet.ts';

const REPORT_EVERY = 500;

/** Reads an opened .xlsx archive sheet by sheet, in one pass and without a tree; throws a Refusal for a bad file. */
export function readXlsx(archive: Archive, limits: WorkbookLimits, progress?: Progress): Workbook {
  const book = readBook(archive, limits);
  const formats = readFormats(archive, book.stylesPath);
  const strings = readStrings(archive, book.stringsPath, limits);
  const texts = new Map<string, string>();
  const spent = { rows: 0, cells: 0, characters: 0 };
  const onRow = (): void => {
    if (spent.rows % REPORT_EVERY === 0) progress?.report(spent.rows, 0, '读取工作簿');
  };
  const sheets = book.sheets.map(({ name, hidden, path }): Sheet => {
    const { handler, content } = sheetReader({ strings, formats, limits, texts, spent, onRow });
    readPart(archive, path, handler);
    return { name, hidden, ...content };
  });
  return { kind: 'xlsx', date1904: book.date1904, sheets };
}
