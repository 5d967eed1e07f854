import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { queryFor } from '../../bridge/keys.ts';
import { Loaded } from '../../components/loaded.tsx';
import type { Round } from './entry.ts';
import { EntryList } from './rounds/entry-list.tsx';

/** 名单: the list of a round, the newest unless another one is chosen. */
export function ListTab() {
  const list = useQuery(queryFor('rounds.list', {}));
  return <Loaded of={list}>{({ rounds }) => <Chosen rounds={rounds} />}</Loaded>;
}

function Chosen({ rounds }: { readonly rounds: readonly Round[] }) {
  const [query, setQuery] = useSearchParams();
  const asked = Number(query.get('round'));
  const round = rounds.find(({ id }) => id === asked) ?? rounds[0];
  if (round === undefined) {
    return (
      <div className="empty">
        <p>还没有开启过轮次。到“轮次”中开启，名单随之定下。</p>
      </div>
    );
  }
  return (
    <div className="fill">
      <div className="filters">
        <Select<number>
          aria-label="轮次"
          value={round.id}
          popupMatchSelectWidth={false}
          options={rounds.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => setQuery({ tab: 'list', round: `${id}` }, { replace: true })}
        />
      </div>
      <ListOf key={round.id} id={round.id} />
    </div>
  );
}

function ListOf({ id }: { readonly id: number }) {
  const round = useQuery(queryFor('rounds.get', { id }));
  return (
    <Loaded of={round}>
      {(detail) => <EntryList round={detail} townCode={null} state={null} />}
    </Loaded>
  );
}
