import type { EntryRow, NewSheet, SheetRow } from '../../../db/repositories/rounds.ts';
import type { Context } from '../context.ts';
import { leftWatch } from './entry-view.ts';

/** What a change of a concluded sheet, and sending it back, take away. */
export const NOT_CONCLUDED = {
  ...{ conclusion: null, conclusionReason: '', concludedBy: null, concludedAt: null },
  ...{ finding: null, approvedBy: null, approvedAt: null, selfApproved: false },
} as const satisfies Partial<NewSheet>;

/** Nothing is left of what the second person did not agree to: it is proposed again, or given up. */
export const NOT_RETURNED = {
  ...{ returnedReason: '', returnedBy: '', returnedTo: '', returnedOn: null },
} as const;

/** What the log says of a change to a concluded sheet. */
export function takenBackWords(row: SheetRow | undefined): string {
  if (row?.conclusion == null) return '';
  return row.approvedBy === null ? '（收回研判结论）' : '（收回审定）';
}

/** What the log adds when the watch that the approval had opened stays open without it: words for the action, the watch by its id. */
export function watchLeft(entry: EntryRow, before: SheetRow | undefined, context: Context) {
  if (before?.approvedBy == null) return { words: '', after: {} };
  const now = context.register.rounds.sheetOf(entry.id) ?? null;
  const watchId = leftWatch(entry, now, context);
  return watchId === null
    ? { words: '', after: {} }
    : { words: '（该户仍在监测中）', after: { watchId } };
}
