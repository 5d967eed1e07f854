import { Button, Space } from 'antd';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { useSaveFile } from '../../components/use-save-file.ts';
import { useWritten } from '../../components/use-written.tsx';
import type { DryRun } from './import-state.ts';

type Rejected = DryRun['rejected'][number];

/** Which cell keeps its line out, what stands there, and what to do; and the workbook to mend. */
export function RejectedTab({ dryRun }: { readonly dryRun: DryRun }) {
  const written = useWritten();
  const { saveFile, failure } = useSaveFile();
  const saved = useCommand('imports.saveRejected');
  async function save() {
    const ledger = dryRun.fileName.replace(/\.[^.]*$/, '');
    const suggestedName = `${ledger}_退回.xlsx`.slice(-120);
    await saveFile({ purpose: 'workbook', suggestedName }, async ({ name, ticket }) => {
      const { lines } = await saved.mutateAsync({ token: dryRun.token, target: ticket });
      written(`已保存${lines}行：${name}`, ticket);
    });
  }
  return (
    <div className="fill">
      {dryRun.rejectedLines > 0 && (
        <Space className="filters" wrap>
          <Button loading={saved.isPending} onClick={() => void save()}>
            保存退回表
          </Button>
          <span className="muted">
            退回表只含有错的行，错处已标出并写明原因；改好后再导入一次即可，已导入的不会重复。
          </span>
        </Space>
      )}
      <Failure reason={failure} />
      <FillTable<Rejected>
        rowKey={(row) => `${row.sheet}/${row.row}/${row.columnLetter}/${row.code}`}
        dataSource={dryRun.rejected}
        empty="没有出错的行。"
        pagination={{
          pageSize: 100,
          showSizeChanger: false,
          showTotal: (total) => `共${total}处`,
          hideOnSinglePage: true,
        }}
        columns={[
          { title: '工作表', dataIndex: 'sheet', width: 96, ellipsis: true },
          { title: '行', dataIndex: 'row', width: 52, align: 'right' },
          { title: '列', width: 144, render: (_, row) => `${row.columnLetter}列 ${row.column}` },
          { title: '填的内容', width: 172, render: (_, row) => <Cell text={row.value} /> },
          { title: '什么不对，怎么改', dataIndex: 'message' },
        ]}
      />
    </div>
  );
}

function Cell({ text }: { readonly text: string }) {
  return text === '' ? (
    <span className="muted">（空）</span>
  ) : (
    <span className="bad cell-text">{text}</span>
  );
}
