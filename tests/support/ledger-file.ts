import * as XLSX from '@e965/xlsx';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER_COLUMNS, titleOf, type LedgerField } from '../../electron/ledger/columns.ts';
import { writeList } from '../../electron/ledger/list-export.ts';
import { ledgerTexts, type RegionNames } from '../../electron/ledger/person-text.ts';
import type { LedgerPerson } from '../../electron/ledger/reading.ts';
import { anIdentityNumber } from './builders.ts';

export type LedgerLine = Partial<Record<LedgerField, string>>;

/** An invented line of the ledger with what must be there. */
export function aLine(given: LedgerLine = {}): LedgerLine {
  return {
    fullName: '张立新',
    identityNumber: anIdentityNumber(),
    townCode: '城关镇',
    controlStatus: '社会面',
    ...given,
  };
}

/** Writes a ledger with the columns that its lines use, and answers its path. */
export function writeLedgerFile(
  folder: string,
  name: string,
  lines: readonly LedgerLine[],
): string {
  const fields = LEDGER_COLUMNS.map(({ field }) => field).filter((field) =>
    lines.some((line) => line[field] !== undefined),
  );
  const columns = fields.map((field) => ({ title: titleOf(field), width: 12 }));
  const rows = lines.map((line) => fields.map((field) => line[field] ?? ''));
  const path = join(folder, name);
  writeFileSync(path, writeList({ sheetName: '人员台账', columns, rows, count: rows.length }));
  return path;
}

/** People in all columns of the ledger, as people.export writes them unmasked. */
export function writeLedgerList(people: readonly LedgerPerson[], nameOf: RegionNames): Uint8Array {
  const columns = LEDGER_COLUMNS.map(({ title, width }) => ({ title, width }));
  const rows = (function* () {
    for (const person of people) yield ledgerTexts(person, nameOf);
  })();
  return writeList({ sheetName: '人员台账', columns, rows, count: people.length });
}

type Table = readonly (readonly (string | number | null)[])[];

/** Writes a workbook as an office keeps it: any headings, any lines. Answers its path. */
export function writeWorkbook(
  folder: string,
  name: string,
  sheets: Readonly<Record<string, Table>>,
  change: (book: XLSX.WorkBook) => void = () => undefined,
): string {
  const book = XLSX.utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), sheet);
  change(book);
  const path = join(folder, name);
  writeFileSync(
    path,
    new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
  );
  return path;
}
