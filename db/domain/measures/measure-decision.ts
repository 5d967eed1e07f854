/** Which measure may be decided or begun from where a person stands (defaults.md 4). */
import { daysBetween, isPrecise } from '../calendar/calendar-day.ts';
import { isCommunityKind } from '../person/facts.ts';
import type { ClauseId } from './measure-clauses.ts';
import { endGuards } from './measure-ending.ts';
import {
  allow,
  openMeasures,
  openOfKind,
  statusOfKinds,
  unless,
  type DecisionEvent,
  type Guard,
  type LifeState,
  type MeasureInLife,
  type Transition,
} from './measure-events.ts';
import type { MeasureKind } from '../words/vocabulary.ts';

const CLAUSE_OF_KIND: Readonly<Record<MeasureKind, ClauseId>> = {
  社区戒毒: 'law33',
  社区康复: 'law48',
  强制隔离戒毒: 'law38',
  自愿戒毒: 'rule9',
  药物维持治疗: 'rule12',
  康复场所: 'rule41',
};

/** A new measure, or one of the past that is entered with its end and changes nothing of today. */
export function decide(life: LifeState, event: DecisionEvent): Transition {
  if (event.past) return unless(kindGuards(life, event), () => allow(CLAUSE_OF_KIND[event.kind]));
  if (event.kind === '强制隔离戒毒') return decideCompulsory(life, event);
  if (event.kind === '社区戒毒' && event.change) return changeToCommunity(life, event);
  return unless([...standGuards(life, event.kind), ...kindGuards(life, event)], () =>
    allow(CLAUSE_OF_KIND[event.kind], {
      status: begunStatus(life, event.kind),
    }),
  );
}

/** 康复场所 has no 管控现状 of its own; beside a stricter measure that one stays. */
function begunStatus(life: LifeState, kind: MeasureKind) {
  return statusOfKinds([...openMeasures(life).map(({ facts }) => facts.kind), kind]);
}

/** Where the person stands: a measure begins from 社会面 or beside a voluntary one (禁毒法 33). */
function standGuards(life: LifeState, kind: MeasureKind): Guard[] {
  const { status } = life;
  const compulsory = openOfKind(life, '强制隔离戒毒') !== undefined;
  const community = openMeasures(life).find(({ facts }) => isCommunityKind(facts.kind));
  const clause = CLAUSE_OF_KIND[kind];
  return [
    [
      isCommunityKind(kind) && community !== undefined,
      'design',
      `已有未结束的${community?.facts.kind ?? ''}，不能再登记一项；前一项办理结束后再登记`,
    ],
    [
      compulsory && kind === '社区戒毒',
      'rule31',
      '正在强制隔离戒毒，只能因健康原因由强制隔离戒毒变更为社区戒毒',
    ],
    [compulsory && kind === '社区康复', 'law48', '强制隔离戒毒还没有解除，不能责令社区康复'],
    [compulsory, clause, '正在强制隔离戒毒，不能同时登记这项措施'],
    [
      openOfKind(life, kind) !== undefined,
      'design',
      `已有未结束的${kind}，不能再登记一项；前一项办理结束后再登记`,
    ],
    [
      status === '戒断三年未复吸',
      'rule7',
      '此人已戒断三年未复吸，请先登记查获（复吸重新纳入），再登记措施',
    ],
    [
      status === '在押' || status === '失联' || status === '出国（境）',
      clause,
      `此人现为“${status}”，请先变更管控现状为社会面，再登记措施`,
    ],
  ];
}

function kindGuards(life: LifeState, { kind, years }: DecisionEvent): Guard[] {
  if (kind !== '社区康复') return [];
  return [
    [
      !life.measures.some(wasReleased),
      'law48',
      '没有已经解除的强制隔离戒毒，不能责令社区康复；以前在外地解除的，请先补录那次强制隔离戒毒',
    ],
    [years === null || years < 1 || years > 3, 'law48', '社区康复的期限应为一至三年'],
  ];
}

/** 禁毒法 48: released from it, neither revoked nor changed to 社区戒毒. */
function wasReleased({ facts, endReason }: MeasureInLife): boolean {
  return (
    facts.kind === '强制隔离戒毒' &&
    facts.endDay !== null &&
    endReason !== '撤销决定' &&
    endReason !== '转社区戒毒' &&
    endReason !== '死亡'
  );
}

/** 禁毒法 38: from anywhere but inside; what was running in the community ends. */
function decideCompulsory(life: LifeState, { decisionOn }: DecisionEvent): Transition {
  const open = openMeasures(life);
  const running = open.map(({ id }) => ({ measureId: id, reason: '转强制隔离' as const }));
  return unless(
    [
      [
        openOfKind(life, '强制隔离戒毒') !== undefined,
        'law38',
        '已在强制隔离戒毒中，不能再登记一次；延长期限请用“延长”',
      ],
      ...endGuards(open, decisionOn),
    ],
    () => allow('law38', { status: '强制隔离戒毒', ends: running }),
  );
}

/** 戒毒条例 31: for health, with the days served inside counted off. */
function changeToCommunity(life: LifeState, { decisionOn }: DecisionEvent): Transition {
  const inside = openOfKind(life, '强制隔离戒毒');
  if (inside === undefined)
    return unless([[true, 'rule31', '没有正在执行的强制隔离戒毒，不能变更为社区戒毒']], () =>
      allow('rule31'),
    );
  const begun = inside.facts.decisionDay;
  const known = begun !== null && isPrecise(begun) && decisionOn !== null && isPrecise(decisionOn);
  const served = known ? daysBetween(begun, decisionOn) + 1 : null;
  return unless(
    [
      [
        served !== null && served < 1,
        'rule31',
        '变更为社区戒毒的日期不能早于决定强制隔离戒毒的日期',
      ],
      ...endGuards([inside], decisionOn),
    ],
    () =>
      allow('rule31', {
        status: '社区戒毒',
        ends: [{ measureId: inside.id, reason: '转社区戒毒' }],
        creditedDays: served,
      }),
  );
}
