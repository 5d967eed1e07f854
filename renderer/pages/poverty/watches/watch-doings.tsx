import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useState } from 'react';
import { queryFor } from '../../../bridge/keys.ts';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { useSession } from '../../../session.tsx';
import { PovertyHelpDrawer } from '../households/help-drawer.tsx';
import { ReasonButton } from '../reason-button.tsx';
import { CloseDrawer, NotifyDrawer, ProposeDrawer, ReopenDrawer } from './watch-drawers.tsx';
import { missingOf, type Watch } from './watch.ts';

interface WatchDoingsProps {
  readonly watch: Watch;
  /** The household is under watch now, by this one or a later one. */
  readonly householdOpen: boolean;
  readonly onGone: () => void;
  readonly onOther: (watch: Watch) => void;
}

type Open = 'help' | 'notify' | 'propose' | 'close' | 'reopen' | null;

/** What is done with a watch, in the order of the work. */
export function WatchDoings({ watch, householdOpen, onGone, onOther }: WatchDoingsProps) {
  const [open, setOpen] = useState<Open>(null);
  const shut = () => setOpen(null);
  const { id, revision } = watch;
  return (
    <Flex className="filters" wrap>
      {watch.closedOn === null ? (
        <OpenOnes watch={watch} onOpen={setOpen} />
      ) : (
        <GuardedButton
          method="watches.reopen"
          type="primary"
          reason={householdOpen ? '这一户正在监测中' : null}
          onClick={() => setOpen('reopen')}
        >
          重新纳入
        </GuardedButton>
      )}
      <ReasonButton
        method="watches.void"
        word="作废"
        size="medium"
        title="作废这条监测记录"
        text="登记错了的才作废；风险没有了的请办理风险消除。"
        toInput={(reason) => ({ id, revision, reason })}
        onDone={onGone}
      />
      {open === 'help' && <HelpOf householdId={watch.householdId} onClose={shut} />}
      {open === 'notify' && <NotifyDrawer watch={watch} onClose={shut} />}
      {open === 'propose' && <ProposeDrawer watch={watch} onClose={shut} />}
      {open === 'close' && <CloseDrawer watch={watch} onClose={shut} />}
      {open === 'reopen' && <ReopenDrawer watch={watch} onClose={shut} onReopened={onOther} />}
    </Flex>
  );
}

interface OpenOnesProps {
  readonly watch: Watch;
  readonly onOpen: (open: Open) => void;
}

/** Who proposed does not close; alone in the office one may. */
function useWhyNotClose({ closingProposedBy }: Watch): string | null {
  const { user, officeOfOne } = useSession();
  const own = user !== null && user.name === closingProposedBy;
  return own && !officeOfOne ? '提出人以外的审核人或负责人审定' : null;
}

function OpenOnes({ watch, onOpen }: OpenOnesProps) {
  const { id, revision, closingWay, noLabour, returnedOn } = watch;
  const whyNotClose = useWhyNotClose(watch);
  const missing = missingOf({
    ...watch,
    // Without a chosen way the help is asked for as of 帮扶消除: 自然消除 does without.
    conditions: watch.conditions.filter((condition) => condition.id !== 'FP-15'),
  });
  return (
    <>
      <GuardedButton method="help.record" type="primary" onClick={() => onOpen('help')}>
        记录帮扶
      </GuardedButton>
      <GuardedButton method="watches.notify" onClick={() => onOpen('notify')}>
        {watch.notifiedOn === null ? '登记通报' : '更正通报'}
      </GuardedButton>
      {closingWay === null ? (
        <>
          <GuardedButton
            method="watches.proposeClosing"
            reason={whyNotPropose(missing, noLabour)}
            onClick={() => onOpen('propose')}
          >
            {returnedOn === null ? '提出风险消除' : '重新提出风险消除'}
          </GuardedButton>
          {returnedOn !== null && <GiveUp watch={watch} />}
        </>
      ) : (
        <>
          <GuardedButton
            method="watches.close"
            type="primary"
            reason={whyNotClose}
            onClick={() => onOpen('close')}
          >
            审定风险消除
          </GuardedButton>
          <ReasonButton
            method="watches.sendBack"
            word="退回"
            size="medium"
            reason={whyNotClose}
            title="退回风险消除"
            text="退回以后继续监测，提出人看到理由，改正后可以再次提出。"
            toInput={(reason) => ({ id, revision, reason })}
          />
          <ReasonButton
            method="watches.withdrawClosing"
            word="撤回"
            size="medium"
            title="撤回风险消除"
            text="撤回以后继续监测，可以再次提出。"
            toInput={(reason) => ({ id, revision, reason })}
          />
        </>
      )}
    </>
  );
}

/** What came back is not proposed again: the watch goes on, and nothing waits for anybody. */
function GiveUp({ watch: { id, revision } }: { readonly watch: Watch }) {
  return (
    <ReasonButton
      method="watches.withdrawClosing"
      word="不再提出"
      size="medium"
      title="不再提出风险消除"
      text="继续监测，退回的理由不再列入待办。以后条件具备了可以再提出。"
      toInput={(reason) => ({ id, revision, reason })}
    />
  );
}

/** The first thing that is missing, as the reason of a closed button; the list under it tells all. */
function whyNotPropose(missing: readonly string[], noLabour: boolean): string | null {
  if (noLabour) return '整户无劳动能力的，不办理风险消除，继续监测';
  return missing.length === 0 ? null : `还不能提出：${missing.join('；')}`;
}

function HelpOf({ householdId, onClose }: { householdId: number; onClose: () => void }) {
  const household = useQuery(queryFor('households.get', { id: householdId }));
  if (household.data === undefined) return null;
  return <PovertyHelpDrawer household={household.data} onClose={onClose} />;
}
