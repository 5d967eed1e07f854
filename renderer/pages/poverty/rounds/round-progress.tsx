import { Alert, Progress, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { percentageText } from '../../../../db/domain/values/percentage.ts';
import { roundAddress, type RoundDetail } from '../entry.ts';
import { RoundNumbers } from './round-numbers.tsx';

type Town = RoundDetail['towns'][number];
type Visitor = RoundDetail['visitors'][number];

interface DoneProps {
  readonly done: number;
  readonly of: number;
}

/** A bar with its figures: how many of how many. */
function Done({ done, of }: DoneProps) {
  const percent = of === 0 ? 0 : Math.floor((100 * done) / of);
  return (
    <span className="done-bar">
      <Progress
        percent={percent}
        showInfo={false}
        size="small"
        aria-label={`${done}人，共${of}人`}
      />
      <span className="number">{percentageText(done, of)}</span>
    </span>
  );
}

function numberColumn<T extends object>(
  title: string,
  of: (row: T) => number,
  responsive = false,
): TableColumnsType<T>[number] {
  return {
    title,
    width: 76,
    align: 'right',
    ...(responsive ? { responsive: ['lg'] } : {}),
    render: (_, row) => <span className="number">{of(row)}</span>,
  };
}

function townColumns(roundId: number): TableColumnsType<Town> {
  return [
    {
      title: '乡镇（街道）',
      width: 130,
      ellipsis: true,
      render: (_, row) =>
        row.townCode === '' ? (
          <strong>合计</strong>
        ) : (
          <Link to={`${roundAddress(roundId, 'list')}&town=${row.townCode}`}>{row.townName}</Link>
        ),
    },
    numberColumn('应回访', (row) => row.listed),
    {
      title: '进度',
      width: 200,
      render: (_, row) => <Done done={row.visited} of={row.listed} />,
    },
    numberColumn('已回访', (row) => row.visited),
    numberColumn('未回访', (row) => row.unmet),
    numberColumn('待回访', (row) => row.waiting),
    numberColumn('已审定', (row) => row.approved),
    numberColumn('已返贫', (row) => row.levels.已返贫, true),
    numberColumn('高', (row) => row.levels.高, true),
    numberColumn('中', (row) => row.levels.中, true),
    numberColumn('低', (row) => row.levels.低, true),
  ];
}

const VISITOR_COLUMNS: TableColumnsType<Visitor> = [
  {
    title: '回访人',
    ellipsis: true,
    render: (_, { visitor }) =>
      visitor === '' ? <span className="muted">没有分派</span> : visitor,
  },
  numberColumn('应回访', (row) => row.listed),
  numberColumn('已回访', (row) => row.visited),
  numberColumn('未回访', (row) => row.unmet),
  numberColumn('待回访', (row) => row.waiting),
];

/** The towns, and under them the whole round as the line 合计. */
function withCounty(round: RoundDetail): Town[] {
  if (round.towns.length === 0) return [];
  return [...round.towns, { ...round, townCode: '', townName: '合计' }];
}

/** 进度: the numbers, what still stands in the way of closing, by town and by visitor, why people were not met. */
export function RoundProgress({ round }: { readonly round: RoundDetail }) {
  return (
    <div className="scroll round-progress">
      <RoundNumbers round={round} />
      <Blockers round={round} />
      <h2 id="by-town">各乡镇进度</h2>
      <Table<Town>
        aria-labelledby="by-town"
        size="small"
        rowKey="townCode"
        pagination={false}
        dataSource={withCounty(round)}
        columns={townColumns(round.id)}
      />
      <div className="progress-pair">
        <section>
          <h2 id="by-visitor">各回访人进度</h2>
          <Table<Visitor>
            aria-labelledby="by-visitor"
            size="small"
            rowKey="visitor"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={round.visitors}
            columns={VISITOR_COLUMNS}
          />
        </section>
        <section>
          <h2 id="unmet">未回访原因</h2>
          <Table
            aria-labelledby="unmet"
            size="small"
            rowKey="reason"
            pagination={false}
            dataSource={round.unmetReasons}
            locale={{ emptyText: <span className="muted">没有登记为未回访的人</span> }}
            columns={[
              { title: '原因', dataIndex: 'reason' },
              numberColumn<RoundDetail['unmetReasons'][number]>('人数', (row) => row.people),
            ]}
          />
        </section>
      </div>
    </div>
  );
}

/** What must be done before the round can be closed; said as long as it is open. */
function Blockers({ round }: { readonly round: RoundDetail }) {
  if (round.closedOn !== null) return null;
  if (round.open.length === 0) {
    return (
      <Alert className="failure" type="success" showIcon title="名单上的人都办完了，可以办结。" />
    );
  }
  return (
    <Alert
      className="failure"
      type="info"
      showIcon
      title="办结前还要办："
      description={
        <ul className="blockers">
          {round.open.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      }
    />
  );
}
