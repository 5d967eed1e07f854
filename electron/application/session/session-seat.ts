import { asStorageFailure, StorageFailure } from '../../../db/errors.ts';
import type { KeyCost } from '../../../db/key-slots.ts';
import type { AuditEntry } from '../../../db/repositories/audit-log.ts';
import type { UserRow } from '../../../db/repositories/users.ts';
import { fail, type Result } from '../../contract/errors.ts';
import type { CurrentUser } from '../context.ts';
import type { Clock } from '../ports.ts';
import type { Register } from '../../../db/register.ts';
import type { CountySource } from './set-up.ts';
import { appErrorOf } from './storage-words.ts';

/** A register that is open, and what opens it. */
export interface KeyedRegister {
  readonly register: Register;
  readonly dataKey: Uint8Array;
  /** Slots made since it was opened: those whose change was taken back are cleared up too. */
  readonly madeSlots: Set<string>;
}

/** The one open register of the office and who is at it; nothing of it outlives the lock. */
export interface OpenSession extends KeyedRegister {
  readonly user: CurrentUser;
  /** Lines of signing in that the disk has refused so far. */
  readonly unwritten: AuditEntry[];
}

export interface SessionWorld {
  readonly registerFile: string;
  readonly clock: Clock;
  readonly regions: CountySource;
  /** What one try at a password costs; tests make it cheap, the product never. */
  readonly keyCost?: KeyCost | undefined;
}

/** The one place at the counter: nobody, or one user with the open register. */
export interface Seat {
  readonly current: () => OpenSession | null;
  readonly take: (session: OpenSession) => void;
  /** Closes the register and forgets the key. */
  readonly leave: () => void;
}

/** This user at this register, before the log has been told. */
export function sessionOf(keyed: KeyedRegister, { id, name, role }: UserRow): OpenSession {
  return { ...keyed, user: { id, name, role }, unwritten: [] };
}

export function createSeat(): Seat {
  let open: OpenSession | null = null;
  return {
    current: () => open,
    take: (session) => {
      open = session;
    },
    leave: () => {
      open?.register.close();
      open?.dataKey.fill(0);
      open = null;
    },
  };
}

/** Runs a piece of storage work; what db/errors.ts can name becomes an answer, the rest is a bug and is thrown on. */
export function storage<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    const failure = asStorageFailure(error);
    if (failure instanceof StorageFailure) return fail(appErrorOf(failure.error));
    throw error;
  }
}
