import { useQueryClient } from '@tanstack/react-query';
import { App, Space } from 'antd';
import { useState } from 'react';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import type { Round } from '../entry.ts';
import { closingWords } from './closing-words.ts';
import { FormsDrawer, ReminderDrawer } from './paper-drawers.tsx';

interface RoundDoingsProps {
  readonly round: Round;
  readonly size?: 'small' | 'medium';
}

type Open = 'forms' | 'reminder' | 'reopen' | null;

/** 登记表, 未回访清单, 办结 or 重新打开. */
export function RoundDoings({ round, size = 'medium' }: RoundDoingsProps) {
  const [open, setOpen] = useState<Open>(null);
  const shut = () => setOpen(null);
  const closed = round.closedOn !== null;
  return (
    <Space wrap>
      {!closed && (
        <GuardedButton size={size} method="rounds.forms" onClick={() => setOpen('forms')}>
          登记表
        </GuardedButton>
      )}
      <GuardedButton
        size={size}
        method="rounds.reminder"
        reason={round.waiting + round.unmet === 0 ? '没有未回访的人' : null}
        onClick={() => setOpen('reminder')}
      >
        未回访清单
      </GuardedButton>
      {closed ? (
        <GuardedButton size={size} method="rounds.reopen" onClick={() => setOpen('reopen')}>
          重新打开
        </GuardedButton>
      ) : (
        <CloseButton round={round} size={size} />
      )}
      {open === 'forms' && <FormsDrawer round={round} onClose={shut} />}
      {open === 'reminder' && <ReminderDrawer round={round} onClose={shut} />}
      <Reopen round={round} open={open === 'reopen'} onClose={shut} />
    </Space>
  );
}

/** Why a round cannot be closed yet, by its counts: everybody approved, or not visited with a reason. */
function whyOpen({ waiting, visited, approved }: Round): string | null {
  if (waiting > 0) return `还有${waiting}人待回访`;
  return visited > approved ? `还有${visited - approved}人已回访、没有审定` : null;
}

function CloseButton({ round, size }: Required<RoundDoingsProps>) {
  const { message, modal } = App.useApp();
  const close = useCommand('rounds.close');
  const client = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  async function ask() {
    setFailure(null);
    let missing: number;
    try {
      ({ missing } = await client.query({
        ...queryFor('rounds.get', { id: round.id }),
        staleTime: 0,
      }));
    } catch (reason) {
      setFailure(reason);
      return;
    }
    void modal.confirm({
      title: `办结${round.label}逐人回访？`,
      content: closingWords(round, missing),
      okText: '办结',
      cancelText: '再看看',
      onOk: () => {
        close.mutate(
          { id: round.id, revision: round.revision },
          { onSuccess: () => void message.success('已办结。') },
        );
      },
    });
  }
  return (
    <>
      <GuardedButton
        size={size}
        method="rounds.close"
        reason={whyOpen(round)}
        loading={close.isPending}
        onClick={() => void ask()}
      >
        办结
      </GuardedButton>
      <Failure reason={failure ?? close.error} />
    </>
  );
}

interface ReopenProps {
  readonly round: Round;
  readonly open: boolean;
  readonly onClose: () => void;
}

function Reopen({ round, open, onClose }: ReopenProps) {
  const { message } = App.useApp();
  const reopen = useCommand('rounds.reopen');
  return (
    <ReasonDialog
      open={open}
      title={`重新打开${round.label}逐人回访`}
      text="本轮次的报告还没有签发时，可以重新打开改正，改完再办结。"
      okText="重新打开"
      pending={reopen.isPending}
      failure={reopen.error}
      onClose={onClose}
      onReason={(reason) =>
        reopen.mutate(
          { id: round.id, revision: round.revision, reason },
          {
            onSuccess: () => {
              void message.success('已重新打开。');
              onClose();
            },
          },
        )
      }
    />
  );
}
