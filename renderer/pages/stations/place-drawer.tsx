import { useQuery } from '@tanstack/react-query';
import { Drawer, Space, Table } from 'antd';
import { useState } from 'react';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { HolderEndFields, HolderFields } from '../../components/holder-fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PhonesButton, usePhones } from '../../components/phones.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { useSession } from '../../session.tsx';
import type { Place } from './place.ts';

type Row = Output<'responsibility.history'>[number];
type Action =
  { readonly kind: 'add' } | { readonly kind: 'correct' | 'end' | 'void'; readonly row: Row };

interface PlaceDrawerProps {
  readonly place: Place | null;
  readonly onClose: () => void;
}

/** Who answers for one place, now and before. */
export function PlaceDrawer({ place, onClose }: PlaceDrawerProps) {
  return (
    <Drawer
      open={place !== null}
      size={840}
      title={place === null ? '' : `${place.level}：${place.name}`}
      onClose={onClose}
      destroyOnHidden
    >
      {place !== null && <History place={place} />}
    </Drawer>
  );
}

function History({ place }: { readonly place: Place }) {
  const { townCode, villageCode } = place;
  const history = useQuery(queryFor('responsibility.history', { townCode, villageCode }));
  const phones = usePhones('responsibility.reveal', { townCode });
  const [action, setAction] = useState<Action | null>(null);
  const close = () => setAction(null);
  return (
    <>
      <Space className="filters">
        <GuardedButton
          method="responsibility.set"
          type="primary"
          onClick={() => setAction({ kind: 'add' })}
        >
          登记责任人
        </GuardedButton>
        <PhonesButton of={phones} />
      </Space>
      <Failure reason={phones.failure} />
      <Loaded of={history}>
        {(rows) => <HistoryTable rows={rows} phoneOf={phones.phoneOf} onAction={setAction} />}
      </Loaded>
      <SetDrawer place={place} action={action} onClose={close} />
      <EndDrawer action={action} onClose={close} />
      <VoidDialog action={action} onClose={close} />
    </>
  );
}

interface HistoryTableProps {
  readonly rows: readonly Row[];
  readonly phoneOf: (row: Row) => string;
  readonly onAction: (action: Action) => void;
}

function HistoryTable({ rows, phoneOf, onAction }: HistoryTableProps) {
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      locale={{ emptyText: '还没有责任人。' }}
      rowClassName={(row) => (row.voided ? 'is-voided' : '')}
      columns={[
        { title: '姓名', width: 100, dataIndex: 'name' },
        { title: '职务', dataIndex: 'post', ellipsis: true },
        {
          title: '电话',
          width: 125,
          className: 'number',
          render: (_, row) => phoneOf(row),
        },
        {
          title: '起止',
          width: 200,
          className: 'number',
          render: (_, { since, until }) => `${since ?? '—'} 至 ${until ?? '今'}`,
        },
        {
          title: '办理',
          width: 180,
          render: (_, row) => <RowActions row={row} onAction={onAction} />,
        },
      ]}
    />
  );
}

function RowActions({
  row,
  onAction,
}: {
  readonly row: Row;
  readonly onAction: (action: Action) => void;
}) {
  if (row.voided) return `已作废：${row.voidReason}`;
  const kinds = [
    ...(row.until === null
      ? ([
          ['correct', '修改', 'responsibility.set'],
          ['end', '结束', 'responsibility.end'],
        ] as const)
      : []),
    ['void', '作废', 'responsibility.void'] as const,
  ];
  return (
    <Space size={4}>
      {kinds.map(([kind, words, method]) => (
        <GuardedButton
          key={kind}
          method={method}
          size="small"
          onClick={() => onAction({ kind, row })}
        >
          {words}
        </GuardedButton>
      ))}
      {row.until !== null && row.endReason}
    </Space>
  );
}

interface ActionProps {
  readonly action: Action | null;
  readonly onClose: () => void;
}

function SetDrawer({ place, action, onClose }: ActionProps & { readonly place: Place }) {
  const { today } = useSession();
  if (action?.kind !== 'add' && action?.kind !== 'correct') return null;
  const row = action.kind === 'correct' ? action.row : null;
  const { level, townCode, villageCode } = place;
  return (
    <FormDrawer<'responsibility.set', CallInput<'responsibility.set'>>
      method="responsibility.set"
      open
      title={`${row === null ? '登记' : '修改'}${level}责任人：${place.name}`}
      lead="换人的，请另外把原来的“结束”；几个人一起包的，都登记。"
      start={startOf(row, today)}
      toInput={(values) => ({ ...values, id: row?.id ?? null, level, townCode, villageCode })}
      done={() => '已保存。'}
      onClose={onClose}
    >
      <HolderFields phoneMasked={row?.phoneMasked ?? ''} />
    </FormDrawer>
  );
}

function startOf(row: Row | null, today: string) {
  if (row === null) return { name: '', post: '', phone: null, since: today };
  return { name: row.name, post: row.post, phone: null, since: row.since };
}

function EndDrawer({ action, onClose }: ActionProps) {
  const { today } = useSession();
  if (action?.kind !== 'end') return null;
  return (
    <FormDrawer<'responsibility.end', CallInput<'responsibility.end'>>
      method="responsibility.end"
      open
      title={`结束：${action.row.name}`}
      start={{ on: today, reason: '' }}
      toInput={(values) => ({ ...values, id: action.row.id })}
      done={() => '已结束。'}
      onClose={onClose}
    >
      <HolderEndFields />
    </FormDrawer>
  );
}

function VoidDialog({ action, onClose }: ActionProps) {
  const row = action?.kind === 'void' ? action.row : null;
  return (
    <ReasonCommand
      method="responsibility.void"
      open={row !== null}
      title={row === null ? '' : `作废${row.name}的登记`}
      text="登记错了才作废；不再负责的请用“结束”。"
      okText="作废"
      toInput={(reason) => (row === null ? null : { id: row.id, reason })}
      done={() => '已作废。'}
      onClose={onClose}
    />
  );
}
