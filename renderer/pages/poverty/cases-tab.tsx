import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';

type Row = Output<'povertyCases.list'>['rows'][number];

const START = { page: 1, pageSize: 50 };

/** 新发现: people newly found poor, on their way through the procedure (NEW-CASE). */
export function CasesTab() {
  const [state, setState] = useRemembered('povertyCases.list', START);
  const list = useQuery({
    ...queryFor('povertyCases.list', state),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="fill">
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="id"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        empty="没有正在办的新发现人员。"
        pagination={pagerFor(state, list.data?.total ?? 0, (page, pageSize) =>
          setState({ page, pageSize }),
        )}
        columns={[
          { title: '姓名', dataIndex: 'fullName', width: 110, ellipsis: true },
          { title: '乡镇', dataIndex: 'townName', width: 100, ellipsis: true },
          { title: '村（社区）', dataIndex: 'villageName', width: 130, ellipsis: true },
          { title: '线索来源', dataIndex: 'source', width: 130 },
          { title: '线索日期', dataIndex: 'clueOn', width: 110 },
          { title: '下一步', width: 110, render: (_, row) => row.nextStep ?? '—' },
          { title: '期限', render: (_, row) => row.dueOn ?? '未设置' },
        ]}
      />
    </div>
  );
}
