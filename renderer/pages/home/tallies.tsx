import { Segmented, Table } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';

type Summary = Output<'visits.dueSummary'>;
type Tally = Summary['byTown'][number];

interface TalliesProps {
  readonly summary: Summary;
  readonly onTown: (key: string) => void;
  readonly onInCharge: (key: string) => void;
}

/** The same numbers by town and by person in charge; a name is the filter of the list beside it. */
export function Tallies({ summary, onTown, onInCharge }: TalliesProps) {
  const [by, setBy] = useState<'town' | 'inCharge'>('town');
  const rows = by === 'town' ? summary.byTown : summary.byInCharge;
  return (
    <aside className="home-side">
      <Segmented
        block
        value={by}
        onChange={setBy}
        options={[
          { value: 'town', label: '按乡镇' },
          { value: 'inCharge', label: '按走访人' },
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
            title: by === 'town' ? '乡镇' : '走访人',
            ellipsis: true,
            render: (_, row) => (
              <button
                type="button"
                className="link"
                onClick={() => (by === 'town' ? onTown : onInCharge)(row.key)}
              >
                {row.name}
              </button>
            ),
          },
          {
            title: '逾期',
            width: 52,
            align: 'right',
            render: (_, row) => <Count count={row.overdue} late />,
          },
          {
            title: '今天',
            width: 52,
            align: 'right',
            render: (_, row) => <Count count={row.today} />,
          },
          {
            title: '7天内',
            width: 58,
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
