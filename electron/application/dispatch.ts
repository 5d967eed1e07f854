import { z } from 'zod';
import { zhCN } from 'zod/locales';
import type { HolidayTable } from '../../db/domain/calendar/working-day.ts';
import { storageErrorOf } from '../../db/errors.ts';
import type { Access, Call, Role } from '../contract/define.ts';
import { fail, type AppError, type Result } from '../contract/errors.ts';
import { contract, isMethod, type Method } from '../contract/index.ts';
import { auditEntry, type Context } from './context.ts';
import { Cancelled, Refusal, type Clock, type Progress } from './ports.ts';
import type { Session } from './session/session.ts';
import type { OpenSession } from './session/session-seat.ts';
import { appErrorOf } from './session/storage-words.ts';
import { whyClockStops } from './settings/clock.ts';

z.config(zhCN());

type AnyHandler = (input: unknown, context: Context) => Result<unknown>;
type AnyLongHandler = (input: unknown, context: Context) => Promise<Result<unknown>>;
type AnyOpenHandler = (
  input: unknown,
  progress: Progress,
) => Result<unknown> | Promise<Result<unknown>>;

/** Every method is in exactly one of the three; office.ts proves it to the compiler. */
export interface HandlerTable {
  readonly quick: Readonly<Record<string, AnyHandler>>;
  readonly long: Readonly<Record<string, AnyLongHandler>>;
  readonly open: Readonly<Record<string, AnyOpenHandler>>;
}

export interface DispatchWorld {
  readonly session: Session;
  readonly clock: Clock;
  readonly handlers: HandlerTable;
  readonly holidays: HolidayTable;
  /** Keeps what broke, without values, and answers the number that the user is shown. */
  readonly recordIncident: (where: string, error: unknown) => string;
}

/**
 * The one way in: known name → lock and role → input schema → handler (a command in one transaction) → output schema.
 * The only catch of the program: expected failures come out as values, everything else as INTERNAL with its number.
 */
export function createDispatch(world: DispatchWorld) {
  return async function dispatch(
    method: string,
    input: unknown,
    progress: Progress,
  ): Promise<Result<unknown>> {
    if (!isMethod(method)) return fail({ code: 'NOT_AVAILABLE', what: '这项功能' });
    try {
      return await checkedRun(world, method, input, progress);
    } catch (error) {
      return answerOf(error, method, world);
    }
  };
}

/** The role stands in the register, so that a disk that fails may fail here already. */
async function checkedRun(
  world: DispatchWorld,
  method: Method,
  input: unknown,
  progress: Progress,
): Promise<Result<unknown>> {
  const call: Call = contract[method];
  const refusal = accessRefusal(call.access, world.session.current());
  if (refusal !== null) return fail(refusal);
  const checked = call.input.safeParse(input);
  if (!checked.success) return fail({ code: 'INVALID_INPUT', fields: fieldsOf(checked.error) });
  return run(world, method, checked.data, progress);
}

/** The role as the register has it now: one that was taken away a minute ago counts no more. */
function roleToday(open: OpenSession): Role {
  return open.register.users.find(open.user.id)?.role ?? open.user.role;
}

/** Who may call: anyone, any unlocked user, or the named roles; judged here and nowhere else. */
function accessRefusal(access: Access, open: OpenSession | null): AppError | null {
  if (access === 'anyone') return null;
  if (open === null) return { code: 'LOCKED' };
  if (access === 'user' || access.includes(roleToday(open))) return null;
  return { code: 'NOT_PERMITTED', needs: access.join('或') };
}

async function run(
  world: DispatchWorld,
  method: Method,
  input: unknown,
  progress: Progress,
): Promise<Result<unknown>> {
  const { session, handlers } = world;
  const shown = (result: Result<unknown>): Result<unknown> =>
    result.ok ? { ok: true, value: contract[method].output.parse(result.value) } : result;
  const free = handlers.open[method];
  if (free !== undefined) return shown(await free(input, progress));
  const open = session.current();
  if (open === null) return fail({ code: 'LOCKED' });
  const context = contextOf(open, world, progress);
  const stopped = clockRefusal(method, context);
  if (stopped !== null) return fail(stopped);
  const long = handlers.long[method];
  if (long !== undefined) return shown(await long(input, context));
  const handler = handlers.quick[method];
  if (handler === undefined) throw new Error(`no handler for ${method}`);
  return contract[method].kind === 'query'
    ? shown(handler(input, context))
    : settled(method, session, () => inTransaction(open, () => shown(handler(input, context))));
}

/** Days written under a clock that was set back would stand before what is already there; only a chief may say that it is right. */
function clockRefusal(method: Method, { register, today }: Context): AppError | null {
  if (contract[method].kind !== 'command' || method === 'session.acceptDay') return null;
  const reason = whyClockStops(register, today);
  return reason === null ? null : { code: 'REFUSED', reason };
}

/** Commands about users may have changed passwords: the key files follow what was committed or taken back. */
function settled<T>(method: Method, session: Session, work: () => T): T {
  if (!method.startsWith('users.')) return work();
  try {
    return work();
  } finally {
    session.settleKeys();
  }
}

/** A failed result, or an answer that the contract does not know, rolls back as an exception does. */
function inTransaction(open: OpenSession, work: () => Result<unknown>): Result<unknown> {
  return open.register.transaction(() => {
    const result = work();
    if (!result.ok) throw new Refusal(result.error);
    return result;
  });
}

function contextOf(open: OpenSession, world: DispatchWorld, progress: Progress): Context {
  const { clock, holidays } = world;
  const { register } = open;
  const user = { ...open.user, role: roleToday(open) };
  const now = clock.now();
  return {
    register,
    user,
    officeOfOne: register.users.all().filter((each) => each.active).length === 1,
    today: clock.today(),
    now,
    progress,
    holidays,
    audit: (words) => register.auditLog.append(auditEntry(words, user, now)),
  };
}

function fieldsOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}

function answerOf(error: unknown, method: string, world: DispatchWorld): Result<unknown> {
  if (error instanceof Refusal) return fail(error.error);
  if (error instanceof Cancelled) return fail({ code: 'CANCELLED' });
  const storage = storageErrorOf(error);
  if (storage !== undefined) return fail(appErrorOf(storage));
  return fail({ code: 'INTERNAL', incident: world.recordIncident(method, error) });
}
