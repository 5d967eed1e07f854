/**
 * The recorded facts that the rules read: plain values, as the register holds them. A rule gets the facts and `today`;
 * no fact is later than `today` (only approvals of leave and rule rows may reach beyond it).
 */
import {
  firstPossible,
  lastPossible,
  type CalendarDay,
  type RoughDay,
} from '../calendar/calendar-day.ts';
import type {
  AddictionFinding,
  AssessedGrade,
  ContactMode,
  MeasureKind,
  TestKind,
  TestResult,
} from '../words/vocabulary.ts';

/** [from, to): `to` is not in it; null is an open one, which runs to today. */
interface Suspension {
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
}

/** 变更执行地. */
export interface Transfer {
  readonly day: CalendarDay;
  readonly reportedOn: CalendarDay | null;
}

export interface MeasureFacts {
  readonly kind: MeasureKind;
  /** 强制隔离戒毒 starts on it. */
  readonly decisionDay: RoughDay | null;
  /** Service of the decision. */
  readonly serviceDay: RoughDay | null;
  /** 社区戒毒, 社区康复: the report-in day; 自愿戒毒 …: agreement or registration day; 强制隔离戒毒: null. */
  readonly startDay: RoughDay | null;
  /** 社区康复 only: 1, 2 or 3. */
  readonly decidedYears: number | null;
  /** 强制隔离戒毒 only: 0 to 12. */
  readonly extensionMonths: number;
  /** Days of 强制隔离戒毒 already served that count towards a 社区戒毒 it was changed to (折抵, 戒毒条例 31). */
  readonly creditedDays?: number;
  /** Actual end: the last day on which the measure was in force. */
  readonly endDay: RoughDay | null;
  /** The refusal to report in was handed over (未报到已移交). */
  readonly handedOverOn: CalendarDay | null;
  readonly suspensions: readonly Suspension[];
  readonly transfers: readonly Transfer[];
}

export interface TestFact {
  readonly day: RoughDay;
  readonly kind: TestKind;
  readonly result: TestResult;
}

/** An approval or a leave: both days included. */
interface LeaveApproval {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** A leave of the county; `to` null is not back yet. */
export interface LeaveFact {
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
  readonly approvals: readonly LeaveApproval[];
}

export interface SeizureFact {
  readonly day: RoughDay;
  readonly finding: AddictionFinding;
}

export interface ContactFact {
  readonly day: RoughDay;
  readonly mode: ContactMode;
  /** The person in charge. */
  readonly inCharge: string | null;
  /** The person seen or spoken to. */
  readonly seen: string | null;
}

/** An assessment in order of recording; `approvedOn` null is only proposed and counts for nothing. */
export interface GradeFact {
  readonly grade: AssessedGrade;
  readonly approvedOn: CalendarDay | null;
}

/** Whether a kind is one that is executed in the community: report-in, term, test windows and R-05 apply. */
export function isCommunityKind(kind: MeasureKind): kind is '社区戒毒' | '社区康复' {
  return kind === '社区戒毒' || kind === '社区康复';
}

/** a valid test has a result; 弱阳待检, 拒检 and 逃避 are not valid. */
export function isValidTest(test: TestFact): boolean {
  return test.result === '阴性' || test.result === '阳性';
}

/** a test that was refused or evaded. */
export function isRefusedTest(test: TestFact): boolean {
  return test.result === '拒检' || test.result === '逃避';
}

/** Whether a rough day could be one of the days from…to, both included. */
export function couldLieWithin(day: RoughDay, first: CalendarDay, last: CalendarDay): boolean {
  if (day.length === 10) return day >= first && day <= last;
  return firstPossible(day) <= last && lastPossible(day) >= first;
}
