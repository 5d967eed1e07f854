import { useQuery } from '@tanstack/react-query';
import { Space } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { FillTable } from '../../components/fill-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Mark } from '../../components/tags.tsx';
import { StationDetail } from './station-detail.tsx';

type Town = Output<'stations.coverage'>['towns'][number];

/** 乡镇覆盖: which towns a station serves, and which none. */
export function CoverageTab() {
  const coverage = useQuery(queryFor('stations.coverage', {}));
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <Loaded of={coverage}>
      {({ towns, uncovered, peopleUncovered }) => (
        <div className="fill">
          <Space className="filters">
            {uncovered === 0 ? (
              <Mark tone="done">每个乡镇（街道）都有站点服务</Mark>
            ) : (
              <Mark tone="late">{`${uncovered}个乡镇（街道）没有站点服务，涉及社区戒毒、社区康复人员${peopleUncovered}名`}</Mark>
            )}
            <span className="muted">村（社区）站点只服务本村，不算覆盖全乡镇。</span>
          </Space>
          <FillTable<Town>
            rowKey="code"
            dataSource={towns}
            empty="没有乡镇。"
            pagination={false}
            columns={[
              { title: '乡镇（街道）', width: 160, dataIndex: 'name' },
              {
                title: '服务的站点',
                render: (_, town) =>
                  town.covered ? (
                    <Space size={12} wrap>
                      {town.stations.map((station) => (
                        <button
                          key={station.id}
                          type="button"
                          className="link"
                          onClick={() => setOpened(station.id)}
                        >
                          {station.name}
                        </button>
                      ))}
                    </Space>
                  ) : (
                    <Mark tone="late">没有站点</Mark>
                  ),
              },
              { title: '村（社区）站点', width: 120, align: 'right', dataIndex: 'villageStations' },
              { title: '专（兼）职人员', width: 120, align: 'right', dataIndex: 'staff' },
              {
                title: '社区戒毒、社区康复人员',
                width: 180,
                align: 'right',
                dataIndex: 'caseLoad',
              },
            ]}
          />
          <StationDetail id={opened} onClose={() => setOpened(null)} />
        </div>
      )}
    </Loaded>
  );
}
