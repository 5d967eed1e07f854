/** How a measure may end, and where the person stands afterwards (defaults.md 4). */
import {
  addYears,
  firstPossible,
  isPrecise,
  lastPossible,
  type CalendarDay,
  type RoughDay,
} from '../calendar/calendar-day.ts';
import { isCommunityKind } from '../person/facts.ts';
import { communityClause, type ClauseId } from './measure-clauses.ts';
import {
  allow,
  openMeasures,
  refuse,
  statusOfKinds,
  unless,
  type EndEvent,
  type Guard,
  type LifeState,
  type MeasureInLife,
  type Transition,
} from './measure-events.ts';
import type { ControlStatus, MeasureEndReason } from '../words/vocabulary.ts';

/** 禁毒法 47: not before one year has passed. */
const EARLY_RELEASE_YEARS = 1;

type Rule = (life: LifeState, measure: MeasureInLife, event: EndEvent) => Transition;

const RULES: Readonly<Record<MeasureEndReason, Rule>> = {
  期满解除: releaseAtTerm,
  '提前解除（强制隔离）': releaseEarly,
  转强制隔离: () => refuse('law38', '请登记新的强制隔离戒毒决定，正在执行的措施随之结束'),
  转社区戒毒: () => refuse('rule31', '请登记变更为社区戒毒的决定，强制隔离戒毒随之结束'),
  '终止（收监执行刑罚）': terminate,
  '终止（强制性教育措施）': terminate,
  转出执行地: leavePlace,
  死亡: () => allow('design', { status: '死亡' }),
  撤销决定: revoke,
  协议到期: endAgreement,
  '本人退出（自愿、维持治疗）': endAgreement,
};

/** The end of a measure on a day, for a reason; a death ends the others on the same day. */
export function endMeasure(life: LifeState, measure: MeasureInLife, event: EndEvent): Transition {
  const result = unless(dayGuards(measure, event.on), () =>
    RULES[event.reason](life, measure, event),
  );
  if (!result.allowed || event.reason !== '死亡') return result;
  const others = openMeasures(life).filter(({ id }) => id !== measure.id);
  const ends = others.map(({ id }) => ({ measureId: id, reason: '死亡' as const }));
  return unless(endGuards(others, event.on), () => ({ ...result, ends }));
}

/** A decision or a death ends running measures on its own day: none of them before it began or before what was recorded of it. */
export function endGuards(measures: readonly MeasureInLife[], on: RoughDay | null): Guard[] {
  if (on === null || !isPrecise(on)) return [];
  return measures.flatMap((each) =>
    dayGuards(each, on, `${each.facts.kind}随之结束，这一天`).map(
      ([stands, clause, reason]): Guard => [stands, clause, `${reason}；日期有错的请先更正`],
    ),
  );
}

function dayGuards({ facts }: MeasureInLife, on: CalendarDay, what = '结束日期'): Guard[] {
  const begun = facts.startDay ?? facts.serviceDay ?? facts.decisionDay;
  const pause = facts.suspensions.find(({ from, to }) => on < from || (to !== null && on < to));
  const moved = facts.transfers.find(({ day, reportedOn }) => on < (reportedOn ?? day));
  return [
    [
      begun !== null && on < firstPossible(begun),
      'design',
      `${what}不能早于措施开始的日期（${begun ?? ''}）`,
    ],
    [
      pause !== undefined,
      'design',
      `${what}不能早于中止、恢复的日期（${pause?.from ?? ''}起中止）`,
    ],
    [
      moved !== undefined,
      'design',
      `${what}不能早于变更执行地、到新执行地报到的日期（${moved?.day ?? ''}变更）`,
    ],
  ];
}

/** What is left of the measures; who is in custody, abroad or not found stays so. */
function statusAfter(life: LifeState, ended: MeasureInLife): ControlStatus | null {
  if (['在押', '失联', '出国（境）', '戒断三年未复吸'].includes(life.status)) return null;
  const left = openMeasures(life).filter(({ id }) => id !== ended.id);
  return statusOfKinds(left.map(({ facts }) => facts.kind));
}

function releaseClause(measure: MeasureInLife): ClauseId {
  const { kind } = measure.facts;
  return kind === '强制隔离戒毒' ? 'law47' : communityClause(kind, 'rule23');
}

/** 戒毒条例 23, 40; 禁毒法 47: at the term, never before it. */
function releaseAtTerm(life: LifeState, measure: MeasureInLife, { on }: EndEvent): Transition {
  const { facts, lastDay, state } = measure;
  const clause = releaseClause(measure);
  const community = isCommunityKind(facts.kind);
  return unless(
    [
      [
        !community && facts.kind !== '强制隔离戒毒',
        'design',
        '这项措施没有法定期限，请选“协议到期”或“本人退出”',
      ],
      [community && facts.startDay === null, clause, '还没有报到，期限没有开始，不能期满解除'],
      [state === '中止', communityClause(facts.kind, 'rule24'), '正在中止，恢复执行、期满后再解除'],
      [
        lastDay !== null && on < lastDay,
        clause,
        community
          ? `期限到${lastDay ?? ''}才满，不能提前解除`
          : `期限到${lastDay ?? ''}才满；经诊断评估提前解除的，请选“提前解除”`,
      ],
    ],
    () => allow(clause, { status: statusAfter(life, measure) }),
  );
}

