import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Space, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import type { PEOPLE_SORTS } from '../../../electron/contract/people.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Page } from '../../components/page.tsx';
import { Due, GradeTag } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
import { ExportDrawer } from './export-drawer.tsx';
import { Filters, type PeopleFilter } from './filters.tsx';
import { GradesWaiting } from './grading/grades-waiting.tsx';

type Row = Output<'people.list'>['rows'][number];
type Sort = (typeof PEOPLE_SORTS)[number];

interface ListState {
  readonly filter: PeopleFilter;
  readonly sort: Sort;
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
}

const START: ListState = { filter: {}, sort: 'town', descending: false, page: 1, pageSize: 50 };

function columnsFor(today: string, state: ListState): TableColumnsType<Row> {
  function sorted(key: Sort) {
    const order = state.descending ? ('descend' as const) : ('ascend' as const);
    return {
      key,
      sorter: true,
      showSorterTooltip: false,
      sortOrder: state.sort === key ? order : null,
    };
  }
  return [
    {
      title: '姓名',
      ...sorted('name'),
      // Of somebody under 无感式管理 the number stands there.
      width: 128,
      render: (_, row) => (
        <Link to={`/people/${row.id}`} tabIndex={-1}>
          {row.fullName}
        </Link>
      ),
    },
    { title: '性别', width: 48, render: (_, row) => row.sex ?? '—', responsive: ['lg'] },
    {
      title: '年龄',
      width: 48,
      align: 'right',
      render: (_, row) => row.age ?? '—',
      responsive: ['lg'],
    },
    {
      title: '证件号码',
      width: 158,
      dataIndex: 'identityMasked',
      className: 'number',
      responsive: ['lg'],
    },
    { title: '乡镇', ...sorted('town'), width: 100, dataIndex: 'townName', ellipsis: true },
    {
      title: '村（社区）',
      width: 110,
      dataIndex: 'villageName',
      ellipsis: true,
      responsive: ['xl'],
    },
    { title: '管控现状', ...sorted('status'), width: 128, dataIndex: 'controlStatus' },
    {
      title: '分级',
      ...sorted('grade'),
      width: 72,
      render: (_, row) => <GradeTag grade={row.grade} />,
    },
    { title: '类别', width: 76, dataIndex: 'category', responsive: ['xl'] },
    { title: '专职人员', width: 80, dataIndex: 'caseWorker', ellipsis: true },
    {
      title: '上次走访',
      width: 96,
      responsive: ['lg'],
      render: (_, row) => <span className="number">{row.lastVisitedOn ?? '没有记录'}</span>,
    },
    {
      title: '应走访',
      ...sorted('due'),
      width: 100,
      render: (_, row) =>
        row.visitDueOn === null ? (
          <span className="muted">—</span>
        ) : (
          <Due dueOn={row.visitDueOn} overdueDays={row.overdueDays} today={today} />
        ),
    },
  ];
}

/** 人员: the list, filtered, sorted and paged by the office. */
export function PeoplePage() {
  const { today } = useSession();
  const navigate = useNavigate();
  const [state, setState] = useRemembered('people', START);
  const [exporting, setExporting] = useState(false);
  const list = useQuery({ ...queryFor('people.list', state), placeholderData: keepPreviousData });
  const total = list.data?.total ?? 0;
  return (
    <Page
      title="人员"
      actions={
        <Space>
          <GradesWaiting />
          <Button onClick={() => void navigate('/people/away')}>外流务工名单</Button>
          <Button onClick={() => void navigate('/people/papers')}>档案缺项</Button>
          <GuardedButton
            method="people.export"
            icon={<DownloadOutlined />}
            reason={total === 0 ? '名单是空的' : null}
            onClick={() => setExporting(true)}
          >
            导出名单
          </GuardedButton>
          <GuardedButton
            method="people.create"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void navigate('/people/new')}
          >
            新增人员
          </GuardedButton>
        </Space>
      }
    >
      <Filters
        filter={state.filter}
        onChange={(filter) => setState({ ...state, filter, page: 1 })}
      />
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="id"
        columns={columnsFor(today, state)}
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        empty={
          <NobodyHere
            filtered={Object.keys(state.filter).length > 0}
            onClear={() => setState(START)}
          />
        }
        onOpen={(row) => void navigate(`/people/${row.id}`)}
        onChange={(_page, _filters, sorter, { action }) => {
          if (action !== 'sort' || Array.isArray(sorter)) return;
          const descending = sorter.order === undefined ? false : sorter.order === 'descend';
          setState({ ...state, sort: (sorter.columnKey ?? 'town') as Sort, descending, page: 1 });
        }}
        pagination={pagerFor(state, total, (page, pageSize) =>
          setState({ ...state, page, pageSize }),
        )}
      />
      <ExportDrawer
        open={exporting}
        filter={state.filter}
        total={total}
        onClose={() => setExporting(false)}
      />
    </Page>
  );
}

interface NobodyHereProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function NobodyHere({ filtered, onClear }: NobodyHereProps) {
  const navigate = useNavigate();
  if (filtered) {
    return (
      <div className="empty">
        <p>没有符合条件的人员。</p>
        <Button onClick={onClear}>清除筛选</Button>
      </div>
    );
  }
  return (
    <div className="empty">
      <p>台账里还没有人员。先把现有的表格台账导入进来，或者逐个新增。</p>
      <Space>
        <Button type="primary" onClick={() => void navigate('/import')}>
          导入台账
        </Button>
        <GuardedButton method="people.create" onClick={() => void navigate('/people/new')}>
          新增人员
        </GuardedButton>
      </Space>
    </div>
  );
}
