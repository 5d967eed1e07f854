import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { CasesTab } from './cases-tab.tsx';
import { HouseholdsTab } from './households-tab.tsx';
import { ListTab } from './list-tab.tsx';
import { RoundsTab } from './rounds/rounds-tab.tsx';
import { WatchesTab } from './watches-tab.tsx';

const TABS = [
  { key: 'rounds', label: '轮次', children: <RoundsTab /> },
  { key: 'list', label: '名单', children: <ListTab /> },
  { key: 'households', label: '家庭', children: <HouseholdsTab /> },
  { key: 'watches', label: '监测对象', children: <WatchesTab /> },
  { key: 'cases', label: '新发现', children: <CasesTab /> },
];

/** 防返贫回访: the rounds of return visits, households, watches and new cases. */
export function PovertyPage() {
  const [query, setQuery] = useSearchParams();
  const asked = query.get('tab');
  const tab = TABS.some(({ key }) => key === asked) ? (asked ?? 'rounds') : 'rounds';
  return (
    <Page title="防返贫回访">
      <Tabs
        className="fill-tabs"
        activeKey={tab}
        onChange={(key) => setQuery({ tab: key }, { replace: true })}
        items={TABS}
        destroyOnHidden
      />
    </Page>
  );
}
