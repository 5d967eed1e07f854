import { createEvaluationHandlers } from './evaluations.ts';
import { createLeaveDecisions } from './leave-decisions.ts';
import { createLeaveHandlers } from './leaves.ts';
import { createLeavesView } from './leaves-view.ts';
import { createOutflowHandlers } from './outflows.ts';
import { createTestFollowUps } from './test-follow-ups.ts';
import { createTestHandlers } from './tests.ts';
import { createTestWindowsView } from './test-windows-view.ts';

/** Tests and what follows from them, 戒毒状态, leaves, and where people work away: contract areas tests, evaluations, leaves, outflows. */
export function createTestAndLeaveHandlers() {
  return {
    ...createTestHandlers(),
    ...createTestWindowsView(),
    ...createTestFollowUps(),
    ...createEvaluationHandlers(),
    ...createLeaveHandlers(),
    ...createLeaveDecisions(),
    ...createLeavesView(),
    ...createOutflowHandlers(),
  };
}
