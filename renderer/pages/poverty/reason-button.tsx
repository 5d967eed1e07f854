import { App } from 'antd';
import { useState } from 'react';
import type { CommandMethod, Input } from '../../../electron/contract/index.ts';
import { useCommand } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';

interface ReasonButtonProps<M extends CommandMethod> {
  readonly method: M;
  /** 作废, 撤回, 停用. */
  readonly word: string;
  readonly title: string;
  /** What follows from it. */
  readonly text: string;
  readonly size?: 'small' | 'medium';
  /** A further reason why it cannot be done now. */
  readonly reason?: string | null;
  readonly toInput: (reason: string) => Input<M>;
  readonly onDone?: () => void;
}

/** A button that takes something back and asks why. */
export function ReasonButton<M extends CommandMethod>(props: ReasonButtonProps<M>) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const command = useCommand(props.method);
  return (
    <>
      <GuardedButton
        method={props.method}
        size={props.size ?? 'small'}
        reason={props.reason ?? null}
        onClick={() => setOpen(true)}
      >
        {props.word}
      </GuardedButton>
      <ReasonDialog
        open={open}
        title={props.title}
        text={props.text}
        okText={props.word}
        pending={command.isPending}
        failure={command.error}
        onClose={() => {
          command.reset();
          setOpen(false);
        }}
        onReason={(reason) =>
          command.mutate(props.toInput(reason), {
            onSuccess: () => {
              void message.success(`已${props.word}。`);
              setOpen(false);
              props.onDone?.();
            },
          })
        }
      />
    </>
  );
}
