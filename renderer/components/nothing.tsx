import { Empty } from 'antd';
import type { ReactNode } from 'react';

interface NothingProps {
  /** What is not there, and why that is so. */
  readonly text: string;
  /** The one next step. */
  readonly children?: ReactNode;
}

/** An empty list: says why, and what to do. */
export function Nothing({ text, children }: NothingProps) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<span className="muted">{text}</span>}>
      {children}
    </Empty>
  );
}
