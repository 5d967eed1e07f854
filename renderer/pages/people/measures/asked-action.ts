import type { Asked } from '../asked.ts';
import type { Measure, MeasureAction, MeasuresView } from './measure.ts';

/** 解除 of a measure that has ended already is the notice that still lacks. */
function endingOf(measure: Measure): MeasureAction {
  return { do: measure.endOn === null ? '结束' : '通知', measure };
}

/** The form that the to-do list asks for: of the measure, its change of place or its handover. */
export function askedAction({ act, subject }: Asked, view: MeasuresView): MeasureAction | null {
  const of = (id: number | null) => view.measures.find((each) => each.id === id && !each.voided);
  if (act === '回执') {
    const measure = view.measures.find(({ handovers }) =>
      handovers.some(({ id }) => id === subject),
    );
    const handover = measure?.handovers.find(({ id }) => id === subject);
    return measure === undefined ? null : { do: '移交', measure, handover: handover ?? null };
  }
  const measure = of(subject);
  if (measure === undefined) return null;
  switch (act) {
    case '报到':
    case '协议':
    case '更正':
      return { do: act, measure };
    case '结束':
      return endingOf(measure);
    case '新址报到': {
      const transfer = measure.transfers.find(
        ({ reportedOn, voided }) => reportedOn === null && !voided,
      );
      return transfer === undefined ? null : { do: '新址报到', measure, transfer };
    }
    case '移交': {
      const begun = measure.handovers.find(({ handedOn, voided }) => handedOn === null && !voided);
      return { do: '移交', measure, handover: begun ?? null };
    }
    default:
      return null;
  }
}
