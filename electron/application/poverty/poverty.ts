import { createCaseSteps } from './case-steps.ts';
import { createHouseholdHandlers } from './households.ts';
import { createCaseHandlers } from './poverty-cases.ts';
import { createRoundHandlers } from './rounds.ts';
import { createSheetDrafts } from './sheet-drafts.ts';
import { createWatchHandlers } from './watches.ts';

/** The yearly review of returning to poverty: households, rounds, watches and new cases (R-10, R-11, domain.md 7). */
export function createPovertyHandlers() {
  return {
    ...createHouseholdHandlers(),
    ...createRoundHandlers(),
    ...createSheetDrafts(),
    ...createWatchHandlers(),
    ...createCaseHandlers(),
    ...createCaseSteps(),
  };
}
