import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { ENDINGS } from '../../../electron/contract/todo.ts';
import { queryFor } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { doingOf } from './todo.ts';

type Row = Output<'todo.endings'>['rows'][number];
type Ending = (typeof ENDINGS)[number] | '全部';

interface EndingsDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 60天内届满: who reaches three years clean, the end of a measure or agreement, or a review. Enter opens the person. */
export function EndingsDrawer({ open, onClose }: EndingsDrawerProps) {
  return (
    <Drawer
      open={open}
      title="60天内届满"
      size={880}
      onClose={onClose}
      destroyOnHidden
      className="endings"
    >
      {open && <Endings />}
    </Drawer>
  );
}

function Endings() {
  const navigate = useNavigate();
  const [ending, setEnding] = useState<Ending>('全部');
  const [at, setAt] = useState({ page: 1, pageSize: 50 });
  const input = { ...(ending === '全部' ? {} : { ending }), ...at };
  const found = useQuery(queryFor('todo.endings', input));
  return (
    <>
      <Space className="filters" wrap>
        <Segmented<Ending>
          value={ending}
          onChange={(next) => {
            setEnding(next);
            setAt({ ...at, page: 1 });
          }}
          options={['全部', ...ENDINGS]}
        />
        <ListExport list={{ method: 'todo.endings', input }} total={found.data?.total ?? 0} />
      </Space>
      <Failure reason={found.error} onRetry={() => void found.refetch()} />
      <FillTable<Row>
        rowKey="key"
        loading={found.isPending}
        dataSource={found.data?.rows ?? []}
        empty="60天内没有届满的人员。"
        onOpen={(row) => {
          const { at: place } = doingOf(row);
          void navigate('to' in place ? place.to : `/people/${row.personId ?? 0}`);
        }}
        pagination={pagerFor(at, found.data?.total ?? 0, (page, pageSize) =>
          setAt({ page, pageSize }),
        )}
        columns={[
          { title: '姓名', dataIndex: 'fullName', width: 84 },
          { title: '届满', dataIndex: 'ending', width: 84 },
          { title: '日期', dataIndex: 'dueOn', width: 100, className: 'number' },
          { title: '还有', width: 72, render: (_, row) => `${row.daysLeft}天` },
          { title: '乡镇', dataIndex: 'townName', width: 88, ellipsis: true },
          { title: '责任人', dataIndex: 'inCharge', width: 76, ellipsis: true },
          { title: '说明', dataIndex: 'why', ellipsis: true },
        ]}
      />
    </>
  );
}
