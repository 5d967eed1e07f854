import { App, Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { isDecisionBasis } from '../../../../db/domain/poverty/case-procedure.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { useSession } from '../../../session.tsx';
import { ReasonButton } from '../reason-button.tsx';
import type { Household } from './household.ts';
import { CategoryItem } from './new-household.tsx';

const DECIDED = '审定“纳入”给的属性，由审核人或负责人作废';

type Span = Household['categories'][number];

interface CategoryPartProps {
  readonly id: number;
  readonly spans: readonly Span[];
}

/** 贫困属性 with its days, on whose word; a wrong one is voided, the one before it holds again. */
export function CategoryPart({ id, spans }: CategoryPartProps) {
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Space className="filters">
        <GuardedButton method="households.setCategory" type="primary" onClick={() => setOpen(true)}>
          变更贫困属性
        </GuardedButton>
      </Space>
      <Table<Span>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...spans]}
        locale={{ emptyText: '还没有登记贫困属性，不在逐人回访的范围内。点“变更贫困属性”登记。' }}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        columns={[
          { title: '贫困属性', width: 150, dataIndex: 'word' },
          { title: '从', width: 110, dataIndex: 'since', className: 'number' },
          {
            title: '到',
            width: 110,
            className: 'number',
            render: (_, { until }) => until ?? '现在',
          },
          { title: '依据', dataIndex: 'basis', ellipsis: true },
          { title: '登记人', width: 90, dataIndex: 'recordedBy', ellipsis: true },
          {
            title: '办理',
            width: 160,
            render: (_, row) =>
              row.voided ? (
                <span className="muted">{`已作废：${row.voidReason}`}</span>
              ) : (
                <ReasonButton
                  method="households.voidCategory"
                  word="作废"
                  title={`作废贫困属性：${row.word}`}
                  reason={user?.role === '经办人' && isDecisionBasis(row.basis) ? DECIDED : null}
                  text="作废后恢复到前一条；登记错了的才作废，属性变了请用“变更贫困属性”。"
                  toInput={(reason) => ({ id, categoryId: row.id, reason })}
                />
              ),
          },
        ]}
      />
      {open && <SetCategory id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

function SetCategory({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { today } = useSession();
  const { message } = App.useApp();
  return (
    <FormDrawer<'households.setCategory', CallInput<'households.setCategory'>>
      method="households.setCategory"
      open
      title="变更贫困属性"
      lead="从这一天起按新的属性；不改人员台账第33列，两处不一致时会提醒核对。"
      start={{ since: today, basis: '' }}
      toInput={(values) => ({ ...values, id })}
      onSaved={() => {
        void message.success('已变更。');
        onClose();
      }}
      onClose={onClose}
    >
      <CategoryItem name="word" />
      <Form.Item name="since" label="从哪天起">
        <DayField />
      </Form.Item>
      <Form.Item name="basis" label="依据">
        <Input maxLength={200} autoComplete="off" placeholder="例如：乡村振兴部门通报、文号" />
      </Form.Item>
    </FormDrawer>
  );
}
