/** R-12, defaults.md 7: 现有吸毒人员 at both ends of a period, and every coming and going between. */
import { addDays, type CalendarDay } from '../calendar/calendar-day.ts';
import { careScope, isDrugUser } from '../person/care-scope.ts';
import type { IndicatorPeriod, IndicatorPerson, StatusFact } from './indicator-source.ts';
import { countsAsPresent, type StatusCause } from './population.ts';
import { countInPopulation, readControlStatus, type PopulationCount } from './population-count.ts';
import type { PersonCategory } from '../words/vocabulary.ts';

type FlowId =
  | 'pop.new'
  | 'pop.in'
  | 'pop.tin'
  | 'pop.relapse'
  | 'pop.dead'
  | 'pop.out'
  | 'pop.tout'
  | 'pop.clean3'
  | 'pop.other'
  | 'fix.in'
  | 'fix.out';

/** One coming or going of one person, by the change of status that made it. */
interface Flow {
  readonly id: FlowId;
  readonly townCode: string;
  readonly by: StatusFact;
}

export interface PopulationPath {
  /** What counted on the day before the period; null: not in the register yet. */
  readonly opening: StatusFact | null;
  /** What counted on the period's last day. */
  readonly closing: StatusFact | null;
  readonly flows: readonly Flow[];
}

/** The day from which a status counts: a stock person has always been there (defaults.md 4). */
function countsFrom(fact: StatusFact): CalendarDay {
  return fact.cause === '存量登记' ? '0001-01-01' : fact.day;
}

/** Whether a status is one of 现有吸毒人员 (domain.md 8.2). */
export function isPresent(fact: StatusFact | null): fact is StatusFact {
  return fact !== null && countsAsPresent(fact.status, fact.presence);
}

const ENTRY_BY_CAUSE: Partial<Record<StatusCause, FlowId>> = {
  迁入: 'pop.in',
  复吸重新纳入: 'pop.relapse',
  更正: 'fix.in',
};
const EXIT_BY_CAUSE: Partial<Record<StatusCause, FlowId>> = {
  死亡: 'pop.dead',
  迁出: 'pop.out',
  三年未复吸: 'pop.clean3',
  其他注销: 'pop.other',
  更正: 'fix.out',
};

/**
 * A coming that its cause does not name is judged by where the person comes from: never in the register before is 新增.
 * Back from the dead or the removed is nobody but by a correction.
 */
function entryId(before: StatusFact | null, after: StatusFact): FlowId {
  const named = ENTRY_BY_CAUSE[after.cause];
  if (named !== undefined) return named;
  if (before === null) return 'pop.new';
  if (before.presence === '迁出') return 'pop.in';
  if (before.presence === '注销') return 'fix.in';
  if (before.status === '出国（境）') return 'pop.in';
  return before.status === '戒断三年未复吸' ? 'pop.relapse' : 'fix.in';
}

function exitId(after: StatusFact): FlowId {
  const named = EXIT_BY_CAUSE[after.cause];
  if (named !== undefined) return named;
  if (after.presence === '迁出') return 'pop.out';
  if (after.status === '死亡') return 'pop.dead';
  return after.status === '戒断三年未复吸' ? 'pop.clean3' : 'pop.other';
}

/** A going counts for the town left, a coming for the town reached; a move between towns is both. */
function flowsOf(before: StatusFact | null, after: StatusFact): Flow[] {
  const stays = isPresent(after);
  if (!isPresent(before))
    return stays ? [{ id: entryId(before, after), townCode: after.townCode, by: after }] : [];
  if (!stays) return [{ id: exitId(after), townCode: before.townCode, by: after }];
  if (before.townCode === after.townCode) return [];
  const corrects = after.cause === '更正';
  return [
    { id: corrects ? 'fix.out' : 'pop.tout', townCode: before.townCode, by: after },
    { id: corrects ? 'fix.in' : 'pop.tin', townCode: after.townCode, by: after },
  ];
}

/** What counted for the person on a day: the last status from that day or before; null: none yet. */
function statusOn(statuses: readonly StatusFact[], day: CalendarDay): StatusFact | null {
  let found: StatusFact | null = null;
  for (const fact of statuses) {
    if (countsFrom(fact) > day) continue;
    if (found === null || countsFrom(fact) >= countsFrom(found)) found = fact;
  }
  return found;
}

/** the person's status at both ends of the period and the flows between, in order. */
export function populationPath(
  statuses: readonly StatusFact[],
  period: IndicatorPeriod,
): PopulationPath {
  const opening = statusOn(statuses, addDays(period.first, -1));
  const flows: Flow[] = [];
  let current = opening;
  for (const fact of statuses) {
    const from = countsFrom(fact);
    if (from < period.first || from > period.last) continue;
    flows.push(...flowsOf(current, fact));
    current = fact;
  }
  return { opening, closing: current, flows };
}

/** Who is looked at where 期初 differs from the report issued before. */
export interface OpeningLife {
  /** Null: no longer in the register, as the import that brought the person was taken back. */
  readonly category: PersonCategory | null;
  readonly statuses: readonly StatusFact[];
}

/**
 * Why 期初 differs from the 期末 of the last report issued: what happened in the days between, if periods were left out;
 * else what was put right since (更正). `between`: from the day after that 期末 to the day of 期初; it may be empty.
 */
export function openingReason(
  { category, statuses }: OpeningLife,
  between: IndicatorPeriod,
): string {
  if (category === null || statuses.length === 0) return '更正：登记已撤销';
  const { opening, closing, flows } = populationPath(statuses, between);
  const happened = flows
    .filter(({ id }) => id !== 'fix.in' && id !== 'fix.out')
    .map(({ by }) => `${by.day}${by.cause}`);
  if (happened.length > 0) return `未报送期间：${[...new Set(happened)].join('、')}`;
  const last = closing ?? opening;
  if (isPresent(last) && !isDrugUser(category)) return '更正：人员类别改为贩毒';
  if (last === null) return '更正：登记日期推后';
  return `更正：${last.cause === '存量登记' ? '' : last.day}${last.cause}`;
}

/** In which figures of the period's last day the person counts (defaults.md 4 and 7). */
export function countOn(person: IndicatorPerson, fact: StatusFact | null): PopulationCount {
  if (fact === null)
    return { group: null, underControl: false, controlled: false, lightTouch: false };
  const { measure, state, cleanThreeYears } = readControlStatus(fact.status);
  const light = person.lightTouch && cleanThreeYears;
  return countInPopulation({
    state: light ? '无感' : state,
    cleanThreeYears,
    counted: careScope(person.category, fact.presence).counted,
    openMeasures: measure === null ? [] : [measure],
  });
}
