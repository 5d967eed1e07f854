import { ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Radio, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { callShell } from '../../bridge/call.ts';
import { queryFor } from '../../bridge/keys.ts';
import { EnterMoves } from '../../components/enter-moves.tsx';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useSave } from '../../components/use-save.ts';
import { Working } from '../../components/working.tsx';
import { sizeText } from '../../text/sizes.ts';
import { firstChoice } from './first-choice.ts';
import { Receipt } from './receipt.tsx';

type Report = Output<'reports.list'>[number];
type Written = Output<'exports.write'>;

/** Issued reports, a drive or a folder, a recipient; then what was written and read back. */
export function WriteTab() {
  const reports = useQuery(queryFor('reports.list', {}));
  const settings = useQuery(queryFor('settings.get', {}));
  const [written, setWritten] = useState<{ record: Written; target: string } | null>(null);
  if (written) return <Receipt {...written} onAgain={() => setWritten(null)} />;
  return (
    <Loaded of={settings}>
      {({ recipient }) => (
        <Loaded of={reports}>
          {(all) => (
            <WriteForm
              reports={all.filter((report) => report.state === 'issued')}
              recipient={recipient}
              onWritten={setWritten}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface WriteFormProps {
  readonly reports: readonly Report[];
  readonly recipient: string;
  readonly onWritten: (written: { record: Written; target: string }) => void;
}

interface WriteValues {
  readonly reportIds: number[];
  readonly target: string;
  readonly recipient: string;
}

function WriteForm({ reports, recipient, onWritten }: WriteFormProps) {
  const [form] = Form.useForm<WriteValues>();
  const { save, pending, failure } = useSave('exports.write', form, (record) =>
    onWritten({ record, target: form.getFieldValue('target') as string }),
  );
  const page = useRef<HTMLDivElement>(null);
  const [query] = useSearchParams();
  const reportIds = firstChoice(reports, query.get('report'));
  const chosen = reportIds.length > 0;
  /** The first thing that is left to choose: the reports, or where it goes when one is ticked already. */
  function focusFirst() {
    const now = document.activeElement;
    if (now !== null && now !== document.body && page.current?.contains(now) === true) return;
    const place = chosen ? '.write-target input, .write-target button[data-folder]' : 'input';
    page.current?.querySelector<HTMLElement>(place)?.focus();
  }
  if (reports.length === 0) {
    return (
      <div className="empty">
        <p>还没有已签发的报告。签发以后才能导出。</p>
        <Link to="/reports">去编制报告</Link>
      </div>
    );
  }
  return (
    <div className="scroll" ref={page}>
      <EnterMoves>
        <Form
          form={form}
          labelCol={{ flex: '88px' }}
          colon={false}
          requiredMark={false}
          className="write-form"
          initialValues={{ reportIds, recipient }}
        >
          <Form.Item name="reportIds" label="报告">
            <Checkbox.Group className="stacked">
              {reports.map((report) => (
                <Checkbox key={report.id} value={report.id}>
                  {report.number === '' ? report.title : `${report.title}（${report.number}）`}
                </Checkbox>
              ))}
            </Checkbox.Group>
          </Form.Item>
          <Form.Item
            name="target"
            label="导出到"
            rules={[{ required: true, message: '请选择U盘或文件夹' }]}
          >
            <TargetField onReady={focusFirst} />
          </Form.Item>
          <Form.Item
            name="recipient"
            label="接收单位"
            extra="报告只送禁毒委系统：里面人数再少的数字也照实印，没有隐去。"
          >
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item label=" ">
            <GuardedButton
              method="exports.write"
              type="primary"
              data-save
              loading={pending}
              onClick={() => {
                const values = form.getFieldsValue(true) as Partial<WriteValues>;
                save({
                  reportIds: values.reportIds ?? [],
                  target: values.target ?? '',
                  recipient: values.recipient ?? '',
                });
              }}
            >
              导出并核验
            </GuardedButton>
          </Form.Item>
        </Form>
      </EnterMoves>
      <Working method="exports.write" running={pending} words="正在写入并核对，请不要拔出U盘…" />
      <Failure reason={failure} />
    </div>
  );
}

interface TargetFieldProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (ticket: string) => void;
  /** The drives have been looked for. */
  readonly onReady: () => void;
}

type Drive = Output<'exports.drives'>[number];
interface Folder {
  readonly ticket: string;
  readonly name: string;
}

/** The drives, looked for once and when the clerk asks; `onReady` when the first answer is there. */
function useDrives(onReady: () => void) {
  const drives = useQuery({
    ...queryFor('exports.drives', {}),
    staleTime: 0,
    gcTime: 0,
    // The dialog of folders takes the focus of the window: looking again by itself would lose what was chosen.
    refetchOnWindowFocus: false,
  });
  const ready = useRef(onReady);
  useEffect(() => {
    ready.current = onReady;
  });
  const { isFetched } = drives;
  useEffect(() => {
    if (isFetched) ready.current();
  }, [isFetched]);
  return drives;
}

/** What was chosen, in words; null: nothing yet. */
function targetWords(
  value: string | undefined,
  drives: readonly Drive[],
  folder: Folder | null,
): string | null {
  if (value === undefined) return null;
  if (folder?.ticket === value) return `文件夹“${folder.name}”`;
  return drives.find(({ path }) => path === value)?.label ?? null;
}

/** The sticks that are plugged in, or a folder. */
function TargetField({ id, value, onChange, onReady }: TargetFieldProps) {
  const drives = useDrives(onReady);
  const [folder, setFolder] = useState<Folder | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  async function choose() {
    try {
      const chosen = await callShell('dialogs.chooseFolder', { purpose: 'export' });
      if (chosen === null) return;
      setFolder(chosen);
      onChange?.(chosen.ticket);
    } catch (reason) {
      setFailure(reason);
    }
  }
  const found = drives.data ?? [];
  const target = targetWords(value, found, folder);
  return (
    <div className="write-target" {...(id === undefined ? {} : { id })}>
      <Radio.Group
        className="stacked"
        value={value ?? null}
        onChange={(event) => onChange?.(event.target.value as string)}
      >
        {found.map((drive) => (
          <Radio key={drive.path} value={drive.path}>
            {drive.label}（可用{sizeText(drive.freeBytes)}，共{sizeText(drive.totalBytes)}）
          </Radio>
        ))}
        {folder && <Radio value={folder.ticket}>文件夹“{folder.name}”</Radio>}
      </Radio.Group>
      {drives.isSuccess && found.length === 0 && (
        <p className="muted">没有找到U盘。插入后点“重新查找”，或选择一个文件夹。</p>
      )}
      <Failure reason={drives.error ?? failure} />
      <Space>
        <Button
          icon={<ReloadOutlined />}
          loading={drives.isFetching}
          onClick={() => void drives.refetch()}
        >
          重新查找
        </Button>
        <Button data-folder onClick={() => void choose()}>
          选择文件夹…
        </Button>
      </Space>
      <p className="muted" aria-live="polite">
        {target === null ? '还没有选择导出到哪里。' : `将导出到：${target}`}
      </p>
    </div>
  );
}
