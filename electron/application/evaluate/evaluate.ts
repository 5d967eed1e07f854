import { cleanClock, type CleanClock } from '../../../db/domain/person/clean-clock.ts';
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { MeasureFacts } from '../../../db/domain/person/facts.ts';
import { measureTerm } from '../../../db/domain/measures/measure-term.ts';
import { percentageText } from '../../../db/domain/values/percentage.ts';
import { povertyRisk, type PovertyRisk } from '../../../db/domain/poverty/poverty-risk.ts';
import {
  reportIn,
  transferReportIn,
  type ReportIn,
  type ReportInState,
} from '../../../db/domain/measures/report-in.ts';
import {
  reportPeriod,
  type ReportPeriodAnswer,
} from '../../../db/domain/calendar/report-period.ts';
import {
  readIdentityNumber,
  type IdentityKind,
  type IdentityProblem,
} from '../../../db/domain/values/resident-id.ts';
import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import {
  seriousViolation,
  type SeriousViolation,
} from '../../../db/domain/measures/serious-violation.ts';
import { testWindows, type TestWindowsSummary } from '../../../db/domain/testing/test-windows.ts';
import { visitDue, type VisitDue } from '../../../db/domain/visits/visit-due.ts';
import type { Sex } from '../../../db/domain/words/vocabulary.ts';
import { makeHolidayTable, workingDayAfter } from '../../../db/domain/calendar/working-day.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import { LivesDocument, rowsOf, type Life } from './evaluate-input.ts';

/** Results of lives/1 (evaluate-format 3): the answers of db/domain in the words of that page, nothing computed here. */

interface MeasureResult {
  readonly id: string;
  readonly reportInDue: CalendarDay | null;
  readonly reportInState: ReportInState | null;
  readonly reportInWhy: ReportIn['why'];
  readonly transfers: readonly { readonly due: CalendarDay; readonly state: ReportInState }[];
  readonly lastDay: CalendarDay | null;
  readonly releaseNoticeDue: CalendarDay | null;
  readonly expiredNotReleased: boolean | null;
  readonly termWhy: ReturnType<typeof measureTerm>['why'];
  readonly windows: TestWindowsSummary;
  readonly seriousViolation: SeriousViolation;
}

interface IdentityResult {
  readonly valid: boolean | null;
  readonly kind: IdentityKind | null;
  readonly number: string | null;
  readonly birthDay: CalendarDay | null;
  readonly sex: Sex | null;
  readonly warnings: readonly 'unknownRegion'[];
  readonly why: IdentityProblem | 'noNumber' | null;
}

interface VisitResult extends Omit<VisitDue, 'reason'> {
  readonly reason: string | null;
}

interface LifeResult {
  readonly id: string;
  readonly measures: readonly MeasureResult[];
  readonly clean: CleanClock;
  readonly visit: VisitResult;
  readonly poverty: PovertyRisk;
  readonly identity: IdentityResult;
}

export interface LivesResults {
  readonly format: 'lives-results/1';
  readonly lives: readonly LifeResult[];
  readonly percentages: readonly { readonly id: string; readonly text: string }[];
  readonly workingDays: readonly {
    readonly id: string;
    readonly day: CalendarDay | null;
    readonly why: 'holidayTableEnds' | null;
  }[];
  readonly reportPeriods: readonly ({ readonly id: string } & ReportPeriodAnswer)[];
}

/** At most so many problems are told of one document. */
const TOLD_PROBLEMS = 20;

function measureResult(
  measure: MeasureFacts & { id: string },
  life: Life,
  rows: readonly RuleRow[],
): MeasureResult {
  const { today } = life;
  const report = reportIn(measure, rows, today);
  const term = measureTerm(measure, today);
  return {
    id: measure.id,
    reportInDue: report.due,
    reportInState: report.state,
    reportInWhy: report.why,
    transfers: measure.transfers.map((transfer) => transferReportIn(transfer, rows, today)),
    lastDay: term.lastDay,
    releaseNoticeDue: term.releaseNoticeDue,
    expiredNotReleased: term.expiredNotReleased,
    termWhy: term.why,
    windows: testWindows(measure, life.tests, rows, today),
    seriousViolation: seriousViolation(measure, life, rows, today),
  };
}

