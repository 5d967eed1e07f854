import { App, Modal, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../electron/contract/index.ts';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { entryAddress, type Row } from '../entry.ts';

type Refused = Output<'rounds.approve'>['refused'];

interface ApproveManyProps {
  readonly roundId: number;
  readonly chosen: readonly Row[];
  readonly closed: string | null;
  readonly onDone: () => void;
}

function whyNone(chosen: readonly Row[], concluded: readonly Row[]): string | null {
  if (chosen.length === 0) return '先勾选人员';
  return concluded.length === 0 ? '勾选的人都没有等待审定的研判结论' : null;
}

/** 审定 of all that are marked and concluded; who cannot be approved is named with the reason. */
export function ApproveMany({ roundId, chosen, closed, onDone }: ApproveManyProps) {
  const { message } = App.useApp();
  const [refused, setRefused] = useState<Refused>([]);
  const approve = useCommand('rounds.approve');
  const concluded = chosen.filter(({ state }) => state === '已研判');
  function onApprove() {
    approve.mutate(
      { roundId, entryIds: concluded.map(({ id }) => id) },
      {
        onSuccess: (outcome) => {
          if (outcome.approved > 0) void message.success(`已审定${outcome.approved}人。`);
          setRefused(outcome.refused);
          onDone();
        },
      },
    );
  }
  const count = concluded.length === 0 ? '' : `${concluded.length}人`;
  return (
    <>
      <GuardedButton
        method="rounds.approve"
        type="primary"
        reason={closed ?? whyNone(chosen, concluded)}
        loading={approve.isPending}
        onClick={onApprove}
      >
        审定所选{count}
      </GuardedButton>
      <Failure reason={approve.error} />
      <Modal
        open={refused.length > 0}
        title={`${refused.length}人没有审定`}
        footer={null}
        width={640}
        onCancel={() => setRefused([])}
      >
        <Table
          size="small"
          rowKey="entryId"
          pagination={false}
          scroll={{ y: 320 }}
          dataSource={refused}
          columns={[
            {
              title: '姓名',
              width: 120,
              render: (_, row) => <Link to={entryAddress(row.entryId)}>{row.fullName}</Link>,
            },
            { title: '原因', dataIndex: 'why' },
          ]}
        />
      </Modal>
    </>
  );
}
