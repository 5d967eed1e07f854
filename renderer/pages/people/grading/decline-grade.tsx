import { ReasonCommand } from '../../../components/reason-command.tsx';

interface DeclineGradeProps {
  /** The proposal that is turned down; null: none. */
  readonly gradeId: number | null;
  /** By the present user: it is taken back. */
  readonly own: boolean;
  readonly onClose: () => void;
}

/** 不同意, or 撤回 of what one proposed oneself: the proposed grade does not take effect and stays in the history with the reason. */
export function DeclineGrade({ gradeId, own, onClose }: DeclineGradeProps) {
  return (
    <ReasonCommand
      method="grades.decline"
      open={gradeId !== null}
      title={own ? '撤回这次评估' : '不同意这次评估'}
      text={
        own
          ? '写明原因。这次评估留在历史中，不生效，可以重新评估。'
          : '写明原因，提出人据此重新评估。这次评估留在历史中，不生效。'
      }
      okText={own ? '撤回' : '不同意'}
      toInput={(reason) => (gradeId === null ? null : { gradeId, reason })}
      onClose={onClose}
    />
  );
}
