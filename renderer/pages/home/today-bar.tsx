import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { Working } from '../../components/working.tsx';
import { useSession } from '../../session.tsx';
import type { Summary } from './todo.ts';

/** On a new day the list is computed anew, once by itself; who stopped it can begin it again. */
export function TodayBar({ summary }: { readonly summary: Summary }) {
  const { today } = useSession();
  const { mutate, isPending, error } = useCommand('todo.refresh');
  const begun = useRef('');
  useEffect(() => {
    if (!summary.stale || begun.current === today) return;
    begun.current = today;
    mutate({});
  }, [summary.stale, today, mutate]);
  if (!summary.stale && !isPending) return null;
  return (
    <>
      <Failure reason={error} onRetry={() => mutate({})} />
      {isPending ? (
        <Working method="todo.refresh" running words="正在推算今天的待办事项…" />
      ) : (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title={
            summary.asOf === null
              ? '待办事项还没有推算。'
              : `下面是${summary.asOf}推算的待办事项，今天的还没有推算。`
          }
          action={<Button onClick={() => mutate({})}>推算今天的</Button>}
        />
      )}
    </>
  );
}
