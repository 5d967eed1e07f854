import { useQuery } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { useNavigate } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { ListExport } from '../../components/list-export.tsx';
import { Loaded } from '../../components/loaded.tsx';

/** A figure of the report, or its share of one town. */
export interface OpenedFigure {
  readonly figureId: string;
  readonly townCode: string | null;
}

interface FigureListDrawerProps {
  readonly reportId: number;
  readonly opened: OpenedFigure | null;
  readonly onClose: () => void;
}

/** The people or records behind a figure: as many lines as the figure says. */
export function FigureListDrawer({ reportId, opened, onClose }: FigureListDrawerProps) {
  return (
    <Drawer
      open={opened !== null}
      onClose={onClose}
      size={640}
      title="数字背后的名单"
      destroyOnHidden
    >
      {opened && <FigureList reportId={reportId} opened={opened} />}
    </Drawer>
  );
}

interface FigureListProps {
  readonly reportId: number;
  readonly opened: OpenedFigure;
}

type Row = Output<'reports.figureList'>['rows'][number];

function FigureList({ reportId, opened }: FigureListProps) {
  const navigate = useNavigate();
  const input = { id: reportId, ...opened };
  const list = useQuery(queryFor('reports.figureList', input));
  return (
    <Loaded of={list}>
      {({ label, total, rows }) => (
        <>
          <h2 className="drawer-title">
            {label}：<span className="number">{total}</span>
          </h2>
          <div className="filters">
            <ListExport list={{ method: 'reports.figureList', input }} total={rows.length} />
          </div>
          <Table<Row & { line: number }>
            size="small"
            rowKey="line"
            dataSource={rows.map((row, index) => ({ ...row, line: index + 1 }))}
            pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
            locale={{ emptyText: '没有人员。' }}
            columns={[
              { title: '序号', width: 60, align: 'right', dataIndex: 'line' },
              {
                title: '姓名',
                width: 110,
                render: (_, row) => (
                  <button
                    type="button"
                    className="link"
                    onClick={() => void navigate(`/people/${row.personId}`)}
                  >
                    {row.fullName}
                  </button>
                ),
              },
              { title: '乡镇', width: 120, dataIndex: 'townName' },
              { title: '说明', dataIndex: 'note' },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
