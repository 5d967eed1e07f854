/**
 * counts every indicator of a period as the list of people or records behind it; the value is the list's length, so
 * a figure and its list cannot disagree. Rates follow from two counts. Typed figures come in from outside.
 */
import { addDays } from '../calendar/calendar-day.ts';
import { isValidTest } from '../person/facts.ts';
import { isTownOnly } from './indicator-catalogue.ts';
import { isDrugUser } from '../person/care-scope.ts';
import { countOn, isPresent, populationPath, type PopulationPath } from './indicator-population.ts';
import type {
  IndicatorItem,
  IndicatorPeriod,
  IndicatorPerson,
  IndicatorSource,
} from './indicator-source.ts';
import { reportInFigures, testFigures } from './indicator-tests.ts';
import { isOnDueList, liesWithin, visitFigures } from './indicator-visits.ts';
import type { RuleId } from '../rules/rule-table.ts';
import { gradeInForce } from '../visits/visit-due.ts';
import type { Grade } from '../words/vocabulary.ts';

export interface IndicatorResult {
  /** The lines behind each count, of all towns. */
  readonly lists: ReadonlyMap<string, readonly IndicatorItem[]>;
  /** How many of these lines fall on each town. */
  readonly counts: TownCounts;
  /** Visit rules without a row for somebody who needs one: the figures that hang on them are 未设置. */
  readonly missingVisitRules: readonly RuleId[];
  /** Test rules without a row; the people concerned are in test.unset. */
  readonly missingTestRules: readonly RuleId[];
  /** Whether R-04 could be told for anybody: otherwise only test.count and test.pos mean anything. */
  readonly testWindowsKnown: boolean;
}

interface Tally {
  readonly lists: Map<string, IndicatorItem[]>;
  readonly missingVisitRules: Set<RuleId>;
  readonly missingTestRules: Set<RuleId>;
  testWindowsKnown: boolean;
}

/** One person in the middle of being counted. */
interface Counting {
  readonly person: IndicatorPerson;
  readonly path: PopulationPath;
  readonly townCode: string;
  readonly tally: Tally;
  readonly source: IndicatorSource;
  readonly period: IndicatorPeriod;
}

function add(tally: Tally, id: string, item: IndicatorItem): void {
  const list = tally.lists.get(id);
  if (list === undefined) tally.lists.set(id, [item]);
  else list.push(item);
}

function itemOf(counting: Counting, note: string): IndicatorItem {
  return { personId: counting.person.id, townCode: counting.townCode, note };
}

function countFlows({ person, path, tally }: Counting): void {
  if (isPresent(path.opening)) {
    const { townCode, status } = path.opening;
    add(tally, 'pop.open', { personId: person.id, townCode, note: status });
  }
  for (const { id, townCode, by } of path.flows) {
    add(tally, id, { personId: person.id, townCode, note: `${by.day}${by.cause}` });
  }
}

const GRADE_IDS: Record<Grade, string> = {
  高: 'grade.h',
  中: 'grade.m',
  低: 'grade.l',
  未评估: 'grade.u',
};

function countPopulation(counting: Counting): void {
  const { person, path, tally, period } = counting;
  const { closing } = path;
  if (closing === null) return;
  const counted = countOn(person, closing);
  const item = itemOf(counting, closing.status);
  if (counted.lightTouch) add(tally, 'light.count', itemOf(counting, ''));
  if (counted.group === null) return;
  add(tally, 'pop.close', item);
  add(tally, `pop.${counted.group}`, item);
  if (!counted.underControl) return;
  add(tally, 'ctl.base', item);
  if (counted.controlled) add(tally, 'ctl.in', item);
  const grades = person.grades.filter(
    ({ approvedOn }) => approvedOn !== null && approvedOn <= period.last,
  );
  const { grade, since } = gradeInForce(grades, person.registeredOn);
  const graded = itemOf(counting, grade === '未评估' ? '' : `${since}起${grade}风险`);
  add(tally, GRADE_IDS[grade], graded);
  if (grade !== '未评估') add(tally, 'grade.set', graded);
}

function countVisits(counting: Counting): void {
  const { person, path, tally, source, period } = counting;
  const visits = visitFigures(person, path.closing, source.rules, period);
  for (const { day, mode } of visits.contacts)
    add(tally, 'visit.count', itemOf(counting, `${day}${mode}`));
  if (visits.unset === 'dayImprecise')
    add(tally, 'visit.unset', itemOf(counting, '走访日期只到年月'));
  else if (visits.unset !== null) tally.missingVisitRules.add(visits.unset);
  for (const { note, met } of visits.tasks) {
    const item = itemOf(counting, note);
    add(tally, 'visit.due', item);
    if (met) add(tally, 'visit.done', item);
  }
  if (visits.tasks.length > 0) {
    add(tally, 'meet.base', itemOf(counting, ''));
    if (visits.metOn !== null) add(tally, 'meet.done', itemOf(counting, `${visits.metOn}见到本人`));
  }
  if (visits.overdueSince !== null)
    add(tally, 'visit.over', itemOf(counting, `最迟${visits.overdueSince}`));
}

const UNSET_WORDS: Record<string, string> = {
  dayImprecise: '措施或检测日期只到年月',
  yearsMissing: '社区康复年限未填',
};

