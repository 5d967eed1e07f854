/** when the grade of a person is to be looked at again, by its interval and by what has happened since. */
import {
  firstPossible,
  lastPossible,
  type CalendarDay,
  type RoughDay,
} from '../calendar/calendar-day.ts';
import { nextReview, triggeredReview } from './grading.ts';
import type { LifeAnswers, LifeFacts } from '../person/life.ts';
import type { RuleRow } from '../rules/rule-table.ts';
import type { AssessedGrade } from '../words/vocabulary.ts';

export type ReviewTrigger = '检测阳性' | '再次查获' | '严重违反协议' | '精神健康危机' | '举报线索';

export interface TriggeredReview {
  readonly trigger: ReviewTrigger;
  readonly on: CalendarDay;
  /** Null: the office has no row REVIEW-TRIGGER (未设置). */
  readonly due: CalendarDay | null;
}

export interface GradeReview {
  /** By the interval of the grade; null: no approved grade, or 未设置. */
  readonly nextOn: CalendarDay | null;
  readonly why: 'notAssessed' | 'ruleMissing' | null;
  /** What has happened since the grade took effect, oldest first; without a grade none: it is to be assessed anyway. */
  readonly triggers: readonly TriggeredReview[];
}

/** An approved grade in force. */
export interface GradeSince {
  readonly grade: AssessedGrade;
  readonly since: CalendarDay;
}

interface ReviewEvent {
  readonly trigger: ReviewTrigger;
  readonly day: RoughDay;
  /** When it was keyed in; the assessor of an earlier day did not know of it. */
  readonly recordedOn?: CalendarDay | null | undefined;
}

function eventsOf(facts: LifeFacts, answers: LifeAnswers): readonly ReviewEvent[] {
  const positive = facts.tests
    .filter(({ result }) => result === '阳性')
    .map(({ day, recordedOn }) => ({ trigger: '检测阳性' as const, day, recordedOn }));
  const seized = facts.seizures.map(({ day, recordedOn }) => ({
    trigger: '再次查获' as const,
    day,
    recordedOn,
  }));
  const violated = answers.measures.flatMap(({ violation }) =>
    violation.reachedOn === null
      ? []
      : [{ trigger: '严重违反协议' as const, day: violation.reachedOn }],
  );
  const signs = facts.riskSigns.flatMap(({ day, kind, recordedOn }) => {
    if (kind === '其他') return [];
    const trigger = kind === '举报线索' ? ('举报线索' as const) : ('精神健康危机' as const);
    return [{ trigger, day, recordedOn }];
  });
  return [...positive, ...seized, ...violated, ...signs];
}

/**
 * the next review by REVIEW-高/中/低 from the day the grade took effect, and the reviews within the days of
 * REVIEW-TRIGGER that a positive test, a seizure, a serious violation or a crisis since then asks for. What happened on the
 * day of the assessment itself was known to it; a rough day that may lie after it asks, and so does what was
 * keyed in on a later day than the grade took effect.
 */
export function gradeReview(
  grade: GradeSince | null,
  facts: LifeFacts,
  answers: LifeAnswers,
  rows: readonly RuleRow[],
): GradeReview {
  const triggers =
    grade === null
      ? []
      : eventsOf(facts, answers)
          .filter(
            ({ day, recordedOn }) =>
              lastPossible(day) > grade.since || (recordedOn ?? '') > grade.since,
          )
          .map(({ trigger, day }) => {
            const on = firstPossible(day);
            return { trigger, on, due: triggeredReview(on, rows) };
          })
          .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (grade === null) return { nextOn: null, why: 'notAssessed', triggers };
  const nextOn = nextReview(grade.grade, grade.since, rows);
  return { nextOn, why: nextOn === null ? 'ruleMissing' : null, triggers };
}
