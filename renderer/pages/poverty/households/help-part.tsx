import { Space, Table } from 'antd';
import { useState } from 'react';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ReasonButton } from '../reason-button.tsx';
import { PovertyHelpDrawer } from './help-drawer.tsx';
import { livingIn, orDash, type Household } from './household.ts';

type Help = Household['help'][number];

/** 帮扶: help of the fourteen kinds that the registered members were given. */
export function HelpPart({ household }: { readonly household: Household }) {
  const [open, setOpen] = useState(false);
  const registered = livingIn(household).some(({ personId }) => personId !== null);
  return (
    <>
      <Space className="filters">
        <GuardedButton
          method="help.record"
          type="primary"
          reason={registered ? null : '户里没有登记人员，先在“成员”中登记'}
          onClick={() => setOpen(true)}
        >
          记录帮扶
        </GuardedButton>
      </Space>
      <Table<Help>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...household.help]}
        locale={{ emptyText: '还没有防返贫的帮扶记录。点“记录帮扶”。' }}
        columns={[
          { title: '日期', width: 104, dataIndex: 'helpedOn', className: 'number' },
          { title: '帮扶对象', width: 110, dataIndex: 'personName', ellipsis: true },
          { title: '类别', width: 140, dataIndex: 'kind', ellipsis: true },
          { title: '单位', dataIndex: 'unit', ellipsis: true },
          {
            title: '金额（元）',
            width: 100,
            align: 'right',
            className: 'number',
            render: (_, row) => orDash(row.amount),
          },
          { title: '成效', dataIndex: 'result', ellipsis: true },
          {
            title: '办理',
            width: 80,
            render: (_, row) => (
              <ReasonButton
                method="help.void"
                word="作废"
                title="作废这条帮扶记录"
                text="作废后不再计入，记录和原因都保留。"
                toInput={(reason) => ({ id: row.id, reason })}
              />
            ),
          },
        ]}
      />
      {open && <PovertyHelpDrawer household={household} onClose={() => setOpen(false)} />}
    </>
  );
}
