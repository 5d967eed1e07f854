import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TimelineKind } from '../../../../db/domain/person/timeline.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';

type Entry = Output<'people.timeline'>['rows'][number];

const PAGE_SIZE = 100;

/** Where the records of a kind are kept and changed. */
const TAB_OF: Readonly<Record<TimelineKind, string>> = {
  登记: 'overview',
  现状变动: 'history',
  户籍变动: 'history',
  查获: 'measures',
  措施: 'measures',
  中止: 'measures',
  变更执行地: 'measures',
  移交: 'measures',
  小结评估: 'measures',
  检测: 'tests',
  戒毒状态: 'tests',
  请假外出: 'leaves',
  外流: 'leaves',
  定级: 'grades',
  无感式管理: 'grades',
  走访: 'visits',
  走访计划: 'visits',
  走访跟进: 'visits',
  困难需求: 'help',
  帮扶: 'help',
  户和贫困属性: 'household',
  逐人回访: 'household',
  防返贫监测: 'household',
  新发现认定: 'household',
  工作小组: 'team',
  风险迹象: 'grades',
  附件: 'visits',
  档案材料: 'papers',
};

/** 时间线: everything recorded of the person in one order by day; each line leads to where it is kept. */
export function TimelineTab({ personId }: { readonly personId: number }) {
  const [kinds, setKinds] = useState<TimelineKind[]>([]);
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const found = useQuery({
    ...queryFor('people.timeline', { personId, kinds, text, page, pageSize: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  });
  const { rows = [], total = 0, counts = [] } = found.data ?? {};
  const narrow = (change: () => void) => {
    setPage(1);
    change();
  };
  return (
    <div className="timeline">
      <Space className="filters" wrap>
        <Select<TimelineKind[]>
          mode="multiple"
          aria-label="类别"
          placeholder="全部类别"
          className="timeline-kinds"
          maxTagCount="responsive"
          value={kinds}
          options={counts.map(({ kind, count }) => ({ value: kind, label: `${kind}（${count}）` }))}
          onChange={(value) => narrow(() => setKinds(value))}
        />
        <Input
          aria-label="查找时间线"
          placeholder="查找内容、人名、日期"
          allowClear
          value={text}
          onChange={(event) => narrow(() => setText(event.target.value))}
        />
        <Button
          disabled={kinds.length === 0 && text === ''}
          onClick={() =>
            narrow(() => {
              setKinds([]);
              setText('');
            })
          }
        >
          清除筛选
        </Button>
        <span className="muted" role="status">{`共${total}条`}</span>
      </Space>
      <Failure reason={found.error} onRetry={() => void found.refetch()} />
      <Table<Entry>
        size="small"
        rowKey="key"
        loading={found.isPending}
        dataSource={rows}
        locale={{ emptyText: '没有符合的记录。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: setPage,
        }}
        columns={[
          { title: '日期', width: 100, dataIndex: 'on', className: 'number' },
          {
            title: '类别',
            width: 100,
            render: (_, { kind }) => (
              <Link to={`?tab=${TAB_OF[kind]}`} replace>
                {kind}
              </Link>
            ),
          },
          { title: '事项', width: 230, dataIndex: 'event', ellipsis: true },
          {
            title: '内容',
            ellipsis: true,
            render: (_, row) =>
              row.voided
                ? `已作废：${row.voidReason}${row.text === '' ? '' : `（${row.text}）`}`
                : row.text,
          },
          { title: '记录人', width: 80, dataIndex: 'by', ellipsis: true },
        ]}
      />
    </div>
  );
}
