import { useQuery } from '@tanstack/react-query';
import { Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { Mark, type Tone } from '../../components/tags.tsx';
import { PlanManyDrawer } from './plan-many-drawer.tsx';
import { VisitDrawer, type VisitSubject } from './visit-drawer.tsx';

type Plan = Output<'visits.plans'>[number];

const TONES: Readonly<Record<Plan['state'], Tone>> = {
  待走访: 'today',
  已到期: 'late',
  已走访: 'done',
  已取消: 'unknown',
};

function isOpen({ state }: Plan): boolean {
  return state === '待走访' || state === '已到期';
}

function subjectOf(plan: Plan): VisitSubject {
  return {
    personId: plan.personId,
    fullName: plan.fullName,
    place: `${plan.townName}${plan.villageName}`,
    inCharge: plan.visitor,
    why: `计划${plan.plannedOn}由${plan.visitor}走访`,
  };
}

/** Planned visits: of everybody those still to be made, by day and visitor; of one person all. */
export function PlanList({ personId }: { readonly personId?: number }) {
  const [visitor, setVisitor] = useState<string | null>(null);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [marked, setMarked] = useState<readonly number[]>([]);
  const [subject, setSubject] = useState<VisitSubject | null>(null);
  const plans = useQuery(queryFor('visits.plans', personId === undefined ? {} : { personId }));
  const one = personId !== undefined;
  return (
    <Loaded of={plans}>
      {(rows) => (
        <>
          {!one && (
            <PlanFilter
              rows={rows}
              value={visitor}
              marked={marked.length}
              onChange={(value) => {
                setVisitor(value);
                setMarked([]);
              }}
              onCancel={() => setWrong(marked)}
            />
          )}
          <Table<Plan>
            size="small"
            rowKey="id"
            {...(one
              ? {}
              : {
                  rowSelection: {
                    selectedRowKeys: [...marked],
                    onChange: (keys) => setMarked(keys.map(Number)),
                    getCheckboxProps: (row) => ({
                      disabled: !isOpen(row),
                      'aria-label': `选中${row.fullName}${row.plannedOn}的计划`,
                    }),
                  },
                })}
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
                width: 170,
                render: (_, row) =>
                  isOpen(row) && (
                    <PlanActions
                      onVisit={() => setSubject(subjectOf(row))}
                      onCancel={() => setWrong([row.id])}
                    />
                  ),
              },
            ]}
          />
          <ReasonCommand
            method="visits.cancelPlan"
            open={wrong.length > 0}
            title={wrong.length > 1 ? `取消${wrong.length}次计划` : '取消这次计划'}
            text="计划和原因都保留。"
            okText="取消计划"
            toInput={(reason) => (wrong.length === 0 ? null : { ids: [...wrong], reason })}
            done={({ cancelled }) => `已取消${cancelled}次计划。`}
            onClose={() => setWrong([])}
            onDone={() => setMarked([])}
          />
          <VisitDrawer
            subject={subject}
            onClose={() => setSubject(null)}
            onSaved={() => setSubject(null)}
          />
        </>
      )}
    </Loaded>
  );
}

interface PlanActionsProps {
  readonly onVisit: () => void;
  readonly onCancel: () => void;
}

function PlanActions({ onVisit, onCancel }: PlanActionsProps) {
  return (
    <Space size={4}>
      <GuardedButton method="visits.record" size="small" type="primary" onClick={onVisit}>
        记录走访
      </GuardedButton>
      <GuardedButton method="visits.cancelPlan" size="small" onClick={onCancel}>
        取消
      </GuardedButton>
    </Space>
  );
}

interface PlanFilterProps {
  readonly rows: readonly Plan[];
  readonly value: string | null;
  /** How many plans are ticked. */
  readonly marked: number;
  readonly onChange: (visitor: string | null) => void;
  readonly onCancel: () => void;
}

/** Whose plans are shown, and planning for a whole village. */
function PlanFilter({ rows, value, marked, onChange, onCancel }: PlanFilterProps) {
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
      </GuardedButton>{' '}
      <GuardedButton
        method="visits.cancelPlan"
        reason={marked === 0 ? '先勾选要取消的计划' : null}
        onClick={onCancel}
      >
        {marked === 0 ? '取消所选' : `取消所选（${marked}）`}
      </GuardedButton>{' '}
      <ListExport
        list={{ method: 'visits.plans', input: value === null ? {} : { visitor: value } }}
        total={rows.length}
      />
      <PlanManyDrawer open={planning} onClose={() => setPlanning(false)} />
    </div>
  );
}
