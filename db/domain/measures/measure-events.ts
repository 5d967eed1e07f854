/** What happens to the measures of a person, and what it leads to: the words of the transition table (defaults.md 4). */
import type { CalendarDay, RoughDay } from '../calendar/calendar-day.ts';
import { CLAUSES, type ClauseId } from './measure-clauses.ts';
import type { CleanClock } from '../person/clean-clock.ts';
import type { MeasureFacts } from '../person/facts.ts';
import type { MeasureState } from './measure-state.ts';
import type { SeriousViolation } from './serious-violation.ts';
import type {
  ControlStatus,
  HandoverKind,
  MeasureEndReason,
  MeasureKind,
} from '../words/vocabulary.ts';

/** A measure as the table sees it, with what answer for it. */
export interface MeasureInLife {
  readonly id: number;
  readonly facts: MeasureFacts;
  readonly state: MeasureState;
  readonly endReason: string | null;
  /** */
  readonly reportInDue: CalendarDay | null;
  /** */
  readonly lastDay: CalendarDay | null;
  /** reached or not whatever the state is called; a suspension hides neither. */
  readonly violation: SeriousViolation;
  /** Handed over to the police, or R-05 reached: it counts against an early release later (戒毒条例 38). */
  readonly refusedOrViolated: boolean;
}

/** Where a person stands today. */
export interface LifeState {
  readonly status: ControlStatus;
  /** 在册: neither moved away nor removed. */
  readonly listed: boolean;
  readonly lightTouch: boolean;
  readonly clean: CleanClock;
  readonly measures: readonly MeasureInLife[];
  readonly today: CalendarDay;
}

interface OfMeasure {
  readonly measureId: number;
}
export interface DecisionEvent {
  readonly type: '决定';
  readonly kind: MeasureKind;
  /** 强制隔离 starts on it; a change from 强制隔离 ends that one on it. */
  readonly decisionOn: RoughDay | null;
  /** 社区康复 only. */
  readonly years: number | null;
  /** 戒毒条例 31: the running 强制隔离 is changed to 社区戒毒. */
  readonly change: boolean;
  /** A measure of the past, already over: entered later, it changes nothing of today. */
  readonly past: boolean;
}
export interface EndEvent extends OfMeasure {
  readonly type: '结束';
  readonly on: CalendarDay;
  readonly reason: MeasureEndReason;
}
export interface HandOverEvent extends OfMeasure {
  readonly type: '移交';
  readonly kind: HandoverKind;
  /** The day of the proof, or of the handing over; null: only warned so far (告诫书, 检测通知书). */
  readonly on: CalendarDay | null;
}
export type MeasureEvent =
  | { readonly type: '查获' | '阳性'; readonly on: RoughDay }
  | DecisionEvent
  | EndEvent
  | (OfMeasure & { readonly type: '报到'; readonly on: CalendarDay; readonly lateReason: string })
  | HandOverEvent
  | (OfMeasure & {
      readonly type: '中止';
      readonly from: CalendarDay;
      readonly to: CalendarDay | null;
    })
  | (OfMeasure & { readonly type: '恢复' | '变更执行地' | '新址报到'; readonly on: CalendarDay })
  | (OfMeasure & { readonly type: '延长'; readonly months: number })
  /** Without a day: whether it is possible at all. */
  | {
      readonly type: '变更现状';
      readonly to: ControlStatus;
      readonly on?: CalendarDay;
    }
  | { readonly type: '无感'; readonly secondPerson: boolean }
  /** What was forgotten of a measure that is over, or of somebody who is dead, is judged by its own facts. */
  | { readonly type: '更正'; readonly event?: HandOverEvent };

export interface Allowed {
  readonly allowed: true;
  readonly clause: ClauseId;
  /** 管控现状 afterwards; null: as it is. */
  readonly status: ControlStatus | null;
  /** Other running measures that it ends. */
  readonly ends: readonly { readonly measureId: number; readonly reason: MeasureEndReason }[];
  /** 逾期报到. */
  readonly late: boolean;
  /** 折抵 (戒毒条例 31): days served inside, both ends counted; null: not known to the day. */
  readonly creditedDays: number | null;
}
export interface Refused {
  readonly allowed: false;
  readonly clause: ClauseId;
  /** A sentence for the clerk that ends with the clause. */
  readonly reason: string;
}
export type Transition = Allowed | Refused;

export function allow(
  clause: ClauseId,
  to: Partial<Omit<Allowed, 'allowed' | 'clause'>> = {},
): Allowed {
  return { allowed: true, clause, status: null, ends: [], late: false, creditedDays: null, ...to };
}

export function refuse(clause: ClauseId, reason: string): Refused {
  return { allowed: false, clause, reason: `${reason}（${CLAUSES[clause]}）` };
}

/** One reason against an event: it stands, the clause, the sentence. */
export type Guard = readonly [stands: boolean, clause: ClauseId, reason: string];

/** The first reason that stands, or what the event leads to. */
export function unless(guards: readonly Guard[], otherwise: () => Transition): Transition {
  const found = guards.find(([stands]) => stands);
  return found === undefined ? otherwise() : refuse(found[1], found[2]);
}

export function openMeasures(life: LifeState): readonly MeasureInLife[] {
  return life.measures.filter(({ facts }) => facts.endDay === null);
}

export function openOfKind(life: LifeState, kind: MeasureKind): MeasureInLife | undefined {
  return openMeasures(life).find(({ facts }) => facts.kind === kind);
}

const STRICTEST_FIRST = [
  '强制隔离戒毒',
  '社区戒毒',
  '社区康复',
  '药物维持治疗',
  '自愿戒毒',
] as const satisfies readonly (MeasureKind & ControlStatus)[];

/** The 管控现状 of running measures: the strictest of them; without one, and with 康复场所 alone, 社会面. */
export function statusOfKinds(kinds: readonly MeasureKind[]): ControlStatus {
  return STRICTEST_FIRST.find((kind) => kinds.includes(kind)) ?? '社会面';
}
