import type { HolidayTable } from '../../db/domain/calendar/working-day.ts';
import type { AuditEntry } from '../../db/repositories/audit-log.ts';
import type { Register } from '../../db/register.ts';
import type { AuditSubject } from '../contract/audit-subjects.ts';
import type { Checked, Method, Output } from '../contract/index.ts';
import type { Role } from '../contract/define.ts';
import type { Result } from '../contract/errors.ts';
import type { Progress } from './ports.ts';

/** The unlocked user of a call. */
export interface CurrentUser {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

/** What every handler behind the lock receives: the open register, who asks, the day, and the log. */
export interface Context {
  readonly register: Register;
  readonly user: CurrentUser;
  /** True while the office has one active user, who may approve their own work (自评自批). */
  readonly officeOfOne: boolean;
  readonly today: string;
  readonly now: string;
  readonly progress: Progress;
  /** The shipped years of holidays; officeHolidays adds those that the office entered. */
  readonly holidays: HolidayTable;
  /** Appends to the log in the running transaction; who and when are filled in. */
  readonly audit: (entry: AuditWords) => number;
}

export interface AuditWords {
  readonly action: string;
  readonly subjectKind: AuditSubject;
  readonly subjectId?: number | null;
  readonly reason?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
/** Runs inside one transaction if the call is a command: a failed result or a Refusal rolls it back. */
export type Handler<M extends Method> = (input: Checked<M>, context: Context) => Result<Output<M>>;
/** Work that waits for something (a file, a document): a command of this kind opens its own transaction at the end. */
export type LongHandler<M extends Method> = (
  input: Checked<M>,
  context: Context,
) => Promise<Result<Output<M>>>;
/** Needs no open register: before unlocking. */
export type OpenHandler<M extends Method> = (
  input: Checked<M>,
  progress: Progress,
) => Result<Output<M>> | Promise<Result<Output<M>>>;

export type Handlers<M extends Method> = { [K in M]: Handler<K> };
export type LongHandlers<M extends Method> = { [K in M]: LongHandler<K> };
export type OpenHandlers<M extends Method> = { [K in M]: OpenHandler<K> };

export function auditEntry(words: AuditWords, user: CurrentUser, now: string): AuditEntry {
  return {
    at: now,
    userId: user.id,
    userName: user.name,
    action: words.action,
    subjectKind: words.subjectKind,
    subjectId: words.subjectId ?? null,
    reason: words.reason ?? '',
    before: words.before === undefined ? null : JSON.stringify(words.before),
    after: words.after === undefined ? null : JSON.stringify(words.after),
  };
}
