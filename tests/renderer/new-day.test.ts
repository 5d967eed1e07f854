import { describe, expect, it, vi } from 'vitest';
import { QueryClient } from '@tanstack/react-query';
import { queryFor } from '../../renderer/bridge/keys.ts';
import { followDay } from '../../renderer/bridge/new-day.ts';
import type { Session } from '../../renderer/session.tsx';

const SESSION: Session = {
  ...{ state: 'open', users: [], user: null, officeOfOne: true },
  ...{ officeName: null, recoveryPending: false, clock: null, today: '2026-11-15' },
};
/** 16:00 UTC is midnight in the office. */
const BEFORE_MIDNIGHT = Date.parse('2026-11-15T15:59:59Z');
const MIDNIGHT = Date.parse('2026-11-15T16:00:00Z');

function aWindow(session: Session = SESSION) {
  const client = new QueryClient();
  const { queryKey } = queryFor('session.state', {});
  client.setQueryData(queryKey, session);
  const page: readonly unknown[] = queryFor('todo.summary', {}).queryKey;
  client.setQueryData(page, {});
  return {
    client,
    shown: () => client.getQueryData(queryKey)?.today,
    stale: () => client.getQueryState(page)?.isInvalidated,
  };
}

describe('the desk at midnight', () => {
  it('asks nothing while the day is the same', async () => {
    const { client, stale } = aWindow();
    const ask = vi.fn<() => Promise<Session>>();
    expect(await followDay(client, BEFORE_MIDNIGHT, ask)).toBe(false);
    expect([ask.mock.calls.length, stale()]).toEqual([0, false]);
  });

  it('shows the new day of the office and asks for everything again', async () => {
    const { client, shown, stale } = aWindow();
    const ask = () => Promise.resolve({ ...SESSION, today: '2026-11-16' });
    expect(await followDay(client, MIDNIGHT, ask)).toBe(true);
    expect([shown(), stale()]).toEqual(['2026-11-16', true]);
  });

  it('leaves everything where the office says that it is the same day still', async () => {
    const { client, stale } = aWindow();
    expect(await followDay(client, MIDNIGHT, () => Promise.resolve(SESSION))).toBe(false);
    expect(stale()).toBe(false);
  });

  it('asks nothing while it is locked', async () => {
    const { client } = aWindow({ ...SESSION, state: 'locked' });
    const ask = vi.fn<() => Promise<Session>>();
    await followDay(client, MIDNIGHT, ask);
    expect(ask).not.toHaveBeenCalled();
  });
});
