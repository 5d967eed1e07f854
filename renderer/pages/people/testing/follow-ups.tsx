import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { focusDialogField } from '../../../components/enter-moves.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import { ReincludeStep, ReportStep, SendStep } from './follow-up-steps.tsx';

type FollowUps = Output<'tests.followUps'>;
type Positive = FollowUps['positive'][number];
type Weak = FollowUps['weak'][number];

interface FollowUpDialogProps {
  readonly open: boolean;
  readonly personId: number;
  readonly fullName: string;
  readonly onClose: () => void;
}

/** What must follow the test that was just recorded; each step can be done here or later on the tab 检测. */
export function FollowUpDialog({ open, personId, fullName, onClose }: FollowUpDialogProps) {
  return (
    <Modal
      open={open}
      title={`检测以后要办的事：${fullName}`}
      width={680}
      onCancel={onClose}
      destroyOnHidden
      footer={<Button onClick={onClose}>关闭，以后在“检测”页继续办</Button>}
    >
      <FollowUpCards
        personId={personId}
        finished={<Mark tone="done">要办的事都已办完</Mark>}
        onShown={focusDialog}
      />
    </Modal>
  );
}

/** The cards come when the office has answered, after the dialog has opened. */
function focusDialog(): void {
  focusDialogField(true);
}

interface FollowUpCardsProps {
  readonly personId: number;
  /** What stands there when nothing is open. */
  readonly finished?: ReactNode;
  readonly onShown?: () => void;
}

/** What is still to be done, a card for each test. */
export function FollowUpCards({ personId, finished = null, onShown }: FollowUpCardsProps) {
  const followUps = useQuery(queryFor('tests.followUps', { personId }));
  const newest = followUps.data?.positive[0]?.testId ?? followUps.data?.weak[0]?.testId;
  useEffect(() => {
    if (newest !== undefined) onShown?.();
  }, [newest, onShown]);
  return (
    <Loaded of={followUps}>
      {(value) => {
        const positive = value.positive.filter(({ open }) => open);
        const weak = value.weak.filter(({ state }) => state !== '已有结果');
        if (positive.length + weak.length === 0) return finished;
        return (
          <>
            {positive.map((each) => (
              <PositiveCard key={each.testId} positive={each} all={value} />
            ))}
            {weak.map((each) => (
              <WeakCard key={each.testId} weak={each} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

function PositiveCard({ positive, all }: { readonly positive: Positive; readonly all: FollowUps }) {
  const { testId, testedOn, kind, drug } = positive;
  return (
    <section className="follow-up" aria-label={`${testedOn}检测阳性以后`}>
      <h3>{`${testedOn} ${kind}阳性（${drug}），要办的事`}</h3>
      <ol>
        <li>
          <ReportStep positive={positive} />
        </li>
        {positive.reinclude && all.reincludeFrom !== null && (
          <li>
            <ReincludeStep testId={testId} from={all.reincludeFrom} />
          </li>
        )}
        <li>
          <ReviewStep positive={positive} />
        </li>
        <li>
          <ClockStep clean={all.clean} />
        </li>
      </ol>
    </section>
  );
}

/** the review is proposed and approved on the tab 分级. */
function ReviewStep({ positive }: { readonly positive: Positive }) {
  const { today } = useSession();
  const { reviewDue, reviewedOn } = positive;
  if (reviewedOn !== null) return <Mark tone="done">{`已复评等级（${reviewedOn}生效）`}</Mark>;
  if (reviewDue === null)
    return <Mark tone="unknown">应复评风险等级；期限未设置（没有采用“触发复评”规则）</Mark>;
  return (
    <>
      <Mark tone={reviewDue < today ? 'late' : 'today'}>{`应在${reviewDue}前复评风险等级`}</Mark>
      <span className="muted">在“分级”中评估，由另一人审批</span>
    </>
  );
}

function ClockStep({ clean }: { readonly clean: FollowUps['clean'] }) {
  const { startOn, cleanOn, why } = clean;
  if (startOn === null || cleanOn === null)
    return <Mark tone="unknown">{`戒断时间未设置：${why}`}</Mark>;
  return (
    <>
      <Mark tone="done">{`戒断时间已从${startOn}重新计算`}</Mark>
      <span className="muted">{`满三年为${cleanOn}（《戒毒条例》第七条）`}</span>
    </>
  );
}

function WeakCard({ weak }: { readonly weak: Weak }) {
  return (
    <section className="follow-up" aria-label={`${weak.testedOn}弱阳待检以后`}>
      <h3>{`${weak.testedOn} ${weak.kind}弱阳待检，不算检测结果`}</h3>
      <ol>
        <li>
          <SendStep weak={weak} />
        </li>
        <li>
          <Mark tone="unknown">实验室出结果后，再记录一次“实验室”检测</Mark>
        </li>
      </ol>
    </section>
  );
}
