import { Segmented, Table } from 'antd';
import { useState } from 'react';
import type { TodoKind } from '../../../db/domain/todo/todo-item.ts';
import type { Summary } from './todo.ts';

type Tally = Summary['byTown'][number];

interface TalliesProps {
  readonly summary: Summary;
  readonly onKind: (kind: TodoKind) => void;
  readonly onTown: (key: string) => void;
  readonly onInCharge: (key: string) => void;
}

type Group = 'kind' | 'town' | 'inCharge';
const GROUPS: Readonly<
  Record<Group, { title: string; rowsOf: (summary: Summary) => readonly Tally[] }>
> = {
  kind: { title: '事项', rowsOf: ({ byKind }) => byKind },
  town: { title: '乡镇', rowsOf: ({ byTown }) => byTown },
  inCharge: { title: '责任人', rowsOf: ({ byInCharge }) => byInCharge },
};

/** The same numbers by kind, by town and by person in charge; a name is the filter of the list beside it. */
export function Tallies({ summary, onKind, onTown, onInCharge }: TalliesProps) {
  const [by, setBy] = useState<Group>('kind');
  const { rowsOf, title } = GROUPS[by];
  const choose = {
    kind: (key: string) => onKind(key as TodoKind),
    town: onTown,
    inCharge: onInCharge,
  };
  const rows = rowsOf(summary).filter(({ overdue, month, unset }) => overdue + month + unset > 0);
  return (
    <aside className="home-side">
      <Segmented
        block
        value={by}
        onChange={setBy}
        options={[
          { value: 'kind', label: '按事项' },
          { value: 'town', label: '按乡镇' },
          { value: 'inCharge', label: '按责任人' },
        ]}
      />
      <Table<Tally>
        size="small"
        rowKey="key"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: '没有数据' }}
        columns={[
          {
            title,
            ellipsis: true,
            render: (_, row) => (
              <button type="button" className="link" onClick={() => choose[by](row.key)}>
                {row.name}
              </button>
            ),
          },
          {
            title: '逾期',
            width: 44,
            align: 'right',
            render: (_, row) => <Count count={row.overdue} late />,
          },
          {
            title: '今天',
            width: 44,
            align: 'right',
            render: (_, row) => <Count count={row.today} />,
          },
          {
            title: '7天内',
            width: 56,
            align: 'right',
            render: (_, row) => <Count count={row.week} />,
          },
        ]}
      />
    </aside>
  );
}

function Count({ count, late }: { readonly count: number; readonly late?: boolean }) {
  return <span className={late === true && count > 0 ? 'number bad' : 'number'}>{count}</span>;
}
