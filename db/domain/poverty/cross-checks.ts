/**
 * FP-01 to FP-26: cross-checks of a return visit (R-11; domain.md 7.9). An error blocks approval; a warning is confirmed with a
 * reason first. Messages name nobody.
 */
import type { Check, CheckFacts, Severity } from './check-facts.ts';
import { CLOSING_CHECKS } from './closing-checks.ts';
import { HELP_CHECKS, HOUSEHOLD_CHECKS } from './household-checks.ts';

export interface CrossCheck {
  readonly id: string;
  readonly severity: Severity;
  /** The field of the sheet (or contact, members, closing, conclusion) to look at. */
  readonly field: string;
  readonly message: string;
}

const CHECKS: readonly Check[] = [...HELP_CHECKS, ...HOUSEHOLD_CHECKS, ...CLOSING_CHECKS].sort(
  (first, second) => (first.id < second.id ? -1 : 1),
);

/** All cross-checks that fire, by number. */
export function crossChecks(facts: CheckFacts): readonly CrossCheck[] {
  return CHECKS.flatMap(({ id, severity, field, says }) => {
    const message = says(facts);
    return message === null ? [] : [{ id, severity, field, message }];
  });
}

/** what blocks approval: the errors, and the warnings that nobody has confirmed with a reason. */
export function blockingChecks(
  checks: readonly CrossCheck[],
  confirmed: Readonly<Record<string, string>>,
): { readonly errors: number; readonly warnings: number } {
  const errors = checks.filter(({ severity }) => severity === 'error').length;
  const open = checks.filter(
    ({ id, severity }) => severity === 'warning' && (confirmed[id] ?? '') === '',
  );
  return { errors, warnings: open.length };
}
