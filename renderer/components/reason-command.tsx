import { App } from 'antd';
import type { CommandMethod, Input, Output } from '../../electron/contract/index.ts';
import { useCommand } from '../bridge/keys.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface ReasonCommandProps<M extends CommandMethod> {
  readonly method: M;
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly okText: string;
  /** The command's input with that reason; null: there is nothing to do it to. */
  readonly toInput: (reason: string) => Input<M> | null;
  /** What is said when it is done. */
  readonly done?: (output: Output<M>) => string;
  readonly onClose: () => void;
  /** Where the page goes from there, after the dialog is closed. */
  readonly onDone?: () => void;
}

/** One command that asks why first: the dialog with the reason, the command, the word that it is done. */
export function ReasonCommand<M extends CommandMethod>(props: ReasonCommandProps<M>) {
  const { message } = App.useApp();
  const command = useCommand(props.method);
  const { open, title, text, okText, onClose } = props;
  function run(reason: string) {
    const input = props.toInput(reason);
    if (input === null) return;
    command.mutate(input, {
      onSuccess: (output) => {
        if (props.done) void message.success(props.done(output));
        onClose();
        props.onDone?.();
      },
    });
  }
  return (
    <ReasonDialog
      {...{ open, title, text, okText, onClose }}
      pending={command.isPending}
      failure={command.error}
      onReason={run}
    />
  );
}
