import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Space } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { TownSelect } from '../../components/place-selects.tsx';
import { useSession } from '../../session.tsx';
import { watchColumns } from './watches/watch-columns.tsx';
import { WatchDrawer } from './watches/watch-drawer.tsx';
import type { Watch } from './watches/watch.ts';

type Which = 'open' | 'closed' | 'all';

const WHICH: readonly { readonly value: Which; readonly label: string }[] = [
  { value: 'open', label: '监测中' },
  { value: 'closed', label: '已消除' },
  { value: 'all', label: '全部' },
];
const OPEN: Readonly<Record<Which, boolean | null>> = { open: true, closed: false, all: null };
const START = { which: 'open' as Which, townCode: null as string | null, page: 1, pageSize: 50 };

/** 监测对象: households under watch until the risk is gone. ?household=ID shows the watches of one household. */
export function WatchesTab() {
  const { today } = useSession();
  const [state, setState] = useRemembered('watches.list', START);
  const [household, leaveHousehold] = useHousehold();
  const [chosen, setChosen] = useState<Watch | null | undefined>(undefined);
  const { which, ...shared } = state;
  const input =
    household === null
      ? { ...shared, open: OPEN[which] }
      : { open: null, householdId: household, page: 1, pageSize: 50 };
  const list = useQuery({ ...queryFor('watches.list', input), placeholderData: keepPreviousData });
  const total = list.data?.total ?? 0;
  const asked = household === null ? undefined : list.data?.rows.find(isOpen);
  const opened = chosen === undefined ? (asked ?? null) : chosen;
  return (
    <div className="fill">
      <Space className="filters" wrap>
        {household === null ? (
          <>
            <Segmented<Which>
              aria-label="监测情况"
              value={which}
              options={[...WHICH]}
              onChange={(next) => setState({ ...state, which: next, page: 1 })}
            />
            <TownSelect
              label="乡镇（街道）"
              placeholder="全部乡镇"
              clearable
              withRetired
              value={state.townCode}
              onChange={(townCode) => setState({ ...state, townCode, page: 1 })}
            />
          </>
        ) : (
          <>
            <span>只列出一户的监测记录</span>
            <Button onClick={leaveHousehold}>看全部</Button>
          </>
        )}
        <ListExport list={{ method: 'watches.list', input }} total={total} />
      </Space>
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<Watch>
        rowKey="id"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        onOpen={setChosen}
        empty="没有监测的户。回访审定为“高”“已返贫”时自动列入；两轮之间发现的，在“家庭”里打开那一户，点“纳入监测”。"
        pagination={pagerFor(state, total, (page, pageSize) =>
          setState({ ...state, page, pageSize }),
        )}
        columns={watchColumns(today, setChosen)}
      />
      <WatchDrawer watch={opened} onClose={() => setChosen(null)} onOther={setChosen} />
    </div>
  );
}

function isOpen({ closedOn }: Watch): boolean {
  return closedOn === null;
}

/** The household that the address asks for; its open watch is shown at once. */
function useHousehold(): readonly [number | null, () => void] {
  const [query, setQuery] = useSearchParams();
  const asked = Number(query.get('household'));
  return [
    Number.isSafeInteger(asked) && asked > 0 ? asked : null,
    () => setQuery({ tab: 'watches' }, { replace: true }),
  ];
}
