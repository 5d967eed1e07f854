import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';

/** A choice of the user (a filter, a page number) that outlives its page, but neither locking nor the window. */
export function useRemembered<T extends object>(
  name: string,
  initial: T,
): readonly [T, (next: T) => void] {
  const client = useQueryClient();
  const key = ['window', name];
  const { data } = useQuery<T>({ queryKey: key, queryFn: skipToken, gcTime: Infinity });
  return [data ?? initial, (next) => client.setQueryData(key, next)];
}
