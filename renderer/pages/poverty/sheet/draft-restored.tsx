import { Alert, Button } from 'antd';
import { localTime } from '../../../text/days.ts';

interface DraftRestoredProps {
  readonly savedAt: string;
  readonly onDrop: () => void;
}

/** Says that what stands on the form was typed before the register was locked, and is not saved yet. */
export function DraftRestored({ savedAt, onDrop }: DraftRestoredProps) {
  return (
    <Alert
      className="failure"
      type="info"
      showIcon
      title={`已恢复${localTime(savedAt)}没有保存的内容，核对后请保存。`}
      action={
        <Button size="small" onClick={onDrop}>
          不要了，恢复原样
        </Button>
      }
    />
  );
}
