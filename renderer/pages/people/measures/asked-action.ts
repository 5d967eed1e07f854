import type { Asked } from '../asked.ts';
import { isWarningAlone } from '../../../../db/domain/measures/handover-papers.ts';
import { likelyKind, type Measure, type MeasureAction, type MeasuresView } from './measure.ts';

/** 解除 of a measure that has ended already is the notice that still lacks. */
function endingOf(measure: Measure): MeasureAction {
  return { do: measure.endOn === null ? '结束' : '通知', measure };
}

/** The change of place that nobody has reported in for. */
function arrivalOf(measure: Measure): MeasureAction | null {
  const transfer = measure.transfers.find(
    ({ reportedOn, voided }) => reportedOn === null && !voided,
  );
  return transfer === undefined ? null : { do: '新址报到', measure, transfer };
}

/** 登记协议: after a change of place it is the new one of that place, and the old agreement stays what it was. */
function agreementOf(measure: Measure): MeasureAction {
  const transfer = measure.transfers.findLast(
    ({ reportedOn, voided }) => reportedOn !== null && !voided,
  );
  return transfer?.agreementOn === null
    ? { do: '新址报到', measure, transfer }
    : { do: '协议', measure };
}

/** The handover that was begun for the reason that holds now (of several the last), another that was begun, or a new one. */
function handoverOf(measure: Measure): MeasureAction {
  const kind = likelyKind(measure);
  const begun = measure.handovers.filter(({ handedOn, voided }) => handedOn === null && !voided);
  const handover =
    begun.findLast((each) => each.kind === kind) ??
    begun.findLast((each) => !isWarningAlone(each)) ??
    null;
  return { do: '移交', measure, handover };
}

const FORMS: Readonly<Record<string, (measure: Measure) => MeasureAction | null>> = {
  报到: (measure) => ({ do: '报到', measure }),
  协议: agreementOf,
  报送: (measure) => ({ do: '报送', measure }),
  更正: (measure) => ({ do: '更正', measure }),
  结束: endingOf,
  新址报到: arrivalOf,
  移交: handoverOf,
  告诫: (measure) => ({ do: '告诫', measure }),
};

/** The handover whose receipt lacks. */
function receiptOf(id: number | null, { measures }: MeasuresView): MeasureAction | null {
  for (const measure of measures) {
    const handover = measure.handovers.find((each) => each.id === id);
    if (handover !== undefined) return { do: '移交', measure, handover };
  }
  return null;
}

/** The form that the to-do list asks for: of the measure, its change of place or its handover. */
export function askedAction({ act, subject }: Asked, view: MeasuresView): MeasureAction | null {
  if (act === '回执') return receiptOf(subject, view);
  const measure = view.measures.find((each) => each.id === subject && !each.voided);
  return measure === undefined ? null : (FORMS[act ?? '']?.(measure) ?? null);
}
