import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { readHolidayNotice } from '../../../db/domain/calendar/holiday-notice.ts';
import { weekdayWord } from '../../../db/domain/calendar/working-day.ts';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { EditorDrawer } from '../../components/editor-drawer.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useSave } from '../../components/use-save.ts';
import { useSession } from '../../session.tsx';

type Year = Output<'holidays.list'>[number];
type EnterInput = CallInput<'holidays.enter'>;

/** 节假日: the years that the working days of due days are counted by (R-13); the next one is pasted from the notice. */
export function HolidaysTab() {
  const years = useQuery(queryFor('holidays.list', {}));
  const [open, setOpen] = useState(false);
  return (
    <Loaded of={years}>
      {(rows) => (
        <div className="fill">
          <Space className="filters" wrap>
            <GuardedButton method="holidays.enter" type="primary" onClick={() => setOpen(true)}>
              录入放假通知
            </GuardedButton>
            <span className="muted">
              上报期限按工作日推算。现有到{Math.max(...rows.map(({ year }) => year))}
              年；国务院办公厅每年11月前后公布下一年的安排，公布后在这里粘贴录入。
            </span>
          </Space>
          <FillTable<Year>
            rowKey="year"
            dataSource={rows}
            empty="没有节假日。"
            pagination={false}
            columns={[
              { title: '年份', width: 80, dataIndex: 'year' },
              { title: '放假', render: (_, row) => runsText(row.holidays) },
              { title: '调休上班', width: 260, render: (_, row) => runsText(row.workdays) },
              {
                title: '来源',
                width: 220,
                render: (_, row) =>
                  row.enteredBy === null
                    ? '随程序提供'
                    : `${row.source}（${row.enteredBy}，${row.enteredOn ?? ''}）`,
              },
            ]}
          />
          <NoticeDrawer open={open} latest={rows[0]?.year ?? 0} onClose={() => setOpen(false)} />
        </div>
      )}
    </Loaded>
  );
}

interface NoticeDrawerProps {
  readonly open: boolean;
  readonly latest: number;
  readonly onClose: () => void;
}

function NoticeDrawer({ open, latest, onClose }: NoticeDrawerProps) {
  const { message } = App.useApp();
  const { today } = useSession();
  const [form] = Form.useForm<EnterInput>();
  const { save, pending, failure } = useSave('holidays.enter', form, ({ year }) => {
    void message.success(`已录入${year}年的放假安排。`);
    onClose();
  });
  const suggested = Math.max(latest + 1, Number(today.slice(0, 4)));
  return (
    <EditorDrawer
      open={open}
      title="录入放假通知"
      width={640}
      pending={pending}
      failure={failure}
      isDirty={() => form.isFieldsTouched()}
      onClose={onClose}
      onSave={() => save(form.getFieldsValue(true) as EnterInput)}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          year: suggested,
          basis: `国务院办公厅关于${suggested}年部分节假日安排的通知`,
          text: '',
        }}
      >
        <Form.Item name="year" label="年份">
          <InputNumber autoFocus min={2000} max={2100} precision={0} controls={false} />
        </Form.Item>
        <Form.Item name="basis" label="依据" extra="通知的名称和文号">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="text"
          label="放假安排"
          extra="把通知里“一、元旦：……”到最后一条全部复制，粘贴在这里。"
        >
          <Input.TextArea rows={9} maxLength={4000} />
        </Form.Item>
        <Understood form={form} />
      </Form>
    </EditorDrawer>
  );
}

/** What the program has read of the text, before it is kept. */
function Understood({ form }: { readonly form: ReturnType<typeof Form.useForm<EnterInput>>[0] }) {
  const text = Form.useWatch<string | undefined>('text', form) ?? '';
  const year = Form.useWatch<number | null | undefined>('year', form) ?? 0;
  if (text.trim() === '') return null;
  const { holidays, workdays, problems } = readHolidayNotice(year, text);
  return (
    <section aria-live="polite">
      <p>
        读出放假{holidays.length}天：{runsText(holidays)}
      </p>
      <p>
        调休上班{workdays.length}天：{runsText(workdays)}
      </p>
      {problems.length > 0 && (
        <ul className="bad">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Days that follow each other as one: 2月15日至23日、4月4日（周六）. */
function runsText(days: readonly string[]): string {
  const runs: string[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const follows =
      before !== undefined && Date.parse(day) - Date.parse(before) === 24 * 60 * 60 * 1000;
    if (last !== undefined && follows) last.push(day);
    else runs.push([day]);
  }
  return runs.map(runText).join('、');
}

function runText(run: readonly string[]): string {
  const [first = '', last = first] = [run[0], run.at(-1)];
  const words = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  if (first === last) return `${words(first)}（周${weekdayWord(first)}）`;
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${words(first)}至${sameMonth ? `${Number(last.slice(8))}日` : words(last)}`;
}
