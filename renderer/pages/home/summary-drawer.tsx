import { Form, Input } from 'antd';
import { SUMMARY_KINDS, type SummaryKind } from '../../../db/domain/todo/todo-summaries.ts';
import type { Input as CallInput } from '../../../electron/contract/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { nameToFillIn } from '../../components/name-to-fill-in.ts';
import { useSession } from '../../session.tsx';
import type { TodoRow } from './todo.ts';

type Values = Pick<CallInput<'todo.recordSummary'>, 'writtenOn' | 'author' | 'conclusion'>;

interface SummaryDrawerProps {
  readonly row: TodoRow | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function kindOf(row: TodoRow): SummaryKind {
  return SUMMARY_KINDS.find((kind) => kind === row.kind) ?? '半年小结';
}

/** 半年小结 or 年度评估 of the period that the line names. */
export function SummaryDrawer({ row, onClose, onSaved }: SummaryDrawerProps) {
  const { today } = useSession();
  if (row === null) return null;
  const kind = kindOf(row);
  return (
    <FormDrawer<'todo.recordSummary', Values>
      method="todo.recordSummary"
      open
      title={`登记${kind}：${row.fullName}`}
      lead={row.why}
      start={{ writtenOn: today, author: nameToFillIn(row.inCharge), conclusion: '' }}
      toInput={(values) => ({
        ...values,
        kind,
        measureId: row.subject?.id ?? 0,
        periodEnd: row.dueOn ?? '',
      })}
      done={() => `已登记${kind}。`}
      onSaved={onSaved}
      onClose={onClose}
    >
      <Form.Item name="writtenOn" label="写成日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="author" label="撰写人">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="conclusion" label="结论">
        <Input.TextArea maxLength={4000} />
      </Form.Item>
    </FormDrawer>
  );
}
