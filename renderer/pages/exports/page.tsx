import { Tabs } from 'antd';
import { Page } from '../../components/page.tsx';
import { HistoryTab } from './history-tab.tsx';
import { Unsettled } from './unsettled.tsx';
import { VerifyTab } from './verify-tab.tsx';
import { WriteTab } from './write-tab.tsx';

/** 导出: issued reports to a stick, what was exported, and reading a package again. */
export function ExportsPage() {
  return (
    <Page title="导出">
      <Unsettled />
      <Tabs
        className="fill-tabs"
        items={[
          { key: 'write', label: '导出到U盘', children: <WriteTab /> },
          { key: 'history', label: '导出记录', children: <HistoryTab /> },
          { key: 'verify', label: '核验导出包', children: <VerifyTab /> },
        ]}
      />
    </Page>
  );
}
