import type { NewSheet, SheetRow } from '../../../db/repositories/rounds.ts';

/** What a change of a concluded sheet, and sending it back, take away. */
export const NOT_CONCLUDED = {
  ...{ conclusion: null, conclusionReason: '', concludedBy: null, concludedAt: null },
  ...{ finding: null, approvedBy: null, approvedAt: null, selfApproved: false },
} as const satisfies Partial<NewSheet>;

/** What the log says of a change to a concluded sheet. */
export function takenBackWords(row: SheetRow | undefined): string {
  if (row?.conclusion == null) return '';
  return row.approvedBy === null ? '（收回研判结论）' : '（收回审定）';
}
