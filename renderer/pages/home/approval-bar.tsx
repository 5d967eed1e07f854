import type { TodoKind } from '../../../db/domain/todo/todo-item.ts';
import { useWhyNot } from '../../session.tsx';
import { awaitingApproval, type Summary } from './todo.ts';

interface ApprovalBarProps {
  readonly summary: Summary;
  readonly onKind: (kind: TodoKind) => void;
}

/** What waits for a second person, for those who may approve; each kind is the filter of the list below. */
export function ApprovalBar({ summary, onKind }: ApprovalBarProps) {
  const kinds = awaitingApproval(summary);
  const whyNot = useWhyNot('rounds.approve');
  if (whyNot !== null || kinds.length === 0) return null;
  return (
    <p className="approval-bar" role="status">
      等待审批、审定：
      {kinds.map(({ kind, total }) => (
        <button key={kind} type="button" className="link" onClick={() => onKind(kind)}>
          {kind} <span className="number">{total}</span>项
        </button>
      ))}
    </p>
  );
}
