import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useState } from 'react';
import { queryFor } from '../../bridge/keys.ts';
import { useRemembered } from '../../bridge/remembered.ts';
import { Page } from '../../components/page.tsx';
import { DoubtfulTab } from './doubtful-tab.tsx';
import { DryRunView } from './dry-run.tsx';
import { FinishedView } from './finished.tsx';
import { ImportsTab } from './imports-tab.tsx';
import { RememberedTab } from './remembered-tab.tsx';
import { START, type ImportState } from './import-state.ts';
import { StartView } from './start.tsx';

/** 导入: a dry run first, then all good lines in one go; what was imported; what waits for a decision. */
export function ImportPage() {
  const doubtful = useQuery(queryFor('imports.doubtful', {}));
  const waiting = doubtful.data?.length ?? 0;
  const [tab, setTab] = useState('import');
  return (
    <Page title="导入台账">
      <Tabs
        className="fill-tabs"
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: 'import', label: '导入', children: <ImportTab onTab={setTab} /> },
          { key: 'doubtful', label: `待确认（${waiting}）`, children: <DoubtfulTab /> },
          { key: 'done', label: '导入记录', children: <ImportsTab /> },
          { key: 'headings', label: '列名对应', children: <RememberedTab /> },
        ]}
      />
    </Page>
  );
}

/** The dry run is kept while the clerk looks something up on another page; locking forgets it. */
function ImportTab({ onTab }: { readonly onTab: (tab: string) => void }) {
  const [state, setState] = useRemembered<ImportState>('import', START);
  if (state.step === 'checked') return <DryRunView state={state} onState={setState} />;
  if (state.step === 'finished') {
    return <FinishedView state={state} onTab={onTab} onAgain={() => setState(START)} />;
  }
  return <StartView onChecked={setState} />;
}
