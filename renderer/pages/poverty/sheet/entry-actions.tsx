import { Alert, App, Button, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { entryAddress, roundAddress, type Entry } from '../entry.ts';
import { LeavingDrawer, UnmetDrawer } from './leaving-drawers.tsx';
import { useNextWaiting } from './use-save-entry.ts';

interface SaveButtonsProps {
  readonly waited: boolean;
  readonly pending: boolean;
  readonly onSave: (complete: boolean) => void;
}

/** The foot of the form. */
export function SaveButtons({ waited, pending, onSave }: SaveButtonsProps) {
  return (
    <Space className="entry-save" wrap>
      <GuardedButton
        method="rounds.saveSheet"
        type="primary"
        data-save
        loading={pending}
        onClick={() => onSave(true)}
      >
        {waited ? '保存，录下一户' : '保存'} <kbd>Ctrl+S</kbd>
      </GuardedButton>
      <GuardedButton method="rounds.saveSheet" disabled={pending} onClick={() => onSave(false)}>
        存草稿
      </GuardedButton>
      {waited && <span className="muted">保存后打开下一个待回访的人，同村的在先</span>}
    </Space>
  );
}

interface WhyLockedProps {
  readonly entry: Entry;
  readonly locked: boolean;
  readonly onUnlock: () => void;
}

/** Why nothing can be typed, and how it can. */
export function WhyLocked({ entry, locked, onUnlock }: WhyLockedProps) {
  if (entry.state === '未回访') return <Unmet entry={entry} />;
  if (!locked) return null;
  if (entry.roundClosed) {
    return <Alert className="failure" type="info" showIcon title="这一轮次已经办结，不再修改。" />;
  }
  if (entry.state === '已移出') return <Left entry={entry} />;
  return (
    <Alert
      className="failure"
      type="info"
      showIcon
      title="已经审定。"
      description="修改以后，研判结论和审定随之取消，要重新办。"
      action={
        <GuardedButton method="rounds.saveSheet" onClick={onUnlock}>
          修改
        </GuardedButton>
      }
    />
  );
}

function Unmet({ entry }: { readonly entry: Entry }) {
  const takeBack = useCommand('rounds.setUnmet');
  return (
    <>
      <Alert
        className="failure"
        type="warning"
        showIcon
        title={`未回访：${entry.unmetReason ?? ''}`}
        description={entry.unmetNote}
        action={
          !entry.roundClosed && (
            <GuardedButton
              method="rounds.setUnmet"
              loading={takeBack.isPending}
              onClick={() =>
                takeBack.mutate({
                  ...{ entryId: entry.id, revision: entry.revision },
                  ...{ reason: null, note: '' },
                })
              }
            >
              撤销
            </GuardedButton>
          )
        }
      />
      <Failure reason={takeBack.error} />
    </>
  );
}

function Left({ entry }: { readonly entry: Entry }) {
  const [asked, setAsked] = useState(false);
  const putBack = useCommand('rounds.putBack');
  return (
    <>
      <Alert
        className="failure"
        type="warning"
        showIcon
        title={`已移出名单：${entry.leftReason ?? ''}`}
        description={entry.leftNote}
        action={
          <GuardedButton method="rounds.putBack" onClick={() => setAsked(true)}>
            恢复到名单
          </GuardedButton>
        }
      />
      <ReasonDialog
        open={asked}
        title="恢复到名单"
        text="移出是误办的，恢复到名单，照常回访。"
        okText="恢复"
        pending={putBack.isPending}
        failure={putBack.error}
        onClose={() => setAsked(false)}
        onReason={(note) =>
          putBack.mutate(
            { entryId: entry.id, revision: entry.revision, note },
            { onSuccess: () => setAsked(false) },
          )
        }
      />
    </>
  );
}

/** The head of the page: who was not met, who left, who is next. */
export function EntryActions({ entry }: { readonly entry: Entry }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const next = useNextWaiting();
  const [open, setOpen] = useState<'unmet' | 'leaving' | null>(null);
  const close = () => setOpen(null);
  async function goOn() {
    const id = await next(entry);
    if (id !== null) void navigate(entryAddress(id), { replace: true });
    else void message.info('名单上没有待回访的人了。');
  }
  const { state, roundClosed } = entry;
  const mayLeave = !roundClosed && state !== '已移出';
  const mayBeUnmet = !roundClosed && (state === '待回访' || state === '草稿');
  return (
    <Space wrap>
      {mayBeUnmet && (
        <GuardedButton method="rounds.setUnmet" onClick={() => setOpen('unmet')}>
          没有见到
        </GuardedButton>
      )}
      {mayLeave && (
        <GuardedButton method="rounds.removePerson" onClick={() => setOpen('leaving')}>
          移出名单
        </GuardedButton>
      )}
      <Button onClick={() => void goOn()}>下一个待回访</Button>
      <Button onClick={() => void navigate(roundAddress(entry.roundId, 'list'))}>返回名单</Button>
      <UnmetDrawer open={open === 'unmet'} entry={entry} onClose={close} />
      <LeavingDrawer open={open === 'leaving'} entry={entry} onClose={close} />
    </Space>
  );
}
