import { Modal } from 'antd';
import { useEffect } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';

interface AttachmentViewerProps {
  readonly attachment: Pick<Output<'attachments.list'>[number], 'id' | 'title'>;
  readonly onClose: () => void;
}

/** A picture in full; that it was looked at is logged. Nothing of it stays when it is closed. */
export function AttachmentViewer({ attachment, onClose }: AttachmentViewerProps) {
  const { mutate, data, error } = useCommand('attachments.open');
  const { id } = attachment;
  useEffect(() => mutate({ id }), [mutate, id]);
  return (
    <Modal open title={attachment.title} footer={null} width="min(1100px, 94vw)" onCancel={onClose}>
      <Failure reason={error} />
      {data === undefined ? (
        error === null && <p className="muted">正在打开…</p>
      ) : (
        <img
          className="attachment-full"
          src={`data:${data.mediaType};base64,${data.content}`}
          alt={data.title}
        />
      )}
    </Modal>
  );
}
