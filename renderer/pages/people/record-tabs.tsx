import { Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { CommandMethod } from '../../../electron/contract/index.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';

interface Voidable {
  readonly id: number;
  readonly voided: boolean;
  readonly voidReason: string;
}
interface Kept extends Voidable {
  readonly source: string;
  readonly recordedBy: string;
}

interface RecordsProps<T extends Voidable> {
  readonly rows: readonly T[];
  readonly columns: TableColumnsType<T>;
  readonly empty: string;
  readonly method: Extract<CommandMethod, `${string}.void` | 'todo.voidSummary'>;
  readonly pending: boolean;
  readonly failure: unknown;
  readonly details?: (row: T) => React.ReactNode;
  /** What the dialog is called and what voiding means; of records as such unless told otherwise. */
  readonly title?: string;
  readonly text?: string;
  readonly onVoid: (id: number, reason: string, onDone: () => void) => void;
}

/** Records of one person with where they come from. */
export function Records<T extends Kept>(props: RecordsProps<T>) {
  return (
    <VoidableTable<T>
      {...props}
      columns={[
        ...props.columns,
        { title: '来源', width: 90, dataIndex: 'source', responsive: ['lg'] },
        { title: '记录人', width: 80, dataIndex: 'recordedBy', responsive: ['lg'] },
      ]}
    />
  );
}

/** Rows of one person; a wrong one is voided with a reason and stays, struck through. */
export function VoidableTable<T extends Voidable>(props: RecordsProps<T>) {
  const [wrong, setWrong] = useState<T | null>(null);
  const { details } = props;
  return (
    <>
      <Table<T>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        dataSource={[...props.rows]}
        locale={{ emptyText: props.empty }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        {...(details ? { expandable: { expandedRowRender: details } } : {})}
        columns={[
          ...props.columns,
          {
            title: '办理',
            width: 120,
            render: (_, row) =>
              row.voided ? (
                `已作废：${row.voidReason}`
              ) : (
                <GuardedButton method={props.method} size="small" onClick={() => setWrong(row)}>
                  作废
                </GuardedButton>
              ),
          },
        ]}
      />
      <ReasonDialog
        open={wrong !== null}
        title={props.title ?? '作废这条记录'}
        text={props.text ?? '作废后不再计入统计，记录和原因都保留。'}
        okText="作废"
        pending={props.pending}
        failure={props.failure}
        onClose={() => setWrong(null)}
        onReason={(reason) => {
          if (wrong) props.onVoid(wrong.id, reason, () => setWrong(null));
        }}
      />
    </>
  );
}
