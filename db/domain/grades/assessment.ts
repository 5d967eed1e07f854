/** what the register already knows for an assessment sheet, and which circumstances it shows; the clerk confirms both. */
import {
  addMonths,
  isPrecise,
  lastPossible,
  laterDay,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import type { FactorSet } from './factor-set.ts';
import { factorsFromRegister, type AssessmentAnswers, type RegisterFactors } from './grading.ts';
import type { LifeAnswers, LifeFacts, MeasureAnswers } from '../person/life.ts';
import type { RuleRow } from '../rules/rule-table.ts';
import { listTestWindows } from '../testing/test-windows.ts';
import type { AddictionFinding, Occupation } from '../words/vocabulary.ts';

/** What of the person's own row an assessment reads. */
export interface AssessedPerson {
  readonly drugs: readonly string[];
  readonly occupation: Occupation | null;
  /** Of windows that ended before, nobody can tell whether there was a test (docs/decisions/0011). */
  readonly registeredOn: CalendarDay;
}

/** A person, their facts, and what the rules answer about them. */
export interface KnownLife {
  readonly person: AssessedPerson;
  readonly facts: LifeFacts;
  readonly answers: LifeAnswers;
}

const RECENT_MONTHS = 12;
const RELEASED_MONTHS = 6;

/** The newest addiction finding that says something; 未认定 if none does. */
function newestFinding(facts: LifeFacts): AddictionFinding {
  const told = facts.seizures.filter(({ finding }) => finding !== '未认定');
  return (
    told.reduce<LifeFacts['seizures'][number] | null>(
      (newest, each) => (newest === null || each.day >= newest.day ? each : newest),
      null,
    )?.finding ?? '未认定'
  );
}

/** R-04 windows that ended within the last twelve months, since the person was entered, are not excused and hold no test. */
function recentlyMissing(
  { facts, person }: KnownLife,
  rows: readonly RuleRow[],
  today: CalendarDay,
): number {
  const since = laterDay(addMonths(today, -RECENT_MONTHS), person.registeredOn);
  return facts.measures.reduce((sum, measure) => {
    const { windows } = listTestWindows(measure, facts.tests, rows, today);
    const missing = (windows ?? []).filter(
      ({ end, held, excused }) => end > since && end <= today && !held && !excused,
    );
    return sum + missing.length;
  }, 0);
}

/** The facts of the factors marked 从 (F1–F5, F8, F12). */
function registerFactors(
  known: KnownLife,
  rows: readonly RuleRow[],
  today: CalendarDay,
): RegisterFactors {
  const { person, facts, answers } = known;
  const running = answers.measures.filter(({ measure }) => measure.endDay === null);
  return {
    drugs: person.drugs,
    finding: newestFinding(facts),
    measures: facts.measures,
    clean: answers.clean,
    tests: facts.tests,
    missingTests: recentlyMissing(known, rows, today),
    occupation: person.occupation,
    warned: running.some(
      ({ violation }) => violation.earlyWarning === true || violation.reached === true,
    ),
    lateOrAway: answers.measures.some(
      ({ violation, reportIn }) =>
        (violation.leaves ?? 0) > 0 ||
        reportIn.state === '逾期报到' ||
        reportIn.state === '逾期未报到',
    ),
  };
}

/** Handed over instead of reporting in, or as 拒绝接受 after it; who reported in after the handover accepted the measure. */
function wasRefused({ measure }: MeasureAnswers): boolean {
  const { startDay, endDay, handedOverOn } = measure;
  if (endDay !== null || handedOverOn === null) return false;
  return startDay === null || handedOverOn >= startDay;
}

/** The circumstances of defaults.md 5 that the records show; 严重残疾或疾病无法收戒 is known to the clerk alone. */
function shownForces(
  facts: LifeFacts,
  answers: LifeAnswers,
  today: CalendarDay,
): ReadonlySet<string> {
  const since = addMonths(today, -RECENT_MONTHS);
  const recent = (day: string): boolean => lastPossible(day) > since;
  const signs: readonly [string, boolean][] = [
    ['refused-measure', answers.measures.some(wasRefused)],
    [
      'serious-violation',
      // A suspension gives the measure another state; what was violated stays so.
      answers.measures.some(
        ({ state, violation }) => state !== '已结束' && violation.reached === true,
      ),
    ],
    [
      'crisis',
      facts.riskSigns.some(
        ({ day, kind }) => (kind === '精神健康危机' || kind === '自杀自残倾向') && recent(day),
      ),
    ],
    [
      'released-within-six-months',
      facts.measures.some(
        ({ kind, endDay }) =>
          kind === '强制隔离戒毒' &&
          endDay !== null &&
          isPrecise(endDay) &&
          endDay <= today &&
          addMonths(endDay, RELEASED_MONTHS) > today,
      ),
    ],
    [
      'positive-within-a-year',
      facts.tests.some(({ day, result }) => result === '阳性' && recent(day)),
    ],
  ];
  return new Set(signs.filter(([, shown]) => shown).map(([id]) => id));
}

/**
 * the sheet as the register fills it: the options of the factors marked 从 that the adopted set still has under their
 * label, and the circumstances that hold. What the office has renamed stays for the clerk to answer.
 */
export function suggestAssessment(
  set: FactorSet,
  known: KnownLife,
  rows: readonly RuleRow[],
  today: CalendarDay,
): AssessmentAnswers {
  const { facts, answers } = known;
  const found: Readonly<Record<string, readonly string[]>> = factorsFromRegister(
    registerFactors(known, rows, today),
    today,
  );
  const chosen = set.factors.flatMap((factor): [string, readonly string[]][] => {
    if (!factor.fromRegister) return [];
    const labels = (found[factor.id] ?? []).filter((label) =>
      factor.options.some((option) => option.label === label),
    );
    return labels.length === 0 ? [] : [[factor.id, labels]];
  });
  const shown = shownForces(facts, answers, today);
  return {
    chosen: Object.fromEntries(chosen),
    forces: set.forces.filter(({ id }) => shown.has(id)).map(({ id }) => id),
  };
}
