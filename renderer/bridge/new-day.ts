import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryFor } from './keys.ts';
import type { Session } from '../session.tsx';

const OFFICE_HOURS_AHEAD = 8 * 3_600_000;
const MINUTE = 60_000;

/** The day by the clock of the office (Asia/Shanghai) at an instant, in milliseconds. */
function dayAt(instant: number): string {
  return new Date(instant + OFFICE_HOURS_AHEAD).toISOString().slice(0, 10);
}

/**
 * Midnight while the desk is open: when the clock shows another day than the window does, the office is asked which day it is,
 * and if it is a new one, everything on the screen is asked again. Answers whether it was. What is being typed stays.
 */
export async function followDay(
  client: QueryClient,
  instant: number,
  ask: () => Promise<Session>,
): Promise<boolean> {
  const { queryKey } = queryFor('session.state', {});
  const shown = client.getQueryData(queryKey);
  if (shown?.state !== 'open' || shown.today === dayAt(instant)) return false;
  const now = await ask();
  if (now.today === shown.today) return false;
  client.setQueryData(queryKey, now);
  await client.invalidateQueries();
  return true;
}

/** Looks once a minute, and as soon as the window is seen again: a machine that slept over midnight has missed the minute. */
export function useNewDay(ask: () => Promise<Session>): void {
  const client = useQueryClient();
  useEffect(() => {
    // A failure is told by whatever is asked next; here the next minute tries again.
    const look = () => void followDay(client, Date.now(), ask).catch(() => undefined);
    const timer = window.setInterval(look, MINUTE);
    window.addEventListener('focus', look);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, [client, ask]);
}
