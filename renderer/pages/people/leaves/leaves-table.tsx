import { App, Button, Dropdown, Space, Table } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { Mark } from '../../../components/tags.tsx';
import { useSession, useWhyNot } from '../../../session.tsx';
import type { Leave } from './leave.ts';
import { ExtensionDrawer, ReturnDrawer } from './leave-drawers.tsx';

type WithReason = 'refuse' | 'cancel' | 'void';
interface Opened {
  readonly what: 'extend' | 'return' | WithReason;
  readonly leave: Leave;
}

const REASONS: Readonly<Record<WithReason, { title: string; text: string; okText: string }>> = {
  refuse: { title: '不同意', text: '写明不同意的理由，告知本人。', okText: '不同意' },
  cancel: { title: '撤销请假', text: '本人不外出了。撤销后不再算作外出。', okText: '撤销' },
  void: {
    title: '作废这条记录',
    text: '登记错了的才作废。作废后不再计入统计，记录和原因都保留。',
    okText: '作废',
  },
};

/** Newest first; each with its state, what R-05 says of it, and what can be done. */
export function LeavesTable({ rows }: { readonly rows: readonly Leave[] }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <Table<Leave>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        dataSource={[...rows]}
        locale={{ emptyText: '没有请假外出记录。离开本县3日以上须书面报告。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={[
          { title: '外出', width: 92, dataIndex: 'leftOn', className: 'number' },
          {
            title: '返回',
            width: 150,
            render: (_, row) => <Back leave={row} />,
          },
          {
            title: '去向和事由',
            ellipsis: true,
            render: (_, { destination, purpose, note }) =>
              [destination, purpose, note].filter((part) => part !== '').join('，'),
          },
          {
            title: '书面报告',
            width: 76,
            responsive: ['lg'],
            render: (_, { writtenReport }) => (writtenReport ? '有' : '无'),
          },
          { title: '审批', width: 184, render: (_, row) => <Approval leave={row} /> },
          { title: '认定', width: 150, render: (_, row) => <Finding leave={row} /> },
          {
            title: '办理',
            width: 172,
            render: (_, row) => <LeaveActions leave={row} onOpen={setOpened} />,
          },
        ]}
      />
      <ReasonedDecision opened={opened} onClose={close} />
      <ReturnDrawer leave={opened?.what === 'return' ? opened.leave : null} onClose={close} />
      <ExtensionDrawer leave={opened?.what === 'extend' ? opened.leave : null} onClose={close} />
    </>
  );
}

function Back({ leave }: { readonly leave: Leave }) {
  const { backOn, plannedBackOn, overdueDays } = leave;
  if (backOn !== null) return <span className="number">{`${backOn}已回`}</span>;
  if (overdueDays > 0) {
    return (
      <>
        <span className="number">{`应${plannedBackOn ?? ''}回`}</span>{' '}
        <Mark tone="late">{`逾期${overdueDays}天`}</Mark>
      </>
    );
  }
  if (plannedBackOn !== null) return <span className="number">{`应${plannedBackOn}回`}</span>;
  return '还没有返回';
}

function Approval({ leave }: { readonly leave: Leave }) {
  const { state, approvals, decidedBy, decisionNote, went, extensionTo } = leave;
  const last = approvals.at(-1);
  if (state === '审核中') return <Mark tone="today">待审批</Mark>;
  if (state === '续假') return <Mark tone="today">{`续假到${extensionTo ?? ''}，待审批`}</Mark>;
  if (went && last === undefined) return '没有请假';
  if (state === '拒绝') return `${decidedBy}不同意：${decisionNote}`;
  if (state === '撤销') return `已撤销：${decisionNote}`;
  if (last === undefined) return state;
  return `${last.by}同意到${last.to}${last.selfApproved ? '（自评自批）' : ''}`;
}

