import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { LevelTag } from './level-tag.tsx';

type Row = Output<'watches.list'>['rows'][number];

const START = { page: 1, pageSize: 50 };

/** 监测对象: households under watch until the risk is gone. */
export function WatchesTab() {
  const [state, setState] = useRemembered('watches.list', START);
  const list = useQuery({ ...queryFor('watches.list', state), placeholderData: keepPreviousData });
  return (
    <div className="fill">
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="id"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        empty="没有在监测的家庭。审定为“高”“已返贫”时自动列入。"
        pagination={pagerFor(state, list.data?.total ?? 0, (page, pageSize) =>
          setState({ page, pageSize }),
        )}
        columns={[
          { title: '户主', dataIndex: 'headName', width: 110, ellipsis: true },
          { title: '乡镇', dataIndex: 'townName', width: 100, ellipsis: true },
          { title: '村（社区）', dataIndex: 'villageName', width: 130, ellipsis: true },
          {
            title: '返贫风险',
            width: 90,
            render: (_, row) => <LevelTag level={row.level} />,
          },
          { title: '识别日期', dataIndex: 'identifiedOn', width: 110 },
          {
            title: '帮扶',
            width: 80,
            render: (_, row) => `${row.helpCount}次`,
          },
          {
            title: '首次帮扶期限',
            render: (_, row) => row.helpDueOn ?? '未设置',
          },
        ]}
      />
    </div>
  );
}
