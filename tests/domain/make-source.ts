import {
  computeIndicators,
  countByTown,
  type IndicatorResult,
  type TownCounts,
} from '../../db/domain/figures/indicators.ts';
import type {
  IndicatorPerson,
  RecordedContact,
  RecordedMeasure,
  RecordedTest,
  StatusFact,
} from '../../db/domain/figures/indicator-source.ts';
import { isValidTest, type GradeFact } from '../../db/domain/person/facts.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import type { ControlStatus } from '../../db/domain/words/vocabulary.ts';
import { ADOPTED_EXAMPLES, makeMeasure } from './make-facts.ts';

/** September and October 2026. */
export const PERIOD = { first: '2026-09-01', last: '2026-10-31' } as const;
export const TOWN_A = '410927100';
export const TOWN_B = '410927101';

let ids = 0;
function nextId(): number {
  ids += 1;
  return ids;
}

/** A change of status; 存量登记 of a person of 社会面 in the first town unless told otherwise. */
export function aStatus(given: Partial<StatusFact> = {}): StatusFact {
  return {
    id: nextId(),
    day: '0001-01-01',
    cause: '存量登记',
    status: '社会面',
    presence: '在册',
    townCode: TOWN_A,
    ...given,
  };
}

/** Stock with one 管控现状. */
export function stock(status: ControlStatus = '社会面'): StatusFact {
  return aStatus({ status });
}

/** A stock person of 社会面 graded 低 and visited in June unless told otherwise. */
export function aSubject(given: Partial<IndicatorPerson> = {}): IndicatorPerson {
  return {
    id: nextId(),
    category: '吸毒',
    registeredOn: '2026-01-05',
    townCode: TOWN_A,
    lightTouch: false,
    statuses: [stock()],
    grades: [{ grade: '低', approvedOn: '2026-08-20' }],
    measures: [],
    contacts: [],
    testDays: (given.tests ?? []).filter(isValidTest).map(({ day }) => day),
    tests: [],
    help: [],
    ...given,
  };
}

export function aContact(
  day: string,
  given: Partial<Omit<RecordedContact, 'day'>> = {},
): RecordedContact {
  return {
    id: nextId(),
    day,
    mode: '面对面',
    outcome: '见到本人',
    inCharge: '张敏',
    seen: '本人',
    ...given,
  };
}

export function aTest(day: string, result: RecordedTest['result'] = '阴性'): RecordedTest {
  return { id: nextId(), day, kind: '尿检', result };
}

export function aMeasure(given: Partial<RecordedMeasure> = {}): RecordedMeasure {
  return { id: nextId(), ...makeMeasure(given) };
}

export function graded(grade: GradeFact['grade'], approvedOn: string): GradeFact {
  return { grade, approvedOn };
}

export function computed(
  people: readonly IndicatorPerson[],
  rules: readonly RuleRow[] = ADOPTED_EXAMPLES,
): IndicatorResult {
  return computeIndicators({ people, rules }, PERIOD);
}

/** The length of every list that is not empty, by id. */
export function sizes(result: IndicatorResult): Record<string, number> {
  return Object.fromEntries([...result.lists].map(([id, items]) => [id, items.length] as const));
}

/** The counts of one group of indicators, such as 'pop.', of one person's life. */
export function figures(
  person: Partial<IndicatorPerson>,
  group: string,
  rules?: readonly RuleRow[],
): Record<string, number> {
  const all = sizes(computed([aSubject(person)], rules));
  return Object.fromEntries(Object.entries(all).filter(([id]) => id.startsWith(group)));
}

export function countsOf(result: IndicatorResult): TownCounts {
  return countByTown(result.lists);
}
