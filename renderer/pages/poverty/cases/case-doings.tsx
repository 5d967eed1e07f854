import { Flex } from 'antd';
import { useState } from 'react';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { useSession } from '../../../session.tsx';
import { ReasonButton } from '../reason-button.tsx';
import { DecideDrawer, ProposeDrawer, StepDrawer } from './case-drawers.tsx';
import type { PovertyCase } from './case.ts';
import { NoticeDrawer } from './notice-drawer.tsx';

interface CaseDoingsProps {
  readonly povertyCase: PovertyCase;
  readonly onGone: () => void;
}

type Open = 'step' | 'notice' | 'propose' | 'decide' | null;

/** What is done with a case, in the order of the procedure. */
export function CaseDoings({ povertyCase, onGone }: CaseDoingsProps) {
  const [open, setOpen] = useState<Open>(null);
  const shut = () => setOpen(null);
  const { id, revision, decidedBy } = povertyCase;
  return (
    <>
      <Flex className="filters" wrap>
        {decidedBy === '' && <OpenOnes povertyCase={povertyCase} onOpen={setOpen} />}
        <ReasonButton
          method="povertyCases.void"
          word="作废"
          size="medium"
          title="作废这件新发现认定"
          text="登记错了的才作废；审定“纳入”时给的贫困属性、开始的监测一并作废。后来的回访又审定为“高”“已返贫”的，监测继续。"
          toInput={(reason) => ({ id, revision, reason })}
          onDone={onGone}
        />
      </Flex>
      {open === 'step' && <StepDrawer povertyCase={povertyCase} onClose={shut} />}
      {open === 'notice' && <NoticeDrawer povertyCase={povertyCase} onClose={shut} />}
      {open === 'propose' && <ProposeDrawer povertyCase={povertyCase} onClose={shut} />}
      {open === 'decide' && <DecideDrawer povertyCase={povertyCase} onClose={shut} />}
    </>
  );
}

interface OpenOnesProps {
  readonly povertyCase: PovertyCase;
  readonly onOpen: (open: Open) => void;
}

function OpenOnes({ povertyCase, onOpen }: OpenOnesProps) {
  const { id, revision, nextStep, outcome } = povertyCase;
  const whyNotDecide = useWhyNotDecide(povertyCase);
  return (
    <>
      {nextStep !== null && (
        <GuardedButton
          method="povertyCases.step"
          {...(outcome === null ? { type: 'primary' as const } : {})}
          onClick={() => onOpen('step')}
        >
          {`登记${nextStep}`}
        </GuardedButton>
      )}
      <GuardedButton method="povertyCases.notice" onClick={() => onOpen('notice')}>
        打印村内公示
      </GuardedButton>
      <GuardedButton
        method="povertyCases.propose"
        {...(outcome === null && nextStep === null ? { type: 'primary' as const } : {})}
        onClick={() => onOpen('propose')}
      >
        {outcome === null ? '提出认定意见' : '改提认定意见'}
      </GuardedButton>
      {outcome !== null && (
        <>
          <GuardedButton
            method="povertyCases.decide"
            type="primary"
            reason={whyNotDecide}
            onClick={() => onOpen('decide')}
          >
            审定
          </GuardedButton>
          <ReasonButton
            method="povertyCases.sendBack"
            word="退回"
            size="medium"
            reason={whyNotDecide}
            title="退回认定意见"
            text="退回以后提出人看到理由，改正后重新提出；已登记的步骤保留。"
            toInput={(reason) => ({ id, revision, reason })}
          />
        </>
      )}
    </>
  );
}

/** Who proposed does not decide; alone in the office one may. */
function useWhyNotDecide({ proposedBy }: PovertyCase): string | null {
  const { user, officeOfOne } = useSession();
  const own = user !== null && user.name === proposedBy;
  return own && !officeOfOne ? '提出人以外的审核人或负责人审定' : null;
}
