import { describe, expect, it } from 'vitest';
import { CONTROL_COLUMNS, POPULATION_COLUMNS } from '../../electron/reports/bi-monthly/annexes.ts';
import type { ReportColumn } from '../../electron/reports/word-kit/official-report.ts';
import {
  columnWidths,
  leafColumns,
  tablePages,
  tablePlan,
  tableXml,
} from '../../electron/reports/word-kit/table.ts';

const GROUPED: readonly ReportColumn[] = [
  { title: '序号', width: 2 },
  { title: '乡镇（街道）', width: 6 },
  {
    title: '走访',
    columns: [
      { title: '应走访', width: 3 },
      { title: '已走访', width: 3 },
    ],
  },
  { title: '备注', width: 4, align: 'left' },
];

function cells(xml: string): string[][] {
  return xml
    .match(/<w:tr>.*?<\/w:tr>/gs)!
    .map((row) =>
      row
        .match(/<w:tc>.*?<\/w:tc>/gs)!
        .map((cell) =>
          [...cell.matchAll(/<w:t [^>]*>([^<]*)/g)].map((match) => match[1]).join('/'),
        ),
    );
}

describe('a table', () => {
  it('shares its width out to the last twip', () => {
    for (const columns of [GROUPED, POPULATION_COLUMNS, CONTROL_COLUMNS]) {
      const widths = columnWidths(columns, 12_756);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(12_756);
      expect(widths).toHaveLength(leafColumns(columns).length);
    }
  });

  it('has its header in two rows, groups over their columns, the rest over both', () => {
    const xml = tableXml(
      { columns: GROUPED, rows: [['1', '城关镇', '3', '2', '无']], width: 9000 },
      400,
    );
    expect(cells(xml)).toEqual([
      ['序号', '乡镇（街道）', '走访', '备注'],
      ['', '', '应走访', '已走访', ''],
      ['1', '城关镇', '3', '2', '无'],
    ]);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3);
    expect(xml.match(/w:vMerge w:val="(\w+)"/g)).toHaveLength(6);
  });

  it('has one header row without groups', () => {
    const columns: ReportColumn[] = [
      { title: '姓名', width: 3 },
      { title: '备注', width: 3 },
    ];
    const xml = tableXml({ columns, rows: [['甲', '乙']], width: 6000 }, 400);
    expect(cells(xml)).toEqual([
      ['姓名', '备注'],
      ['甲', '乙'],
    ]);
    expect(xml).not.toContain('vMerge');
  });

  it('joins an empty first cell with the second', () => {
    const xml = tableXml(
      { columns: GROUPED, rows: [['', '合计', '3', '2', '']], width: 9000 },
      400,
    );
    expect(cells(xml).at(-1)).toEqual(['合计', '3', '2', '']);
    expect(xml.match(/<w:gridSpan w:val="2"\/>/g)).toHaveLength(2);
  });

  it('breaks a heading of four characters in a narrow column two and two', () => {
    const xml = tableXml({ columns: POPULATION_COLUMNS, rows: [], width: 12_756 }, 400);
    expect(cells(xml)[1]).toContain('县内/转入');
    expect(cells(xml)[1]).toContain('社会面');
  });

  it('escapes what XML would take for its own', () => {
    const xml = tableXml(
      { columns: GROUPED, rows: [['1', 'A&B<C', '', '', '']], width: 9000 },
      400,
    );
    expect(xml).toContain('A&amp;B&lt;C');
  });
});

describe('pages of a table', () => {
  const rows = (count: number): string[][] =>
    Array.from({ length: count }, (_, index) => [String(index + 1), '城关镇', '1', '1', '']);
  const pages = (count: number, tail = 0): number =>
    tablePages({ columns: GROUPED, rows: rows(count), width: 9000 }, 400, {
      first: 632 + 4000,
      further: 632 + 8000,
      tail,
    });

  it('grow when a row no longer fits below the repeated header', () => {
    expect([1, 10, 11, 30, 31].map((count) => pages(count))).toEqual([1, 1, 2, 2, 3]);
  });

  it('keep the last two rows with the lines below the table', () => {
    expect(pages(10, 400)).toBe(2);
    expect(pages(9, 400)).toBe(1);
  });

  it('are parted before the last two rows when the lines below would stand alone', () => {
    const table = { columns: GROUPED, rows: rows(10), width: 9000 };
    const room = { first: 632 + 4000, further: 632 + 8000, tail: 400 };
    expect(tablePlan(table, 400, room)).toEqual({ pages: 2, breakBefore: 8 });
    expect(tablePlan(table, 400, { ...room, tail: 0 })).toEqual({ pages: 1, breakBefore: null });
    expect(tablePlan({ ...table, rows: rows(2) }, 400, { ...room, tail: 4000 })).toEqual({
      ...{ pages: 2, breakBefore: null },
    });
    const xml = tableXml(table, 400, { breakBefore: 8 });
    const [before = '', after = ''] = xml.split('<w:pageBreakBefore/>');
    const lines = (part: string) => cells(part).map(([first]) => first);
    expect(lines(before)).toEqual(['序号', '', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(lines(after)).toEqual(['序号', '', '9', '10']);
  });

  it('count the lines of a long cell', () => {
    const long = [['1', '甲'.repeat(100), '1', '1', '']];
    const room = { first: 1200, further: 9000, tail: 0 };
    expect(tablePages({ columns: GROUPED, rows: long, width: 9000 }, 400, room)).toBe(2);
    expect(tablePages({ columns: GROUPED, rows: rows(1), width: 9000 }, 400, room)).toBe(1);
  });
});
