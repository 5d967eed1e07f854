import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { checkCharacterOf } from '../../db/domain/values/resident-id.ts';
import { readLedger } from '../../electron/ledger/ledger-reader.ts';
import { mergeLines } from '../../electron/ledger/merge-lines.ts';
import type { LedgerContext, LedgerReading } from '../../electron/ledger/reading.ts';
import { aContext, TOWNS, valueOf, VILLAGES } from './taiqian.ts';

/** Two invented numbers that are valid. */
const [FIRST = '', SECOND = ''] = ['41092719900307121', '41092719851123052'].map(
  (seventeen) => seventeen + checkCharacterOf(seventeen),
);
const HEAD = ['姓名', '身份证号', '乡镇', '管控现状'];

type Table = readonly (readonly (string | number | null)[])[];

function bytesOf(
  sheets: Readonly<Record<string, Table>>,
  change: (book: XLSX.WorkBook) => void = () => undefined,
): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), name);
  }
  change(book);
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

function read(
  sheets: Readonly<Record<string, Table>>,
  context: Partial<LedgerContext> = {},
  change?: (book: XLSX.WorkBook) => void,
): LedgerReading {
  return valueOf(readLedger(bytesOf(sheets, change), '台账.xlsx', aContext(context)));
}

function merge(sheet: string, range: string): (book: XLSX.WorkBook) => void {
  return (book) => {
    book.Sheets[sheet]!['!merges'] = [XLSX.utils.decode_range(range)];
  };
}

const names = (reading: LedgerReading): string[] =>
  reading.lines.map(({ person }) => person.fullName);

describe('a sheet of people', () => {
  it('gives each line with the row that Excel shows', () => {
    const reading = read({
      台账: [
        ['标题'],
        [],
        HEAD,
        [],
        ['张三', FIRST, '城关镇', '社会面'],
        [],
        ['李四', SECOND, '侯庙', '社会面'],
      ],
    });
    expect(
      reading.lines.map(({ sheet, row, person }) => [sheet, row, person.fullName, person.townCode]),
    ).toEqual([
      ['台账', 5, '张三', '410927100'],
      ['台账', 7, '李四', '410927101'],
    ]);
  });

  it('repeats a town that is merged over several lines', () => {
    const reading = read(
      { 台账: [HEAD, ['张三', FIRST, '马楼镇', '社会面'], ['李四', SECOND, null, '社会面']] },
      {},
      merge('台账', 'C2:C3'),
    );
    expect(reading.rejected).toEqual([]);
    expect(reading.lines.map(({ person }) => person.townCode)).toEqual(['410927104', '410927104']);
  });

  it('does not repeat a town that is only left out', () => {
    const reading = read({
      台账: [HEAD, ['张三', FIRST, '马楼镇', '社会面'], ['李四', SECOND, null, '社会面']],
    });
    expect(reading.rejected).toEqual([
      {
        sheet: '台账',
        row: 3,
        column: '乡镇',
        columnLetter: 'C',
        value: '',
        code: 'MISSING',
        message: '必填项是空的，请补填',
      },
    ]);
  });

  it('passes over totals, signatures, repeated headers, numbered empty lines and remarks', () => {
    const reading = read({
      台账: [
        ['序号', ...HEAD],
        [1, '张三', FIRST, '城关镇', '社会面'],
        ['序号', ...HEAD],
        [2, '李四', SECOND, '城关镇', '社会面'],
        [3],
        [4, null, null, null, null],
        ['合计', null, 2],
        ['填表人：张敏', null, null, '审核人：李秀英'],
        ['注：本表一式两份'],
        [null, null, null, '台前县'],
      ],
    });
    expect(names(reading)).toEqual(['张三', '李四']);
    expect(reading.rejected).toEqual([]);
    expect(reading.hints.map(({ row, code }) => [row, code])).toEqual([[10, 'ROW_LEFT_OUT']]);
  });

  it('takes a person whose note begins with 合计 for a person', () => {
    const reading = read({
      台账: [
        [...HEAD, '备注'],
        ['张三', null, '城关镇', '社会面', '合计查获两次'],
      ],
    });
    expect(
      reading.rejected.map(({ row, columnLetter, code }) => [row, columnLetter, code]),
    ).toEqual([[2, 'B', 'MISSING']]);
  });

  it('reads hidden rows and hidden sheets and says so', () => {
    const reading = read({ 城关镇: [HEAD, ['张三', FIRST, '城关镇', '社会面']] }, {}, (book) => {
      book.Sheets['城关镇']!['!rows'] = [{}, { hidden: true }];
      book.Workbook = { Sheets: [{ Hidden: 1 }] };
    });
    expect(names(reading)).toEqual(['张三']);
    expect(reading.hints.map(({ code, message }) => [code, message])).toEqual([
      ['HIDDEN_READ', '工作表“城关镇”是隐藏的，也已读入'],
      ['HIDDEN_READ', '有 1 行是隐藏或被筛掉的，也已读入'],
    ]);
  });
});

