import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { FillTable } from '../../components/fill-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { localTime } from '../../text/days.ts';
import { sizeText } from '../../text/sizes.ts';
import { ExportDetails } from './receipt.tsx';

type ExportRecord = Output<'exports.list'>[number];

/** What left the office: when, by whom, for whom, with which hashes. */
export function HistoryTab() {
  const records = useQuery(queryFor('exports.list', {}));
  return (
    <Loaded of={records}>
      {(rows) => (
        <FillTable<ExportRecord>
          rowKey="id"
          dataSource={rows}
          empty="还没有导出过。"
          pagination={false}
          expandable={{
            expandedRowRender: (record) => <ExportDetails record={record} />,
            expandRowByClick: true,
          }}
          columns={[
            { title: '导出时间', width: 140, render: (_, record) => localTime(record.at) },
            { title: '导出包', width: 220, dataIndex: 'package' },
            { title: '接收单位', dataIndex: 'recipient', ellipsis: true },
            { title: '位置', width: 150, dataIndex: 'drive', ellipsis: true },
            { title: '文件', width: 70, align: 'right', dataIndex: 'files' },
            {
              title: '大小',
              width: 90,
              align: 'right',
              render: (_, record) => sizeText(record.bytes),
            },
            { title: '办理人', width: 90, dataIndex: 'by' },
          ]}
        />
      )}
    </Loaded>
  );
}
