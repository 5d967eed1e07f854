import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { householdsOf, type LevelCounts } from '../../../../db/domain/poverty/review-charts.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../../db/domain/words/vocabulary.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { roundAddress } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';
import { countyLevels } from './county-levels.ts';

type Trends = Output<'rounds.trends'>;
type Town = Trends['towns'][number];

/** The gravest level that a household of a town has; null: nothing is approved there yet. */
export function gravestOf(levels: LevelCounts): PovertyLevel | null {
  return POVERTY_LEVELS.find((level) => levels[level] > 0) ?? null;
}

type RiskMapProps = Pick<Trends, 'towns' | 'counted'>;

/** 风险分布: a tile a town, with word, number and pattern beside the colour; the same figures as a table. */
export function RiskMap({ towns, counted }: RiskMapProps) {
  if (counted === null) return null;
  return (
    <section className="risk-map" aria-labelledby="risk-map">
      <h2 id="risk-map">
        各乡镇返贫风险（{counted.label}，{counted.closed ? '已办结' : '未办结，只算已审定的'}）
      </h2>
      <p className="muted">
        格子按当地最重的等级着色并加花纹，数字是“高”和“已返贫”的户数；点开看名单。
      </p>
      <ul className="risk-tiles">
        {towns.map((town) => (
          <Tile key={town.townCode} town={town} roundId={counted.id} />
        ))}
      </ul>
      <Table<Town>
        aria-labelledby="risk-map"
        size="small"
        rowKey="townCode"
        pagination={false}
        dataSource={[...towns]}
        columns={COLUMNS}
        summary={() => <CountyRow towns={towns} />}
      />
    </section>
  );
}

function Tile({ town, roundId }: { readonly town: Town; readonly roundId: number }) {
  const { levels, townCode, townName } = town;
  const gravest = gravestOf(levels);
  const grave = levels.已返贫 + levels.高;
  return (
    <li>
      <Link
        className={`risk-tile is-${gravest ?? '未研判'}`}
        to={`${roundAddress(roundId, 'list')}&town=${townCode}`}
      >
        <span className="risk-town">{townName}</span>
        <strong className="number">{gravest === null ? '—' : grave}</strong>
        <span className="risk-word">{gravest ?? '未审定'}</span>
      </Link>
    </li>
  );
}

const COLUMNS: TableColumnsType<Town> = [
  { title: '乡镇（街道）', dataIndex: 'townName', ellipsis: true },
  {
    title: '最重',
    width: 78,
    render: (_, { levels }) => <LevelTag level={gravestOf(levels)} none="未审定" />,
  },
  ...POVERTY_LEVELS.map((level): TableColumnsType<Town>[number] => ({
    title: level,
    width: level === '已返贫' ? 66 : 48,
    align: 'right',
    render: (_, { levels }) => <span className="number">{levels[level]}</span>,
  })),
  {
    title: '已审定户',
    width: 82,
    align: 'right',
    render: (_, { levels }) => <span className="number">{householdsOf(levels)}</span>,
  },
  {
    title: '涉及户',
    width: 70,
    align: 'right',
    render: (_, { households }) => <span className="number">{households}</span>,
  },
];

/** 合计, under the columns of the towns. */
function CountyRow({ towns }: Pick<Trends, 'towns'>) {
  const { levels, households } = countyLevels(towns);
  const numbers = [
    ...POVERTY_LEVELS.map((level) => levels[level]),
    householdsOf(levels),
    households,
  ];
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0}>合计</Table.Summary.Cell>
      <Table.Summary.Cell index={1}>
        <LevelTag level={gravestOf(levels)} none="未审定" />
      </Table.Summary.Cell>
      {numbers.map((number, index) => (
        <Table.Summary.Cell key={index} index={index + 2} align="right">
          <span className="number">{number}</span>
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
