import { isGrave } from '../../../db/domain/poverty/closing.ts';
import type { PovertyLevel } from '../../../db/domain/words/vocabulary.ts';
import type { Context } from '../context.ts';

/** An approved conclusion of a round. */
export interface ApprovedConclusion {
  readonly householdId: number;
  readonly entryId: number;
  readonly visitedOn: string;
  readonly level: PovertyLevel;
  readonly riskTypes: readonly string[];
}

/**
 * approving 高 or 已返贫 puts the household under watch from the day of the visit, or sets the level of the watch that is open.
 * A visit from before the end of the last watch begins the next one on the day that one was closed: they never overlap.
 * An older round that is approved late does not change a level that a later one gave. Other conclusions change nothing: a watch ends by its own conditions. Answers the watch; null: none was touched.
 */
export function raiseWatch(context: Context, approved: ApprovedConclusion): number | null {
  const { householdId, entryId, visitedOn, level } = approved;
  if (!isGrave(level)) return null;
  const { watches } = context.register;
  const riskTypes = JSON.stringify(approved.riskTypes);
  const subject = { subjectKind: 'household', subjectId: householdId } as const;
  const open = watches.openOf(householdId);
  if (open !== undefined) {
    if (watches.evidenceOf(householdId)?.conclusion !== level) return null;
    watches.update(open.id, { level, riskTypes });
    const [before, after] = [{ level: open.level }, { watchId: open.id, level, entryId }];
    context.audit({ action: '更新监测等级', ...subject, before, after });
    return open.id;
  }
  const last = watches.lastOf(householdId);
  const closedOn = last?.closedOn ?? visitedOn;
  const identifiedOn = closedOn > visitedOn ? closedOn : visitedOn;
  const row = watches.add({
    ...{ householdId, entryId, identifiedOn, level, riskTypes },
    reopenedFrom: last?.id ?? null,
    openReason: '回访研判审定',
    recordedBy: context.user.name,
    recordedAt: context.now,
  });
  const after = { watchId: row.id, level, identifiedOn, entryId };
  context.audit({ action: '纳入监测', ...subject, after });
  return row.id;
}
