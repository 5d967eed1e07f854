/** What the to-do list reads of one person beside the facts of the rules: papers, requests, and the kept answer of R-08. */
import type { CalendarDay, RoughDay } from '../calendar/calendar-day.ts';
import type { LifeFacts } from '../person/life.ts';
import type { FollowUpFact } from '../visits/visit-follow-up.ts';
import type { Presence } from '../figures/population.ts';
import type {
  AssessedGrade,
  ControlStatus,
  HandoverKind,
  MeasureEndReason,
  PersonCategory,
} from '../words/vocabulary.ts';

export interface TodoPerson {
  readonly id: number;
  readonly category: PersonCategory;
  readonly presence: Presence;
  readonly controlStatus: ControlStatus;
  readonly lightTouch: boolean;
  readonly registeredOn: CalendarDay;
  /** Whether anybody is named as 专职人员. */
  readonly hasCaseWorker: boolean;
}

/** The paper side of a measure. */
export interface MeasurePapers {
  readonly id: number;
  readonly agreementOn: CalendarDay | null;
  /** Days of the agreements signed after a change of place. */
  readonly transferAgreements: readonly {
    readonly changedOn: CalendarDay;
    readonly agreementOn: CalendarDay | null;
  }[];
  readonly fileSentOn: CalendarDay | null;
  readonly townNotifiedOn: CalendarDay | null;
  readonly endReason: MeasureEndReason | null;
  /** Taken from a ledger, which has no column for agreements and papers. */
  readonly imported: boolean;
}

export interface HandoverPapers {
  readonly id: number;
  readonly measureId: number;
  readonly kind: HandoverKind;
  readonly warningOn: CalendarDay | null;
  readonly handedOn: CalendarDay | null;
  readonly receiptOn: CalendarDay | null;
}

/** A leave, or more days of one, that was asked for and not yet answered. */
export interface LeaveRequest {
  readonly id: number;
  /** The day before which the answer is needed: of leaving, or the last approved one. */
  readonly from: CalendarDay;
  readonly extension: boolean;
}

export interface GradeRecord {
  readonly id: number;
  readonly grade: AssessedGrade;
  /** The day it counts from; null: not approved yet. */
  readonly approvedOn: CalendarDay | null;
  readonly proposedOn: CalendarDay;
}

/** 无感式管理 proposed and not yet approved by a second person. */
export interface LightTouchProposal {
  readonly id: number;
  readonly proposedOn: CalendarDay;
}

/** A test after which something must follow. */
export interface OpenTest {
  readonly id: number;
  readonly day: RoughDay;
  readonly result: '阳性' | '弱阳待检';
  /** The day on which the sample of a weak positive went to the laboratory. */
  readonly sentOn: CalendarDay | null;
}

/** A try that met nobody (未见到, 拒绝), after the last visit that did. */
export interface MissedVisit {
  readonly id: number;
  readonly day: RoughDay;
  readonly outcome: string;
}

/** A step after a visit that met nobody, as it is recorded; `passed`: somebody went there again since. */
export interface FollowUpRecord extends FollowUpFact {
  readonly passed: boolean;
}

/** 计划走访 that no visit has carried out yet. */
export interface OpenPlan {
  readonly id: number;
  readonly plannedOn: CalendarDay;
  readonly visitor: string;
}

/** 帮扶需求 that is neither solved nor closed. */
export interface OpenNeed {
  readonly id: number;
  /** Day of the visit at which it was told. */
  readonly toldOn: RoughDay;
  readonly text: string;
  /** Day of the last help that was given for it; null: none was. */
  readonly helpedOn: CalendarDay | null;
  /** Day on which somebody last asked what came of it, without a solution. */
  readonly resultOn: CalendarDay | null;
}

/** The kept answer of R-08 (docs/decisions/0009). */
export interface VisitAnswer {
  readonly dueOn: CalendarDay | null;
  readonly ruleId: string | null;
  readonly anchorOn: CalendarDay | null;
  /** What happened on that day: 上次有效走访, 定级生效, 登记入册. */
  readonly anchorKind: string;
  readonly months: number | null;
  readonly reason: string | null;
  readonly why: string | null;
}

/** A half-yearly summary or yearly evaluation that was written for a measure. */
export interface WrittenSummary {
  readonly measureId: number;
  /** The last day of the period it is for. */
  readonly periodEnd: CalendarDay;
}

/** Everything that the to-do list of one person is made of. */
export interface TodoLife {
  readonly person: TodoPerson;
  readonly facts: LifeFacts;
  readonly papers: readonly MeasurePapers[];
  readonly handovers: readonly HandoverPapers[];
  readonly leaveRequests: readonly LeaveRequest[];
  /** In order of recording. */
  readonly grades: readonly GradeRecord[];
  readonly lightTouchProposals: readonly LightTouchProposal[];
  readonly openTests: readonly OpenTest[];
  readonly missedVisits: readonly MissedVisit[];
  /** Of all visits that were not voided, also the closed ones. */
  readonly followUps: readonly FollowUpRecord[];
  readonly plans: readonly OpenPlan[];
  readonly needs: readonly OpenNeed[];
  /** The last talk with the person or visit of the family, and rough days that could be later (rule TALK). */
  readonly talkDays: readonly RoughDay[];
  readonly visit: VisitAnswer | null;
  readonly summaries: readonly WrittenSummary[];
}
