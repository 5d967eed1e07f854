import type { MeasureRow } from '../../../db/repositories/people.ts';
import type { Context } from '../context.ts';

interface End {
  readonly measureId: number;
  readonly reason: string;
}

/** Ends running measures on a day; an open suspension ends with its measure. */
export function endOnDay(
  { register: { people, measures } }: Context,
  ends: readonly End[],
  on: string,
): void {
  for (const { measureId, reason } of ends) {
    people.updateMeasure(measureId, { endOn: on, endReason: reason });
    for (const { id, toOn, voidedAt } of measures.parts(measureId).suspensions) {
      if (toOn === null && voidedAt === null) measures.updateSuspension(id, { toOn: on });
    }
  }
}

/** Remembers which decision ended them, so that voiding it finds them again. */
export function rememberEndedBy(
  { register: { people } }: Context,
  ends: readonly Pick<End, 'measureId'>[],
  endedByMeasureId: number,
): void {
  for (const { measureId } of ends) people.updateMeasure(measureId, { endedByMeasureId });
}

/** The measures that a decision ended. */
export function endedBy(
  { register: { people } }: Context,
  { id, personId }: Pick<MeasureRow, 'id' | 'personId'>,
): readonly MeasureRow[] {
  return people.measures(personId).filter(({ endedByMeasureId }) => endedByMeasureId === id);
}

/** The decision that ended a measure was dated anew: the end, and a suspension that it cut off, go with it. */
export function moveEnds(context: Context, by: MeasureRow, on: string): void {
  const { people, measures } = context.register;
  for (const ended of endedBy(context, by)) {
    for (const { id } of cutOff(context, ended)) measures.updateSuspension(id, { toOn: on });
    people.updateMeasure(ended.id, { endOn: on });
  }
}

/** Lets a measure run on whose end was recorded by mistake. */
export function reopenMeasure(context: Context, ended: Ended): void {
  const { people, measures } = context.register;
  people.updateMeasure(ended.id, {
    endOn: null,
    endReason: null,
    endedByMeasureId: null,
    releaseNumber: '',
    releaseServedOn: null,
    townNotifiedOn: null,
  });
  for (const { id } of cutOff(context, ended)) measures.updateSuspension(id, { toOn: null });
}

type Ended = Pick<MeasureRow, 'id' | 'endOn' | 'endReason'>;

/** Ends that cut an open suspension off: taken back, the suspension is open again. 转为…: the word of an imported ledger. */
const CUTTING = /^(终止（收监执行刑罚）|终止（强制性教育措施）|转强制隔离|死亡|转为.*)$/;

function cutOff({ register: { measures } }: Context, { id, endOn, endReason }: Ended) {
  if (!CUTTING.test(endReason ?? '')) return [];
  return measures
    .parts(id)
    .suspensions.filter(({ toOn, voidedAt }) => toOn === endOn && voidedAt === null);
}
