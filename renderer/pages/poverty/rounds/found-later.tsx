import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { FillTable } from '../../../components/fill-table.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import type { RoundDetail } from '../entry.ts';

type Candidate = Output<'rounds.candidates'>[number];

/** 后来发现: people who belong on the list by now and are not; they are added with a note. */
export function FoundLater({ round }: { readonly round: RoundDetail }) {
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Candidate | null>(null);
  const candidates = useQuery(queryFor('rounds.candidates', { roundId: round.id }));
  const add = useCommand('rounds.addPerson');
  const closed = round.closedOn === null ? null : '这一轮次已经办结';
  return (
    <div className="fill">
      <p className="drawer-lead">
        名单在开启时定下。以后登记、以后成为脱贫户或监测户的涉毒人员列在这里，写明情况补入名单。
      </p>
      <Failure reason={candidates.error} onRetry={() => void candidates.refetch()} />
      <FillTable<Candidate>
        rowKey="personId"
        dataSource={candidates.data ?? []}
        loading={candidates.isPending}
        empty="没有应当补入的人。"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        onOpen={(row) => closed === null && setAsked(row)}
        columns={[
          {
            title: '姓名',
            width: 120,
            render: (_, row) => (
              <Link to={`/people/${row.personId}`} tabIndex={-1}>
                {row.fullName}
              </Link>
            ),
          },
          { title: '乡镇', dataIndex: 'townName', width: 160 },
          { title: '户类别', dataIndex: 'category' },
          {
            title: '办理',
            width: 110,
            render: (_, row) => (
              <GuardedButton
                method="rounds.addPerson"
                size="small"
                type="primary"
                tabIndex={-1}
                reason={closed}
                onClick={() => setAsked(row)}
              >
                补入名单
              </GuardedButton>
            ),
          },
        ]}
      />
      <ReasonDialog
        open={asked !== null}
        title={`补入名单：${asked?.fullName ?? ''}`}
        text="写明怎么发现的，例如：10月出所，户籍在本县，家庭为脱贫户。"
        okText="补入"
        pending={add.isPending}
        failure={add.error}
        onClose={() => setAsked(null)}
        onReason={(note) =>
          asked !== null &&
          add.mutate(
            { roundId: round.id, personId: asked.personId, note },
            {
              onSuccess: () => {
                void message.success(`已补入${asked.fullName}。`);
                setAsked(null);
              },
            },
          )
        }
      />
    </div>
  );
}
