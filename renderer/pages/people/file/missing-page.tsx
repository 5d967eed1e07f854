import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { useNavigate } from 'react-router';
import type { PaperId } from '../../../../db/domain/person/paper-checklist.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { useRemembered } from '../../../bridge/remembered.ts';
import { Failure } from '../../../components/failure.tsx';
import { FillTable, pagerFor } from '../../../components/fill-table.tsx';
import { ListExport } from '../../../components/list-export.tsx';
import { Page } from '../../../components/page.tsx';
import { TownFilter } from '../../../components/place-selects.tsx';
import { personColumns } from '../person-columns.tsx';

type Row = Output<'papers.missing'>['rows'][number];

interface ListState {
  /** undefined: nobody has chosen yet, so it opens with the first town; null: all of them, which takes longer. */
  readonly townCode: string | null | undefined;
  readonly paper: PaperId | null;
  readonly page: number;
  readonly pageSize: number;
}

const START: ListState = { townCode: undefined, paper: null, page: 1, pageSize: 50 };

function pageOf({ personId }: Row): string {
  return `/people/${personId}?tab=papers`;
}

/** 档案缺项: who lacks papers in the file, by town and by paper. */
export function MissingPapersPage() {
  const navigate = useNavigate();
  const [state, setState] = useRemembered('papers', START);
  const { paper, page, pageSize } = state;
  const towns = useQuery(queryFor('regions.towns', {}));
  const townCode = state.townCode === undefined ? (towns.data?.[0]?.code ?? null) : state.townCode;
  const input = {
    ...(townCode === null ? {} : { townCode }),
    ...(paper === null ? {} : { paper }),
    page,
    pageSize,
  };
  const list = useQuery({
    ...queryFor('papers.missing', input),
    placeholderData: keepPreviousData,
    enabled: towns.isFetched,
  });
  const total = list.data?.total ?? 0;
  return (
    <Page
      title="档案缺项"
      actions={
        <Space>
          <ListExport list={{ method: 'papers.missing', input }} total={total} />
          <Button onClick={() => void navigate('/people')}>返回人员</Button>
        </Space>
      }
    >
      <PaperFilters
        chosen={{ townCode, paper }}
        list={list.data}
        onChange={(change) => setState({ ...state, page: 1, ...change })}
      />
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="personId"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        empty="没有人缺材料。"
        onOpen={(row) => void navigate(pageOf(row))}
        pagination={pagerFor(state, total, (nextPage, nextSize) =>
          setState({ ...state, page: nextPage, pageSize: nextSize }),
        )}
        columns={[
          ...personColumns<Row>(pageOf),
          { title: '责任人', width: 90, dataIndex: 'inCharge', ellipsis: true },
          { title: '齐', width: 48, align: 'right', dataIndex: 'present' },
          { title: '缺', width: 48, align: 'right', dataIndex: 'missing' },
          {
            title: '缺的材料',
            ellipsis: true,
            render: (_, { missingPapers }) => (
              <span title={missingPapers.join('\n')}>{missingPapers.join('、')}</span>
            ),
          },
        ]}
      />
    </Page>
  );
}

interface PaperFiltersProps {
  readonly chosen: { readonly townCode: string | null; readonly paper: PaperId | null };
  readonly list: Output<'papers.missing'> | undefined;
  readonly onChange: (change: Partial<ListState>) => void;
}

function PaperFilters({ chosen: { townCode, paper }, list, onChange }: PaperFiltersProps) {
  const { total = 0, people = 0, byPaper = [] } = list ?? {};
  return (
    <Space className="filters" wrap>
      <TownFilter townCode={townCode} onChange={(code) => onChange({ townCode: code })} />
      <Select<PaperId>
        aria-label="缺哪种材料"
        placeholder="不论缺哪种材料"
        allowClear
        popupMatchSelectWidth={false}
        className="paper-choice"
        value={paper}
        options={byPaper.map((each) => ({
          value: each.id,
          label: `${each.title}（缺${each.people}人）`,
        }))}
        onChange={(value?: PaperId) => onChange({ paper: value ?? null })}
      />
      <Button
        disabled={townCode === null && paper === null}
        onClick={() => onChange({ townCode: null, paper: null })}
      >
        清除筛选
      </Button>
      <span className="muted" role="status">{`${people}人中有${total}人缺材料`}</span>
    </Space>
  );
}