describe('several sheets', () => {
  const people: Table = [
    ['姓名', '身份证号', '管控现状'],
    ['张三', FIRST, '社会面'],
  ];

  it.each([
    ['城关镇', '城关镇'],
    ['城关', '城关镇'],
    ['夹河乡台账', '夹河乡'],
    ['后方乡人员名单', '后方乡'],
    ['孙口镇（12人）', '孙口镇'],
  ])('a sheet called %s gives the town %s where the column is missing', (sheet, town) => {
    const reading = read({ [sheet]: people });
    expect(reading.sheets.map((one) => one.town)).toEqual([town]);
    expect(names(reading)).toEqual(['张三']);
  });

  it('tells every line of a sheet whose name gives no town, and which column is missing', () => {
    const reading = read({ 汇总: people });
    expect(reading.sheets[0]?.missingColumns).toEqual(['乡镇']);
    expect(
      reading.rejected.map(({ row, column, columnLetter, code }) => [
        row,
        column,
        columnLetter,
        code,
      ]),
    ).toEqual([[2, '乡镇', '', 'MISSING']]);
  });

  it('leaves out a sheet without a header and says so', () => {
    const reading = read({ 封面: [['台前县禁毒办']], 城关镇: people });
    expect(reading.sheets.map(({ name, headerRow, lines }) => [name, headerRow, lines])).toEqual([
      ['封面', 0, 0],
      ['城关镇', 1, 1],
    ]);
    expect(reading.hints.map(({ sheet, code }) => [sheet, code])).toEqual([
      ['封面', 'SHEET_LEFT_OUT'],
    ]);
  });
});

describe('headings', () => {
  const line = ['张三', FIRST, '城关镇', '社会面', 'A照'];

  it('that the program does not know are kept, listed and offered for mapping', () => {
    const reading = read({ 台账: [[...HEAD, '驾照'], line] });
    expect(reading.lines[0]?.person.extra).toEqual([{ heading: '驾照', value: 'A照' }]);
    expect(reading.unknownHeadings).toEqual([
      {
        sheet: '台账',
        heading: '驾照',
        columnLetter: 'E',
        values: 1,
        suggestion: '',
        repeated: false,
      },
    ]);
  });

  it('that resemble a column are offered as it, and read only when the office says so', () => {
    const table: Table = [
      [...HEAD, '本人联系电话号'],
      ['张三', FIRST, '城关镇', '社会面', '19900001234'],
    ];
    const first = read({ 台账: table });
    expect(first.unknownHeadings.map(({ suggestion }) => suggestion)).toEqual(['联系电话']);
    expect(first.lines[0]?.person.phone).toBe(null);
    for (const target of ['phone', '联系电话']) {
      const second = read({ 台账: table }, { rememberedHeadings: { '本人 联系电话号：': target } });
      expect(second.unknownHeadings).toEqual([]);
      expect(second.lines[0]?.person.phone).toBe('19900001234');
    }
    expect(
      read({ 台账: table }, { rememberedHeadings: { 本人联系电话号: '' } }).lines[0]?.person.extra,
    ).toEqual([{ heading: '本人联系电话号', value: '19900001234' }]);
  });

  it('that the program knows by itself cannot be made something else, nor lose their column to a mapped one', () => {
    const reading = read(
      {
        台账: [
          [...HEAD, '新号', '联系电话'],
          ['张三', FIRST, '城关镇', '社会面', '19900001111', '19900002222'],
        ],
      },
      { rememberedHeadings: { 新号: '联系电话', 姓名: '监护人' } },
    );
    const person = reading.lines[0]?.person;
    expect([person?.fullName, person?.guardian, person?.phone, person?.extra]).toEqual([
      '张三',
      null,
      '19900002222',
      [{ heading: '新号', value: '19900001111' }],
    ]);
    expect(reading.mappedHeadings).toEqual([
      { sheet: '台账', heading: '新号', target: '', values: 1, clashesWith: '联系电话' },
    ]);
  });

  it('with remarks, stars, blanks and line breaks are known', () => {
    const head = ['*姓 名', '身份证号\n（18位）', '乡（镇）', '管控现状(必填)'];
    expect(names(read({ 台账: [head, ['张三', FIRST, '城关镇', '社会面']] }))).toEqual(['张三']);
  });

  it('that stand twice are read once, and the second is told', () => {
    const reading = read({
      台账: [
        [...HEAD, '电话', '手机'],
        ['张三', FIRST, '城关镇', '社会面', '19900001234', '19900001235'],
      ],
    });
    expect(reading.lines[0]?.person.phone).toBe('19900001234');
    expect(reading.hints.map(({ code, column }) => [code, column])).toEqual([
      ['COLUMN_REPEATED', '手机'],
    ]);
  });

  it('of a group over two names are told apart', () => {
    const reading = read(
      {
        台账: [
          ['基本情况', null, null, null, '家属', null, '禁毒专干'],
          [...HEAD, '姓名', '电话', '姓名'],
          ['张三', FIRST, '城关镇', '社会面', '李四', '19900001234', '王五'],
        ],
      },
      {},
      (book) => {
        book.Sheets['台账']!['!merges'] = ['A1:D1', 'E1:F1'].map((range) =>
          XLSX.utils.decode_range(range),
        );
      },
    );
    const [person] = reading.lines.map((one) => one.person);
    expect([person?.fullName, person?.guardian, person?.guardianPhone, person?.caseWorker]).toEqual(
      ['张三', '李四', '19900001234', '王五'],
    );
  });
});

