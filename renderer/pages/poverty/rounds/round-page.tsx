import { useQuery } from '@tanstack/react-query';
import { Button, Space, Tabs } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { queryFor } from '../../../bridge/keys.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { Page } from '../../../components/page.tsx';
import type { RoundDetail, RoundTab } from '../entry.ts';
import { stateAsked } from './entry-filter.ts';
import { EntryList } from './entry-list.tsx';
import { FoundLater } from './found-later.tsx';
import { RoundDoings } from './round-doings.tsx';
import { RoundProgress } from './round-progress.tsx';
import { RoundState } from './round-state.tsx';

/** One round: how far it is, who is on the list, who was found later. */
export function RoundPage() {
  const id = Number(useParams()['id']);
  const round = useQuery(queryFor('rounds.get', { id }));
  return <Loaded of={round}>{(detail) => <RoundDesk key={detail.id} round={detail} />}</Loaded>;
}

const TABS: readonly RoundTab[] = ['progress', 'list', 'found'];

function RoundDesk({ round }: { readonly round: RoundDetail }) {
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const tab = TABS.find((each) => each === query.get('tab')) ?? 'progress';
  const found = round.missing > 0 ? `后来发现（${round.missing}）` : '后来发现';
  return (
    <Page
      title={
        <span className="person-title">
          {round.label}逐人回访 <RoundState round={round} />
        </span>
      }
      actions={
        <Space wrap>
          <RoundDoings round={round} />
          <Button onClick={() => void navigate('/poverty')}>返回回访</Button>
        </Space>
      }
    >
      <Tabs
        className="fill-tabs"
        activeKey={tab}
        onChange={(key) => setQuery({ tab: key }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'progress', label: '进度', children: <RoundProgress round={round} /> },
          {
            key: 'list',
            label: `名单（${round.listed}）`,
            children: (
              <EntryList
                key={query.get('state')}
                round={round}
                townCode={query.get('town')}
                state={stateAsked(query.get('state'))}
              />
            ),
          },
          { key: 'found', label: found, children: <FoundLater round={round} /> },
        ]}
      />
    </Page>
  );
}
