import { useQuery } from '@tanstack/react-query';
import { App, Card, Space } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { Mark } from '../../../components/tags.tsx';
import { useSession, type Session } from '../../../session.tsx';

type Standing = Output<'lightTouch.ofPerson'>;
type Asking = 'propose' | 'end' | 'decline' | 'reveal';

const ASKED: Readonly<Record<Asking, { title: string; text: string; okText: string }>> = {
  propose: {
    title: '提出转入无感式管理',
    text: '批准后不再安排走访和检测，不出现在名单和打印件上，只计总数。出现阳性、查获或举报时自动终止。',
    okText: '提出',
  },
  end: { title: '终止无感式管理', text: '终止后恢复走访任务。', okText: '终止' },
  reveal: {
    title: '查看无感人员身份',
    text: '写明原因，谁在什么时候看过记入日志。',
    okText: '查看',
  },
  decline: { title: '不同意转入无感式管理', text: '写明原因，记录保留。', okText: '不同意' },
};

function isOwn(entry: Standing['entries'][number] | undefined, user: Session['user']): boolean {
  return entry !== undefined && entry.proposedBy === user?.name;
}

function wordsOf(asking: Asking, own: boolean): (typeof ASKED)[Asking] {
  if (asking !== 'decline' || !own) return ASKED[asking];
  return { title: '撤回转入无感式管理', text: '写明原因，记录保留。', okText: '撤回' };
}

/** 无感式管理 of one person: what stands in the way, the proposal, the second person's approval, the end (R-09). */
export function LightTouchCard({ personId }: { readonly personId: number }) {
  const standing = useQuery(queryFor('lightTouch.ofPerson', { personId }));
  return (
    <Card size="small" title="无感式管理" className="light-touch">
      <Loaded of={standing}>
        {(answer) => <StandingOf personId={personId} standing={answer} />}
      </Loaded>
    </Card>
  );
}

interface StandingProps {
  readonly personId: number;
  readonly standing: Standing;
}

function StandingOf({ personId, standing }: StandingProps) {
  const { message } = App.useApp();
  const [asking, setAsking] = useState<Asking | null>(null);
  const propose = useCommand('lightTouch.propose');
  const approve = useCommand('lightTouch.approve');
  const decline = useCommand('lightTouch.decline');
  const end = useCommand('lightTouch.end');
  const reveal = useCommand('lightTouch.reveal');
  const waiting = standing.entries.find(
    (entry) => entry.approvedBy === null && entry.declinedBy === null,
  );
  const { user } = useSession();
  const own = isOwn(waiting, user);
  const onSuccess = () => setAsking(null);
  const calls: Readonly<Record<Asking, (reason: string) => void>> = {
    propose: (reason) => propose.mutate({ personId, reason }, { onSuccess }),
    end: (reason) => end.mutate({ personId, reason }, { onSuccess }),
    reveal: (reason) => reveal.mutate({ personId, reason }, { onSuccess }),
    decline: (reason) => {
      if (waiting !== undefined) decline.mutate({ id: waiting.id, reason }, { onSuccess });
    },
  };
  const commands = { propose, end, decline, reveal };
  const current = asking === null ? null : commands[asking];
  return (
    <Space orientation="vertical">
      <Where standing={standing} />
      <Proposal entry={waiting} />
      <Failure reason={approve.error} />
      <Space>
        {!standing.running && waiting === undefined && (
          <GuardedButton
            method="lightTouch.propose"
            reason={standing.obstacles.length === 0 ? null : standing.obstacles.join('；')}
            onClick={() => setAsking('propose')}
          >
            提出转入
          </GuardedButton>
        )}
        {waiting !== undefined && (
          <>
            <GuardedButton
              method="lightTouch.approve"
              type="primary"
              loading={approve.isPending}
              reason={waiting.whyNot === '' ? null : waiting.whyNot}
              onClick={() =>
                approve.mutate(
                  { id: waiting.id },
                  { onSuccess: () => void message.success('已批准，今天起按无感式管理。') },
                )
              }
            >
              批准转入
            </GuardedButton>
            <GuardedButton method="lightTouch.decline" onClick={() => setAsking('decline')}>
              {wordsOf('decline', own).okText}
            </GuardedButton>
          </>
        )}
        {standing.running && (
          <>
            <GuardedButton method="lightTouch.reveal" onClick={() => setAsking('reveal')}>
              查看身份
            </GuardedButton>
            <GuardedButton method="lightTouch.end" onClick={() => setAsking('end')}>
              终止
            </GuardedButton>
          </>
        )}
        <Identity of={reveal.data} />
      </Space>
      <ReasonDialog
        open={asking !== null}
        {...wordsOf(asking ?? 'propose', own)}
        pending={current?.isPending === true}
        failure={current?.error ?? null}
        onClose={() => setAsking(null)}
        onReason={(reason) => {
          if (asking !== null) calls[asking](reason);
        }}
      />
    </Space>
  );
}

/** Who proposed it and why; that it waits, and for whom. */
function Proposal({ entry }: { readonly entry: Standing['entries'][number] | undefined }) {
  if (entry === undefined) return null;
  const { proposedBy, reason, whyNot } = entry;
  return (
    <Mark tone="today">
      {`${proposedBy}已提出转入（${reason}），等待审批${whyNot === '' ? '' : `：${whyNot}`}`}
    </Mark>
  );
}

/** Who it is, once it was opened. */
function Identity({ of }: { readonly of: Output<'lightTouch.reveal'> | undefined }) {
  if (of === undefined) return null;
  return <strong role="status">{`${of.fullName}（${of.identityMasked}）`}</strong>;
}

function Where({ standing }: { readonly standing: Standing }) {
  const last = standing.entries[0];
  if (standing.running) return <Mark tone="done">{`${last?.enteredOn ?? ''}起按无感式管理`}</Mark>;
  return (
    <Space orientation="vertical" size={2}>
      <span>
        戒断满三年日期：<span className="number">{standing.cleanOn ?? '未设置'}</span>
      </span>
      {standing.obstacles.map((obstacle) => (
        <Mark key={obstacle} tone="unknown">
          {obstacle}
        </Mark>
      ))}
      {last !== undefined && last.endedOn !== null && (
        <span>{`上次：${last.enteredOn ?? ''}至${last.endedOn}，${last.endReason}`}</span>
      )}
    </Space>
  );
}