function countTestWindows(counting: Counting): void {
  const { person, path, tally, source, period } = counting;
  if (!isPresent(path.closing)) return;
  const { due, missing, before, told, unset } = testFigures(person, source.rules, period);
  if (told) tally.testWindowsKnown = true;
  for (const { from, end, held } of due) {
    const item = itemOf(counting, `${from}至${addDays(end, -1)}${held ? '已检' : '未检'}`);
    add(tally, 'test.due', item);
    if (held) add(tally, 'test.done', item);
  }
  for (const { from, end } of missing)
    add(tally, 'test.missing', itemOf(counting, `${from}至${addDays(end, -1)}`));
  for (const { from, end } of before)
    add(tally, 'test.before', itemOf(counting, `${from}至${addDays(end, -1)}，建账前，无记录`));
  if (unset === null) return;
  const words = UNSET_WORDS[unset];
  if (words === undefined) tally.missingTestRules.add(unset as RuleId);
  add(tally, 'test.unset', itemOf(counting, words ?? '检测次数规则未设置'));
}

function countTests(counting: Counting): void {
  const { person, tally, source, period } = counting;
  for (const test of person.tests) {
    if (!isValidTest(test) || !liesWithin(test.day, period)) continue;
    const item = itemOf(counting, `${test.day}${test.kind}${test.result}`);
    add(tally, 'test.count', item);
    if (test.result === '阳性') add(tally, 'test.pos', item);
  }
  for (const { due, onTime } of reportInFigures(person, source.rules, period)) {
    const item = itemOf(counting, `最迟${due}${onTime ? '，按期' : ''}`);
    add(tally, 'reportin.due', item);
    if (onTime) add(tally, 'reportin.done', item);
  }
}

const HELP_GROUPS: Readonly<Record<string, string>> = {
  就业帮扶: 'help.job',
  公益性岗位: 'help.job',
  技能培训: 'help.skill',
  临时救助: 'help.relief',
  综合保障: 'help.relief',
  社会帮扶: 'help.relief',
};

function countHelp(counting: Counting): void {
  const { person, tally, period } = counting;
  const records = person.help.filter(({ day }) => liesWithin(day, period));
  for (const { day, kind } of records) {
    const item = itemOf(counting, `${day}${kind}`);
    add(tally, 'help.count', item);
    const group = HELP_GROUPS[kind];
    if (group !== undefined) add(tally, group, item);
  }
  if (records.length > 0) add(tally, 'help.people', itemOf(counting, `${records.length}次`));
}

/** 贩毒 alone is in no figure of 吸毒人员; how many there are and are to be visited is said beside them. */
function countAside(counting: Counting): void {
  const { person, path, tally, period } = counting;
  if (path.closing?.presence !== '在册' || path.closing.status === '死亡') return;
  add(tally, 'deal.base', itemOf(counting, path.closing.status));
  if (isOnDueList(person, path.closing, period.last))
    add(tally, 'deal.visit', itemOf(counting, ''));
}

/**
 * all indicators of the period. Only 吸毒 and 既吸又贩 are counted; 贩毒 stands beside (care-scope.ts). What a person did or received in the period
 * counts for the town of its last day; a coming or going for the town reached or left.
 */
export function computeIndicators(
  source: IndicatorSource,
  period: IndicatorPeriod,
): IndicatorResult {
  const tally: Tally = {
    lists: new Map(),
    missingVisitRules: new Set(),
    missingTestRules: new Set(),
    testWindowsKnown: false,
  };
  for (const person of source.people) {
    const path = populationPath(person.statuses, period);
    const townCode = path.closing?.townCode ?? person.townCode;
    const counting = { person, path, townCode, tally, source, period };
    if (!isDrugUser(person.category)) {
      countAside(counting);
      continue;
    }
    countFlows(counting);
    countPopulation(counting);
    countVisits(counting);
    countTestWindows(counting);
    countTests(counting);
    countHelp(counting);
  }
  return {
    lists: tally.lists,
    counts: countByTown(tally.lists),
    missingVisitRules: [...tally.missingVisitRules].sort(),
    missingTestRules: [...tally.missingTestRules].sort(),
    testWindowsKnown: tally.testWindowsKnown || tally.missingTestRules.size === 0,
  };
}

/** The list behind a count, of one town or (null) of the county; moves between towns are none for the county. */
export function listBehind(
  lists: IndicatorResult['lists'],
  id: string,
  townCode: string | null,
): readonly IndicatorItem[] {
  if (townCode === null) return isTownOnly(id) ? [] : (lists.get(id) ?? []);
  return (lists.get(id) ?? []).filter((item) => item.townCode === townCode);
}

/** By indicator and town. */
export type TownCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How many lines of each list fall on each town: `counts.get(id)?.get(townCode)`. */
export function countByTown(lists: IndicatorResult['lists']): TownCounts {
  const counts = new Map<string, ReadonlyMap<string, number>>();
  for (const [id, items] of lists) {
    const byTown = new Map<string, number>();
    for (const { townCode } of items) byTown.set(townCode, (byTown.get(townCode) ?? 0) + 1);
    counts.set(id, byTown);
  }
  return counts;
}
