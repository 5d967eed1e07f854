import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { localTime } from '../../text/days.ts';

type Import = Output<'imports.list'>[number];

/** What was imported, by whom; a whole import can be taken back while nothing else has touched its records. */
export function ImportsTab() {
  const imports = useQuery(queryFor('imports.list', {}));
  const [wrong, setWrong] = useState<Import | null>(null);
  return (
    <Loaded of={imports}>
      {(rows) => (
        <>
          <FillTable<Import>
            rowKey="id"
            dataSource={rows}
            empty="还没有导入过台账。"
            pagination={false}
            columns={[
              { title: '时间', width: 132, render: (_, row) => localTime(row.at) },
              { title: '办理人', width: 76, dataIndex: 'by' },
              { title: '文件', dataIndex: 'fileName', ellipsis: true },
              { title: '性质', width: 104, dataIndex: 'as' },
              { title: '新增', width: 56, align: 'right', dataIndex: 'created' },
              { title: '更新', width: 56, align: 'right', dataIndex: 'updated' },
              { title: '待确认', width: 60, align: 'right', dataIndex: 'doubtful' },
              {
                title: '办理',
                width: 196,
                render: (_, row) =>
                  row.undoable ? (
                    <GuardedButton method="imports.undo" size="small" onClick={() => setWrong(row)}>
                      撤销导入
                    </GuardedButton>
                  ) : (
                    <span className="muted">
                      {row.undoneAt === null
                        ? row.whyNotUndoable
                        : `${localTime(row.undoneAt)}已撤销`}
                    </span>
                  ),
              },
            ]}
          />
          <ReasonCommand
            method="imports.undo"
            open={wrong !== null}
            title={`撤销导入“${wrong?.fileName ?? ''}”`}
            text="这次新增的人员全部移出，更新的内容恢复原样。"
            okText="撤销导入"
            toInput={(reason) => (wrong === null ? null : { importId: wrong.id, reason })}
            done={({ removed, restored }) => `已撤销：移出${removed}人，恢复${restored}人。`}
            onClose={() => setWrong(null)}
          />
        </>
      )}
    </Loaded>
  );
}
