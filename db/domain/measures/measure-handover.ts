/** What of a measure may be handed over to the police, and what it may be warned for (defaults.md 4). */
import { earlierDay, isPrecise, type CalendarDay } from '../calendar/calendar-day.ts';
import { isCommunityKind } from '../person/facts.ts';
import { communityClause } from './measure-clauses.ts';
import {
  allow,
  unless,
  type HandOverEvent,
  type MeasureInLife,
  type Transition,
} from './measure-events.ts';

/** 戒毒条例 14, 20, 21; 禁毒法 38: what is handed over to the police, and when; by the facts, of a measure that is over too. */
export function handOver(
  measure: MeasureInLife,
  event: HandOverEvent,
  today: CalendarDay,
): Transition {
  const { facts } = measure;
  const community = isCommunityKind(facts.kind);
  switch (event.kind) {
    case '逾期未报到':
      return handOverAbsent(measure, event, today);
    case '严重违反协议':
      return handOverViolation(measure, event);
    case '拒绝接受':
    case '再次吸毒':
      return unless(
        [
          [!community, 'law38', '只有社区戒毒、社区康复可以移交'],
          [
            event.kind === '再次吸毒' && facts.startDay === null,
            'rule21',
            '还没有报到；查获的请登记查获，逾期未报到的按逾期未报到移交',
          ],
        ],
        () => allow(event.kind === '拒绝接受' ? 'law38' : 'rule21'),
      );
  }
}

/** 戒毒条例 14, 38: from the day after the due day, and before anything else ended the measure. */
function handOverAbsent(
  measure: MeasureInLife,
  { on }: HandOverEvent,
  today: CalendarDay,
): Transition {
  const { facts, reportInDue } = measure;
  const clause = communityClause(facts.kind, 'rule14', 'rule38');
  const { endDay } = facts;
  const until = endDay !== null && isPrecise(endDay) ? earlierDay(endDay, today) : today;
  const day = on === null ? until : earlierDay(on, until);
  return unless(
    [
      [!isCommunityKind(facts.kind), 'rule14', '只有社区戒毒、社区康复才有报到期限'],
      [facts.startDay !== null, clause, '已经报到，不能按逾期未报到移交'],
      [facts.handedOverOn !== null, clause, '已经移交'],
      [
        reportInDue === null || day <= reportInDue,
        clause,
        '报到期限还没有过，不能按逾期未报到移交',
      ],
    ],
    () => allow(clause),
  );
}

/** 戒毒条例 20: warned at any time of the agreement; proven and handed over once R-05 is reached. */
function handOverViolation(measure: MeasureInLife, { on }: HandOverEvent): Transition {
  const { facts, violation } = measure;
  const { reachedOn } = violation;
  return unless(
    [
      [!isCommunityKind(facts.kind), 'rule20', '只有社区戒毒、社区康复才有协议'],
      [facts.startDay === null, 'rule20', '还没有报到，没有协议可以违反'],
      [
        on !== null && violation.reached !== true,
        'rule20',
        '还没有达到严重违反协议，现在只能登记告诫书：逃避或拒绝检测三次以上，擅自离开三次以上或累计超过三十日，才能移交',
      ],
      [
        on !== null && reachedOn !== null && on < reachedOn,
        'rule20',
        `${reachedOn ?? ''}才达到严重违反协议，证明、移交的日期不能更早`,
      ],
    ],
    () => allow('rule20'),
  );
}
