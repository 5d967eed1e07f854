/** R-05 on the to-do list: the early warning, and handing a serious violation over to the police (戒毒条例 20, 21). */
import { firstPossible, type CalendarDay } from '../calendar/calendar-day.ts';
import { isRefusedTest } from '../person/facts.ts';
import type { HandoverPapers } from './todo-facts.ts';
import { byLaw, byRow, unsetItem, type TodoItem } from './todo-item.ts';
import { measureItem, type OpenMeasure, type TodoDay } from './todo-measure-item.ts';

function handoversOf({ answers, life }: OpenMeasure): readonly HandoverPapers[] {
  return life.handovers.filter(
    ({ measureId, kind }) => measureId === answers.measure.id && kind !== '逾期未报到',
  );
}

/** The latest refused test or leave of the measure: what the warning is about. */
function lastMisconduct({ answers, life }: OpenMeasure): CalendarDay | null {
  const start = answers.measure.startDay ?? '';
  const days = [
    ...life.facts.tests.filter(isRefusedTest).map(({ day }) => firstPossible(day)),
    ...life.facts.leaves.map(({ from }) => from),
  ].filter((day) => day >= start);
  return days.sort().at(-1) ?? null;
}

function counters({ answers }: OpenMeasure) {
  const { refused, leaves, leaveDays } = answers.violation;
  return { refused: refused ?? 0, leaves: leaves ?? 0, leaveDays: leaveDays ?? 0 };
}

/** Reached: to be handed over at once. Warned: until a 告诫 after the last of it is on record. */
export function violationItems(open: OpenMeasure, { rows }: TodoDay): TodoItem[] {
  const { violation, measure } = open.answers;
  const { reachedOn } = violation;
  if (reachedOn !== null) {
    const handed = handoversOf(open).some(
      ({ handedOn }) => handedOn !== null && handedOn >= reachedOn,
    );
    if (handed) return [];
    return [
      measureItem(open, '违反协议移交', reachedOn, {
        rule: byLaw('R-05', '《戒毒条例》第二十条、第二十一条'),
        why: 'violationHandOver',
        facts: { ...counters(open), from: reachedOn },
      }),
    ];
  }
  if (violation.why === 'ruleMissing')
    return [unsetItem('违反协议预警', 'EARLY-WARNING', { kind: 'measure', id: measure.id })];
  const last = lastMisconduct(open);
  if (violation.earlyWarning !== true || last === null) return [];
  const warned = handoversOf(open).some(({ warningOn }) => warningOn !== null && warningOn >= last);
  if (warned) return [];
  const rule = byRow(rows, 'EARLY-WARNING', measure.startDay ?? last);
  return [
    measureItem(open, '违反协议预警', last, {
      rule,
      why: 'violationWarning',
      facts: { ...counters(open), from: last },
    }),
  ];
}
