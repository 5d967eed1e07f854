import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { Method } from '../../electron/contract/index.ts';
import { cancelCall, useProgress } from '../bridge/progress.ts';

interface WorkingProps {
  readonly method: Method;
  readonly running: boolean;
  /** What is said before the first report of progress. */
  readonly words: string;
}

/** A long call at work: a bar, words with counts, and 取消. */
export function Working(props: WorkingProps) {
  return props.running ? <WorkingBar {...props} /> : null;
}

function WorkingBar({ method, words }: WorkingProps) {
  const progress = useProgress(method, true);
  const [stopping, setStopping] = useState(false);
  const percent =
    progress && progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0;
  return (
    <div className="working" role="status" aria-live="polite">
      <div className="working-words">{stopping ? '正在停止…' : (progress?.words ?? words)}</div>
      <Progress percent={percent} status="active" aria-label="进度" />
      <Button
        disabled={stopping}
        onClick={() => {
          setStopping(true);
          void cancelCall(method);
        }}
      >
        取消
      </Button>
    </div>
  );
}
