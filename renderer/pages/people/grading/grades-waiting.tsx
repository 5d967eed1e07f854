import { useQuery } from '@tanstack/react-query';
import { App, Badge, Button, Drawer, Space, Table } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { GradeTag } from '../../../components/tags.tsx';
import { useFocusInList } from '../../../components/focus-in-list.ts';
import { useSession } from '../../../session.tsx';
import { localTime } from '../../../text/days.ts';
import { DeclineGrade } from './decline-grade.tsx';

type Waiting = Output<'grades.waiting'>[number];

/** 待审批的等级: how many proposals wait, and the list in which they are approved. */
export function GradesWaiting() {
  const [open, setOpen] = useState(false);
  const waiting = useQuery(queryFor('grades.waiting', {}));
  const rows = waiting.data ?? [];
  return (
    <>
      <Badge count={rows.length} size="small" overflowCount={999}>
        <Button
          disabled={rows.length === 0}
          title={rows.length === 0 ? '没有待审批的风险等级' : ''}
          onClick={() => setOpen(true)}
        >
          待审批等级
        </Button>
      </Badge>
      <Drawer
        open={open}
        title={`待审批的风险等级（${rows.length}）`}
        size={860}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <Failure reason={waiting.error} onRetry={() => void waiting.refetch()} />
        <WaitingTable rows={rows} onLeave={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

interface WaitingTableProps {
  readonly rows: readonly Waiting[];
  readonly onLeave: () => void;
}

function WaitingTable({ rows, onLeave }: WaitingTableProps) {
  const { message } = App.useApp();
  const approve = useCommand('grades.approve');
  const { user } = useSession();
  const [declined, setDeclined] = useState<Waiting | null>(null);
  const isOwn = (row: Waiting | null) => row !== null && row.proposedBy === user?.name;
  const box = useRef<HTMLDivElement>(null);
  useFocusInList(box, rows.length);
  function take({ gradeId, fullName, grade }: Waiting) {
    approve.mutate(
      { gradeId },
      {
        onSuccess: ({ effectiveOn }) =>
          void message.success(`已审批：${fullName}评为${grade}，${effectiveOn}起生效。`),
      },
    );
  }
  return (
    <div ref={box}>
      <Failure reason={approve.error} />
      <Table<Waiting>
        size="small"
        rowKey="gradeId"
        dataSource={rows}
        locale={{ emptyText: '没有待审批的风险等级。' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: '姓名',
            width: 100,
            render: (_, row) => (
              <Link to={`/people/${row.personId}`} onClick={onLeave}>
                {row.fullName}
              </Link>
            ),
          },
          { title: '乡镇', width: 100, dataIndex: 'townName', ellipsis: true },
          {
            title: '等级',
            width: 120,
            render: (_, row) => (
              <>
                <GradeTag grade={row.present} /> → <GradeTag grade={row.grade} />
              </>
            ),
          },
          { title: '理由', dataIndex: 'reason' },
          {
            title: '提出',
            width: 140,
            render: (_, row) => (
              <>
                {row.proposedBy}（{row.source}）
                <br />
                <span className="muted">{localTime(row.proposedAt)}</span>
              </>
            ),
          },
          {
            title: '审批',
            width: 164,
            render: (_, row) => (
              <Space>
                <GuardedButton
                  method="grades.approve"
                  size="small"
                  loading={approve.isPending && approve.variables.gradeId === row.gradeId}
                  reason={row.whyNot === '' ? null : row.whyNot}
                  onClick={() => take(row)}
                >
                  审批同意
                </GuardedButton>
                <GuardedButton
                  method="grades.decline"
                  size="small"
                  onClick={() => setDeclined(row)}
                >
                  {isOwn(row) ? '撤回' : '不同意'}
                </GuardedButton>
              </Space>
            ),
          },
        ]}
      />
      <DeclineGrade
        gradeId={declined?.gradeId ?? null}
        own={isOwn(declined)}
        onClose={() => setDeclined(null)}
      />
    </div>
  );
}
