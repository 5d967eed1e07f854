import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { queryFor } from '../../../bridge/keys.ts';
import { useRemembered } from '../../../bridge/remembered.ts';
import { Failure } from '../../../components/failure.tsx';
import { FillTable, pagerFor } from '../../../components/fill-table.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { ListExport } from '../../../components/list-export.tsx';
import { entryAddress, type RoundDetail, type Row } from '../entry.ts';
import { useFoundRow } from '../use-found-row.ts';
import { ApproveMany } from './approve-many.tsx';
import { AssignDrawer } from './assign-drawer.tsx';
import { entryColumns } from './entry-columns.tsx';
import { entriesInput, isNarrowed, WHOLE_LIST, type EntryFilter } from './entry-filter.ts';
import { EntryFilters } from './entry-filters.tsx';

interface EntryListProps {
  readonly round: RoundDetail;
  /** The town and the state that the address asks for. */
  readonly townCode: string | null;
  readonly state: EntryFilter['state'];
}

const NO_ROWS: readonly Row[] = [];

/** The list of a round: filters, marks for what is done with many at once, Enter opens the sheet. */
export function EntryList({ round, townCode, state }: EntryListProps) {
  const navigate = useNavigate();
  const [filter, setFilter] = useRemembered<EntryFilter>(
    `round-${round.id}-${townCode ?? ''}-${state ?? ''}`,
    { ...WHOLE_LIST, townCode, state },
  );
  const [chosen, setChosen] = useState<readonly Row[]>([]);
  const input = entriesInput(round.id, filter);
  const list = useQuery({
    ...queryFor('rounds.entries', input),
    placeholderData: keepPreviousData,
  });
  const narrow = (change: Partial<EntryFilter>) => {
    setChosen([]);
    setFilter({ ...filter, page: 1, ...change });
  };
  const rows = list.data?.rows ?? NO_ROWS;
  const { focus, onEnter } = useFoundRow(list.isFetching, rows.length);
  const toggle = (row: Row) =>
    setChosen(
      chosen.some(({ id }) => id === row.id)
        ? chosen.filter(({ id }) => id !== row.id)
        : [...chosen, row],
    );
  return (
    <div className="fill">
      <EntryFilters
        filter={filter}
        visitors={round.visitors.map(({ visitor }) => visitor)}
        onNarrow={narrow}
        onEnter={onEnter}
      />
      <ManyBar
        round={round}
        filter={filter}
        chosen={chosen}
        onPage={() => setChosen(rows)}
        onDone={() => setChosen([])}
      >
        <ListExport list={{ method: 'rounds.entries', input }} total={list.data?.total ?? 0} />
      </ManyBar>
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Row>
        rowKey="id"
        dataSource={[...rows]}
        loading={list.isPending}
        onOpen={(row) => void navigate(entryAddress(row.id))}
        onMark={toggle}
        focus={focus}
        empty={<NoEntries filtered={isNarrowed(filter)} onClear={() => narrow(WHOLE_LIST)} />}
        pagination={pagerFor(filter, list.data?.total ?? 0, (page, pageSize) =>
          setFilter({ ...filter, page, pageSize }),
        )}
        rowSelection={{
          columnWidth: 40,
          // antd draws the box of all a second time in a hidden row, where the keyboard would find it.
          hideSelectAll: true,
          selectedRowKeys: chosen.map(({ id }) => id),
          preserveSelectedRowKeys: true,
          onChange: (_, kept) => setChosen(kept),
          // Space on the row marks it: a box of its own would be one more stop of the Tab key in every row.
          getCheckboxProps: ({ fullName }) => ({ tabIndex: -1, 'aria-label': `勾选${fullName}` }),
        }}
        columns={entryColumns()}
      />
    </div>
  );
}

interface ManyBarProps {
  readonly round: RoundDetail;
  readonly filter: EntryFilter;
  readonly chosen: readonly Row[];
  readonly onPage: () => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** What is done with those that are marked. */
function ManyBar({ round, filter, chosen, onPage, onDone, children }: ManyBarProps) {
  const [assigning, setAssigning] = useState(false);
  const closed = round.closedOn === null ? null : '这一轮次已经办结';
  return (
    <Space className="filters" wrap>
      <GuardedButton method="rounds.assign" reason={closed} onClick={() => setAssigning(true)}>
        分派回访人
      </GuardedButton>
      <ApproveMany roundId={round.id} chosen={chosen} closed={closed} onDone={onDone} />
      {chosen.length === 0 ? (
        <Button onClick={onPage}>勾选本页</Button>
      ) : (
        <Button onClick={onDone}>取消勾选</Button>
      )}
      {children}
      <span className="muted">
        {chosen.length === 0 ? '空格勾选，Enter 打开登记表' : `已勾选${chosen.length}人`}
      </span>
      {assigning && (
        <AssignDrawer
          round={round}
          filter={filter}
          chosen={chosen.map(({ id }) => id)}
          onClose={() => setAssigning(false)}
          onDone={onDone}
        />
      )}
    </Space>
  );
}

interface NoEntriesProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function NoEntries({ filtered, onClear }: NoEntriesProps) {
  if (!filtered) return <p>名单上没有人：开启轮次时没有脱贫户、监测户的涉毒人员。</p>;
  return (
    <div className="empty">
      <p>没有符合筛选的人。</p>
      <Button onClick={onClear}>清除筛选</Button>
    </div>
  );
}
