import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { CategoryWordsDrawer } from './households/category-words.tsx';
import { householdColumns } from './households/household-columns.tsx';
import { HouseholdDrawer } from './households/household-drawer.tsx';
import { HouseholdFilters, isNarrowed, WHOLE_LIST } from './households/household-filters.tsx';
import type { HouseholdRow } from './households/household.ts';
import { NewHousehold } from './households/new-household.tsx';
import { useFoundRow } from './use-found-row.ts';
import { useOpened } from './use-opened.ts';

const FIRST_PAGE = { page: 1, pageSize: 50 };
const START = { ...WHOLE_LIST, ...FIRST_PAGE };

/** 家庭: the households that rounds, watches and cases are about; Enter opens one. */
export function HouseholdsTab() {
  const [state, setState] = useRemembered('households.list', START);
  const [opened, setOpened] = useOpened('households');
  const list = useQuery({
    ...queryFor('households.list', state),
    placeholderData: keepPreviousData,
  });
  const { focus, onEnter } = useFoundRow(list.isFetching, list.data?.rows.length ?? 0);
  return (
    <div className="fill">
      <HouseholdFilters
        filter={state}
        onNarrow={(change) => setState({ ...state, page: 1, ...change })}
        onClear={() => setState({ ...state, ...WHOLE_LIST, page: 1 })}
        onEnter={onEnter}
      >
        <Space>
          <Doings onCreated={setOpened} />
          <ListExport
            list={{ method: 'households.list', input: state }}
            total={list.data?.total ?? 0}
          />
        </Space>
      </HouseholdFilters>
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<HouseholdRow>
        rowKey="id"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        onOpen={(row) => setOpened(row.id)}
        focus={focus}
        empty={<NoHouseholds filtered={isNarrowed(state)} onClear={() => setState({ ...START })} />}
        pagination={pagerFor(state, list.data?.total ?? 0, (page, pageSize) =>
          setState({ ...state, page, pageSize }),
        )}
        columns={householdColumns(setOpened)}
      />
      <HouseholdDrawer id={opened} onClose={() => setOpened(null)} />
    </div>
  );
}

function Doings({ onCreated }: { readonly onCreated: (id: number) => void }) {
  const [open, setOpen] = useState<'new' | 'words' | null>(null);
  return (
    <Space>
      <GuardedButton method="households.create" type="primary" onClick={() => setOpen('new')}>
        登记户
      </GuardedButton>
      <Button onClick={() => setOpen('words')}>贫困属性列表</Button>
      {open === 'new' && <NewHousehold onClose={() => setOpen(null)} onCreated={onCreated} />}
      <CategoryWordsDrawer open={open === 'words'} onClose={() => setOpen(null)} />
    </Space>
  );
}

interface NoHouseholdsProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function NoHouseholds({ filtered, onClear }: NoHouseholdsProps) {
  if (!filtered)
    return (
      <p>
        还没有登记户。开启轮次时，程序按台账第33、34列（贫困属性、家庭人口）建立；也可以点“登记户”逐户登记。
      </p>
    );
  return (
    <div className="empty">
      <p>没有符合筛选的户。</p>
      <Button onClick={onClear}>清除筛选</Button>
    </div>
  );
}
