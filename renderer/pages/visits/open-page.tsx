import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { FollowUpList } from './follow-up-list.tsx';
import { NeedList } from './need-list.tsx';
import { PlanList } from './plan-list.tsx';

const PARTS = [
  { key: 'plans', label: '计划走访', children: <PlanList /> },
  { key: 'follow-ups', label: '未见到、拒绝的跟进', children: <FollowUpList /> },
  { key: 'needs', label: '帮扶需求', children: <NeedList /> },
];

/** What visits leave to be done, of everybody: planned ones, follow-ups, needs. */
export function OpenVisitsPage() {
  const { part } = useParams();
  const navigate = useNavigate();
  return (
    <Page title="走访计划与跟进">
      <Tabs
        className="fill-tabs"
        activeKey={part ?? 'plans'}
        onChange={(key) => void navigate(`/visits/open/${key}`)}
        items={PARTS}
        destroyOnHidden
      />
    </Page>
  );
}
