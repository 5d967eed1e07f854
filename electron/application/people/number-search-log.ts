import { NUMBER_SEARCH } from '../../../db/repositories/audit-log.ts';
import { searchable } from '../../../db/repositories/people-list.ts';
import type { Register } from '../../../db/register.ts';
import { auditEntry, type Context } from '../context.ts';

/** Fewer digits are a birth year or the end of a number: they single out nobody. */
const FEWEST_DIGITS = 6;
const ONE_SEARCH_MS = 10 * 60 * 1000;

interface LastSearch {
  readonly user: number;
  readonly digits: string;
  readonly at: number;
}

export type LogNumberSearch = (text: string, found: number, context: Context) => void;

/**
 * Looking for somebody by the digits of a number is logged as opening a number is: who, when and how many were found, never
 * the digits. The window asks per key stroke and again after every change, so one line stands for one search: a longer or a
 * shorter piece of the same digits by the same user within ten minutes of the last asking. What was asked last is held in
 * memory with the open register only, and is gone when it is locked.
 */
export function createNumberSearchLog(): LogNumberSearch {
  const last = new WeakMap<Register, LastSearch>();
  return (text, found, context) => {
    const { register, user, now } = context;
    const digits = searchable(text.normalize('NFKC')).replace(/\D/gu, '');
    if (digits.length < FEWEST_DIGITS) return;
    const search = { user: user.id, digits, at: Date.parse(now) };
    const before = last.get(register);
    last.set(register, search);
    if (before !== undefined && isSameSearch(before, search)) return;
    // A question is answered under any date of the computer: its line does not count for the clock (docs/decisions/0018).
    const words = { action: NUMBER_SEARCH, subjectKind: 'person', after: { found } } as const;
    register.transaction(() => register.auditLog.append(auditEntry(words, user, now)));
  };
}

function isSameSearch(before: LastSearch, search: LastSearch): boolean {
  const { digits } = search;
  return (
    before.user === search.user &&
    search.at - before.at <= ONE_SEARCH_MS &&
    (digits.startsWith(before.digits) || before.digits.startsWith(digits))
  );
}
