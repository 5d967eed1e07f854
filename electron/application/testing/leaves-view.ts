import { leaveFinding, overdueReturn } from '../../../db/domain/measures/leave-finding.ts';
import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { LeaveApprovalRow, LeaveRow } from '../../../db/repositories/leaves.ts';
import type { LifeFacts } from '../../../db/repositories/life-facts.ts';
import { ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { waitsFrom } from './leave-decisions.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type Leave = Output<'leaves.ofPerson'>[number];

/** The leaves of a person, newest first, each with what R-05 says of it. */
export function createLeavesView(): Handlers<'leaves.ofPerson'> {
  return {
    'leaves.ofPerson': sealingTexts<'leaves.ofPerson'>((input, { register, today }) => {
      const rows = register.leaves.ofPerson(input.personId);
      const facts = register.lifeFacts.ofPerson(input.personId, today);
      const approvals = register.leaves.approvalsOf(rows.map(({ id }) => id));
      return ok(
        rows.map((row) => {
          const own = approvals.filter(({ leaveId }) => leaveId === row.id);
          return leaveOf(row, own, facts, today);
        }),
      );
    }),
  };
}

/** What the rules take for a leave is what lifeFacts holds: no row of another state is judged. */
function leaveOf(
  row: LeaveRow,
  approvals: readonly LeaveApprovalRow[],
  facts: LifeFacts,
  today: string,
): Leave {
  const fact = facts.leaves.find(({ id }) => id === row.id);
  return withMaskedTexts({
    id: row.id,
    leftOn: row.leftOn,
    plannedBackOn: row.plannedBackOn,
    backOn: row.backOn,
    destination: row.destination,
    purpose: row.purpose,
    appliedOn: row.appliedOn,
    writtenReport: row.writtenReport,
    went: row.went,
    state: row.state,
    extensionTo: row.extensionTo,
    approvals: approvals.map(({ fromOn, toOn, approvedBy, selfApproved }) => ({
      from: fromOn,
      to: toOn,
      by: approvedBy,
      selfApproved,
    })),
    decidedBy: row.decidedBy,
    decisionNote: row.decisionNote,
    note: maskNumbers(row.note),
    source: row.source,
    recordedBy: row.recordedBy,
    voided: row.voidedAt !== null,
    voidReason: row.voidReason,
    finding: fact === undefined ? null : leaveFinding(fact, facts.measures, today),
    overdueDays: fact === undefined ? 0 : overdueReturn(fact, today),
    waitsFrom: row.voidedAt === null ? waitsFrom(row) : '',
  });
}
