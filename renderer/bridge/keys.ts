import {
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  contract,
  isMethod,
  type CommandMethod,
  type Input,
  type Output,
  type QueryMethod,
} from '../../electron/contract/index.ts';
import { call, type CallFailed } from './call.ts';

/** The options of one query: key and function; what makes it stale stands in the contract. */
export function queryFor<M extends QueryMethod>(method: M, input: Input<M>) {
  return queryOptions<Output<M>, CallFailed>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
  });
}

function readsOneOf(method: unknown, areas: readonly string[]): boolean {
  if (typeof method !== 'string' || !isMethod(method)) return false;
  const found = contract[method];
  return found.kind === 'query' && found.reads.some((area) => areas.includes(area));
}

/** Makes every query stale that reads one of these areas; those on the screen are asked again. */
export async function refresh(client: QueryClient, areas: readonly string[]): Promise<void> {
  await client.invalidateQueries({ predicate: (query) => readsOneOf(query.queryKey[0], areas) });
}

/** A command; when it has succeeded, what the contract says it changes is asked again. */
export function useCommand<M extends CommandMethod>(
  method: M,
): UseMutationResult<Output<M>, CallFailed, Input<M>> {
  const client = useQueryClient();
  return useMutation<Output<M>, CallFailed, Input<M>>({
    mutationFn: (input) => call(method, input),
    onSuccess: () => {
      void refresh(client, contract[method].changes);
    },
  });
}

/** Forgets all that the window has shown but who may unlock: on locking nothing of a person is kept in memory on purpose. */
export function forget(client: QueryClient): void {
  client.removeQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'session.state' && queryKey[0] !== 'shell.status',
  });
  client.getMutationCache().clear();
}
