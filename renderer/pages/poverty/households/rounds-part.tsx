import { Table } from 'antd';
import { Link } from 'react-router';
import { Mark } from '../../../components/tags.tsx';
import { entryAddress, STATE_TONES } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';
import { orDash, type Household } from './household.ts';

type Line = Household['rounds'][number];

/** 历次回访: the sheets of every round side by side; each opens. */
export function RoundsPart({ rounds }: { readonly rounds: readonly Line[] }) {
  return (
    <Table<Line>
      size="small"
      rowKey="entryId"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      dataSource={[...rounds]}
      locale={{ emptyText: '还没有回访。开启轮次以后，这一户的人列在名单上。' }}
      columns={[
        {
          title: '轮次',
          width: 130,
          render: (_, row) => <Link to={entryAddress(row.entryId)}>{row.round}</Link>,
        },
        { title: '回访对象', width: 120, dataIndex: 'personName', ellipsis: true },
        {
          title: '回访日期',
          width: 110,
          className: 'number',
          render: (_, row) => orDash(row.visitedOn),
        },
        {
          title: '人均纯收入（元）',
          width: 130,
          align: 'right',
          className: 'number',
          render: (_, row) => orDash(row.perHead),
        },
        { title: '程序建议', width: 90, render: (_, row) => orDash(row.proposed) },
        {
          title: '结论',
          width: 90,
          render: (_, row) => <LevelTag level={row.level} />,
        },
        {
          title: '状态',
          render: (_, { state }) => <Mark tone={STATE_TONES[state]}>{state}</Mark>,
        },
      ]}
    />
  );
}
