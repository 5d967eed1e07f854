import { App, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { useSession } from '../../../session.tsx';
import { localTime } from '../../../text/days.ts';
import type { Entry } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';

interface ApprovalPanelProps {
  readonly entry: Entry;
  /** Something is typed that is not saved: what is approved is what was saved. */
  readonly isChanged: () => boolean;
}

/** 审定: by another person than who concluded; 退回 with the reason. */
export function ApprovalPanel({ entry, isChanged }: ApprovalPanelProps) {
  const { message } = App.useApp();
  const { officeOfOne } = useSession();
  const [sendingBack, setSendingBack] = useState(false);
  const approve = useCommand('rounds.approve');
  const sendBack = useCommand('rounds.sendBack');
  function onApprove() {
    if (isChanged()) {
      void message.warning('有改动还没有保存，先保存再审定。');
      return;
    }
    approve.mutate(
      { roundId: entry.roundId, entryIds: [entry.id] },
      {
        onSuccess: ({ approved, refused }) => {
          if (approved > 0) void message.success('已审定。');
          else void message.warning(`没有审定：${refused[0]?.why ?? ''}`, 8);
        },
      },
    );
  }
  return (
    <section className="sheet-panel" aria-label="研判和审定">
      <h2>研判和审定</h2>
      <History entry={entry} />
      {entry.watchOpen && (
        <p className="warn">
          该户仍在监测中，如属误判请到<Link to="/poverty?tab=watches">监测对象</Link>作废。
        </p>
      )}
      <Failure reason={approve.error} />
      {entry.state === '已研判' && !entry.roundClosed && (
        <Space wrap>
          <GuardedButton
            method="rounds.approve"
            type="primary"
            loading={approve.isPending}
            onClick={onApprove}
          >
            审定
          </GuardedButton>
          <GuardedButton method="rounds.sendBack" onClick={() => setSendingBack(true)}>
            退回
          </GuardedButton>
          {officeOfOne && <span className="muted">自己研判自己审定，会标明“自评自批”</span>}
        </Space>
      )}
      <ReasonDialog
        open={sendingBack}
        title="退回重新研判"
        text="退回以后由经办人改正登记表或结论，再次研判。"
        okText="退回"
        pending={sendBack.isPending}
        failure={sendBack.error}
        onClose={() => setSendingBack(false)}
        onReason={(reason) =>
          sendBack.mutate(
            { entryId: entry.id, revision: entry.revision, reason },
            { onSuccess: () => setSendingBack(false) },
          )
        }
      />
    </section>
  );
}

/** Who did what with this sheet, in the order of the work. */
function History({ entry }: { readonly entry: Entry }) {
  const { recordedBy, recordedAt, concludedBy, conclusion, conclusionReason } = entry;
  return (
    <ol className="entry-history">
      {recordedBy === '' ? (
        <li className="muted">还没有录入</li>
      ) : (
        <li>{`${recordedBy}录入，${localTime(recordedAt)}`}</li>
      )}
      {entry.returnedReason !== '' && <li className="warn">{returnedWords(entry)}</li>}
      {conclusion !== null && (
        <li>
          {concludedBy}研判为 <LevelTag level={conclusion} />
          {entry.proposed !== null &&
            entry.proposed !== conclusion &&
            `，程序建议“${entry.proposed}”`}
          {conclusionReason !== '' && `。理由：${conclusionReason}`}
        </li>
      )}
      {entry.approvedBy !== '' && <li>{approvedWords(entry)}</li>}
    </ol>
  );
}

/** Who approved it, and when. */
function approvedWords({ approvedBy, approvedAt, approvedSelf }: Entry): string {
  const when = approvedAt === '' ? '' : `，${localTime(approvedAt)}`;
  return `${approvedBy}审定${approvedSelf ? '（自评自批）' : ''}${when}`;
}

/** Who sent it back, when and why. */
function returnedWords({ returnedBy, returnedAt, returnedReason }: Entry): string {
  if (returnedBy === '') return `退回：${returnedReason}`;
  return `${returnedBy}退回，${localTime(returnedAt)}：${returnedReason}`;
}