describe('regions', () => {
  it('that several fit are never chosen for the clerk', () => {
    const towns = [...TOWNS, { code: '410927999', name: '城关乡', retired: false }];
    const [cell] = read({ 台账: [HEAD, ['张三', FIRST, '城关', '社会面']] }, { towns }).rejected;
    expect([cell?.code, cell?.message]).toEqual([
      'TOWN_AMBIGUOUS',
      '“城关”可能是：城关镇、城关乡，请写全称',
    ]);
  });

  const retired = TOWNS.map((town) => (town.name === '城关镇' ? { ...town, retired: true } : town));
  const inRetired: Table = [HEAD, ['张三', FIRST, '城关', '社会面']];

  it('that are retired take nobody new: the cell says what to do', () => {
    const reading = read({ 台账: inRetired }, { towns: retired });
    expect(reading.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '乡镇', 'TOWN_RETIRED'],
    ]);
    expect(reading.rejected[0]?.message).toContain('重新启用');
    const bySheet = read(
      {
        城关镇: [
          ['姓名', '身份证号', '管控现状'],
          ['张三', FIRST, '社会面'],
        ],
      },
      { towns: retired },
    );
    expect(bySheet.rejected.map(({ code }) => code)).toEqual(['TOWN_RETIRED']);
  });

  it('that are retired keep who is registered there, with a hint', () => {
    const livesIn = (number: string, code: string) => number === FIRST && code === '410927100';
    const reading = read({ 台账: inRetired }, { towns: retired, livesIn });
    expect(reading.lines[0]?.person.townCode).toBe('410927100');
    expect(reading.hints.map(({ code }) => code)).toEqual(['RETIRED_REGION']);
  });

  it('of a village are looked for in the town of the line only', () => {
    const village = VILLAGES.find(({ townCode }) => townCode === '410927101');
    const table: Table = [
      [...HEAD, '村'],
      ['张三', FIRST, '城关镇', '社会面', village?.name ?? ''],
    ];
    expect(read({ 台账: table }).rejected.map(({ code }) => code)).toEqual(['VILLAGE_UNKNOWN']);
  });
});

describe('lines with one number', () => {
  const head = [...HEAD, '联系电话', '备注'];

  it('are one person, each filling what the other leaves open', () => {
    const reading = read({
      台账: [
        head,
        ['张三', FIRST, '城关镇', '社会面', '19900001234', null],
        ['张三', FIRST, '城关镇', '社会面', null, '外出'],
      ],
    });
    const { entries, contradictions } = mergeLines(reading.lines);
    expect(contradictions).toEqual([]);
    expect(entries.map(({ person, lines }) => [person.phone, person.note, lines])).toEqual([
      [
        '19900001234',
        '外出',
        [
          { sheet: '台账', row: 2 },
          { sheet: '台账', row: 3 },
        ],
      ],
    ]);
  });

  it('that contradict each other are shown side by side and not joined', () => {
    const reading = read({
      城关镇: [head, ['张三', FIRST, '城关镇', '社区戒毒', '19900001234', null]],
      马楼镇: [
        head,
        ['张三', FIRST, '马楼镇', '社会面', '19900001234', null],
        ['李四', SECOND, '马楼镇', '社会面', null, null],
      ],
    });
    expect(
      reading.contradictions.map(({ lines, fields }) => [
        lines.map(({ sheet, row }) => `${sheet}!${row}`),
        fields,
      ]),
    ).toEqual([
      [
        ['城关镇!2', '马楼镇!2'],
        [
          { field: 'townCode', values: ['410927100', '410927104'] },
          { field: 'controlStatus', values: ['社区戒毒', '社会面'] },
        ],
      ],
    ]);
    expect(mergeLines(reading.lines).entries.map(({ person }) => person.fullName)).toEqual([
      '李四',
    ]);
  });

  it('wait when all that is said of the drugs lies outside the schedules', () => {
    const reading = read({
      台账: [
        [...HEAD, '滥用毒品'],
        ['张三', FIRST, '城关镇', '社会面', '笑气'],
      ],
    });
    expect(reading.lines.map(({ needsConfirmation }) => needsConfirmation)).toEqual([true]);
    expect(reading.hints.map(({ code }) => code)).toEqual(['NEEDS_CONFIRMATION']);
  });
});

describe('a long reading', () => {
  it('can be stopped at any report', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => [
      `张${index}`,
      FIRST,
      '城关镇',
      '社会面',
    ]);
    const bytes = bytesOf({ 台账: [HEAD, ...rows] });
    const stopped = new Error('stopped');
    let calls = 0;
    const report = (): void => {
      calls += 1;
      if (calls === 8) throw stopped;
    };
    expect(() => readLedger(bytes, '台账.xlsx', aContext(), { report })).toThrow(stopped);
    expect(calls).toBe(8);
  });
});
