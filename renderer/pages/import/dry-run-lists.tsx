import { Alert } from 'antd';
import { FillTable } from '../../components/fill-table.tsx';
import { Mark } from '../../components/tags.tsx';
import type { DryRun } from './import-state.ts';

const PAGER = {
  pageSize: 100,
  showSizeChanger: false,
  showTotal: (total: number) => `共${total}条`,
  hideOnSinglePage: true,
} as const;

/** Lines that go into the queue 待确认 with the import; the others are imported. */
export function DoubtfulLines({ lines }: { readonly lines: DryRun['doubtful'] }) {
  return (
    <FillTable<DryRun['doubtful'][number]>
      rowKey={(line) => `${line.sheet}/${line.row}/${line.why}`}
      dataSource={lines}
      empty="没有拿不准的人员。"
      pagination={PAGER}
      columns={[
        { title: '位置', width: 140, render: (_, line) => `${line.sheet} 第${line.row}行` },
        { title: '文件中', width: 110, dataIndex: 'fullName' },
        {
          title: '台账中',
          width: 110,
          render: (_, line) => (line.withName === '' ? '—' : line.withName),
        },
        { title: '疑点', width: 160, render: (_, line) => <Mark tone="today">{line.why}</Mark> },
        { title: '说明', dataIndex: 'explanation' },
      ]}
    />
  );
}

type Hint = DryRun['hints'][number];

const ABOUT: Readonly<Record<Hint['code'], string>> = {
  SHEET_LEFT_OUT: '没有读入',
  HIDDEN_READ: '隐藏内容',
  ROW_LEFT_OUT: '没有读入',
  COLUMN_REPEATED: '没有读入',
  UNKNOWN_REGION: '区划',
  RETIRED_REGION: '区划',
  WORD_KEPT_IN_NOTE: '文字',
  TREATED_AS_EMPTY: '按空白',
  DAY_KEPT_ROUGH: '日期',
  NAME_STRANGE: '姓名',
  MARKS_LEFT_OUT: '文字',
  ID_ENDS_000: '证件号码',
  TEST_INCOMPLETE: '检测',
  DAYS_OUT_OF_ORDER: '日期',
  NEEDS_CONFIRMATION: '待确认',
};

/** What was left out or stood hidden concerns the whole file; it comes first. */
const FIRST: readonly string[] = ['没有读入', '隐藏内容'];

function ordered(hints: readonly Hint[]): Hint[] {
  const isFirst = (hint: Hint) => FIRST.includes(ABOUT[hint.code]);
  return [...hints.filter(isFirst), ...hints.filter((hint) => !isFirst(hint))];
}

/** What was read with a remark, and is imported all the same. */
export function Hints({ dryRun }: { readonly dryRun: DryRun }) {
  return (
    <FillTable<Hint>
      rowKey={(hint) => `${hint.sheet}/${hint.row}/${hint.column}/${hint.message}`}
      dataSource={ordered(dryRun.hints)}
      empty="没有提示。"
      pagination={PAGER}
      columns={[
        {
          title: '位置',
          width: 150,
          render: (_, hint) =>
            hint.row === 0 ? `${hint.sheet} 整张表` : `${hint.sheet} 第${hint.row}行`,
        },
        { title: '列', width: 130, dataIndex: 'column' },
        { title: '关于', width: 90, render: (_, hint) => ABOUT[hint.code] },
        { title: '提示（不影响导入）', dataIndex: 'message' },
      ]}
    />
  );
}

/** Without a required column every line of the sheet comes back: said once, above all lists. */
export function MissingColumns({ dryRun }: { readonly dryRun: DryRun }) {
  const lacking = dryRun.sheets.filter((sheet) => sheet.missingColumns.length > 0);
  if (lacking.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={lacking
        .map((sheet) => `工作表“${sheet.name}”缺少必填的列：${sheet.missingColumns.join('、')}`)
        .join('；')}
      description="如果文件里有这一列，只是名称不同，请在“列名”里指定；没有的请先在表格里补上。"
    />
  );
}

/** Which sheets were read, and from where. */
export function Sheets({ dryRun }: { readonly dryRun: DryRun }) {
  return (
    <FillTable<DryRun['sheets'][number]>
      rowKey="name"
      dataSource={dryRun.sheets}
      empty="没有读到工作表。"
      pagination={PAGER}
      columns={[
        {
          title: '工作表',
          render: (_, sheet) => (sheet.hidden ? `${sheet.name}（隐藏的工作表）` : sheet.name),
        },
        {
          title: '表头在第几行',
          width: 120,
          align: 'right',
          render: (_, sheet) => (sheet.headerRow === 0 ? '没有表头' : sheet.headerRow),
        },
        { title: '人员行数', width: 110, align: 'right', dataIndex: 'lines' },
        {
          title: '由表名得出的乡镇',
          width: 160,
          render: (_, sheet) => (sheet.town === '' ? '—' : sheet.town),
        },
        {
          title: '缺少必填的列',
          width: 200,
          render: (_, sheet) =>
            sheet.missingColumns.length === 0 ? '—' : sheet.missingColumns.join('、'),
        },
      ]}
    />
  );
}