function identityResult(life: Life, regions: ReadonlySet<string>): IdentityResult {
  const none = { valid: null, kind: null, number: null, birthDay: null, sex: null, warnings: [] };
  if (life.identityNumber === null) return { ...none, why: 'noNumber' };
  const reading = readIdentityNumber(life.identityNumber, life.today, (code) => regions.has(code));
  return reading.valid
    ? { ...reading, why: null }
    : { ...none, valid: false, why: reading.problem };
}

function visitResult(life: Life, rows: readonly RuleRow[]): VisitResult {
  const state = life.state === '出国(境)' ? '出国（境）' : life.state;
  const answer = visitDue({ ...life, state }, rows, life.today);
  return { ...answer, reason: answer.reason === '出国（境）' ? '出国(境)' : answer.reason };
}

function lifeResult(
  life: Life,
  rows: readonly RuleRow[],
  regions: ReadonlySet<string>,
): LifeResult {
  return {
    id: life.id,
    measures: life.measures.map((measure) => measureResult(measure, life, rows)),
    clean: cleanClock(life, life.today),
    visit: visitResult(life, rows),
    poverty: povertyRisk(life.household, life.tests, rows, life.today),
    identity: identityResult(life, regions),
  };
}

function answer(document: LivesDocument): LivesResults {
  const ruleSets = new Map(
    Object.entries(document.ruleSets).map(([name, rows]) => [name, rowsOf(rows)]),
  );
  const rowsNamed = (name: string): readonly RuleRow[] => ruleSets.get(name) ?? [];
  const regions = new Set(document.regionCodes);
  const table = makeHolidayTable(document.holidays);
  return {
    format: 'lives-results/1',
    lives: document.lives.map((life) => lifeResult(life, rowsNamed(life.ruleSet), regions)),
    percentages: document.percentages.map(({ id, part, base }) => ({
      id,
      text: percentageText(part, base),
    })),
    workingDays: document.workingDays.map(({ id, from, days }) => ({
      id,
      ...workingDayAfter(from, days, table),
    })),
    reportPeriods: document.reportPeriods.map((period) => ({
      id: period.id,
      ...reportPeriod(period, rowsNamed(period.ruleSet), table),
    })),
  };
}

type Problem = { readonly path: string; readonly message: string };

/** Names of rule sets that a life or a period uses and the document does not hold. */
function unknownRuleSets(document: LivesDocument): Problem[] {
  const names = new Set(Object.keys(document.ruleSets));
  const problem = (path: string): Problem => ({ path, message: '没有这个名称的规则集' });
  return [
    ...document.lives.flatMap((life, index) =>
      names.has(life.ruleSet) ? [] : [problem(`lives.${index}.ruleSet`)],
    ),
    ...document.reportPeriods.flatMap((period, index) =>
      names.has(period.ruleSet) ? [] : [problem(`reportPeriods.${index}.ruleSet`)],
    ),
  ];
}

/** Told without the value that was found: it may be an identity number. */
function wordsOf(issue: { readonly code: string; readonly message: string }): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_type') return '缺少该项，或类型不对';
  return '值不在允许的范围内';
}

function isLivesDocument(document: unknown): boolean {
  return (
    typeof document === 'object' &&
    document !== null &&
    'format' in document &&
    document.format === 'lives/1'
  );
}

/**
 * Answers every life of a lives/1 document with the rules of db/domain (evaluate-format.md). A document of another shape:
 * INVALID_INPUT, with the places that are wrong. Opens no register, reads no clock.
 */
export function evaluateLives(document: unknown): Result<LivesResults> {
  if (!isLivesDocument(document)) {
    return fail({
      code: 'INVALID_INPUT',
      fields: [{ path: 'format', message: '不是 lives/1 格式的文档' }],
    });
  }
  const parsed = LivesDocument.safeParse(document);
  if (!parsed.success) {
    const fields = parsed.error.issues.slice(0, TOLD_PROBLEMS).map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: wordsOf(issue),
    }));
    return fail({ code: 'INVALID_INPUT', fields });
  }
  const unknown = unknownRuleSets(parsed.data);
  if (unknown.length > 0)
    return fail({ code: 'INVALID_INPUT', fields: unknown.slice(0, TOLD_PROBLEMS) });
  return ok(answer(parsed.data));
}
