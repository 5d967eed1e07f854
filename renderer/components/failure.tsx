import { Alert, Button } from 'antd';
import { errorOf } from '../bridge/call.ts';
import { errorText } from '../text/errors.ts';

interface FailureProps {
  readonly reason: unknown;
  readonly onRetry?: () => void;
  readonly retryText?: string;
}

/** A failure as a sentence and the next step; nothing when there is none. */
export function Failure({ reason, onRetry, retryText }: FailureProps) {
  if (reason === null || reason === undefined) return null;
  const error = errorOf(reason);
  const text = errorText(error);
  return (
    <Alert
      role="alert"
      className="failure"
      type={error.code === 'CANCELLED' ? 'info' : 'error'}
      showIcon
      title={
        <>
          <strong>{text.what}</strong>
          <span className="failure-next">{text.next}</span>
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{retryText ?? '再试一次'}</Button>}
    />
  );
}
