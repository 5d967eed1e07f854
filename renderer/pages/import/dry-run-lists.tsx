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

/** What was read with a remark, and is imported all the same. */
export function Hints({ dryRun }: { readonly dryRun: DryRun }) {
  return (
    <FillTable<DryRun['hints'][number]>
      rowKey={(hint) => `${hint.sheet}/${hint.row}/${hint.column}/${hint.message}`}
      dataSource={dryRun.hints}
      empty="没有提示。"
      pagination={PAGER}
      columns={[
        { title: '位置', width: 150, render: (_, hint) => `${hint.sheet} 第${hint.row}行` },
        { title: '列', width: 130, dataIndex: 'column' },
        { title: '提示（不影响导入）', dataIndex: 'message' },
      ]}
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
        { title: '工作表', dataIndex: 'name' },
        { title: '表头在第几行', width: 120, align: 'right', dataIndex: 'headerRow' },
        { title: '人员行数', width: 110, align: 'right', dataIndex: 'lines' },
        {
          title: '由表名得出的乡镇',
          width: 160,
          render: (_, sheet) => (sheet.town === '' ? '—' : sheet.town),
        },
      ]}
    />
  );
}
