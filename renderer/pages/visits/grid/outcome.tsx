import { Alert, Button, Space } from 'antd';
import type { Output } from '../../../../electron/contract/index.ts';
import { useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';

type Answer = Output<'visits.recordMany'>;

interface OutcomeProps {
  readonly answer: Answer;
  readonly onDone: () => void;
}

/** What saving left to be done: visits that do not count, and the next steps for people who were not met. */
export function Outcome({ answer, onDone }: OutcomeProps) {
  const followUp = useCommand('visits.followUp');
  const uncounted = answer.saved.filter(({ qualifies }) => !qualifies);
  const { proposed } = answer;
  if (uncounted.length === 0 && proposed.length === 0) return null;
  const items = proposed.map(({ visitId, step, dueOn }) => ({
    visitId,
    step,
    dueOn,
    assignee: '',
    note: '',
  }));
  return (
    <>
      <Alert
        className="failure"
        type="warning"
        showIcon
        title={
          <>
            {uncounted.length > 0 && (
              <div>
                {uncounted.length}条不计入走访任务：
                {[...new Set(uncounted.map(({ whyNot }) => whyNot))].join('；')}。
              </div>
            )}
            {proposed.slice(0, 6).map(({ visitId, step, fullName, dueOn, why }) => (
              <div key={`${visitId}${step}`}>
                {fullName}
                {why}，建议{step}，{dueOn}前。
              </div>
            ))}
            {proposed.length > 6 && <div>另有{proposed.length - 6}项建议。</div>}
          </>
        }
        action={
          <Space>
            {proposed.length > 0 && (
              <Button
                type="primary"
                loading={followUp.isPending}
                onClick={() => followUp.mutate({ items }, { onSuccess: onDone })}
              >
                都记为跟进（{proposed.length}）
              </Button>
            )}
            <Button onClick={onDone}>知道了</Button>
          </Space>
        }
      />
      <Failure reason={followUp.error} />
    </>
  );
}
