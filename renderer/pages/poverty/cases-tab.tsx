import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Space } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Failure } from '../../components/failure.tsx';
import { FillTable, pagerFor } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { ListExport } from '../../components/list-export.tsx';
import { TownSelect } from '../../components/place-selects.tsx';
import { useSession } from '../../session.tsx';
import { caseColumns } from './cases/case-columns.tsx';
import { CaseDrawer } from './cases/case-drawer.tsx';
import { NewCase, type FoundPerson } from './cases/new-case.tsx';
import type { PovertyCase } from './cases/case.ts';

type Which = 'open' | 'decided' | 'all';

const WHICH: readonly { readonly value: Which; readonly label: string }[] = [
  { value: 'open', label: '办理中' },
  { value: 'decided', label: '已办结' },
  { value: 'all', label: '全部' },
];
const OPEN: Readonly<Record<Which, boolean | null>> = { open: true, decided: false, all: null };
const START = { which: 'open' as Which, townCode: null as string | null, page: 1, pageSize: 50 };

/** 新发现: people newly found poor, on their way through the procedure (NEW-CASE). */
export function CasesTab() {
  const { today } = useSession();
  const [state, setState] = useRemembered('povertyCases.list', START);
  const [chosen, setOpened] = useState<PovertyCase | null | undefined>(undefined);
  const asked = useAskedCase();
  const opened = chosen === undefined ? asked : chosen;
  const [adding, setAdding] = useState(false);
  const found = useFoundPerson();
  const { which, ...shared } = state;
  const input = { ...shared, open: OPEN[which] };
  const list = useQuery({
    ...queryFor('povertyCases.list', input),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="fill">
      <Space className="filters" wrap>
        <GuardedButton method="povertyCases.open" type="primary" onClick={() => setAdding(true)}>
          登记线索
        </GuardedButton>
        <Segmented<Which>
          aria-label="办理情况"
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
        <ListExport list={{ method: 'povertyCases.list', input }} total={list.data?.total ?? 0} />
      </Space>
      <Failure reason={list.error} onRetry={() => void list.refetch()} />
      <FillTable<PovertyCase>
        rowKey="id"
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        onOpen={setOpened}
        rowClassName={(row) => (row.voided ? 'is-voided' : '')}
        empty="没有新发现的人员。发现涉毒人员家里有返贫致贫风险的，点“登记线索”，按五个步骤认定。"
        pagination={pagerFor(state, list.data?.total ?? 0, (page, pageSize) =>
          setState({ ...state, page, pageSize }),
        )}
        columns={caseColumns(today, setOpened)}
      />
      {adding && <NewCase of={null} onClose={() => setAdding(false)} onOpened={setOpened} />}
      {found.person !== null && (
        <NewCase of={found.person} onClose={found.forget} onOpened={setOpened} />
      )}
      <CaseDrawer povertyCase={opened} onClose={() => setOpened(null)} />
    </div>
  );
}

/** Of whom the to-do list or a person's page leads here to open a case (?person=ID). */
function useFoundPerson(): { readonly person: FoundPerson | null; readonly forget: () => void } {
  const [query, setQuery] = useSearchParams();
  const asked = Number(query.get('person'));
  const person = useQuery({ ...queryFor('people.get', { id: asked }), enabled: asked > 0 });
  const forget = () => {
    query.delete('person');
    setQuery(query, { replace: true });
  };
  if (!(asked > 0) || person.data === undefined) return { person: null, forget };
  const { id, fields } = person.data;
  return { person: { id, fullName: fields.fullName }, forget };
}

/** The case of a line of the to-do list (?case=ID): it is among those that are open. */
function useAskedCase(): PovertyCase | null {
  const [query] = useSearchParams();
  const asked = Number(query.get('case'));
  const list = useQuery({
    ...queryFor('povertyCases.list', { open: true, page: 1, pageSize: 500 }),
    enabled: asked > 0,
  });
  if (!(asked > 0)) return null;
  return list.data?.rows.find(({ id }) => id === asked) ?? null;
}
