import { Alert } from 'antd';
import { useState } from 'react';
import { daysBetween } from '../../db/domain/calendar/calendar-day.ts';
import { useSession } from '../session.tsx';
import { GuardedButton } from './guarded-button.tsx';
import { ReasonCommand } from './reason-command.tsx';

/** The date of the computer is behind the log, so that nothing can be saved, or long after it, which is worth a look. */
export function ClockReminder() {
  const { clock, today } = useSession();
  const [asking, setAsking] = useState(false);
  if (clock === null) return null;
  if (clock.is === 'ahead') {
    const title = `今天的电脑日期是${today}，离台账里最后一次操作（${clock.lastDay}）已有${daysBetween(clock.lastDay, today)}天。请先核对电脑日期再办理：日期错了，保存的内容都会记在错的日子上。`;
    return <Alert className="failure" type="warning" showIcon title={title} />;
  }
  return (
    <>
      <Alert
        className="failure"
        type="error"
        showIcon
        title={`电脑日期（${today}）早于台账里最后一次操作（${clock.lastDay}），现在什么都不能保存。`}
        description="请先校准电脑日期。电脑日期没有错的（以前有人在错的日期下办理过），请负责人确认后继续。"
        action={
          <GuardedButton method="session.acceptDay" onClick={() => setAsking(true)}>
            确认今天的日期
          </GuardedButton>
        }
      />
      <ReasonCommand
        method="session.acceptDay"
        open={asking}
        title={`今天是${today}，没有错吗`}
        text={`确认以后，台账从${today}接着办理，确认的人和原因记入日志。以前记在${clock.lastDay}等往后日子上的内容不会改动，请到【设置】的【操作日志】查看是哪些，逐条作废后重新登记。`}
        okText="确认今天的日期"
        toInput={(reason) => ({ today, reason })}
        done={() => `已确认，台账从${today}接着办理`}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
