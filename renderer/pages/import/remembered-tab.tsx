import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';

type Heading = Output<'imports.headings'>[number];

/** 列名对应: what the office has said that headings mean. A wrong one is deleted here; what was imported stays. */
export function RememberedTab() {
  const { message } = App.useApp();
  const headings = useQuery(queryFor('imports.headings', {}));
  const forget = useCommand('imports.forgetHeading');
  function remove({ heading }: Heading) {
    forget.mutate(
      { heading },
      { onSuccess: () => void message.success(`已删除“${heading}”的对应，下次导入会重新询问。`) },
    );
  }
  return (
    <Loaded of={headings}>
      {(rows) => (
        <div className="fill">
          <p className="muted">
            导入时指定过的列名，下次会照此读取。删除只影响以后的导入，已导入的内容不变。
          </p>
          <Failure reason={forget.error} />
          <FillTable<Heading>
            rowKey="heading"
            dataSource={rows}
            empty="还没有指定过列名。导入时遇到不认识的列，可以在预检的“列名”里指定。"
            pagination={false}
            columns={[
              { title: '文件中的列名', dataIndex: 'heading' },
              {
                title: '对应台账的哪一列',
                render: (_, row) => (row.target === '' ? '不导入，只保留原文' : row.target),
              },
              {
                title: '办理',
                width: 120,
                render: (_, row) => (
                  <GuardedButton
                    method="imports.forgetHeading"
                    size="small"
                    loading={forget.isPending && forget.variables.heading === row.heading}
                    onClick={() => remove(row)}
                  >
                    删除
                  </GuardedButton>
                ),
              },
            ]}
          />
        </div>
      )}
    </Loaded>
  );
}
