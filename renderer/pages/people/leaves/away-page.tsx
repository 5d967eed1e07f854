import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { useNavigate } from 'react-router';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { useRemembered } from '../../../bridge/remembered.ts';
import { Failure } from '../../../components/failure.tsx';
import { FillTable, pagerFor } from '../../../components/fill-table.tsx';
import { ListExport } from '../../../components/list-export.tsx';
import { Page } from '../../../components/page.tsx';
import { TownFilter } from '../../../components/place-selects.tsx';
import { GradeTag, Mark } from '../../../components/tags.tsx';
import { personColumns } from '../person-columns.tsx';

type Row = Output<'outflows.list'>['rows'][number];

interface ListState {
  readonly townCode: string | null;
  readonly silentFor: number | null;
  readonly page: number;
  readonly pageSize: number;
}

const START: ListState = { townCode: null, silentFor: null, page: 1, pageSize: 50 };
const SILENCES = [30, 60, 90, 180].map((days) => ({ value: days, label: `${days}天以上没有联系` }));

function pageOf({ personId }: Row): string {
  return `/people/${personId}`;
}

/** 外流务工名单: who works away, the longest without contact first; 务工（外出） without a place on record above all. */
export function AwayPage() {
  const navigate = useNavigate();
  const [state, setState] = useRemembered('away', START);
  const { townCode, silentFor, page, pageSize } = state;
  const input = {
    ...(townCode === null ? {} : { townCode }),
    ...(silentFor === null ? {} : { silentFor }),
    page,
    pageSize,
  };
  const list = useQuery({
    ...queryFor('outflows.list', input),
    placeholderData: keepPreviousData,
  });
  const narrow = (change: Partial<ListState>) => setState({ ...state, page: 1, ...change });
  return (
    <Page
      title="外流务工名单"
      actions={
        <Space>
          <ListExport list={{ method: 'outflows.list', input }} total={list.data?.total ?? 0} />
          <Button onClick={() => void navigate('/people')}>返回人员</Button>
        </Space>
      }
    >
      <Space className="filters" wrap>
        <TownFilter townCode={townCode} onChange={(code) => narrow({ townCode: code })} />
        <Select<number>
          aria-label="多久没有联系"
          placeholder="不论多久没有联系"
          allowClear
          popupMatchSelectWidth={false}
          value={silentFor}
          options={SILENCES}
          onChange={(days?: number) => narrow({ silentFor: days ?? null })}
        />
        <Button
          disabled={townCode === null && silentFor === null}
          onClick={() => narrow({ townCode: null, silentFor: null })}
        >
          清除筛选
        </Button>
      </Space>
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="personId"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        empty="没有外流务工人员。在个人页面的“请假外出”中登记去向。"
        onOpen={(row) => void navigate(pageOf(row))}
        pagination={pagerFor(state, list.data?.total ?? 0, (nextPage, nextSize) =>
          setState({ ...state, page: nextPage, pageSize: nextSize }),
        )}
        columns={[
          ...personColumns<Row>(pageOf),
          { title: '分级', width: 72, render: (_, row) => <GradeTag grade={row.grade} /> },
          {
            title: '去向',
            ellipsis: true,
            render: (_, { place }) =>
              place === '' ? <Mark tone="unknown">去向没有登记</Mark> : place,
          },
          { title: '工作', width: 110, dataIndex: 'work', ellipsis: true, responsive: ['lg'] },
          {
            title: '外出日期',
            width: 96,
            responsive: ['lg'],
            render: (_, { sinceOn }) => sinceOn ?? '—',
          },
          {
            title: '当地联系人',
            width: 110,
            dataIndex: 'contactName',
            ellipsis: true,
            responsive: ['lg'],
          },
          { title: '最近联系', width: 176, render: (_, row) => <LastContact row={row} /> },
        ]}
      />
    </Page>
  );
}

function LastContact({ row: { lastContactOn, silentDays } }: { readonly row: Row }) {
  if (silentDays === null) return '—';
  if (lastContactOn === null) return <Mark tone="unknown">{`没有联系，${silentDays}天`}</Mark>;
  return <span className="number">{`${lastContactOn}（${silentDays}天前）`}</span>;
}
