import { App } from 'antd';
import { useCommand } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';

/** 更换恢复码: for a code that was lost, used or seen; the old one stops at once. */
export function RenewCode({ onRenewed }: { readonly onRenewed: (code: string) => void }) {
  const { modal } = App.useApp();
  const renew = useCommand('users.newRecoveryCode');
  return (
    <GuardedButton
      method="users.newRecoveryCode"
      loading={renew.isPending}
      onClick={() => {
        void modal.confirm({
          title: '更换恢复码',
          content: '原来的恢复码立即作废。新的恢复码只显示一次，请准备好打印机或纸笔。',
          okText: '更换',
          cancelText: '取消',
          onOk: () => {
            renew.mutate({}, { onSuccess: ({ recoveryCode }) => onRenewed(recoveryCode) });
          },
        });
      }}
    >
      更换恢复码
    </GuardedButton>
  );
}
