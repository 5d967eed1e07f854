/** What may happen to a running measure: report-in, suspension, change of place, extension (defaults.md 4). */
import { firstPossible, type CalendarDay } from '../calendar/calendar-day.ts';
import { isCommunityKind } from '../person/facts.ts';
import { communityClause } from './measure-clauses.ts';
import {
  allow,
  openMeasures,
  statusOfKinds,
  unless,
  type Guard,
  type LifeState,
  type MeasureEvent,
  type MeasureInLife,
  type Transition,
} from './measure-events.ts';
import type { ControlStatus } from '../words/vocabulary.ts';

type Of<T extends MeasureEvent['type']> = Extract<MeasureEvent, { readonly type: T }>;

/** 禁毒法 47: the extensions of one 强制隔离戒毒 together. */
const EXTENSION_MONTHS = 12;

/** The 管控现状 of what is running: who was 失联 or 在押 is back. */
function backInControl(life: LifeState): ControlStatus {
  return statusOfKinds(openMeasures(life).map(({ facts }) => facts.kind));
}

function reportedIn({ facts }: MeasureInLife): boolean {
  return facts.startDay !== null;
}

function openSuspension({ facts }: MeasureInLife) {
  return facts.suspensions.find(({ to }) => to === null);
}

function notCommunity(measure: MeasureInLife, what: string): Guard {
  const { kind } = measure.facts;
  const compulsory = kind === '强制隔离戒毒';
  return [
    !isCommunityKind(kind),
    compulsory ? 'rule36' : 'rule24',
    compulsory ? `强制隔离戒毒期限连续计算，没有“${what}”` : `只有社区戒毒、社区康复才有“${what}”`,
  ];
}

/** 戒毒条例 14, 38: within 15 days of service; later it is kept as 逾期报到 with its reason. */
export function reportInNow(
  life: LifeState,
  measure: MeasureInLife,
  event: Of<'报到'>,
): Transition {
  const { facts, state, reportInDue } = measure;
  const clause = communityClause(facts.kind, 'rule14', 'rule38');
  const late = reportInDue !== null && event.on > reportInDue;
  const { status } = life;
  return unless(
    [
      notCommunity(measure, '报到'),
      [reportedIn(measure), clause, '已经报到，日期有错请用“更正”'],
      [
        state === '未报到已移交',
        clause,
        '已按逾期未报到移交公安机关，视为拒绝接受，不能再登记报到；移交有误的，先作废移交',
      ],
      [
        status === '在押' || status === '出国（境）' || status === '戒断三年未复吸',
        clause,
        `此人现为“${status}”，请先变更管控现状再登记报到`,
      ],
      [
        facts.serviceDay !== null && event.on < firstPossible(facts.serviceDay),
        clause,
        '报到日期不能早于决定书送达日期',
      ],
      [
        late && event.lateReason.trim() === '',
        clause,
        `超过报到期限（${reportInDue ?? ''}），请写明逾期的理由`,
      ],
    ],
    () => allow(clause, { status: backInControl(life), late }),
  );
}

/** 戒毒条例 24: detention and arrest; a suspension that is over already changes nothing of today. */
export function suspend(life: LifeState, measure: MeasureInLife, event: Of<'中止'>): Transition {
  const { facts, lastDay } = measure;
  const clause = communityClause(facts.kind, 'rule24');
  const until = event.to ?? life.today;
  return unless(
    [
      notCommunity(measure, '中止'),
      [!reportedIn(measure), clause, '还没有报到，没有开始执行，不能中止'],
      [
        openSuspension(measure) !== undefined && event.to === null,
        clause,
        '已经中止，请先恢复执行',
      ],
      [event.to !== null && event.to < event.from, 'design', '恢复日期不能早于中止日期'],
      [
        facts.startDay !== null && event.from < firstPossible(facts.startDay),
        clause,
        '中止日期不能早于报到日期',
      ],
      [lastDay !== null && event.from > lastDay, clause, `已于${lastDay ?? ''}期满，不能再中止`],
      [
        facts.suspensions.some(({ from, to }) => from < until && event.from < (to ?? life.today)),
        'design',
        '与已登记的中止重叠',
      ],
    ],
    () => allow(clause, { status: event.to === null ? '在押' : null }),
  );
}

/** 戒毒条例 24: released, it goes on. */
export function resume(life: LifeState, measure: MeasureInLife, on: CalendarDay): Transition {
  const clause = communityClause(measure.facts.kind, 'rule24');
  const suspension = openSuspension(measure);
  return unless(
    [
      [suspension === undefined, clause, '没有中止，不需要恢复执行'],
      [suspension !== undefined && on < suspension.from, clause, '恢复日期不能早于中止日期'],
    ],
    () => allow(clause, { status: backInControl(life) }),
  );
}

/** 戒毒条例 22: the term runs on, 15 days to report in at the new place, a new agreement. */
export function transfer(life: LifeState, measure: MeasureInLife, on: CalendarDay): Transition {
  const { facts } = measure;
  const clause = communityClause(facts.kind, 'rule22');
  return unless(
    [
      [!isCommunityKind(facts.kind), 'rule22', '只有社区戒毒、社区康复可以变更执行地'],
      [!reportedIn(measure), clause, '还没有报到，不能变更执行地'],
      [openSuspension(measure) !== undefined, clause, '正在中止，恢复执行后再变更执行地'],
      [
        facts.transfers.some(({ reportedOn }) => reportedOn === null),
        clause,
        '上一次变更执行地还没有到新执行地报到',
      ],
      [
        facts.startDay !== null && on < firstPossible(facts.startDay),
        clause,
        '变更日期不能早于报到日期',
      ],
      [
        life.status === '失联' || life.status === '出国（境）',
        clause,
        `此人现为“${life.status}”，请先变更管控现状`,
      ],
    ],
    () => allow(clause),
  );
}

/** 戒毒条例 22: report-in at the new place; late is kept as late. */
export function arrive(measure: MeasureInLife, on: CalendarDay): Transition {
  const clause = communityClause(measure.facts.kind, 'rule22');
  const pending = measure.facts.transfers.find(({ reportedOn }) => reportedOn === null);
  return unless(
    [
      [pending === undefined, clause, '没有等待到新执行地报到的变更'],
      [pending !== undefined && on < pending.day, clause, '报到日期不能早于变更执行地的日期'],
    ],
    () => allow(clause),
  );
}

/** 禁毒法 47: at most one year more. */
export function extend(measure: MeasureInLife, months: number): Transition {
  const { facts } = measure;
  const left = EXTENSION_MONTHS - facts.extensionMonths;
  return unless(
    [
      [facts.kind !== '强制隔离戒毒', 'law47', '只有强制隔离戒毒可以延长期限'],
      [months < 1, 'law47', '延长的月数应为一至十二'],
      [
        months > left,
        'law47',
        `延长的期限合计不能超过一年，已延长${facts.extensionMonths}个月，最多再延长${left}个月`,
      ],
    ],
    () => allow('law47'),
  );
}
