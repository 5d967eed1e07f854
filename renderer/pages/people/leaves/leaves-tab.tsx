import { useQuery } from '@tanstack/react-query';
import { Space } from 'antd';
import { useState } from 'react';
import { queryFor } from '../../../bridge/keys.ts';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ApplicationDrawer, UnauthorisedDrawer } from './leave-drawers.tsx';
import { LeavesTable } from './leaves-table.tsx';
import { Outflows } from './outflows.tsx';
import { ViolationCounters } from '../testing/violation-counters.tsx';

interface LeavesTabProps {
  readonly personId: number;
  readonly recycled: boolean;
}

/** 请假外出: applications and what became of them, R-05 for each, and where the person works away. */
export function LeavesTab({ personId, recycled }: LeavesTabProps) {
  const leaves = useQuery(queryFor('leaves.ofPerson', { personId }));
  const [open, setOpen] = useState<'apply' | 'record' | null>(null);
  const close = () => setOpen(null);
  const reason = recycled ? '人员在回收站中' : null;
  return (
    <>
      {!recycled && <Counters personId={personId} />}
      <section className="tab-part" aria-label="请假外出">
        <div className="tab-part-head">
          <h3>请假外出</h3>
          <Space>
            <GuardedButton
              method="leaves.apply"
              size="small"
              reason={reason}
              onClick={() => setOpen('apply')}
            >
              申请外出
            </GuardedButton>
            <GuardedButton
              method="leaves.record"
              size="small"
              reason={reason}
              onClick={() => setOpen('record')}
            >
              登记擅自外出
            </GuardedButton>
          </Space>
        </div>
        <Loaded of={leaves}>{(rows) => <LeavesTable rows={rows} />}</Loaded>
      </section>
      <Outflows personId={personId} recycled={recycled} />
      <ApplicationDrawer open={open === 'apply'} personId={personId} onClose={close} />
      <UnauthorisedDrawer open={open === 'record'} personId={personId} onClose={close} />
    </>
  );
}

function Counters({ personId }: { readonly personId: number }) {
  const windows = useQuery(queryFor('tests.windows', { personId }));
  return (
    <>
      {windows.data
        ?.filter(({ endOn }) => endOn === null)
        .map((measure) => (
          <ViolationCounters key={measure.measureId} measure={measure} />
        ))}
    </>
  );
}
