import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { Link } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { localTime } from '../../text/days.ts';

type Recycled = Output<'people.recycled'>[number];

/** 回收站: nothing is ever deleted; an approver restores. */
export function RecycledTab() {
  const { message } = App.useApp();
  const recycled = useQuery(queryFor('people.recycled', {}));
  const restore = useCommand('people.restore');
  return (
    <Loaded of={recycled}>
      {(rows) => (
        <div className="fill">
          <Failure reason={restore.error} />
          <FillTable<Recycled>
            rowKey="id"
            dataSource={rows}
            empty="回收站是空的。"
            pagination={false}
            columns={[
              {
                title: '姓名',
                width: 120,
                render: (_, row) => <Link to={`/people/${row.id}`}>{row.fullName}</Link>,
              },
              { title: '乡镇', width: 120, dataIndex: 'townName' },
              { title: '移入原因', dataIndex: 'reason' },
              { title: '办理人', width: 100, dataIndex: 'by' },
              { title: '时间', width: 140, render: (_, row) => localTime(row.at) },
              {
                title: '办理',
                width: 100,
                render: (_, row) => (
                  <GuardedButton
                    method="people.restore"
                    size="small"
                    disabled={restore.isPending}
                    onClick={() =>
                      restore.mutate(
                        { id: row.id },
                        { onSuccess: () => void message.success('已恢复。') },
                      )
                    }
                  >
                    恢复
                  </GuardedButton>
                ),
              },
            ]}
          />
        </div>
      )}
    </Loaded>
  );
}
