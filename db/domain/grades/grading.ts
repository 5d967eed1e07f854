/** R-07 Grade (分级); domain.md 3.2, 12.3 G1, R1; the factor set is the office's. */
import {
  addDays,
  addMonths,
  fullMonthsBetween,
  lastPossible,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import type { CleanClock } from '../person/clean-clock.ts';
import type { Factor, FactorSet } from './factor-set.ts';
import { isRefusedTest, type MeasureFacts, type TestFact } from '../person/facts.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import { drugGroupOf } from '../words/vocabulary-drugs.ts';
import type { AddictionFinding, AssessedGrade, Occupation } from '../words/vocabulary.ts';

export interface AssessmentAnswers {
  /** Chosen option labels by factor id; more than one only where the factor allows several. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** Ids of the circumstances that hold. */
  readonly forces: readonly string[];
}

export type GradeProposal =
  | {
      readonly grade: AssessedGrade;
      readonly points: number;
      /** The circumstances that lifted the grade above what the sum gives. */
      readonly forcedBy: readonly string[];
    }
  | { readonly grade: null; readonly missing: readonly string[] };

const RANK: Readonly<Record<AssessedGrade, number>> = { 低: 0, 中: 1, 高: 2 };

/** points of one factor: the highest chosen, and the bonus for two groups or more; null: not answered. */
export function pointsOf(factor: Factor, labels: readonly string[] | undefined): number | null {
  const chosen = factor.options.filter((option) => labels?.includes(option.label) === true);
  if (chosen.length === 0 || (!factor.several && chosen.length > 1)) return null;
  const groups = new Set(chosen.map((option) => option.group).filter((group) => group !== ''));
  return Math.max(...chosen.map((option) => option.points)) + (groups.size >= 2 ? factor.bonus : 0);
}

function gradeOfPoints(set: FactorSet, points: number): AssessedGrade {
  if (points >= set.high) return '高';
  return points >= set.middle ? '中' : '低';
}

/**
 * grade = max(forced, by thresholds on the sum). Every factor must be answered; the ids of those that are not are
 * told instead of a grade.
 */
export function proposeGrade(set: FactorSet, answers: AssessmentAnswers): GradeProposal {
  const each = set.factors.map((factor) => ({
    factor,
    points: pointsOf(factor, answers.chosen[factor.id]),
  }));
  const missing = each.filter(({ points }) => points === null).map(({ factor }) => factor.id);
  if (missing.length > 0) return { grade: null, missing };
  const points = each.reduce((sum, one) => sum + (one.points ?? 0), 0);
  const byPoints = gradeOfPoints(set, points);
  const forces = set.forces.filter(
    (force) => answers.forces.includes(force.id) && RANK[force.grade] > RANK[byPoints],
  );
  const grade = forces.reduce(
    (high, force) => (RANK[force.grade] > RANK[high] ? force.grade : high),
    byPoints,
  );
  return { grade, points, forcedBy: forces.map((force) => force.id) };
}

/** What the register knows for the factors marked 从; the clerk confirms. */
export interface RegisterFactors {
  readonly drugs: readonly string[];
  readonly finding: AddictionFinding;
  readonly measures: readonly MeasureFacts[];
  readonly clean: CleanClock;
  readonly tests: readonly TestFact[];
  /** R-04 windows of the last 12 months that hold no test. */
  readonly missingTests: number;
  readonly occupation: Occupation | null;
  /** R-05 early warning of a measure. */
  readonly warned: boolean;
  /** An unauthorised leave or a late report-in. */
  readonly lateOrAway: boolean;
}

function drugOptions(drugs: readonly string[]): readonly string[] {
  const options = drugs.map((drug) => {
    const group = drugGroupOf(drug);
    if (group === '大麻类') return drug;
    return group === null || group === '未列管（另册）' ? '不详' : group;
  });
  return options.length === 0 ? ['不详'] : [...new Set(options)];
}

function timesOption(measures: readonly MeasureFacts[]): string {
  const times = measures.filter(
    ({ kind }) => kind === '社区戒毒' || kind === '强制隔离戒毒',
  ).length;
  return times >= 3 ? '3 次及以上' : `${times} 次`;
}

function cleanTimeOption(clockStart: CalendarDay | null, today: CalendarDay): string {
  if (clockStart === null) return '未设置';
  const months = fullMonthsBetween(clockStart, today);
  if (months < 12) return '不满 12 个月';
  if (months < 24) return '12—23 个月';
  return months < 36 ? '24—35 个月' : '36 个月及以上';
}

function testOption(tests: readonly TestFact[], missingTests: number, today: CalendarDay): string {
  const since = addMonths(today, -12);
  const recent = tests.filter((test) => lastPossible(test.day) > since);
  if (recent.some((test) => test.result === '阳性')) return '有阳性';
  if (recent.some(isRefusedTest)) return '有拒检或逃避';
  return missingTests > 0 ? '应检未检' : '全部阴性或无检测义务';
}

function workOption(occupation: Occupation | null): string {
  switch (occupation) {
    case '无业':
    case '务工（外出）':
    case '丧失劳动能力':
      return occupation;
    case '务农':
    case '务工（本地）':
    case '个体':
    case '在校':
      return '务农、务工（本地）、个体、在校';
    default:
      return '不详或其他';
  }
}

function conductOption(warned: boolean, lateOrAway: boolean): string {
  if (warned) return '预警';
  return lateOrAway ? '有擅自外出或迟报' : '无';
}

/** the options of the example factors F1–F5, F8 and F12 that the register answers. */
export function factorsFromRegister(
  known: RegisterFactors,
  today: CalendarDay,
): Readonly<Record<'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F8' | 'F12', readonly string[]>> {
  return {
    F1: drugOptions(known.drugs),
    F2: [known.finding],
    F3: [timesOption(known.measures)],
    F4: [cleanTimeOption(known.clean.clockStart, today)],
    F5: [testOption(known.tests, known.missingTests, today)],
    F8: [workOption(known.occupation)],
    F12: [conductOption(known.warned, known.lateOrAway)],
  };
}

/** the day of the next review, months after the grade took effect; null: 未设置. */
export function nextReview(
  grade: AssessedGrade,
  since: CalendarDay,
  rows: readonly RuleRow[],
): CalendarDay | null {
  const rule = ruleOn(rows, `REVIEW-${grade}`, since);
  return rule === null ? null : addMonths(since, rule.months);
}

/** a positive test, a seizure, a serious violation or a mental-health crisis asks for a review within days. */
export function triggeredReview(event: CalendarDay, rows: readonly RuleRow[]): CalendarDay | null {
  const rule = ruleOn(rows, 'REVIEW-TRIGGER', event);
  return rule === null ? null : addDays(event, rule.days);
}

/**
 * a second person approves. In an office of one the only user may approve what they proposed, visibly marked
 * 自评自批; anywhere else that is refused.
 */
export function judgeApproval(
  proposer: string,
  approver: string,
  activeUsers: number,
): 'approved' | 'selfApproved' | 'needsAnother' {
  if (proposer !== approver) return 'approved';
  return activeUsers === 1 ? 'selfApproved' : 'needsAnother';
}
