import { decisionBasis } from '../../../db/domain/poverty/case-procedure.ts';
import { isGrave } from '../../../db/domain/poverty/closing.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../db/domain/words/vocabulary.ts';
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
  return beginWatch(context, {
    ...{ householdId, entryId, on: visitedOn, level, riskTypes },
    openReason: '回访研判审定',
  });
}

/** A watch that begins by what was decided elsewhere: an approved conclusion, or 纳入 of a new case. */
interface BegunWatch {
  readonly householdId: number;
  readonly entryId?: number;
  readonly caseId?: number;
  readonly on: string;
  readonly level: PovertyLevel;
  /** JSON. */
  readonly riskTypes: string;
  readonly openReason: string;
}

/** Begins on its day, or on the day the last one was closed if that came later: watches never overlap. Answers its id. */
function beginWatch({ register, user, now, audit }: Context, begun: BegunWatch): number {
  const { on, ...fields } = begun;
  const { householdId, entryId = null, caseId = null, level } = begun;
  const last = register.watches.lastOf(householdId);
  const closedOn = last?.closedOn ?? on;
  const identifiedOn = closedOn > on ? closedOn : on;
  const row = register.watches.add({
    ...{ ...fields, identifiedOn, reopenedFrom: last?.id ?? null },
    ...{ recordedBy: user.name, recordedAt: now },
  });
  const after = { watchId: row.id, level, identifiedOn, entryId, caseId };
  audit({ action: '纳入监测', subjectKind: 'household', subjectId: householdId, after });
  return row.id;
}

/** 纳入 of a new case, decided. */
export interface TakenIn {
  readonly householdId: number;
  readonly caseId: number;
  readonly decidedOn: string;
  readonly level: PovertyLevel;
}

/**
 * R-11, domain.md 7.7: a household that is taken in is identified on the day of the decision, and under watch from then on. A watch
 * that is open goes on, at the graver of the two levels.
 */
export function watchTakenIn(context: Context, taken: TakenIn): void {
  const { householdId, caseId, decidedOn, level } = taken;
  const { watches } = context.register;
  const open = watches.openOf(householdId);
  if (open === undefined) {
    const openReason = decisionBasis(caseId);
    beginWatch(context, {
      ...{ householdId, caseId, on: decidedOn, level, riskTypes: '[]', openReason },
    });
    return;
  }
  if (POVERTY_LEVELS.indexOf(level) >= POVERTY_LEVELS.indexOf(open.level)) return;
  watches.update(open.id, { level });
  context.audit({
    ...{ action: '更新监测等级', subjectKind: 'household', subjectId: householdId },
    ...{ before: { level: open.level }, after: { watchId: open.id, level, caseId } },
  });
}

/**
 * A case that is voided takes the watch back that its decision began. It stays when it has ended by its own conditions, and when a
 * visit since then was approved with 高 or 已返贫: the household would be under watch by that. Answers the watch; null: none went.
 */
export function unwatchTakenIn(
  { register, now }: Context,
  of: { readonly id: number; readonly householdId: number },
  reason: string,
): number | null {
  const watch = register.watches.openOf(of.householdId);
  if (watch?.caseId !== of.id) return null;
  const found = register.watches.evidenceOf(of.householdId);
  if (found !== null && isGrave(found.conclusion) && found.visitedOn >= watch.identifiedOn)
    return null;
  register.watches.update(watch.id, { voidedAt: now, voidReason: reason });
  return watch.id;
}