/** authorised or not, since when, how many days, and whether it counts. */
function Finding({ leave }: { readonly leave: Leave }) {
  if (leave.finding === null) return '—';
  const { kind, days, since, counts } = leave.finding;
  if (kind === 'short') return `${days}天，不满3日`;
  if (kind === 'covered') return <Mark tone="done">{`${days}天，经批准`}</Mark>;
  if (!counts) return `${days}天，不在社区戒毒、康复期内`;
  const overstayed = leave.approvals.length > 0;
  return (
    <>
      <Mark tone="late">{`擅自外出，计${days}天`}</Mark>{' '}
      <span className="muted">
        {`${since ?? ''}起认定`}
        {overstayed && '；批准没有盖住全部天数，连同批准的日子从离开之日起都计入'}
      </span>
    </>
  );
}

interface LeaveActionsProps {
  readonly leave: Leave;
  readonly onOpen: (opened: Opened) => void;
}

function LeaveActions({ leave, onOpen }: LeaveActionsProps) {
  const { voided, voidReason, waitsFrom } = leave;
  if (voided) return `已作废：${voidReason}`;
  return (
    <Space size={4}>
      {waitsFrom === '' ? (
        <AwayButton leave={leave} onOpen={onOpen} />
      ) : (
        <Decide leave={leave} onOpen={onOpen} />
      )}
      <MoreOf leave={leave} onOpen={onOpen} />
    </Space>
  );
}

function AwayButton({ leave, onOpen }: LeaveActionsProps) {
  const away = leave.backOn === null && (leave.went || leave.state === '同意');
  if (!away) return null;
  return (
    <GuardedButton
      method="leaves.return"
      size="small"
      onClick={() => onOpen({ what: 'return', leave })}
    >
      销假
    </GuardedButton>
  );
}

/** 同意 and 不同意, for another than who entered it. */
function Decide({ leave, onOpen }: LeaveActionsProps) {
  const { message } = App.useApp();
  const { user, officeOfOne } = useSession();
  const approve = useCommand('leaves.approve');
  const own = leave.waitsFrom === user?.name && !officeOfOne;
  const reason = own ? '登记人不能审批自己登记的申请' : null;
  return (
    <Space size={4}>
      <GuardedButton
        method="leaves.approve"
        size="small"
        type="primary"
        reason={reason}
        loading={approve.isPending}
        onClick={() =>
          approve.mutate(
            { id: leave.id },
            { onSuccess: ({ until }) => void message.success(`已同意外出到${until}。`) },
          )
        }
      >
        同意
      </GuardedButton>
      <GuardedButton
        method="leaves.refuse"
        size="small"
        reason={reason}
        onClick={() => onOpen({ what: 'refuse', leave })}
      >
        不同意
      </GuardedButton>
      <Failure reason={approve.error} />
    </Space>
  );
}

function MoreOf({ leave, onOpen }: LeaveActionsProps) {
  const whyNot = useWhyNot('leaves.void');
  const { state, backOn, went } = leave;
  const cancellable = !went && backOn === null && ['审核中', '同意', '续假'].includes(state);
  const items = [
    ...(state === '同意' && backOn === null ? [{ key: 'extend', label: '续假' }] : []),
    ...(cancellable ? [{ key: 'cancel', label: '撤销（没有外出）' }] : []),
    { key: 'void', label: '作废' },
  ];
  return (
    <Dropdown
      trigger={['click']}
      disabled={whyNot !== null}
      menu={{ items, onClick: ({ key }) => onOpen({ what: key as Opened['what'], leave }) }}
    >
      <Button size="small">更多</Button>
    </Dropdown>
  );
}

interface ReasonedDecisionProps {
  readonly opened: Opened | null;
  readonly onClose: () => void;
}

function ReasonedDecision({ opened, onClose }: ReasonedDecisionProps) {
  const commands = {
    refuse: useCommand('leaves.refuse'),
    cancel: useCommand('leaves.cancel'),
    void: useCommand('leaves.void'),
  };
  const what =
    opened === null || opened.what === 'extend' || opened.what === 'return' ? null : opened.what;
  const command = commands[what ?? 'void'];
  return (
    <ReasonDialog
      {...REASONS[what ?? 'void']}
      open={what !== null}
      pending={command.isPending}
      failure={command.error}
      onClose={onClose}
      onReason={(reason) => {
        if (opened) command.mutate({ id: opened.leave.id, reason }, { onSuccess: onClose });
      }}
    />
  );
}
