import { EyeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { Failure } from '../../components/failure.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useSession } from '../../session.tsx';
import { PhoneItem } from '../people/team/team-drawers.tsx';
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
  const reveal = useCommand('responsibility.reveal');
  const [phones, setPhones] = useState<Output<'responsibility.reveal'> | null>(null);
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
        <Button
          icon={<EyeOutlined />}
          loading={reveal.isPending}
          title="显示完整号码，并记入日志"
          onClick={() =>
            phones === null
              ? reveal.mutate({ townCode }, { onSuccess: setPhones })
              : setPhones(null)
          }
        >
          {phones === null ? '显示电话' : '遮盖电话'}
        </Button>
      </Space>
      <Failure reason={reveal.error} />
      <Loaded of={history}>
        {(rows) => <HistoryTable rows={rows} phones={phones} onAction={setAction} />}
      </Loaded>
      <SetDrawer place={place} action={action} onClose={close} />
      <EndDrawer action={action} onClose={close} />
      <VoidDialog action={action} onClose={close} />
    </>
  );
}

interface HistoryTableProps {
  readonly rows: readonly Row[];
  readonly phones: Output<'responsibility.reveal'> | null;
  readonly onAction: (action: Action) => void;
}

function HistoryTable({ rows, phones, onAction }: HistoryTableProps) {
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
          render: (_, row) => phones?.find(({ id }) => id === row.id)?.phone ?? row.phoneMasked,
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
  const { message } = App.useApp();
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
      onSaved={() => {
        void message.success('已保存。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label="姓名">
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="post" label="职务">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <PhoneItem masked={row?.phoneMasked ?? ''} />
      <Form.Item name="since" label="从哪天起">
        <DayField />
      </Form.Item>
    </FormDrawer>
  );
}

function startOf(row: Row | null, today: string) {
  if (row === null) return { name: '', post: '', phone: null, since: today };
  return { name: row.name, post: row.post, phone: null, since: row.since };
}

function EndDrawer({ action, onClose }: ActionProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  if (action?.kind !== 'end') return null;
  return (
    <FormDrawer<'responsibility.end', CallInput<'responsibility.end'>>
      method="responsibility.end"
      open
      title={`结束：${action.row.name}`}
      start={{ on: today, reason: '' }}
      toInput={(values) => ({ ...values, id: action.row.id })}
      onSaved={() => {
        void message.success('已结束。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="on" label="从哪天起">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="reason" label="原因">
        <Input maxLength={200} autoComplete="off" placeholder="例如：调离" />
      </Form.Item>
    </FormDrawer>
  );
}

function VoidDialog({ action, onClose }: ActionProps) {
  const { message } = App.useApp();
  const strike = useCommand('responsibility.void');
  const row = action?.kind === 'void' ? action.row : null;
  return (
    <ReasonDialog
      open={row !== null}
      title={row === null ? '' : `作废${row.name}的登记`}
      text="登记错了才作废；不再负责的请用“结束”。"
      okText="作废"
      pending={strike.isPending}
      failure={strike.error}
      onClose={onClose}
      onReason={(reason) => {
        if (row === null) return;
        strike.mutate(
          { id: row.id, reason },
          {
            onSuccess: () => {
              void message.success('已作废。');
              onClose();
            },
          },
        );
      }}
    />
  );
}
