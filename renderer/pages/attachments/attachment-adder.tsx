import { PaperClipOutlined } from '@ant-design/icons';
import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { useCommand } from '../../bridge/keys.ts';
import { focusDialogField } from '../../components/enter-moves.tsx';
import { isComposing } from '../../components/composing.ts';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { prepareFile, UnfitFile, type PreparedFile } from './prepare-file.ts';

type Visit = Output<'visits.ofPerson'>[number];

interface AttachmentAdderProps {
  readonly personId: number;
  readonly recycled: boolean;
  readonly visits: readonly Visit[];
}

interface Waiting extends PreparedFile {
  readonly name: string;
}

/** Files that are dropped anywhere on the page while it is shown; the window itself opens none of them. */
function useDroppedFiles(active: boolean, onFiles: (files: readonly File[]) => void): void {
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    if (!active) return undefined;
    function allow(event: DragEvent) {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    }
    function drop(event: DragEvent) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take.current(files);
    }
    document.addEventListener('dragover', allow);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', allow);
      document.removeEventListener('drop', drop);
    };
  }, [active]);
}

/** 添加附件: chosen or dropped, made fit (prepare-file.ts), given a title, sealed by the office. */
export function AttachmentAdder({ personId, recycled, visits }: AttachmentAdderProps) {
  const input = useRef<HTMLInputElement>(null);
  const [queue, setQueue] = useState<readonly Waiting[]>([]);
  const [unfit, setUnfit] = useState<readonly string[]>([]);
  async function take(files: readonly File[]) {
    setUnfit([]);
    for (const file of files) {
      try {
        const prepared = await prepareFile(file);
        setQueue((before) => [...before, { ...prepared, name: file.name }]);
      } catch (reason) {
        if (!(reason instanceof UnfitFile)) throw reason;
        setUnfit((before) => [...before, `${file.name}：${reason.message}`]);
      }
    }
  }
  useDroppedFiles(!recycled, (files) => void take(files));
  const [first] = queue;
  return (
    <>
      <GuardedButton
        method="attachments.add"
        size="small"
        icon={<PaperClipOutlined />}
        reason={recycled ? '人员在回收站中' : null}
        onClick={() => input.current?.click()}
      >
        添加附件
      </GuardedButton>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,application/pdf"
        aria-label="选择附件"
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {unfit.length > 0 && (
        <Alert
          className="failure"
          type="error"
          showIcon
          role="alert"
          closable={{ onClose: () => setUnfit([]) }}
          title={unfit.map((words) => (
            <div key={words}>{words}</div>
          ))}
        />
      )}
      {first !== undefined && (
        <TitleDialog
          key={queue.length}
          personId={personId}
          visits={visits}
          file={first}
          left={queue.length - 1}
          onDone={() => setQueue(queue.slice(1))}
        />
      )}
    </>
  );
}

interface TitleDialogProps {
  readonly personId: number;
  readonly visits: readonly Visit[];
  readonly file: Waiting;
  readonly left: number;
  readonly onDone: () => void;
}

const KINDS = ['走访照片', '帮扶协议', '承诺书', '检测报告', '法律文书', '其他材料'];

/** What the file is called and which visit it belongs to; the file's own name is not taken over, it may name the person. */
function TitleDialog({ personId, visits, file, left, onDone }: TitleDialogProps) {
  const { message } = App.useApp();
  const add = useCommand('attachments.add');
  const [title, setTitle] = useState(KINDS[0] ?? '');
  const [visitId, setVisitId] = useState<number | null>(visits[0]?.id ?? null);
  const ready = title.trim() !== '' && !add.isPending;
  function save() {
    if (!ready) return;
    const { content, thumbnail } = file;
    const of = { subjectKind: visitId === null ? 'person' : 'visit', subjectId: visitId } as const;
    add.mutate(
      { personId, ...of, title: title.trim(), content, thumbnail },
      {
        onSuccess: () => {
          void message.success('附件已加密保存。');
          onDone();
        },
      },
    );
  }
  return (
    <Modal
      open
      title={left > 0 ? `添加附件（还有${left}个）` : '添加附件'}
      okText="添加"
      okButtonProps={{ disabled: !ready, loading: add.isPending }}
      onOk={save}
      onCancel={onDone}
      cancelText="不添加"
      afterOpenChange={focusDialogField}
    >
      <Form labelCol={{ flex: '76px' }} labelAlign="left" colon={false}>
        {file.thumbnail !== null && (
          <img
            className="attachment-preview"
            src={`data:image/jpeg;base64,${file.thumbnail}`}
            alt=""
          />
        )}
        <p className="muted">{file.name}</p>
        <Form.Item label="名称" htmlFor="attachment-title">
          <Input
            id="attachment-title"
            maxLength={200}
            autoComplete="off"
            list="attachment-kinds"
            value={title}
            onChange={({ target }) => setTitle(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event)) save();
            }}
          />
          <datalist id="attachment-kinds">
            {KINDS.map((kind) => (
              <option key={kind} value={kind} />
            ))}
          </datalist>
        </Form.Item>
        <Form.Item label="属于" htmlFor="attachment-visit">
          <Select<number | null>
            id="attachment-visit"
            value={visitId}
            onChange={setVisitId}
            options={[
              { value: null, label: '本人，不属于某次走访' },
              ...visits.map(({ id, visitedOn, mode }) => ({
                value: id,
                label: `${visitedOn}走访（${mode}）`,
              })),
            ]}
          />
        </Form.Item>
      </Form>
      <Failure reason={add.error} />
    </Modal>
  );
}
