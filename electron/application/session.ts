import { EXAMPLE_RULE_ROWS } from '../../db/domain/rule-catalogue.ts';
import { asStorageFailure, StorageFailure } from '../../db/errors.ts';
import {
  createKeyFile,
  newDataKey,
  putSlot,
  removeSlot,
  type KeyCost,
} from '../../db/key-slots.ts';
import { readKeyFile, writeKeyFile } from '../../db/key-file.ts';
import { createRegisterFile } from '../../db/new-register.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { openRegister, type Register } from '../../db/register.ts';
import { unlock, unlockWithRecovery, userNamesOf } from '../../db/unlock.ts';
import type { UserRow } from '../../db/repositories/users.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import type { Checked, Output } from '../contract/index.ts';
import { auditEntry, type CurrentUser } from './context.ts';
import type { Clock } from './ports.ts';
import type { CountySource } from './set-up.ts';
import { fillRegister, findCounty } from './set-up.ts';
import { readSettings } from './settings.ts';
import { appErrorOf } from './storage-words.ts';

/** The one open register of the office and who is at it; nothing of it outlives the lock. */
export interface OpenSession {
  readonly register: Register;
  readonly user: CurrentUser;
  readonly dataKey: Uint8Array;
}

export interface SessionWorld {
  readonly registerFile: string;
  readonly clock: Clock;
  readonly regions: CountySource;
  /** What one try at a password costs; tests make it cheap, the product never. */
  readonly keyCost?: KeyCost | undefined;
}

export type Session = ReturnType<typeof createSession>;

/** Set-up, unlocking and locking. Wrong password, damaged, newer, used elsewhere: each its own answer, nothing lost. */
export function createSession(world: SessionWorld) {
  let open: OpenSession | null = null;
  const start = (
    register: Register,
    row: UserRow,
    dataKey: Uint8Array,
  ): Output<'session.unlock'> => {
    open = { register, user: { id: row.id, name: row.name, role: row.role }, dataKey };
    return { id: row.id, name: row.name, role: row.role, active: true };
  };
  return {
    current: (): OpenSession | null => open,

    state(): Result<Output<'session.state'>> {
      const today = world.clock.today();
      if (open !== null) {
        const users = open.register.users.all().filter((user) => user.active);
        const { officeName } = readSettings(open.register);
        const user = { ...open.user, active: true };
        return ok({
          state: 'open',
          users: users.map((each) => each.name),
          user,
          officeOfOne: users.length === 1,
          officeName,
          today,
        });
      }
      const closed = { user: null, officeOfOne: false, officeName: null, today };
      return storage<Output<'session.state'>>(() => {
        try {
          return ok({
            state: 'locked',
            users: userNamesOf(world.registerFile),
            ...closed,
          });
        } catch (error) {
          if (error instanceof StorageFailure && error.error.kind === 'MISSING')
            return ok({ state: 'missing', users: [], ...closed });
          throw error;
        }
      });
    },

    setUp(input: Checked<'setup.create'>): Result<Output<'setup.create'>> {
      if (open !== null) return fail({ code: 'REFUSED', reason: '登记簿已打开，请先锁定' });
      const county = findCounty(world.regions, input.countyCode);
      if (county === null)
        return fail({
          code: 'INVALID_INPUT',
          fields: [{ path: 'countyCode', message: '没有这个县（市、区），请重新选择' }],
        });
      const dataKey = newDataKey();
      const recoveryCode = newRecoveryCode();
      return storage(() => {
        let filled = { towns: 0, villages: 0 };
        createRegisterFile(world.registerFile, (temporary) => {
          const register = openRegister(temporary, dataKey, { create: true });
          try {
            const exampleIds = input.adoptExamples ? EXAMPLE_RULE_ROWS.map((row) => row.id) : [];
            filled = fillRegister(register, input, {
              county,
              clock: world.clock,
              regions: world.regions,
              exampleIds,
            });
          } finally {
            register.close();
          }
          return createKeyFile(
            dataKey,
            { userId: 1, userName: input.userName, password: input.password },
            recoveryCode,
            world.keyCost,
          );
        });
        const register = openRegister(world.registerFile, dataKey);
        const user = register.users.findByName(input.userName);
        if (user === undefined) throw new Error('the first user is missing');
        start(register, user, dataKey);
        const { code, name, cityName, provinceName } = county;
        return ok({
          register: world.registerFile,
          county: { code, name, cityName, provinceName },
          ...filled,
          recoveryCode,
        });
      });
    },

    unlock(input: Checked<'session.unlock'>): Result<Output<'session.unlock'>> {
      if (open !== null) return fail({ code: 'REFUSED', reason: '登记簿已打开' });
      return storage(() => {
        const { userId, dataKey } = unlock(
          world.registerFile,
          input.userName,
          input.password,
          Date.parse(world.clock.now()),
        );
        const register = openRegister(world.registerFile, dataKey);
        const user = register.users.find(userId);
        if (user === undefined || !user.active) {
          register.close();
          return fail({ code: 'NOT_PERMITTED', needs: '本单位在用的用户' });
        }
        return ok(start(register, user, dataKey));
      });
    },

    recover(input: Checked<'session.recover'>): Result<Output<'session.recover'>> {
      if (open !== null) return fail({ code: 'REFUSED', reason: '登记簿已打开' });
      return storage(() => {
        const dataKey = unlockWithRecovery(world.registerFile, input.recoveryCode);
        const register = openRegister(world.registerFile, dataKey);
        const user = register.users.findByName(input.userName);
        if (user === undefined || !user.active) {
          register.close();
          return fail({ code: 'NOT_FOUND', what: '这个用户' });
        }
        const slot = { userId: user.id, userName: user.name, password: input.newPassword };
        writeKeyFile(
          world.registerFile,
          putSlot(readKeyFile(world.registerFile), dataKey, slot, world.keyCost),
        );
        const words = {
          action: '用恢复码重设密码',
          subjectKind: 'user',
          subjectId: user.id,
        } as const;
        register.transaction(() =>
          register.auditLog.append(auditEntry(words, user, world.clock.now())),
        );
        return ok(start(register, user, dataKey));
      });
    },

    /** A new or changed password of a user, wrapped with the data key that is in memory. */
    putPassword(user: { id: number; name: string }, password: string): void {
      if (open === null) throw new Error('putPassword while locked');
      const slot = { userId: user.id, userName: user.name, password };
      writeKeyFile(
        world.registerFile,
        putSlot(readKeyFile(world.registerFile), open.dataKey, slot, world.keyCost),
      );
    },

    takePassword(userId: number): void {
      writeKeyFile(world.registerFile, removeSlot(readKeyFile(world.registerFile), userId));
    },

    /** Whether this is the user's password; a wrong one counts towards the growing wait. */
    isPassword(userName: string, password: string): Result<true> {
      return storage(() => {
        unlock(world.registerFile, userName, password, Date.parse(world.clock.now())).dataKey.fill(
          0,
        );
        return ok(true as const);
      });
    },

    lock(): Result<Record<never, never>> {
      open?.register.close();
      open?.dataKey.fill(0);
      open = null;
      return ok({});
    },
  };
}

/** Runs a piece of storage work; what db/errors.ts can name becomes an answer, the rest is a bug and is thrown on. */
function storage<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    const failure = asStorageFailure(error);
    if (failure instanceof StorageFailure) return fail(appErrorOf(failure.error));
    throw error;
  }
}
