import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { makePeople } from '../../electron/demo/people.ts';
import { LEDGER_COLUMNS } from '../../electron/ledger/columns.ts';
import { readLedger } from '../../electron/ledger/ledger-reader.ts';
import { ledgerTemplate } from '../../electron/ledger/ledger-template.ts';
import { writeList } from '../../electron/ledger/list-export.ts';
import { writeLedgerList } from '../support/ledger-file.ts';
import { rejectedWorkbook } from '../../electron/ledger/rejected-workbook.ts';
import { knownMeaning } from '../../electron/ledger/heading.ts';
import { fieldText } from '../../electron/ledger/person-text.ts';
import type { LedgerPerson, RejectedCell } from '../../electron/ledger/reading.ts';
import { readWorkbook } from '../../electron/ledger/workbook-reader.ts';
import { bytesOf, LAYOUTS, makeMessyLedger, type MessyLedger } from './messy-ledger.ts';
import { aContext, COUNTY, nameOf, TODAY, TOWNS, valueOf, VILLAGES } from './taiqian.ts';

const people = makePeople({
  countyCode: COUNTY,
  towns: TOWNS,
  villages: VILLAGES,
  count: 200,
  seed: 5,
  today: TODAY,
});

describe('an exported list', () => {
  it('in the columns of the ledger is read again without one change', () => {
    const reading = valueOf(
      readLedger(writeLedgerList(people, nameOf), '人员台账.xlsx', aContext()),
    );
    expect(reading.rejected).toEqual([]);
    expect(reading.hints).toEqual([]);
    expect(reading.lines.map(({ person }) => person)).toEqual(people);
  });

  it('keeps every text as text, whatever it begins with, also for other readers', async () => {
    const texts = [
      '=1+1',
      '+86',
      '-5',
      '@SUM(A1)',
      '\t=1',
      '410927199003071217',
      '00123',
      '1E5',
      '#N/A',
      'TRUE',
      '_x000D_',
      'a\r\nb',
      '<&">',
      '𠮷',
    ];
    const bytes = writeList({
      sheetName: '清单',
      columns: [{ title: '内容', width: 20 }],
      rows: texts.map((text) => [text]),
      count: texts.length,
    });
    const cells = valueOf(readWorkbook(bytes, 'x.xlsx'))
      .sheets[0]?.rows.slice(1)
      .map(({ cells: row }) => row[0]);
    expect(cells).toEqual(texts);
    const sheet = XLSX.read(bytes, { type: 'array', cellFormula: true }).Sheets['清单'] ?? {};
    const kinds = texts.map((_, index) => sheet[`A${index + 2}`] as XLSX.CellObject);
    expect(kinds.map(({ t, f }) => [t, f])).toEqual(texts.map(() => ['s', undefined]));
    const other = await readXlsx(bytes);
    expect(other.sheets[0]?.rows[1]).toEqual(['=1+1']);
  });

  it('reads back equal for any text, number and gap', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 }), (rows) => {
        const columns = ['甲', '乙', '丙'].map((title) => ({ title, width: 10 }));
        const bytes = writeList({ sheetName: '清单', columns, rows, count: rows.length });
        const read = valueOf(readWorkbook(bytes, 'x.xlsx')).sheets[0]?.rows ?? [];
        const byNumber = new Map(read.map((row) => [row.number, row.cells]));
        rows.forEach((row, index) => {
          const cells = byNumber.get(index + 2) ?? [];
          const values = row.map((_, column) => plainValue(cells[column]));
          expect(values).toEqual(
            row.map((value) => (value === '' ? null : Object.is(value, -0) ? 0 : value)),
          );
        });
      }),
      { numRuns: 100, seed: 410927 },
    );
  });
});

function plainValue(cell: unknown): unknown {
  if (cell === undefined) return null;
  return typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell;
}

