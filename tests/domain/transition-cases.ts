import { expect, it } from 'vitest';
import { CLAUSES, type ClauseId } from '../../db/domain/measures/measure-clauses.ts';
import { transition } from '../../db/domain/measures/measure-transitions.ts';
import type {
  Allowed,
  HandOverEvent,
  LifeState,
  MeasureEvent,
} from '../../db/domain/measures/measure-events.ts';
import {
  type ControlStatus,
  type HandoverKind,
  type MeasureEndReason,
  type MeasureKind,
} from '../../db/domain/words/vocabulary.ts';
import { makeTest } from './make-facts.ts';
import { makeLife } from './make-life.ts';

export type Case = readonly [name: string, life: LifeState, event: MeasureEvent];
export type AllowedCase = readonly [...Case, clause: ClauseId, to: Partial<Allowed>];
export type RefusedCase = readonly [...Case, clause: ClauseId, words: string];

/** Cases that the table allows, each with its clause and where it leads. */
export function allows(cases: readonly AllowedCase[]) {
  it.each(cases)('%s', (...[, life, event, clause, to]) => {
    expect(transition(life, event)).toEqual({
      allowed: true,
      clause,
      status: null,
      ends: [],
      late: false,
      creditedDays: null,
      ...to,
    });
  });
}
/** Cases that the table refuses: the sentence ends with the clause. */
export function refuses(cases: readonly RefusedCase[]) {
  it.each(cases)('%s', (...[, life, event, clause, words]) => {
    expect(transition(life, event)).toEqual({
      allowed: false,
      clause,
      reason: expect.stringContaining(words) as string,
    });
    const answer = transition(life, event);
    expect(!answer.allowed && answer.reason).toMatch(new RegExp(`（${CLAUSES[clause]}）$`, 'u'));
  });
}

export const decide = (
  kind: MeasureKind,
  more: Partial<Extract<MeasureEvent, { type: '决定' }>> = {},
): MeasureEvent => ({
  type: '决定',
  kind,
  decisionOn: '2024-06-01',
  years: null,
  change: false,
  past: false,
  ...more,
});
export const end = (reason: MeasureEndReason, on: string): MeasureEvent => ({
  type: '结束',
  measureId: 1,
  on,
  reason,
});
export const report = (on: string, lateReason = ''): MeasureEvent => ({
  type: '报到',
  measureId: 1,
  on,
  lateReason,
});
export const suspend = (from: string, to: string | null = null): MeasureEvent => ({
  type: '中止',
  measureId: 1,
  from,
  to,
});

/** Handed over on 1 June 2024; null: only warned. */
export const handOver = (kind: HandoverKind, on: string | null = '2024-06-01'): HandOverEvent => ({
  type: '移交',
  measureId: 1,
  kind,
  on,
});

/** 社区戒毒 served on 10 January 2024, report-in due on the 25th, not reported in. */
export const WAITING = { startDay: null };
export const HANDED = { startDay: null, handedOverOn: '2024-02-01' };
/** 社区戒毒 of 15 January 2024, last day 14 January 2027. */
export const RUNNING = {};
export const SK = { kind: '社区康复' as const, decidedYears: 2 };
/** 强制隔离戒毒 of 1 March 2023, last day 28 February 2025. */
export const QG = {
  kind: '强制隔离戒毒' as const,
  decisionDay: '2023-03-01',
  serviceDay: null,
  startDay: null,
};
export const RELEASED_QG = { ...QG, endDay: '2025-02-28', endReason: '期满解除' };
export const ZY = { kind: '自愿戒毒' as const, decisionDay: null, serviceDay: null };
export const SD: ControlStatus = '社区戒毒';
export const late2027 = { status: SD, today: '2027-02-01' } as const;
export const detained = { suspensions: [{ from: '2024-05-01', to: null }] };
export const moved = { transfers: [{ day: '2024-05-01', reportedOn: null }] };
export const refusedTests = ['2024-02-01', '2024-03-01', '2024-04-01'].map((day) =>
  makeTest(day, '拒检'),
);
export const violating = (): LifeState => makeLife([RUNNING], { status: SD, tests: refusedTests });
