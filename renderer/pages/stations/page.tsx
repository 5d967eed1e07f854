import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { CoverageTab } from './coverage-tab.tsx';
import { ReassignTab } from './reassign-tab.tsx';
import { ReassignmentsTab } from './reassignments-tab.tsx';
import { ResponsibilityTab } from './responsibility-tab.tsx';
import { StationsTab } from './stations-tab.tsx';

const PARTS = [
  { key: 'list', label: '站点', children: <StationsTab /> },
  { key: 'coverage', label: '乡镇覆盖', children: <CoverageTab /> },
  { key: 'responsibility', label: '包保责任', children: <ResponsibilityTab /> },
  { key: 'reassign', label: '调整责任人、未落实', children: <ReassignTab /> },
  { key: 'reassignments', label: '调整记录', children: <ReassignmentsTab /> },
];

/** 站点: the stations, whom they serve, and who answers for whom. */
export function StationsPage() {
  const { part } = useParams();
  const navigate = useNavigate();
  return (
    <Page title="站点和责任">
      <Tabs
        className="fill-tabs"
        activeKey={part ?? 'list'}
        onChange={(key) => void navigate(`/stations/${key}`)}
        items={PARTS}
        destroyOnHidden
      />
    </Page>
  );
}
