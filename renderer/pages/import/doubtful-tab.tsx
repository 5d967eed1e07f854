import { useQuery } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { Link } from 'react-router';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Mark } from '../../components/tags.tsx';
import { useWhyNot } from '../../session.tsx';

type Doubtful = Output<'imports.doubtful'>[number];
type Decision = CallInput<'imports.decideDoubtful'>['decision'];

const DONE: Readonly<Record<Decision, string>> = {
  newPerson: '已作为新的人员登记。',
  same: '已归入台账中的人员。',
  drop: '已舍去这一行。',
};

/** 待确认: lines that may be somebody who is in the register already. */
export function DoubtfulTab() {
  const { message } = App.useApp();
  const queue = useQuery(queryFor('imports.doubtful', {}));
  const decide = useCommand('imports.decideDoubtful');
  const whyNot = useWhyNot('imports.decideDoubtful');
  function take(row: Doubtful, decision: Decision) {
    decide.mutate(
      { id: row.id, decision, note: '' },
      { onSuccess: () => void message.success(DONE[decision]) },
    );
  }
  return (
    <Loaded of={queue}>
      {(rows) => (
        <div className="fill">
          <Failure reason={decide.error} />
          <FillTable<Doubtful>
            rowKey="id"
            dataSource={rows}
            empty="没有待确认的人员。"
            pagination={false}
            columns={[
              {
                title: '文件中',
                width: 150,
                render: (_, row) => (
                  <>
                    <strong>{row.fullName}</strong>
                    <br />
                    <span className="muted">
                      {row.sheet} 第{row.row}行
                    </span>
                  </>
                ),
              },
              {
                title: '台账中',
                width: 110,
                render: (_, row) =>
                  row.withPersonId === null ? (
                    '—'
                  ) : (
                    <Link to={`/people/${row.withPersonId}`}>{row.withName}</Link>
                  ),
              },
              {
                title: '疑点',
                width: 250,
                render: (_, row) => (
                  <>
                    <Mark tone="today">{row.why}</Mark>
                    <br />
                    {row.explanation}
                  </>
                ),
              },
              { title: '不一致的内容', render: (_, row) => <Differences row={row} /> },
              {
                title: '决定',
                width: 180,
                render: (_, row) => (
                  <Space orientation="vertical" size={4}>
                    <Button
                      size="small"
                      title={whyNot ?? ''}
                      disabled={whyNot !== null || decide.isPending}
                      onClick={() => take(row, 'newPerson')}
                    >
                      是两个人，新登记
                    </Button>
                    {row.withPersonId !== null && (
                      <Button
                        size="small"
                        title={whyNot ?? ''}
                        disabled={whyNot !== null || decide.isPending}
                        onClick={() => take(row, 'same')}
                      >
                        是同一个人
                      </Button>
                    )}
                    <Button
                      size="small"
                      title={whyNot ?? ''}
                      disabled={whyNot !== null || decide.isPending}
                      onClick={() => take(row, 'drop')}
                    >
                      舍去这一行
                    </Button>
                  </Space>
                ),
              },
            ]}
          />
        </div>
      )}
    </Loaded>
  );
}

function Differences({ row }: { readonly row: Doubtful }) {
  if (row.differences.length === 0) return '—';
  return (
    <ul className="changes">
      {row.differences.map(({ field, label, register, file }) => (
        <li key={field}>
          <span className="muted">{label}：</span>
          台账“{register}”，文件“{file}”
        </li>
      ))}
    </ul>
  );
}