/**
 * 戒毒条例 38: a 社区康复 that was refused or violated, was ended by a 强制隔离 and had begun before this one was decided. By the
 * days, since one of the past may be recorded later; where they are rough it bars if it could have been so.
 */
function isBarredBy({ facts, refusedOrViolated, endReason }: MeasureInLife, by: RoughDay | null) {
  if (facts.kind !== '社区康复' || !refusedOrViolated || endReason !== '转强制隔离') return false;
  const began = facts.startDay ?? facts.serviceDay ?? facts.decisionDay ?? facts.endDay;
  return began !== null && by !== null && firstPossible(began) <= lastPossible(by);
}

/** 禁毒法 47: after one year at the earliest; 戒毒条例 38: never after a refused or seriously violated 社区康复. */
function releaseEarly(life: LifeState, measure: MeasureInLife, { on }: EndEvent): Transition {
  const { facts, lastDay } = measure;
  const begun = facts.decisionDay;
  const earliest = begun === null ? null : addYears(lastPossible(begun), EARLY_RELEASE_YEARS);
  const barred = life.measures.some((each) => isBarredBy(each, begun));
  return unless(
    [
      [facts.kind !== '强制隔离戒毒', 'law47', '只有强制隔离戒毒可以提前解除'],
      [earliest === null, 'law47', '没有决定日期，无法核对是否满一年，请先更正决定日期'],
      [
        earliest !== null && on < earliest,
        'law47',
        `执行强制隔离戒毒一年后才能提前解除，最早${earliest ?? ''}`,
      ],
      [
        barred,
        'rule38',
        '此前拒绝接受社区康复或者严重违反社区康复协议，这次强制隔离戒毒不得提前解除',
      ],
      [lastDay !== null && on >= lastDay, 'law47', '期限已满，请选“期满解除”'],
    ],
    () => allow('law47', { status: statusAfter(life, measure) }),
  );
}

/** 戒毒条例 24, 40; inside, the term runs on (戒毒条例 36). */
function terminate(_life: LifeState, measure: MeasureInLife): Transition {
  const { facts } = measure;
  const clause = communityClause(facts.kind, 'rule24');
  const compulsory = facts.kind === '强制隔离戒毒';
  return unless(
    [
      [
        compulsory,
        'rule36',
        '强制隔离戒毒期间被收监或者采取强制性教育措施的，期限连续计算，不终止',
      ],
      [!isCommunityKind(facts.kind), 'rule24', '只有社区戒毒、社区康复因收监、强制性教育措施终止'],
      [
        facts.startDay === null,
        clause,
        '还没有报到，没有开始执行；请在“变更管控现状”中登记在押，释放后报到',
      ],
    ],
    () => allow(clause, { status: '在押' }),
  );
}

/** 戒毒条例 22: another county carries it out and keeps it from now on. */
function leavePlace(life: LifeState, measure: MeasureInLife): Transition {
  const { facts, state } = measure;
  const clause = communityClause(facts.kind, 'rule22');
  return unless(
    [
      [!isCommunityKind(facts.kind), 'rule22', '只有社区戒毒、社区康复可以转出执行地'],
      [facts.startDay === null, clause, '还没有报到，不能转出执行地'],
      [state === '中止', clause, '正在中止，恢复执行后再转出执行地'],
    ],
    () => allow(clause, { status: statusAfter(life, measure) }),
  );
}

const CLAUSE_OF_REVOCATION: Readonly<Record<string, ClauseId>> = {
  社区戒毒: 'law33',
  社区康复: 'law48',
  强制隔离戒毒: 'law38',
};

function revoke(life: LifeState, measure: MeasureInLife): Transition {
  const clause = CLAUSE_OF_REVOCATION[measure.facts.kind];
  if (clause === undefined) return refuse('design', '这项措施凭协议或登记，没有决定可以撤销');
  return allow(clause, { status: statusAfter(life, measure) });
}

function endAgreement(life: LifeState, measure: MeasureInLife): Transition {
  const { kind } = measure.facts;
  const decided = isCommunityKind(kind) || kind === '强制隔离戒毒';
  return unless(
    [[decided, releaseClause(measure), `${kind}由公安机关决定，不能因协议到期或者本人退出而结束`]],
    () => allow('rule9', { status: statusAfter(life, measure) }),
  );
}
