import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { AuditTab } from './audit-tab.tsx';
import { HolidaysTab } from './holidays-tab.tsx';
import { OfficeTab } from './office-tab.tsx';
import { RecycledTab } from './recycled-tab.tsx';
import { RegionsTab } from './regions-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { UsersTab } from './users-tab.tsx';

const PARTS = [
  { key: 'office', label: '机关信息', children: <OfficeTab /> },
  { key: 'users', label: '用户', children: <UsersTab /> },
  { key: 'regions', label: '区划', children: <RegionsTab /> },
  { key: 'rules', label: '规则', children: <RulesTab /> },
  { key: 'holidays', label: '节假日', children: <HolidaysTab /> },
  { key: 'audit', label: '操作日志', children: <AuditTab /> },
  { key: 'recycled', label: '回收站', children: <RecycledTab /> },
];

/** 设置. */
export function SettingsPage() {
  const { part } = useParams();
  const navigate = useNavigate();
  return (
    <Page title="设置">
      <Tabs
        className="fill-tabs"
        activeKey={part ?? 'office'}
        onChange={(key) => void navigate(`/settings/${key}`)}
        items={PARTS}
        destroyOnHidden
      />
    </Page>
  );
}
