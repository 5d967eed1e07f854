import type { CrossCheck } from '../../../db/domain/poverty/cross-checks.ts';
import type { PovertyRisk } from '../../../db/domain/poverty/poverty-risk.ts';
import type { Sheet, SheetBasis } from '../../../db/domain/poverty/sheet.ts';
import type { DrugState } from '../../../db/domain/words/vocabulary.ts';
import type { HouseholdRow } from '../../../db/repositories/households.ts';
import type { MemberFact } from '../../../db/repositories/round-facts.ts';
import type { SheetRow } from '../../../db/repositories/rounds.ts';

/** The sheet of the round before, as far as R-11 and the form compare with it. */
export interface Former {
  readonly label: string;
  readonly sheet: Sheet;
  readonly row: SheetRow;
  readonly perHead: string | null;
}

/** Everything that is known of one entry of a round. */
export interface EntryFacts {
  readonly row: SheetRow | null;
  readonly sheet: Sheet | null;
  readonly former: Former | null;
  readonly basis: SheetBasis;
  readonly household: HouseholdRow | null;
  readonly members: readonly MemberFact[];
  readonly drugState: DrugState | null;
  readonly householdSize: number | null;
  /** The last day on which the person left custody by the register. */
  readonly releasedOn: string | null;
  /** of a concluded sheet as it was found then, else as of today; null: no sheet. */
  readonly risk: PovertyRisk | null;
  /** FP-nn as of today, of an approved sheet as of its approval; none of a draft, nor of what a closed round left unapproved. */
  readonly checks: readonly CrossCheck[];
  readonly confirmed: Readonly<Record<string, string>>;
}
