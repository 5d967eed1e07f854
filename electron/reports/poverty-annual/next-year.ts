/**
 * Next year's list: whom the last round found to be 已返贫, 高 or 中, whom it did not reach and the rounds before had found so, and
 * whose household is still under watch (R-11: a household without labour stays, whatever its level). Everyone once, with the reason.
 */
import {
  approvedLevel,
  isListed,
  isVisitedEntry,
  type RoundFact,
  type SheetFact,
} from '../../../db/domain/poverty/round-fact.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../db/domain/words/vocabulary.ts';
import type { PovertyAnnualRows } from './rows.ts';

export type NextReason = 'judged' | 'unmet' | 'watched';

export interface NextPerson {
  readonly fact: RoundFact;
  readonly reason: NextReason;
  /** The conclusion that counts: of the last round, else the last one of a round before; null: there is none. */
  readonly level: PovertyLevel | null;
  /** The sheet of that conclusion; null: there is none. */
  readonly sheet: SheetFact | null;
  /** In words of the list. */
  readonly why: string;
}

const NEXT_LEVELS: readonly (PovertyLevel | null)[] = ['已返贫', '高', '中'];

function nextPerson(
  fact: RoundFact,
  { former, watched }: Pick<PovertyAnnualRows, 'former' | 'watched'>,
): NextPerson | null {
  const seen = isVisitedEntry(fact);
  const known = seen ? undefined : former.get(fact.personId);
  const level = seen ? approvedLevel(fact) : (known?.sheet.conclusion ?? null);
  const own = { fact, level, sheet: seen ? fact.sheet : (known?.sheet ?? null) };
  if (NEXT_LEVELS.includes(level))
    return known === undefined
      ? { ...own, reason: 'judged', why: '本年研判结论' }
      : { ...own, reason: 'unmet', why: `未回访，按${known.label}结论` };
  return watched.has(fact.householdId) ? { ...own, reason: 'watched', why: '监测尚未消除' } : null;
}

function gravity(level: PovertyLevel | null): number {
  return level === null ? POVERTY_LEVELS.length : POVERTY_LEVELS.indexOf(level);
}

/** The gravest first; within a level in the order of the list. */
export function nextYear(
  entries: readonly RoundFact[],
  rows: Pick<PovertyAnnualRows, 'former' | 'watched'>,
): readonly NextPerson[] {
  return entries
    .filter(isListed)
    .flatMap((fact) => nextPerson(fact, rows) ?? [])
    .sort((first, second) => gravity(first.level) - gravity(second.level));
}
