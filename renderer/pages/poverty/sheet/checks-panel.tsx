import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { Mark } from '../../../components/tags.tsx';
import { householdAddress, type CrossCheck, type Entry } from '../entry.ts';

interface ChecksPanelProps {
  readonly entry: Entry;
  readonly locked: boolean;
  readonly onJump: (field: string) => void;
}

/** 交叉核对 of what was saved last (FP-01 to FP-26): errors block approval, warnings are confirmed with a reason. */
export function ChecksPanel({ entry, locked, onJump }: ChecksPanelProps) {
  const [asked, setAsked] = useState<CrossCheck | null>(null);
  const confirm = useCommand('rounds.confirmWarning');
  function say(check: string, reason: string) {
    confirm.mutate(
      { entryId: entry.id, revision: entry.revision, check, reason },
      { onSuccess: () => setAsked(null) },
    );
  }
  return (
    <section className="sheet-panel" aria-label="交叉核对">
      <h2>交叉核对</h2>
      <Failure reason={asked === null ? confirm.error : null} />
      {isApproved(entry) && <p className="muted">已审定，核对以审定时为准。</p>}
      {entry.checks.length === 0 ? (
        <p className="muted">{noChecksWords(entry)}</p>
      ) : (
        <ul className="cross-checks">
          {entry.checks.map((check) => (
            <CheckLine
              key={check.id}
              check={check}
              householdId={entry.householdId}
              locked={locked || isApproved(entry)}
              onJump={onJump}
              onConfirm={() => setAsked(check)}
              onTakeBack={() => say(check.id, '')}
            />
          ))}
        </ul>
      )}
      <ReasonDialog
        open={asked !== null}
        title={`确认提醒 ${asked?.id ?? ''}`}
        text={asked?.message ?? ''}
        okText="确认"
        pending={confirm.isPending}
        failure={confirm.error}
        onClose={() => setAsked(null)}
        onReason={(reason) => asked !== null && say(asked.id, reason)}
      />
    </section>
  );
}

interface CheckLineProps {
  readonly check: CrossCheck;
  readonly householdId: number;
  readonly locked: boolean;
  readonly onJump: (field: string) => void;
  readonly onConfirm: () => void;
  readonly onTakeBack: () => void;
}

function isApproved({ approvedBy }: Entry): boolean {
  return approvedBy !== '';
}

/** Why no check stands here. */
function noChecksWords(entry: Entry): string {
  if (!entry.complete) return '登记表保存后核对。';
  if (isApproved(entry)) return '没有待核对的事项。';
  return entry.roundClosed ? '这一轮次已经办结，不再核对。' : '没有发现矛盾。';
}

const OF_HOUSEHOLD = ['contact', 'members', 'noLabour'];
const OF_WATCH = ['closing'];

function CheckLine(props: CheckLineProps) {
  const { check, locked } = props;
  const { id, severity, message, confirmed } = check;
  return (
    <li>
      {severity === 'error' ? (
        <Mark tone="late">{`错误 ${id}`}</Mark>
      ) : (
        <Mark tone={confirmed === '' ? 'today' : 'done'}>
          {`${confirmed === '' ? '提醒' : '已确认'} ${id}`}
        </Mark>
      )}{' '}
      {message}
      {confirmed !== '' && <span className="muted">（{confirmed}）</span>}
      <span className="check-doings">
        <Jump {...props} />
        {severity === 'warning' && !locked && (
          <GuardedButton
            method="rounds.confirmWarning"
            type="link"
            size="small"
            onClick={confirmed === '' ? props.onConfirm : props.onTakeBack}
          >
            {confirmed === '' ? '确认并写明原因' : '撤回确认'}
          </GuardedButton>
        )}
      </span>
    </li>
  );
}

/** To the field it is about, or to the household or the watch, where it is mended. */
function Jump({ check: { field }, householdId, onJump }: CheckLineProps) {
  if (field === '') return null;
  if (OF_HOUSEHOLD.includes(field))
    return <Link to={householdAddress(householdId)}>去改家庭信息</Link>;
  if (OF_WATCH.includes(field)) return <Link to="/poverty?tab=watches">去看监测</Link>;
  return (
    <Button type="link" size="small" onClick={() => onJump(field)}>
      到这一项
    </Button>
  );
}
