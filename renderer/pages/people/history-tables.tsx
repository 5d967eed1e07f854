import { Table } from 'antd';
import { Mark } from '../../components/tags.tsx';
import type { Detail } from './detail.ts';

interface TabProps {
  readonly person: Detail;
}

const dash = (text: string | null) => (text === null || text === '' ? '—' : text);

/** 措施, with report-in and last day as computed. */
export function MeasuresTab({ person }: TabProps) {
  return (
    <Table<Detail['measures'][number]>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={person.measures}
      locale={{ emptyText: '没有措施记录。措施随台账导入。' }}
      columns={[
        { title: '措施', dataIndex: 'kind' },
        { title: '决定书文号', render: (_, row) => dash(row.documentNumber) },
        { title: '决定日期', render: (_, row) => dash(row.decisionOn) },
        { title: '送达日期', render: (_, row) => dash(row.serviceOn) },
        { title: '报到期限', render: (_, row) => dash(row.reportInDue) },
        { title: '报到情况', render: (_, row) => <ReportIn state={row.reportInState} /> },
        { title: '开始日期', render: (_, row) => dash(row.startOn) },
        { title: '期满日期', render: (_, row) => dash(row.lastDay) },
        {
          title: '结束',
          render: (_, row) => (row.endOn === null ? '—' : `${row.endOn} ${row.endReason ?? ''}`),
        },
      ]}
    />
  );
}

function ReportIn({ state }: { readonly state: string | null }) {
  if (state === null) return '—';
  if (state.startsWith('逾期')) return <Mark tone="late">{state}</Mark>;
  return state === '已报到' ? <Mark tone="done">{state}</Mark> : state;
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
