import type { NewSheet, SheetRow } from '../../../db/repositories/rounds.ts';

/** What a change of a concluded sheet, and sending it back, take away. */
export const NOT_CONCLUDED = {
  ...{ conclusion: null, conclusionReason: '', concludedBy: null, concludedAt: null },
  ...{ finding: null, approvedBy: null, approvedAt: null, selfApproved: false },
} as const satisfies Partial<NewSheet>;

/** The warnings that were confirmed (JSON), without FP-26, which belongs to the conclusion. */
export function withoutConclusion(row: SheetRow | undefined): string {
  const confirmed = JSON.parse(row?.confirmed ?? '{}') as Record<string, string>;
  return JSON.stringify(
    Object.fromEntries(Object.entries(confirmed).filter(([id]) => id !== 'FP-26')),
  );
}

/** What the log says of a change to a concluded sheet. */
export function takenBackWords(row: SheetRow | undefined): string {
  if (row?.conclusion == null) return '';
  return row.approvedBy === null ? '（收回研判结论）' : '（收回审定）';
}
