import type { CrossCheck } from '../../../db/domain/poverty/cross-checks.ts';
import type { SheetRow } from '../../../db/repositories/rounds.ts';

/** The reason, with what the warning said then; of FP-26, which goes with its conclusion, the reason alone. */
type Confirmed = Readonly<
  Record<string, string | { readonly reason: string; readonly said: string }>
>;

function stored(row: Pick<SheetRow, 'confirmed'> | undefined): Confirmed {
  return JSON.parse(row?.confirmed ?? '{}') as Confirmed;
}

/**
 * The reasons that stand: a warning that says something else by now (another amount, one child more) asks anew. Of an approved
 * sheet all stand: it was judged with them.
 */
export function standingReasons(
  row: Pick<SheetRow, 'confirmed' | 'approvedBy'>,
  checks: readonly CrossCheck[],
): Readonly<Record<string, string>> {
  const saying = new Map(checks.map(({ id, message }) => [id, message]));
  return Object.fromEntries(
    Object.entries(stored(row)).flatMap(([id, given]) => {
      if (typeof given === 'string') return [[id, given]];
      const stands = row.approvedBy !== null || saying.get(id) === given.said;
      return stands ? [[id, given.reason]] : [];
    }),
  );
}

/** What is kept (JSON) when a warning is confirmed; an empty reason takes it back. */
export function withReason(
  row: Pick<SheetRow, 'confirmed'>,
  { id, message }: CrossCheck,
  reason: string,
): string {
  const others = Object.entries(stored(row)).filter(([other]) => other !== id);
  const own = reason === '' ? [] : [[id, { reason, said: message }] as const];
  return JSON.stringify(Object.fromEntries([...others, ...own]));
}

/** The warnings that were confirmed (JSON), without FP-26, which belongs to the conclusion. */
export function withoutConclusion(row: Pick<SheetRow, 'confirmed'> | undefined): string {
  const others = Object.entries(stored(row)).filter(([id]) => id !== 'FP-26');
  return JSON.stringify(Object.fromEntries(others));
}
