import { Table } from 'antd';
import type { Detail } from './detail.ts';

interface TabProps {
  readonly person: Detail;
}

/** 现状变动. */
export function StatusesTab({ person }: TabProps) {
  return (
    <Table<Detail['statuses'][number]>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={person.statuses}
      locale={{ emptyText: '没有变动记录' }}
      columns={[
        { title: '日期', width: 110, dataIndex: 'on' },
        { title: '事由', width: 130, dataIndex: 'cause' },
        { title: '管控现状', width: 130, dataIndex: 'controlStatus' },
        { title: '乡镇', width: 110, dataIndex: 'townName' },
        { title: '状态', width: 90, dataIndex: 'presence' },
        { title: '说明', dataIndex: 'note' },
        { title: '经办', width: 90, dataIndex: 'by' },
      ]}
    />
  );
}
