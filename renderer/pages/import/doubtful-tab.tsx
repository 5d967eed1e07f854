import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Mark } from '../../components/tags.tsx';

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
  const [taken, setTaken] = useState<Readonly<Record<number, readonly string[]>>>({});
  function take(row: Doubtful, decision: Decision) {
    decide.mutate(
      {
        id: row.id,
        decision,
        note: '',
        takeFields: decision === 'same' ? [...(taken[row.id] ?? [])] : [],
      },
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
              {
                title: '不一致的内容（勾选的采用文件）',
                render: (_, row) => (
                  <Differences
                    row={row}
                    taken={taken[row.id] ?? []}
                    onTaken={(fields) => setTaken({ ...taken, [row.id]: fields })}
                  />
                ),
              },
              {
                title: '决定',
                width: 180,
                render: (_, row) => (
                  <Space orientation="vertical" size={4}>
                    {row.decisions.map((decision) => (
                      <GuardedButton
                        key={decision}
                        method="imports.decideDoubtful"
                        size="small"
                        disabled={decide.isPending}
                        onClick={() => take(row, decision)}
                      >
                        {wordFor(row, decision)}
                      </GuardedButton>
                    ))}
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

function wordFor(row: Doubtful, decision: Decision): string {
  if (decision === 'drop') return '舍去这一行';
  if (decision === 'same') return '是同一个人';
  return row.why === '同一文件内矛盾' ? '按这一行登记' : '是两个人，新登记';
}

interface DifferencesProps {
  readonly row: Doubtful;
  readonly taken: readonly string[];
  readonly onTaken: (fields: readonly string[]) => void;
}

/** As with lines that differ: empty fields are filled, the others stay as the register has them unless ticked. */
function Differences({ row, taken, onTaken }: DifferencesProps) {
  if (row.differences.length === 0) return '—';
  return (
    <ul className="changes">
      {row.differences.map(({ field, label, register, file, fills }) => (
        <li key={field}>
          {fills ? (
            <>
              <span className="muted">{label}：</span>
              台账没有，将补为“{file}”
            </>
          ) : (
            <Checkbox
              checked={taken.includes(field)}
              onChange={() =>
                onTaken(
                  taken.includes(field)
                    ? taken.filter((each) => each !== field)
                    : [...taken, field],
                )
              }
            >
              <span className="muted">{label}：</span>
              台账“{register}”，文件“{file}”
            </Checkbox>
          )}
        </li>
      ))}
    </ul>
  );
}