describe('the template', () => {
  const template = ledgerTemplate(TOWNS);

  it('has the 35 columns in order, text format for numbers, lists, and colours for what must be filled', async () => {
    const book = await readXlsx(template, { readStyles: true });
    expect(book.sheets.map(({ name, hidden }) => [name, hidden === true])).toEqual([
      ['人员台账', false],
      ['填写说明', false],
      ['选项', true],
    ]);
    const [entry] = book.sheets;
    expect(entry?.rows).toEqual([LEDGER_COLUMNS.map(({ title }) => title)]);
    expect(entry?.dataValidations?.map(({ type }) => type)).toEqual(
      Array.from({ length: 13 }, () => 'list'),
    );
    const fills = LEDGER_COLUMNS.map((_, column) =>
      JSON.stringify(entry?.cells?.get(`0,${column}`)?.style?.fill),
    );
    const required = LEDGER_COLUMNS.map(({ required: must }) => must);
    expect(new Set(fills.filter((_, column) => required[column])).size).toBe(1);
    expect(fills.map((fill) => fill === fills[0])).toEqual(required);
  });

  it('holds no person, and says so', () => {
    expect(readLedger(template, '模板.xlsx', aContext())).toEqual({
      ok: false,
      error: { code: 'NOT_A_LEDGER', reason: '找到了表头，但下面没有一行人员。请确认选对了文件。' },
    });
  });

  it('is understood by LibreOffice and WPS alike: its lists point to the sheet 选项', () => {
    const sheet = XLSX.read(template, { type: 'array' });
    expect(sheet.SheetNames).toEqual(['人员台账', '填写说明', '选项']);
    const words = XLSX.utils.sheet_to_json<string[]>(sheet.Sheets['选项'] ?? {}, { header: 1 });
    expect(words[0]?.slice(0, 2)).toEqual(['男', '城关镇']);
  });
});

describe.each(LAYOUTS)('the rejected lines of a ledger in the layout %s', (layout) => {
  const ledger = makeMessyLedger(layout, 51, 200);
  const reading = valueOf(readLedger(bytesOf(ledger, 'xlsx'), '台账.xlsx', aContext()));
  const returned = rejectedWorkbook(reading.rejectedSheets, reading.rejected);
  const again = valueOf(readLedger(returned, '退回.xlsx', aContext()));

  it('come back with the same headings and title lines, and a column 错误原因', () => {
    const first = valueOf(readWorkbook(bytesOf(ledger, 'xlsx'), 'a.xlsx'));
    const second = valueOf(readWorkbook(returned, 'b.xlsx'));
    for (const sheet of second.sheets) {
      const source = first.sheets.find(({ name }) => name === sheet.name);
      const headerRow = reading.sheets.find(({ name }) => name === sheet.name)?.headerRow ?? 0;
      const top =
        source?.rows.filter(({ number }) => number <= headerRow).map(({ cells }) => cells) ?? [];
      const topAgain = sheet.rows
        .filter(({ number }) => number <= headerRow)
        .map(({ cells }) => [...cells]);
      expect(topAgain.at(-1)?.pop()).toBe('错误原因');
      expect(topAgain.map(trimmed)).toEqual(top.map(trimmed));
    }
  });

  it('hold the rejected lines only, and say the same of them when nothing is mended', () => {
    expect(again.lines).toEqual([]);
    const key = ({ sheet, columnLetter, code, value }: RejectedCell): string =>
      `${sheet} ${columnLetter} ${code} ${value}`;
    expect(again.rejected.map(key)).toEqual(reading.rejected.map(key));
  });

  it('are read as good lines once the bad cells are mended, and nobody else with them', () => {
    const book = XLSX.read(returned, { type: 'array', cellNF: true });
    for (const { name, headerRow, lines } of reading.rejectedSheets) {
      lines.forEach((line, index) => {
        const row = headerRow + 1 + index;
        const base = ledger.bases.find((one) => one.sheet === name && one.row === line.number);
        const bad = again.rejected.filter((cell) => cell.sheet === name && cell.row === row);
        for (const cell of bad) mend(book.Sheets[name] ?? {}, cell, base!.person);
      });
    }
    const mended = new Uint8Array(
      XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer,
    );
    const result = valueOf(readLedger(mended, '改好.xlsx', aContext()));
    expect(result.rejected).toEqual([]);
    const wanted = reading.rejectedSheets.flatMap(({ name, lines }) =>
      lines.map((line) => numberOf(ledger, name, line.number)),
    );
    expect(result.lines.map(({ person }) => person.identityNumber)).toEqual(wanted);
  });
});

function numberOf(ledger: MessyLedger, sheet: string, row: number): string | undefined {
  return ledger.bases.find((one) => one.sheet === sheet && one.row === row)?.person.identityNumber;
}

function trimmed(cells: readonly unknown[]): unknown[] {
  const last = cells.findLastIndex((cell) => cell !== undefined);
  return cells.slice(0, last + 1);
}

/** Mends a bad cell as a clerk would who looks into the papers. */
function mend(sheet: XLSX.WorkSheet, cell: RejectedCell, base: LedgerPerson): void {
  const field = knownMeaning(cell.column);
  if (field === null || field === 'ignored') throw new Error(cell.column);
  const text = fieldText(base, field, nameOf);
  const address = `${cell.columnLetter}${cell.row}`;
  if (text === '') Reflect.deleteProperty(sheet, address);
  else sheet[address] = { t: 's', v: text };
}
