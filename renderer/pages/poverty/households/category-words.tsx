import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Drawer, Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ReasonButton } from '../reason-button.tsx';
import type { CategoryWord } from './household.ts';

interface CategoryWordsDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 贫困属性列表: the words of the office, and which of them put people on the list of a round. */
export function CategoryWordsDrawer({ open, onClose }: CategoryWordsDrawerProps) {
  const words = useQuery({ ...queryFor('households.categories', {}), enabled: open });
  const [adding, setAdding] = useState(false);
  return (
    <Drawer open={open} size={760} title="贫困属性列表" onClose={onClose} destroyOnHidden>
      <p className="drawer-lead">
        “列入逐人回访”的，开启轮次时户里的涉毒人员列入名单。停用以后不能再选，已登记的不变。
      </p>
      <Space className="filters">
        <GuardedButton
          method="households.addCategory"
          type="primary"
          onClick={() => setAdding(true)}
        >
          增加一项
        </GuardedButton>
      </Space>
      <Loaded of={words}>{(rows) => <Words rows={rows} />}</Loaded>
      {adding && <AddWord onClose={() => setAdding(false)} />}
    </Drawer>
  );
}

function Words({ rows }: { readonly rows: readonly CategoryWord[] }) {
  const back = useCommand('households.addCategory');
  return (
    <>
      <Failure reason={back.error} />
      <Table<CategoryWord>
        size="small"
        rowKey="word"
        pagination={false}
        dataSource={[...rows]}
        columns={[
          { title: '贫困属性', dataIndex: 'word', ellipsis: true },
          {
            title: '逐人回访',
            width: 90,
            render: (_, { listed }) => (listed ? '列入' : '不列入'),
          },
          { title: '来源', width: 90, render: (_, { shipped }) => (shipped ? '程序' : '本单位') },
          { title: '现有户数', width: 90, align: 'right', dataIndex: 'inUse' },
          { title: '状态', width: 80, render: (_, { retired }) => (retired ? '已停用' : '在用') },
          {
            title: '办理',
            width: 90,
            render: (_, { word, listed, retired }) =>
              retired ? (
                <GuardedButton
                  method="households.addCategory"
                  size="small"
                  onClick={() => back.mutate({ word, listed })}
                >
                  恢复
                </GuardedButton>
              ) : (
                <ReasonButton
                  method="households.retireCategory"
                  word="停用"
                  title={`停用“${word}”`}
                  text="停用以后不能再选，已登记的户不变，可以恢复。"
                  toInput={(reason) => ({ word, reason })}
                />
              ),
          },
        ]}
      />
    </>
  );
}

function AddWord({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp();
  return (
    <FormDrawer<'households.addCategory', CallInput<'households.addCategory'>>
      method="households.addCategory"
      open
      title="增加一项贫困属性"
      start={{ word: '', listed: true }}
      toInput={(values) => values}
      onSaved={() => {
        void message.success('已增加。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item
        name="word"
        label="名称"
        extra="要印在村内公示和报告名单上：不写疾病、残疾和涉毒情况。"
      >
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="listed" label="逐人回访" valuePropName="checked">
        <Checkbox>列入逐人回访名单</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}
