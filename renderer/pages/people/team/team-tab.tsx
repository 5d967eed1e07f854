import { useQuery } from '@tanstack/react-query';
import { Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { isHeldRole } from '../../../../db/domain/office/team.ts';
import { TEAM_ROLES, type TeamRole } from '../../../../db/domain/words/vocabulary.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { PhonesButton, usePhones } from '../../../components/phones.tsx';
import { ReasonCommand } from '../../../components/reason-command.tsx';
import { Mark } from '../../../components/tags.tsx';
import { EndMemberDrawer, MemberDrawer } from './team-drawers.tsx';
import { roleWords, type Member, type TeamAction } from './team-words.ts';

type Team = Output<'teams.ofPerson'>;
/** 小组: who looks after the person now, and who did before. */
export function TeamTab({ personId }: { readonly personId: number }) {
  const team = useQuery(queryFor('teams.ofPerson', { personId }));
  const [action, setAction] = useState<TeamAction | null>(null);
  const close = () => setAction(null);
  return (
    <Loaded of={team}>
      {(value) => (
        <>
          <Present personId={personId} team={value} onAction={setAction} />
          {value.past.length > 0 && <Past members={value.past} />}
          <MemberDrawer personId={personId} action={action} onClose={close} />
          <EndMemberDrawer personId={personId} action={action} onClose={close} />
          <VoidMember action={action} onClose={close} />
        </>
      )}
    </Loaded>
  );
}

interface PresentProps {
  readonly personId: number;
  readonly team: Team;
  readonly onAction: (action: TeamAction) => void;
}

/** A role that nobody holds has a line too: what is missing is seen. */
interface Line {
  readonly key: string;
  readonly role: TeamRole;
  readonly member: Member | null;
}

function linesOf({ present }: Team): Line[] {
  return TEAM_ROLES.flatMap((role): Line[] => {
    const members = present.filter((member) => member.role === role);
    if (members.length === 0) return [{ key: role, role, member: null }];
    return members.map((member) => ({ key: `${role} ${member.id ?? ''}`, role, member }));
  });
}

function Present({ personId, team, onAction }: PresentProps) {
  const phones = usePhones('teams.reveal', { personId });
  const columns: TableColumnsType<Line> = [
    { title: '角色', width: 140, render: (_, { role }) => roleWords(role) },
    {
      title: '姓名',
      width: 130,
      render: (_, { member }) => member?.name ?? <Mark tone="unknown">没有落实</Mark>,
    },
    { title: '职务', ellipsis: true, render: (_, { member }) => member?.post ?? '' },
    {
      title: '电话',
      width: 130,
      className: 'number',
      render: (_, { member }) => (member === null ? '' : phones.phoneOf(member)),
    },
    {
      title: '从哪天起',
      width: 110,
      className: 'number',
      render: (_, { member }) => (member === null ? '' : (member.since ?? '登记时')),
    },
    {
      title: '办理',
      width: 250,
      render: (_, line) => <LineActions line={line} onAction={onAction} />,
    },
  ];
  return (
    <>
      <Space className="filters">
        <PhonesButton of={phones} />
        <span className="muted">
          专职人员、社区民警、网格员各一人，名单、走访任务都用这里的姓名；其他角色可以有几人。
        </span>
      </Space>
      <Failure reason={phones.failure} />
      <Table<Line>
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={linesOf(team)}
        columns={columns}
      />
    </>
  );
}

function LineActions({
  line: { role, member },
  onAction,
}: {
  readonly line: Line;
  readonly onAction: (action: TeamAction) => void;
}) {
  const single = isHeldRole(role);
  return (
    <Space size={4} wrap>
      <GuardedButton
        method="teams.set"
        size="small"
        onClick={() => onAction({ kind: 'add', role, instead: single ? (member?.name ?? '') : '' })}
      >
        {member === null ? '落实' : single ? '更换' : '再加一人'}
      </GuardedButton>
      {member !== null && (
        <>
          <GuardedButton
            method="teams.set"
            size="small"
            reason={member.id === null ? '还没有可以更正的记录，请用“更换”' : null}
            onClick={() => onAction({ kind: 'correct', member })}
          >
            修改
          </GuardedButton>
          <GuardedButton
            method="teams.end"
            size="small"
            onClick={() => onAction({ kind: 'end', member })}
          >
            结束
          </GuardedButton>
          <GuardedButton
            method="teams.void"
            size="small"
            reason={member.id === null ? '没有可以作废的记录，请用“结束”' : null}
            onClick={() => onAction({ kind: 'void', member })}
          >
            作废
          </GuardedButton>
        </>
      )}
    </Space>
  );
}

function Past({ members }: { readonly members: readonly Member[] }) {
  return (
    <>
      <h3>以前的成员</h3>
      <Table<Member>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...members]}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={[
          { title: '角色', width: 140, render: (_, { role }) => roleWords(role) },
          { title: '姓名', width: 130, dataIndex: 'name' },
          {
            title: '起止',
            width: 210,
            className: 'number',
            render: (_, { since, until }) => `${since ?? '登记时'} 至 ${until ?? '—'}`,
          },
          { title: '记录人', width: 90, dataIndex: 'recordedBy' },
          {
            title: '说明',
            render: (_, { voided, voidReason, endReason }) =>
              voided ? `已作废：${voidReason}` : endReason,
          },
        ]}
      />
    </>
  );
}

interface VoidProps {
  readonly action: TeamAction | null;
  readonly onClose: () => void;
}

function VoidMember({ action, onClose }: VoidProps) {
  const member = action?.kind === 'void' ? action.member : null;
  return (
    <ReasonCommand
      method="teams.void"
      open={member !== null}
      title={member === null ? '' : `作废${member.role}${member.name}`}
      text="登记错了才作废；换人请用“更换”，不再担任请用“结束”。作废后记录和原因都保留。"
      okText="作废"
      toInput={(reason) => (member?.id == null ? null : { memberId: member.id, reason })}
      done={() => '已作废。'}
      onClose={onClose}
    />
  );
}
