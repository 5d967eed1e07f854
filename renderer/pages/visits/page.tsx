import { PlusOutlined, TableOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { DayRange } from '../../components/day-range.tsx';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { Page } from '../../components/page.tsx';
import { TownFilter } from '../../components/place-selects.tsx';
import { Mark } from '../../components/tags.tsx';
import { PersonPicker } from './person-picker.tsx';
import { VisitDrawer, type VisitSubject } from './visit-drawer.tsx';
import { VisitText } from './visit-text.tsx';

type Row = Output<'visits.list'>['rows'][number];

interface ListState {
  readonly from: string | null;
  readonly to: string | null;
  readonly townCode: string | null;
  readonly page: number;
  readonly pageSize: number;
}

const START: ListState = { from: null, to: null, townCode: null, page: 1, pageSize: 50 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days and the town that are set; a day that is none filters nothing. */
function narrowed({ from, to, townCode }: ListState) {
  return {
    ...(from !== null && DAY.test(from) ? { from } : {}),
    ...(to !== null && DAY.test(to) ? { to } : {}),
    ...(townCode === null ? {} : { townCode }),
  };
}

/** 走访: what was recorded, newest first; and one more. */
export function VisitsPage() {
  const [state, setState] = useRemembered('visits', START);
  const [picking, setPicking] = useState(false);
  const [subject, setSubject] = useState<VisitSubject | null>(null);
  const input = { ...narrowed(state), page: state.page, pageSize: state.pageSize };
  const list = useQuery({
    ...queryFor('visits.list', input),
    placeholderData: keepPreviousData,
  });
  const narrow = (change: Partial<ListState>) => setState({ ...state, page: 1, ...change });
  return (
    <Page title="走访记录" actions={<Actions onRecord={() => setPicking(true)} />}>
      <Space className="filters" wrap>
        <DayRange label="走访日期" from={state.from} to={state.to} onChange={narrow} />
        <TownFilter townCode={state.townCode} onChange={(townCode) => narrow({ townCode })} />
        <Button disabled={state === START} onClick={() => setState(START)}>
          清除筛选
        </Button>
        <ListExport list={{ method: 'visits.list', input }} total={list.data?.total ?? 0} />
      </Space>
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="id"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        expandable={{ expandedRowRender: (row) => <VisitText visit={row} /> }}
        empty={<NoVisits filtered={isFiltered(state)} onClear={() => setState(START)} />}
        pagination={pagerFor(state, list.data?.total ?? 0, (page, pageSize) =>
          setState({ ...state, page, pageSize }),
        )}
        columns={[
          { title: '日期', width: 100, dataIndex: 'visitedOn' },
          {
            title: '姓名',
            width: 96,
            render: (_, row) => (
              <Link to={`/people/${row.personId}`} tabIndex={-1}>
                {row.fullName}
              </Link>
            ),
          },
          { title: '乡镇', width: 100, dataIndex: 'townName', ellipsis: true },
          { title: '方式', width: 96, dataIndex: 'mode' },
          { title: '结果', width: 86, dataIndex: 'outcome' },
          { title: '走访人', width: 80, dataIndex: 'inCharge', ellipsis: true },
          { title: '见到谁', width: 80, dataIndex: 'seen', ellipsis: true, responsive: ['lg'] },
          {
            title: '计入任务',
            width: 140,
            ellipsis: true,
            render: (_, row) => <Counted row={row} />,
          },
          { title: '发现情况', dataIndex: 'findings', ellipsis: true, responsive: ['lg'] },
          {
            title: '记录人',
            width: 80,
            dataIndex: 'recordedBy',
            ellipsis: true,
            responsive: ['xl'],
          },
        ]}
      />
      <PersonPicker
        open={picking}
        onClose={() => setPicking(false)}
        onChosen={(row) => {
          setPicking(false);
          setSubject({
            personId: row.id,
            fullName: row.fullName,
            place: `${row.townName}${row.villageName}`,
            inCharge: row.caseWorker === '' ? row.policeOfficer : row.caseWorker,
            why: '',
          });
        }}
      />
      <VisitDrawer
        subject={subject}
        onClose={() => setSubject(null)}
        onSaved={() => setSubject(null)}
      />
    </Page>
  );
}

function Actions({ onRecord }: { readonly onRecord: () => void }) {
  const navigate = useNavigate();
  return (
    <Space wrap>
      <Button onClick={() => void navigate('/visits/open')}>计划、跟进和需求</Button>
      <GuardedButton
        method="visits.recordMany"
        icon={<TableOutlined />}
        onClick={() => void navigate('/visits/grid')}
      >
        批量录入
      </GuardedButton>
      <GuardedButton
        method="visits.record"
        type="primary"
        icon={<PlusOutlined />}
        onClick={onRecord}
      >
        记录走访
      </GuardedButton>
    </Space>
  );
}

function isFiltered({ from, to, townCode }: ListState): boolean {
  return from !== null || to !== null || townCode !== null;
}

interface NoVisitsProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function NoVisits({ filtered, onClear }: NoVisitsProps) {
  if (!filtered) return <p>没有走访记录。点右上角“记录走访”，或在首页的名单中记录。</p>;
  return (
    <div className="empty">
      <p>没有符合筛选的走访记录。</p>
      <Button onClick={onClear}>清除筛选</Button>
    </div>
  );
}

function Counted({ row }: { readonly row: Row }) {
  if (row.voided) return <span title={row.voidReason}>已作废：{row.voidReason}</span>;
  if (row.qualifies) return <Mark tone="done">计入</Mark>;
  return <span title={row.whyNot}>不计入：{row.whyNot}</span>;
}
