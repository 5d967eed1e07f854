import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import type { LockReason } from '../../../electron/contract/desk.ts';
import { callShell } from '../../bridge/call.ts';
import { forget } from '../../bridge/keys.ts';
import { PlainCard } from '../../components/plain-card.tsx';
import type { Session } from '../../session.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import { UnlockForm } from './unlock-form.tsx';

const REASONS: Readonly<Record<LockReason, string | null>> = {
  asked: null,
  idle: '长时间没有操作，台账已自动锁定。',
  screen: '电脑锁屏，台账已自动锁定。',
  suspend: '电脑休眠，台账已自动锁定。',
  failed: '程序出现意外错误，台账已锁定，已保存的内容没有丢失。',
};

/** Why the register is locked, where that was not asked for. */
function LockedBecause() {
  const status = useQuery({
    queryKey: ['shell.status'],
    queryFn: () => callShell('shell.status', {}),
    gcTime: 0,
  });
  const reason = status.data?.lockedBecause ?? null;
  const words = reason === null ? null : REASONS[reason];
  if (words === null) return null;
  const incident = status.data?.incident ?? null;
  return (
    <Alert
      className="failure"
      type={reason === 'failed' ? 'warning' : 'info'}
      showIcon
      title={incident === null ? words : `${words}编号${incident}。`}
    />
  );
}

interface UnlockPageProps {
  readonly session: Session;
}

/** 解锁: user and password, or the recovery code. */
export function UnlockPage({ session }: UnlockPageProps) {
  const client = useQueryClient();
  const [recovering, setRecovering] = useState(false);
  useEffect(() => {
    forget(client);
  }, [client]);
  return (
    <PlainCard title={session.officeName ?? '登录'}>
      <LockedBecause />
      {recovering ? (
        <RecoveryForm users={session.users} onBack={() => setRecovering(false)} />
      ) : (
        <UnlockForm users={session.users} onForgotten={() => setRecovering(true)} />
      )}
    </PlainCard>
  );
}
