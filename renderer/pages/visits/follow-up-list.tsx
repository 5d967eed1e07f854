import { useQuery } from '@tanstack/react-query';
import { Form, Input, Table } from 'antd';
import { useState } from 'react';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Due } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
import { ofWhom } from './of-whom.tsx';

type FollowUp = Output<'visits.followUps'>[number];
type Closing = Omit<CallInput<'visits.closeFollowUp'>, 'id'>;

/** What follows visits that met nobody or were refused: of everybody what is open, of one person all. */
export function FollowUpList({ personId }: { readonly personId?: number }) {
  const { today } = useSession();
  const [closing, setClosing] = useState<FollowUp | null>(null);
  const steps = useQuery(queryFor('visits.followUps', personId === undefined ? {} : { personId }));
  return (
    <Loaded of={steps}>
      {(rows) => (
        <>
          {personId === undefined && (
            <div className="filters">
              <ListExport list={{ method: 'visits.followUps', input: {} }} total={rows.length} />
            </div>
          )}
          <Table<FollowUp>
            size="small"
            rowKey="id"
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            dataSource={[...rows]}
            locale={{ emptyText: '没有要跟进的走访。' }}
            rowClassName={(row) => (row.state === '已作废' ? 'is-voided' : '')}
            columns={[
              { title: '走访日期', width: 110, dataIndex: 'visitedOn' },
              ...ofWhom<FollowUp>(personId),
              { title: '下一步', width: 110, dataIndex: 'step' },
              {
                title: '限期',
                width: 130,
                render: (_, row) =>
                  row.state === '待办' ? (
                    <Due dueOn={row.dueOn} overdueDays={row.overdueDays} today={today} />
                  ) : (
                    row.dueOn
                  ),
              },
              { title: '由谁办', width: 100, dataIndex: 'assignee', ellipsis: true },
              {
                title: '结果',
                ellipsis: true,
                render: (_, row) =>
                  row.state === '待办' ? row.note : `${row.closedOn ?? ''} ${row.result}`,
              },
              {
                title: '办理',
                width: 90,
                render: (_, row) =>
                  row.state === '待办' && (
                    <GuardedButton
                      method="visits.closeFollowUp"
                      size="small"
                      onClick={() => setClosing(row)}
                    >
                      办结
                    </GuardedButton>
                  ),
              },
            ]}
          />
          <CloseDrawer step={closing} onClose={() => setClosing(null)} />
        </>
      )}
    </Loaded>
  );
}

interface CloseDrawerProps {
  readonly step: FollowUp | null;
  readonly onClose: () => void;
}

function CloseDrawer({ step, onClose }: CloseDrawerProps) {
  const { today } = useSession();
  return (
    <FormDrawer<'visits.closeFollowUp', Closing>
      method="visits.closeFollowUp"
      open={step !== null}
      title={`办结跟进：${step?.step ?? ''}`}
      start={{ closedOn: today, result: '' }}
      toInput={(values) => ({ ...values, id: step?.id ?? 0 })}
      done={() => '已办结。'}
      onClose={onClose}
    >
      <Form.Item name="closedOn" label="办结日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="result" label="结果">
        <Input maxLength={200} autoComplete="off" placeholder="如：城关派出所已受理" />
      </Form.Item>
    </FormDrawer>
  );
}
