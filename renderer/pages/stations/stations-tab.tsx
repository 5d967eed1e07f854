import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Space, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { FillTable } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Mark } from '../../components/tags.tsx';
import { RatioMark } from './ratio.tsx';
import { StationDetail } from './station-detail.tsx';
import { StationForm } from './station-form.tsx';

type List = Output<'stations.list'>;
type Row = List['rows'][number];

/** 站点: every station with its people, staff and what is wrong with it. */
export function StationsTab() {
  const list = useQuery(queryFor('stations.list', {}));
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <div className="fill">
      <Space className="filters" wrap size={16}>
        <GuardedButton
          method="stations.save"
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setAdding(true)}
        >
          登记站点
        </GuardedButton>
        <ListExport
          list={{ method: 'stations.list', input: {} }}
          total={list.data?.rows.length ?? 0}
        />
        {list.data !== undefined && <County list={list.data} />}
      </Space>
      <Loaded of={list}>
        {(value) => (
          <FillTable<Row>
            rowKey="id"
            dataSource={value.rows}
            empty="还没有站点。点“登记站点”，把社区戒毒社区康复站点登记进来，两月报里的站（点）数和人员数就由这里来。"
            pagination={false}
            onOpen={(row) => setOpened(row.id)}
            columns={columnsFor(setOpened)}
          />
        )}
      </Loaded>
      <StationForm open={adding} station={null} onClose={() => setAdding(false)} />
      <StationDetail id={opened} onClose={() => setOpened(null)} />
    </div>
  );
}

function County({ list }: { readonly list: List }) {
  return (
    <>
      <span>
        站（点）<strong>{list.open}</strong>个，专（兼）职人员<strong>{list.staff}</strong>
        名，社区戒毒、社区康复人员<strong>{list.caseLoad}</strong>名，实有吸毒人员
        <strong>{list.registered}</strong>名；
      </span>
      <span>
        全县人员配备：
        <RatioMark ratio={list.ratio} />
        {list.ratio.limit === null ? (
          <Link to="/settings/rules">去设置</Link>
        ) : (
          <span className="muted">
            （每名专（兼）职人员不超过{list.ratio.limit}名实有吸毒人员）
          </span>
        )}
      </span>
    </>
  );
}

function columnsFor(onOpen: (id: number) => void): TableColumnsType<Row> {
  return [
    {
      title: '名称',
      width: 220,
      ellipsis: true,
      render: (_, row) => (
        <button type="button" className="link" tabIndex={-1} onClick={() => onOpen(row.id)}>
          {row.name}
        </button>
      ),
    },
    { title: '类别', width: 124, dataIndex: 'kind', responsive: ['lg'] },
    {
      title: '所在地',
      responsive: ['xl'],
      width: 150,
      ellipsis: true,
      render: (_, row) => `${row.townName}${row.villageName}`,
    },
    {
      title: '服务乡镇',
      responsive: ['xl'],
      width: 130,
      ellipsis: true,
      render: (_, row) => row.serves.join('、') || '本村（社区）',
    },
    {
      title: '五有',
      width: 60,
      align: 'right',
      render: (_, row) => `${row.met}/5`,
    },
    { title: '人员', width: 56, align: 'right', dataIndex: 'staff' },
    { title: '服务对象', width: 80, align: 'right', dataIndex: 'caseLoad' },
    { title: '实有人员', width: 80, align: 'right', dataIndex: 'registered' },
    {
      title: '人员配备',
      width: 170,
      render: (_, row) =>
        row.open ? (
          <RatioMark ratio={row.ratio} />
        ) : (
          <Mark tone="unknown">{`已撤销（${row.closedOn ?? ''}）`}</Mark>
        ),
    },
    {
      title: '要处理的',
      minWidth: 160,
      render: (_, row) => (
        <span
          className={row.problems.length > 0 ? 'warn' : 'muted'}
          title={row.problems.join('；')}
        >
          {row.problems.length === 0 ? '—' : row.problems.join('；')}
        </span>
      ),
    },
  ];
}
