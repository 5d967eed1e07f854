import { earlierDay, isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import type { LifeState, MeasureEvent } from '../../../db/domain/measures/measure-events.ts';
import { transition } from '../../../db/domain/measures/measure-transitions.ts';
import { isCommunityKind } from '../../../db/domain/person/facts.ts';
import { HANDOVER_KINDS, MEASURE_END_REASONS } from '../../../db/domain/words/vocabulary.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import type { Output } from '../../contract/index.ts';

type Possible = Output<'measures.ofPerson'>['decidable'][number];

/** Whether an event is possible, or the sentence that refuses it. */
export function possible(life: LifeState, event: string, asked: MeasureEvent): Possible {
  const answer = transition(life, asked);
  return { event, refused: answer.allowed ? '' : answer.reason };
}

/** Every event of a running measure, asked of the table for today, or for the last day on which it makes sense. */
function possibleEvents(life: LifeState, measureId: number): Possible[] {
  const on = life.today;
  // A suspension is often told late: what began before the term was over may still be entered.
  const lastDay = life.measures.find(({ id }) => id === measureId)?.lastDay ?? on;
  const asked: [string, MeasureEvent][] = [
    ['报到', { type: '报到', measureId, on, lateReason: '—' }],
    ['中止', { type: '中止', measureId, from: earlierDay(on, lastDay), to: null }],
    ['恢复', { type: '恢复', measureId, on }],
    ['变更执行地', { type: '变更执行地', measureId, on }],
    ['新址报到', { type: '新址报到', measureId, on }],
    ['延长', { type: '延长', measureId, months: 1 }],
    ['告诫', { type: '移交', measureId, kind: '严重违反协议', on: null }],
    ...HANDOVER_KINDS.map((kind): [string, MeasureEvent] => [
      `移交：${kind}`,
      { type: '移交', measureId, kind, on },
    ]),
    ...MEASURE_END_REASONS.map((reason): [string, MeasureEvent] => [
      `结束：${reason}`,
      { type: '结束', measureId, on, reason },
    ]),
    [
      '变更社区戒毒',
      {
        type: '决定',
        kind: '社区戒毒',
        decisionOn: on,
        years: null,
        change: true,
        past: false,
      },
    ],
  ];
  return asked.map(([event, question]) => possible(life, event, question));
}

/** Of a measure that is over: what could still be handed over, by its own facts, as 更正 (defaults.md 4). */
function possibleAfterwards(
  life: LifeState,
  { id: measureId, kind: measure, endOn }: MeasureRow,
): Possible[] {
  if (!isCommunityKind(measure)) return [];
  const on = endOn !== null && isPrecise(endOn) ? endOn : life.today;
  return HANDOVER_KINDS.map((kind) =>
    possible(life, `移交：${kind}`, {
      type: '更正',
      event: { type: '移交', measureId, kind, on },
    }),
  );
}

/** Every event that could be recorded of a measure now; nothing of a voided one. */
export function possibleOf(row: MeasureRow, life: LifeState): Possible[] {
  if (row.voidedAt !== null) return [];
  return row.endOn === null ? possibleEvents(life, row.id) : possibleAfterwards(life, row);
}
