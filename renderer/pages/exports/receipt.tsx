import { Button, Descriptions, Result, Space, Table } from 'antd';
import type { Output } from '../../../electron/contract/index.ts';
import { useReveal } from '../../components/use-written.tsx';
import { localTime } from '../../text/days.ts';
import { sizeText } from '../../text/sizes.ts';

type ExportRecord = Output<'exports.list'>[number];
type Written = Output<'exports.write'>;

interface ReceiptProps {
  readonly record: Written;
  /** Where it was written to. */
  readonly target: string;
  readonly onAgain: () => void;
}

/** Only of a removable drive it is said that it can be taken out. */
function whatNext({ removable, drive }: Written): string {
  return removable
    ? '现在可以安全移除U盘。'
    : `导出包在文件夹“${drive}”里。如果这个文件夹在移动硬盘或网络盘上，请先弹出或断开，再拔下。`;
}

/** What was written, read back and compared. */
export function Receipt({ record, target, onAgain }: ReceiptProps) {
  const reveal = useReveal();
  return (
    <div className="scroll">
      <Result
        status="success"
        title="已导出，并逐个文件读回核验一致"
        subTitle={whatNext(record)}
        extra={
          <Space>
            <Button type="primary" autoFocus onClick={onAgain}>
              完成
            </Button>
            <Button onClick={() => reveal(target)}>打开所在文件夹</Button>
          </Space>
        }
      />
      {record.leftovers.length > 0 && (
        <p className="warn">
          这里还有以前没有写完的导出包（{record.leftovers.join('、')}），不能使用，可以自行删除。
        </p>
      )}
      <ExportDetails record={record} />
    </div>
  );
}

/** One package: its manifest's hash, and every file with its own. */
export function ExportDetails({ record }: { readonly record: ExportRecord }) {
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 2 }}
        items={[
          { label: '导出包', children: record.package },
          { label: '导出时间', children: `${localTime(record.at)}（${record.by}）` },
          { label: '位置', children: record.drive },
          { label: '接收单位', children: record.recipient },
          { label: '内容', children: `${record.files}个文件，${sizeText(record.bytes)}` },
          {
            label: '清单校验码',
            span: 'filled',
            children: <code className="hash">{record.manifestSha256}</code>,
          },
        ]}
      />
      <Table<ExportRecord['contents'][number]>
        className="below"
        size="small"
        rowKey="path"
        dataSource={record.contents}
        pagination={false}
        columns={[
          { title: '文件', render: (_, file) => file.path.replace(/^data\//, '') },
          { title: '大小', width: 90, align: 'right', render: (_, file) => sizeText(file.bytes) },
          {
            title: '校验码',
            width: '60%',
            render: (_, file) => <code className="hash">{file.sha256}</code>,
          },
        ]}
      />
    </>
  );
}
