import type { z } from 'zod';

/** The kinds of data that a command may change: the window refetches what names one of them. */
export const AREAS = [
  'session',
  'settings',
  'users',
  'regions',
  'people',
  'visits',
  'control',
  'teams',
  'stations',
  'attachments',
  'poverty',
  'todo',
  'imports',
  'reports',
  'exports',
  'rules',
  'audit',
] as const;
export type Area = (typeof AREAS)[number];

/** 经办人 enters and proposes, 审核人 approves and issues, 负责人 does both and keeps users and settings. */
export const ROLES = ['经办人', '审核人', '负责人'] as const;
export type Role = (typeof ROLES)[number];
/** Who may record what was done: today everybody who may open the register. */
export const STAFF = [...ROLES] as const;
/** Who may approve what somebody else entered or proposed. */
export const APPROVERS = ['审核人', '负责人'] as const satisfies readonly Role[];

/** 'anyone': before unlocking; 'user': any unlocked user; otherwise one of the roles. */
export type Access = 'anyone' | 'user' | readonly Role[];

interface CallBase<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly access: Access;
}
export interface Query<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends CallBase<I, O> {
  readonly kind: 'query';
  readonly reads: readonly Area[];
}
export interface Command<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends CallBase<I, O> {
  readonly kind: 'command';
  readonly changes: readonly Area[];
}
export type Call = Query | Command;

/** A read-only call, but for the one line of the log that a search by number writes (docs/decisions/0002). `reads` names the areas whose change makes its answer stale. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  call: Omit<Query<I, O>, 'kind'>,
): Query<I, O> {
  return { kind: 'query', ...call };
}

/** A call that writes: one transaction with its audit entry. `changes` is what the window must refetch. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  call: Omit<Command<I, O>, 'kind'>,
): Command<I, O> {
  return { kind: 'command', ...call };
}
