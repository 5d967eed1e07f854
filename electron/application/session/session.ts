import { StorageFailure } from '../../../db/errors.ts';
import { userNamesOf } from '../../../db/unlock.ts';
import { ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import {
  createSeat,
  storage,
  type OpenSession,
  type Seat,
  type SessionWorld,
} from './session-seat.ts';
import { setUp } from './session-set-up.ts';
import { addPassword, settleKeys, takePassword } from './session-keys.ts';
import {
  isPassword,
  recoverSession,
  replaceRecoveryCode,
  unlockSession,
} from './session-unlock.ts';
import { logLock } from './sign-in-lines.ts';
import { isRecoveryPending } from './recovery-kept.ts';
import { clockOf } from '../settings/clock.ts';
import { readSettings } from '../settings/settings.ts';

type State = Output<'session.state'>;
export type Session = ReturnType<typeof createSession>;

/** Set-up, unlocking and locking. Wrong password, damaged, newer, used elsewhere: each its own answer, nothing lost. */
export function createSession(world: SessionWorld) {
  const seat = createSeat();
  return {
    current: seat.current,
    state: (): Result<State> => {
      const open = seat.current();
      const today = world.clock.today();
      return open === null ? closedState(world.registerFile, today) : ok(openState(open, today));
    },
    setUp: (input: Checked<'setup.create'>) => setUp(world, seat, input),
    unlock: (input: Checked<'session.unlock'>) => unlockSession(world, seat, input),
    recover: (input: Checked<'session.recover'>) => recoverSession(world, seat, input),
    lock: ({ because }: Checked<'session.lock'>): Result<Output<'session.lock'>> => {
      const open = seat.current();
      try {
        if (open !== null) logLock(world, open, because);
      } finally {
        seat.leave();
      }
      return ok({});
    },
    /** These four belong into a running transaction; the key files follow by `settleKeys` when it has ended. */
    putPassword: (user: { id: number; name: string }, password: string) =>
      addPassword(world, atWork(seat), user, password),
    replaceRecoveryCode: () => replaceRecoveryCode(world, atWork(seat)),
    takePassword: (userId: number) => takePassword(atWork(seat).register, userId),
    isPassword: (userName: string, password: string) =>
      isPassword(world, atWork(seat), userName, password),
    settleKeys: () => settleKeys(world, atWork(seat)),
  };
}

function atWork(seat: Seat): OpenSession {
  const open = seat.current();
  if (open === null) throw new Error('nobody is at work');
  return open;
}

function openState({ register, user }: OpenSession, today: string): State {
  const users = register.users.all().filter((each) => each.active);
  return {
    state: 'open',
    users: users.map((each) => each.name),
    user: { ...user, active: true },
    officeOfOne: users.length === 1,
    officeName: readSettings(register).officeName,
    recoveryPending: isRecoveryPending(register),
    clock: clockOf(register, today),
    today,
  };
}

/** Of a locked register only the user names can be told: they stand in the key file. */
function closedState(registerFile: string, today: string): Result<State> {
  const closed = {
    user: null,
    officeOfOne: false,
    officeName: null,
    recoveryPending: false,
    clock: null,
    today,
  };
  return storage<State>(() => {
    try {
      return ok({ state: 'locked', users: userNamesOf(registerFile), ...closed });
    } catch (error) {
      if (error instanceof StorageFailure && error.error.kind === 'MISSING')
        return ok({ state: 'missing', users: [], ...closed });
      throw error;
    }
  });
}
