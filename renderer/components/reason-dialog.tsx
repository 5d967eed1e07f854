import { Input, Modal } from 'antd';
import { useState } from 'react';
import { focusDialogField } from './enter-moves.tsx';
import { Failure } from './failure.tsx';
import { isComposing } from './composing.ts';

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

/** Asks why: for what takes something back. The reason goes into the log. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '';
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.okText}
      okButtonProps={{ disabled: !ready, loading: props.pending }}
      onOk={() => props.onReason(reason.trim())}
      onCancel={props.onClose}
      afterClose={() => setReason('')}
      afterOpenChange={focusDialogField}
      destroyOnHidden
    >
      <p>{props.text}</p>
      <Input
        autoFocus
        aria-label="原因"
        placeholder="请填写原因"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event) && ready) props.onReason(reason.trim());
        }}
      />
      <Failure reason={props.failure} />
    </Modal>
  );
}
