import { App, Table } from 'antd';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { GradeTag, Mark } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
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

/** 分级: proposals and approvals; by another person than the proposer. */
export function GradesTab({ person }: TabProps) {
  const { message } = App.useApp();
  const { user, officeOfOne } = useSession();
  const approve = useCommand('grades.approve');
  return (
    <>
      <Failure reason={approve.error} />
      <Table<Detail['grades'][number]>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={person.grades}
        locale={{ emptyText: '还没有评估。在“更多 → 提出风险等级”中提出。' }}
        columns={[
          { title: '等级', width: 80, render: (_, row) => <GradeTag grade={row.grade} /> },
          { title: '生效日期', width: 110, render: (_, row) => dash(row.effectiveOn) },
          { title: '提出人', width: 100, dataIndex: 'proposedBy' },
          {
            title: '审批',
            width: 150,
            render: (_, row) =>
              row.approvedBy === null ? (
                <GuardedButton
                  method="grades.approve"
                  size="small"
                  loading={approve.isPending}
                  reason={
                    row.proposedBy === user?.name && !officeOfOne
                      ? '提出人不能审批自己提出的等级'
                      : null
                  }
                  onClick={() =>
                    approve.mutate(
                      { gradeId: row.id },
                      {
                        onSuccess: ({ effectiveOn }) =>
                          void message.success(`已审批，${effectiveOn}起生效。`),
                      },
                    )
                  }
                >
                  审批同意
                </GuardedButton>
              ) : (
                `${row.approvedBy}${row.selfApproved ? '（自评自批）' : ''}`
              ),
          },
          { title: '来源', width: 110, dataIndex: 'source' },
          { title: '理由', dataIndex: 'reason' },
        ]}
      />
    </>
  );
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
