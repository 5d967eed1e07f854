import { useQuery } from '@tanstack/react-query';
import { Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { Mark, type Tone } from '../../components/tags.tsx';
import { PlanManyDrawer } from './plan-many-drawer.tsx';

type Plan = Output<'visits.plans'>[number];

const TONES: Readonly<Record<Plan['state'], Tone>> = {
  待走访: 'today',
  已到期: 'late',
  已走访: 'done',
  已取消: 'unknown',
};

/** Planned visits: of everybody those still to be made, by day and visitor; of one person all. */
export function PlanList({ personId }: { readonly personId?: number }) {
  const [visitor, setVisitor] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Plan | null>(null);
  const plans = useQuery(queryFor('visits.plans', personId === undefined ? {} : { personId }));
  const one = personId !== undefined;
  return (
    <Loaded of={plans}>
      {(rows) => (
        <>
          {!one && <PlanFilter rows={rows} value={visitor} onChange={setVisitor} />}
          <Table<Plan>
            size="small"
            rowKey="id"
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            dataSource={rows.filter((row) => visitor === null || row.visitor === visitor)}
            locale={{
              emptyText: one
                ? '没有计划走访。按“计划走访”列入一次。'
                : '没有计划走访。按上面的“计划一个地方”，或者在一个人的“走访”页按“计划走访”。',
            }}
            rowClassName={(row) => (row.state === '已取消' ? 'is-voided' : '')}
            columns={[
              { title: '计划日期', width: 110, dataIndex: 'plannedOn' },
              { title: '走访人', width: 100, dataIndex: 'visitor', ellipsis: true },
              ...(one
                ? []
                : [
                    {
                      title: '姓名',
                      width: 110,
                      render: (_: unknown, row: Plan) => (
                        <Link to={`/people/${row.personId}?tab=visits`}>{row.fullName}</Link>
                      ),
                    },
                    {
                      title: '住处',
                      ellipsis: true,
                      render: (_: unknown, row: Plan) => `${row.townName}${row.villageName}`,
                    },
                  ]),
              { title: '说明', dataIndex: 'note', ellipsis: true },
              {
                title: '状态',
                width: 190,
                ellipsis: true,
                render: (_, row) => (
                  <Mark tone={TONES[row.state]}>
                    {`${row.state}${row.visitedOn ?? ''}${row.cancelReason && `：${row.cancelReason}`}`}
                  </Mark>
                ),
              },
              {
                title: '办理',
                width: 90,
                render: (_, row) =>
                  (row.state === '待走访' || row.state === '已到期') && (
                    <GuardedButton
                      method="visits.cancelPlan"
                      size="small"
                      onClick={() => setWrong(row)}
                    >
                      取消
                    </GuardedButton>
                  ),
              },
            ]}
          />
          <ReasonCommand
            method="visits.cancelPlan"
            open={wrong !== null}
            title="取消这次计划"
            text="计划和原因都保留。"
            okText="取消计划"
            toInput={(reason) => (wrong === null ? null : { id: wrong.id, reason })}
            onClose={() => setWrong(null)}
          />
        </>
      )}
    </Loaded>
  );
}

interface PlanFilterProps {
  readonly rows: readonly Plan[];
  readonly value: string | null;
  readonly onChange: (visitor: string | null) => void;
}

/** Whose plans are shown, and planning for a whole village. */
function PlanFilter({ rows, value, onChange }: PlanFilterProps) {
  const [planning, setPlanning] = useState(false);
  const visitors = [...new Set(rows.map(({ visitor }) => visitor))];
  return (
    <div className="filters">
      <Select<string>
        aria-label="走访人"
        placeholder="全部走访人"
        allowClear
        value={value}
        options={visitors.map((visitor) => ({ value: visitor, label: visitor }))}
        onChange={(visitor?: string) => onChange(visitor ?? null)}
      />{' '}
      <GuardedButton method="visits.plan" onClick={() => setPlanning(true)}>
        计划一个地方
      </GuardedButton>
      <PlanManyDrawer open={planning} onClose={() => setPlanning(false)} />
    </div>
  );
}
