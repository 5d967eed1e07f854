import { LEDGER_COLUMNS, type LedgerColumn, type LedgerField } from './columns.ts';
import type { LedgerTown } from './region-finder.ts';
import { columnLetter } from './workbook.ts';
import type { OutList, OutRow, OutSheet } from './out-workbook.ts';
import { writeWorkbook } from './workbook-writer.ts';
import type { CellStyle } from './writer-styles.ts';
import { LIST_SHEET, NOTE_SHEET } from './sheet-names.ts';
import { WORD_LISTS } from './word-cells.ts';

/** Rows of the template that offer lists. */
const ROWS_WITH_LISTS = 5000;
const REQUIRED_FILL = 'FFE699';
const OPTIONAL_FILL = 'E7E6E6';
const DAYS: readonly LedgerField[] = [
  'birthOn',
  'lastSeizedOn',
  'serviceOn',
  'startOn',
  'lastTestOn',
  'lastVisitOn',
];

/** The words that a column offers; a loose list takes other words too. */
function wordsOf(
  field: LedgerField,
  towns: readonly LedgerTown[],
): { words: readonly string[]; loose: boolean } | null {
  if (field === 'townCode')
    return { words: towns.filter(({ retired }) => !retired).map(({ name }) => name), loose: false };
  if (field === 'decidedYears') return { words: ['1', '2', '3'], loose: false };
  if (!(field in WORD_LISTS)) return null;
  const loose = field === 'drugs' || field === 'education' || field === 'marriage';
  return { words: WORD_LISTS[field as keyof typeof WORD_LISTS].values, loose };
}

/**
 * The ledger template (下载模板): one header row with the 35 columns, required ones coloured, drop-down lists, text
 * format where a number must keep its digits; a note sheet says how each column is filled.
 */
export function ledgerTemplate(towns: readonly LedgerTown[]): Uint8Array {
  const lists = LEDGER_COLUMNS.flatMap((column, index) => {
    const offered = wordsOf(column.field, towns);
    return offered === null || offered.words.length === 0 ? [] : [{ column: index, ...offered }];
  });
  return writeWorkbook({ sheets: [entrySheet(lists), noteSheet(towns), listSheet(lists)] });
}

interface Offered {
  readonly column: number;
  readonly words: readonly string[];
  readonly loose: boolean;
}

function entrySheet(lists: readonly Offered[]): OutSheet {
  return {
    name: '人员台账',
    columns: LEDGER_COLUMNS.map(({ field, width }) => ({ width, style: formatOf(field) })),
    rows: [
      {
        cells: LEDGER_COLUMNS.map(({ title, required }) => ({
          value: title,
          style: headingStyle(required),
        })),
        height: 30,
      },
    ],
    frozenRows: 1,
    landscape: true,
    lists: lists.map(({ column, words, loose }, index): OutList => {
      const letter = columnLetter(column);
      const source = `'${LIST_SHEET}'!$${columnLetter(index)}$1:$${columnLetter(index)}$${words.length}`;
      return { range: `${letter}2:${letter}${ROWS_WITH_LISTS + 1}`, source, loose };
    }),
  };
}

function formatOf(field: LedgerField): CellStyle {
  if (DAYS.includes(field)) return { format: 'yyyy-mm-dd' };
  return field === 'householdSize' ? { format: '0' } : { format: '@' };
}

function headingStyle(required: boolean): CellStyle {
  return {
    bold: true,
    center: true,
    wrap: true,
    border: true,
    fill: required ? REQUIRED_FILL : OPTIONAL_FILL,
  };
}

function noteSheet(towns: readonly LedgerTown[]): OutSheet {
  const rows: OutRow[] = [
    { cells: [{ value: '平安关爱台账 · 填写说明', style: { bold: true, size: 14 } }], height: 26 },
    ...GENERAL_NOTES.map((note) => ({ cells: [{ value: note }] })),
    { cells: [] },
    {
      cells: ['列', '必填', '怎么填', '可填的词'].map((value) => ({
        value,
        style: headingStyle(false),
      })),
    },
    ...LEDGER_COLUMNS.map((column) => noteRow(column, towns)),
  ];
  return {
    name: NOTE_SHEET,
    columns: [{ width: 16 }, { width: 8 }, { width: 60 }, { width: 90 }],
    rows,
  };
}

const GENERAL_NOTES = [
  '一、黄色列必填，灰色列没有就空着，空格不会清除系统里已有的内容。',
  '二、一人一行，同一身份证号的几行按同一人处理；请不要合并单元格。',
  '三、身份证号、电话所在列已设为“文本”；从别处复制时请用“选择性粘贴—数值”，免得变成数字。',
  '四、先“预检”，程序列出每一处问题在第几行第几列；没有确认以前不会写入任何内容。',
];

function noteRow(
  { field, title, required, hint }: LedgerColumn,
  towns: readonly LedgerTown[],
): OutRow {
  const words = wordsOf(field, towns)?.words.join('、') ?? '';
  const wrap = { wrap: true, border: true } as const;
  return {
    cells: [
      { value: title, style: { border: true } },
      { value: required ? '是' : '', style: { border: true, center: true } },
      { value: hint, style: wrap },
      { value: words, style: wrap },
    ],
  };
}

function listSheet(lists: readonly Offered[]): OutSheet {
  const length = Math.max(0, ...lists.map(({ words }) => words.length));
  const rows = Array.from({ length }, (_, row) => ({
    cells: lists.map(({ words }) => {
      const word = words[row];
      return word === undefined ? undefined : { value: word, style: { format: '@' } };
    }),
  }));
  return { name: LIST_SHEET, hidden: true, rows };
}
