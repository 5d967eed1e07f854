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
            { title: '导出时间', width: 132, render: (_, record) => localTime(record.at) },
            { title: '导出包', width: 196, dataIndex: 'package' },
            { title: '接收单位', dataIndex: 'recipient' },
            { title: '位置', width: 120, dataIndex: 'drive', ellipsis: true, responsive: ['lg'] },
            { title: '文件', width: 52, align: 'right', dataIndex: 'files' },
            {
              title: '大小',
              width: 84,
              align: 'right',
              render: (_, record) => sizeText(record.bytes),
            },
            { title: '办理人', width: 76, dataIndex: 'by' },
          ]}
        />
      )}
    </Loaded>
  );
}
