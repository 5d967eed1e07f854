import { useQuery } from '@tanstack/react-query';
import { App, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { ROLES, type Role } from '../../../electron/contract/define.ts';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { Mark } from '../../components/tags.tsx';
import { useSession, useWhyNot } from '../../session.tsx';
import { RecoveryCode } from '../set-up/recovery-code.tsx';
import { RenewCode } from './renew-code.tsx';
import { AddUserDrawer, OwnPasswordDrawer, ResetPasswordDrawer } from './user-drawers.tsx';

type User = Output<'users.list'>[number];
type Opened =
  | { kind: 'add' }
  | { kind: 'own' }
  | { kind: 'reset'; user: User }
  | { kind: 'retire'; user: User };

/** 用户: who may open the register, and as what. */
export function UsersTab() {
  const { user: me } = useSession();
  const users = useQuery(queryFor('users.list', {}));
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const confirm = useCommand('users.confirmRecoveryCode');
  const [code, setCode] = useState<string | null>(null);
  if (code !== null) {
    const close = () => setCode(null);
    return <RecoveryCode code={code} onKept={() => confirm.mutate({}, { onSettled: close })} />;
  }
  return (
    <div className="fill">
      <Space className="filters" wrap>
        <GuardedButton method="users.add" type="primary" onClick={() => setOpened({ kind: 'add' })}>
          添加用户
        </GuardedButton>
        <Button onClick={() => setOpened({ kind: 'own' })}>修改我的密码</Button>
        <RenewCode onRenewed={setCode} />
        <span className="muted">
          经办人录入和提出；审核人审批和签发；负责人两者都可以，并管理用户和设置。
        </span>
      </Space>
      <Loaded of={users}>
        {(rows) => (
          <FillTable<User>
            rowKey="id"
            dataSource={rows}
            empty="没有用户。"
            pagination={false}
            columns={[
              {
                title: '姓名',
                width: 160,
                render: (_, user) => `${user.name}${user.id === me?.id ? '（我）' : ''}`,
              },
              { title: '岗位', width: 180, render: (_, user) => <RoleField user={user} /> },
              {
                title: '状态',
                width: 120,
                render: (_, user) =>
                  user.active ? (
                    <Mark tone="done">可以登录</Mark>
                  ) : (
                    <Mark tone="unknown">已停用</Mark>
                  ),
              },
              {
                title: '办理',
                render: (_, user) =>
                  user.active && (
                    <Space>
                      <GuardedButton
                        method="users.resetPassword"
                        size="small"
                        reason={user.id === me?.id ? '请用“修改我的密码”' : null}
                        onClick={() => setOpened({ kind: 'reset', user })}
                      >
                        重设密码
                      </GuardedButton>
                      <GuardedButton
                        method="users.retire"
                        size="small"
                        reason={user.id === me?.id ? '不能停用自己' : null}
                        onClick={() => setOpened({ kind: 'retire', user })}
                      >
                        停用
                      </GuardedButton>
                    </Space>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <AddUserDrawer open={opened?.kind === 'add'} onClose={close} />
      <OwnPasswordDrawer open={opened?.kind === 'own'} onClose={close} />
      <ResetPasswordDrawer user={opened?.kind === 'reset' ? opened.user : null} onClose={close} />
      <ReasonCommand
        method="users.retire"
        open={opened?.kind === 'retire'}
        title={`停用用户${opened?.kind === 'retire' ? opened.user.name : ''}`}
        text="停用后不能再登录，他办理过的记录仍写着他的姓名。"
        okText="停用"
        toInput={(reason) => (opened?.kind === 'retire' ? { id: opened.user.id, reason } : null)}
        done={() => '已停用。'}
        onClose={close}
      />
    </div>
  );
}

function RoleField({ user }: { readonly user: User }) {
  const { message } = App.useApp();
  const setRole = useCommand('users.setRole');
  const whyNot = useWhyNot('users.setRole');
  if (!user.active) return user.role;
  return (
    <>
      <Select<Role>
        aria-label={`${user.name}的岗位`}
        style={{ width: 120 }}
        value={user.role}
        disabled={whyNot !== null || setRole.isPending}
        title={whyNot ?? ''}
        options={ROLES.map((role) => ({ value: role, label: role }))}
        onChange={(role) =>
          setRole.mutate(
            { id: user.id, role },
            { onSuccess: () => void message.success('已修改岗位。') },
          )
        }
      />
      <Failure reason={setRole.error} />
    </>
  );
}
