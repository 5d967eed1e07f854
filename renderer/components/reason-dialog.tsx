import { Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { focusDialogField } from './enter-moves.tsx';
import { Failure } from './failure.tsx';
import { isComposing } from './composing.ts';
import { useCtrlS } from './use-ctrl-s.ts';

interface ReasonDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly okText: string;
  readonly pending: boolean;
  readonly failure: unknown;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

/** Asks why: for what takes something back. The reason goes into the log. Enter and Ctrl+S give it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '';
  const text = useRef<HTMLParagraphElement>(null);
  const give = () => {
    if (ready && !props.pending) props.onReason(reason.trim());
  };
  useCtrlS(props.open, give, text);
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.okText}
      okButtonProps={{ disabled: !ready, loading: props.pending }}
      onOk={give}
      onCancel={props.onClose}
      afterClose={() => setReason('')}
      afterOpenChange={focusDialogField}
      destroyOnHidden
    >
      <p ref={text}>{props.text}</p>
      <Input
        autoFocus
        aria-label="原因"
        placeholder="请填写原因"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return;
          // The focus may go back to the button that opened the dialog before this key is over: it would press that button again.
          event.preventDefault();
          give();
        }}
      />
      <Failure reason={props.failure} />
    </Modal>
  );
}
