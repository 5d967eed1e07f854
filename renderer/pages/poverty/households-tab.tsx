import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { LevelTag } from './level-tag.tsx';

type Row = Output<'households.list'>['rows'][number];

const START = { page: 1, pageSize: 50 };

/** 家庭: the households that rounds and cases are about. */
export function HouseholdsTab() {
  const [state, setState] = useRemembered('households.list', START);
  const list = useQuery({
    ...queryFor('households.list', state),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="fill">
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="id"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        empty="还没有登记家庭。开启轮次时按台账第33、34列建立。"
        pagination={pagerFor(state, list.data?.total ?? 0, (page, pageSize) =>
          setState({ page, pageSize }),
        )}
        columns={[
          { title: '户主', dataIndex: 'headName', width: 110, ellipsis: true },
          { title: '乡镇', dataIndex: 'townName', width: 100, ellipsis: true },
          { title: '村（社区）', dataIndex: 'villageName', width: 130, ellipsis: true },
          { title: '户类别', dataIndex: 'category', width: 130, ellipsis: true },
          { title: '人口', dataIndex: 'people', width: 64, align: 'right' },
          { title: '帮扶联系人', dataIndex: 'contactName', width: 110, ellipsis: true },
          {
            title: '返贫风险',
            width: 90,
            render: (_, row) => <LevelTag level={row.level} />,
          },
          { title: '监测', dataIndex: 'watch', width: 86 },
          { title: '最近轮次', dataIndex: 'lastRound', ellipsis: true, responsive: ['lg'] },
        ]}
      />
    </div>
  );
}
