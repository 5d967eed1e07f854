import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { Mark } from '../../components/tags.tsx';
import { AttachmentAdder } from './attachment-adder.tsx';
import { AttachmentViewer } from './attachment-viewer.tsx';
import { useSaveCopy } from './use-save-copy.ts';

type Attachment = Output<'attachments.list'>[number];
type Visit = Output<'visits.ofPerson'>[number];

interface AttachmentListProps {
  readonly personId: number;
  readonly recycled: boolean;
  readonly visits: readonly Visit[];
}

/** 附件: photos and scans of one person, sealed on the disk; a picture opens in the window, a PDF only as a copy. */
export function AttachmentList({ personId, recycled, visits }: AttachmentListProps) {
  const [shown, setShown] = useState<Attachment | null>(null);
  const [wrong, setWrong] = useState<Attachment | null>(null);
  const list = useQuery(queryFor('attachments.list', { personId }));
  const copy = useSaveCopy();
  return (
    <section className="tab-part">
      <header>
        <h2>附件</h2>
        <AttachmentAdder personId={personId} recycled={recycled} visits={visits} />
      </header>
      <Failure reason={copy.failure} />
      <Loaded of={list}>
        {(rows) => (
          <ul className="attachments" aria-label="附件">
            {rows.map((row) => (
              <li key={row.id} className={row.removed ? 'is-voided' : ''}>
                <Picture
                  attachment={row}
                  onOpen={() =>
                    row.mediaType === 'application/pdf' ? copy.save(row) : setShown(row)
                  }
                />
                <div className="attachment-words">
                  <strong title={row.title}>{row.title}</strong>
                  <span className="muted">
                    {row.subject} {sizeOf(row.bytes)}
                  </span>
                  <State attachment={row} />
                  {row.mediaType === 'application/pdf' && !row.removed && (
                    <span className="muted">PDF 不在窗口里显示，另存副本后用阅读器打开。</span>
                  )}
                  {!row.removed && (
                    <span>
                      <GuardedButton
                        method="attachments.saveCopy"
                        size="small"
                        type="link"
                        onClick={() => copy.save(row)}
                      >
                        另存
                      </GuardedButton>
                      <GuardedButton
                        method="attachments.remove"
                        size="small"
                        type="link"
                        onClick={() => setWrong(row)}
                      >
                        移除
                      </GuardedButton>
                    </span>
                  )}
                </div>
              </li>
            ))}
            {rows.length === 0 && (
              <li className="muted">没有附件。可以把照片、扫描件拖到这一页，或按“添加附件”。</li>
            )}
          </ul>
        )}
      </Loaded>
      {shown !== null && <AttachmentViewer attachment={shown} onClose={() => setShown(null)} />}
      <ReasonCommand
        method="attachments.remove"
        open={wrong !== null}
        title="移除这个附件"
        text="移除后不再显示；文件仍加密保存，审核人和负责人可以查看。"
        okText="移除"
        toInput={(reason) => (wrong === null ? null : { id: wrong.id, reason })}
        onClose={() => setWrong(null)}
      />
    </section>
  );
}

interface PictureProps {
  readonly attachment: Attachment;
  readonly onOpen: () => void;
}

function Picture({ attachment, onOpen }: PictureProps) {
  const { thumbnail, title, mediaType } = attachment;
  return (
    <Button className="attachment-picture" aria-label={`打开${title}`} onClick={onOpen}>
      {thumbnail === null ? (
        <span aria-hidden="true">{mediaType === 'application/pdf' ? 'PDF' : '图片'}</span>
      ) : (
        <img src={`data:image/jpeg;base64,${thumbnail}`} alt="" />
      )}
    </Button>
  );
}

function State({ attachment }: { readonly attachment: Attachment }) {
  const { file, removed, removedBy, removeReason, addedBy, addedAt } = attachment;
  if (removed) return <span>{`已移除（${removedBy}）：${removeReason}`}</span>;
  if (file === 'missing') return <Mark tone="late">文件缺失</Mark>;
  if (file === 'damaged') return <Mark tone="late">文件已损坏</Mark>;
  return <span className="muted">{`${addedBy} ${addedAt.slice(0, 10)}`}</span>;
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
