import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCopy } from './use-copy.ts';

interface ShownNumberProps {
  /** What is copied, in words: 证件号码. */
  readonly name: string;
  readonly text: string;
  /** Masked numbers are of no use on the clipboard. */
  readonly copyable: boolean;
}

/** A number of somebody, with a button that copies it for half a minute once it is shown in full. */
export function ShownNumber({ name, text, copyable }: ShownNumberProps) {
  const copy = useCopy();
  if (text === '') return '—';
  return (
    <>
      <span className="number">{text}</span>
      {copyable && (
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          aria-label={`复制${name}`}
          title={`复制${name}，30秒后自动清除`}
          onClick={() => copy(text)}
        />
      )}
    </>
  );
}
