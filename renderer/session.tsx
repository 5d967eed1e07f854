import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { Role } from '../electron/contract/define.ts';
import { contract, type Method } from '../electron/contract/index.ts';
import type { SessionState } from '../electron/contract/session.ts';

export type Session = z.output<typeof SessionState>;

const NOBODY: Session = {
  state: 'missing',
  users: [],
  user: null,
  officeOfOne: false,
  officeName: null,
  recoveryPending: false,
  clock: null,
  today: '2000-01-01',
};

export const SessionContext = createContext<Session>(NOBODY);

/** Who is at work, in which office, and which day it is for the register. */
export function useSession(): Session {
  return useContext(SessionContext);
}

/** Why the present user may not make a call; null when they may. The office checks again. */
export function whyNot(method: Method, role: Role | undefined): string | null {
  const access: readonly string[] | string = contract[method].access;
  if (typeof access === 'string' || role === undefined) return null;
  return access.includes(role) ? null : `需要${access.join('或')}办理`;
}

/** The reason why the present user may not make this call, or null. */
export function useWhyNot(method: Method): string | null {
  return whyNot(method, useSession().user?.role);
}
