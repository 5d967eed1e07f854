import { useQuery } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { Mark } from '../../components/tags.tsx';
import { roleWords } from '../people/team/team-words.ts';

type Row = Output<'teams.reassignments'>[number];

/** 调整记录: what was given to whom, and taking it back. */
export function ReassignmentsTab() {
  const rows = useQuery(queryFor('teams.reassignments', {}));
  const [opened, setOpened] = useState<Row | null>(null);
  const [undoing, setUndoing] = useState<Row | null>(null);
  return (
    <Loaded of={rows}>
      {(value) => (
        <div className="fill">
          <FillTable<Row>
            rowKey="id"
            dataSource={value}
            empty="还没有批量调整过。"
            pagination={false}
            onOpen={setOpened}
            columns={[
              { title: '从哪天起', width: 110, dataIndex: 'on', className: 'number' },
              { title: '角色', width: 150, render: (_, { role }) => roleWords(role) },
              {
                title: '调整',
                width: 200,
                render: (_, { from, to }) => `${from === '' ? '未落实' : from} → ${to}`,
              },
              {
                title: '人数',
                width: 70,
                align: 'right',
                render: (_, row) => (
                  <button
                    type="button"
                    className="link"
                    tabIndex={-1}
                    title="看名单"
                    onClick={() => setOpened(row)}
                  >
                    {row.people}
                  </button>
                ),
              },
              { title: '原因', dataIndex: 'reason', ellipsis: true },
              { title: '办理人', width: 90, dataIndex: 'by' },
              {
                title: '办理',
                width: 260,
                render: (_, row) =>
                  row.undone !== null ? (
                    <span className="muted">{`${row.undone.by}已撤销：${row.undone.reason}`}</span>
                  ) : (
                    <GuardedButton
                      method="teams.undoReassign"
                      size="small"
                      reason={row.whyNotUndoable === '' ? null : row.whyNotUndoable}
                      onClick={() => setUndoing(row)}
                    >
                      整批撤销
                    </GuardedButton>
                  ),
              },
            ]}
          />
          <PeopleDrawer row={opened} onClose={() => setOpened(null)} />
          <UndoDialog row={undoing} onClose={() => setUndoing(null)} />
        </div>
      )}
    </Loaded>
  );
}

interface RowProps {
  readonly row: Row | null;
  readonly onClose: () => void;
}

/** Whom it moved; who was changed since stands in the way of taking it back. */
function PeopleDrawer({ row, onClose }: RowProps) {
  const people = useQuery({
    ...queryFor('teams.reassignedPeople', { reassignmentId: row?.id ?? 1 }),
    enabled: row !== null,
  });
  return (
    <Drawer
      open={row !== null}
      size={560}
      title={row === null ? '' : `${roleWords(row.role)}：${row.from || '未落实'} → ${row.to}`}
      onClose={onClose}
      destroyOnHidden
    >
      {row !== null && row.undone === null && row.whyNotUndoable !== '' && (
        <p className="warn">{row.whyNotUndoable}</p>
      )}
      <Loaded of={people}>
        {(value) => (
          <Table
            size="small"
            rowKey="personId"
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            dataSource={[...value].sort(
              (first, second) => Number(second.changedSince) - Number(first.changedSince),
            )}
            columns={[
              {
                title: '姓名',
                width: 160,
                render: (_, person) => (
                  <Link to={`/people/${person.personId}`}>{person.fullName}</Link>
                ),
              },
              {
                title: '之后',
                render: (_, { changedSince }) =>
                  changedSince && row?.undone === null ? (
                    <Mark tone="late">又有变动</Mark>
                  ) : (
                    <span className="muted">没有变动</span>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Drawer>
  );
}

function UndoDialog({ row, onClose }: RowProps) {
  return (
    <ReasonCommand
      method="teams.undoReassign"
      open={row !== null}
      title={row === null ? '' : `撤销这次调整（${row.people}人）`}
      text={
        row === null
          ? ''
          : `${row.people}人都回到${row.from === '' ? '未落实' : `由${row.from}负责`}。`
      }
      okText="整批撤销"
      toInput={(reason) => (row === null ? null : { reassignmentId: row.id, reason })}
      done={({ people }) => `已撤销，${people}人恢复原来的责任人。`}
      onClose={onClose}
    />
  );
}
