import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { errorOf } from './call.ts';
import { refresh } from './keys.ts';

/** One office, one window, no network: what is stale is told by commands and events, and nothing is tried twice. */
export function createClient(): QueryClient {
  function onError(reason: unknown): void {
    if (errorOf(reason).code === 'LOCKED') void refresh(client, ['session']);
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      // A finished command is forgotten with its input: it may hold a password.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
  return client;
}
