import { Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';

interface LoadedProps<T> {
  readonly of: UseQueryResult<T>;
  readonly children: (value: T) => ReactNode;
}

/** The answer of a query, or its failure with a retry, or a grey stand-in until it is there. */
export function Loaded<T>({ of, children }: LoadedProps<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isError) return <Failure reason={of.error} onRetry={() => void of.refetch()} />;
  return <Skeleton active paragraph={{ rows: 6 }} title={false} className="loading" />;
}
