/** R-11 Risk of returning to poverty (返贫风险); domain.md 7.3–7.9, 12.3 P2. All money is exact, in fen. */
import {
  addMonths,
  firstPossible,
  isPrecise,
  lastPossible,
  makeDay,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import type { TestFact } from '../person/facts.ts';
import { divideHalfAway, fenOf, fractionOf, moneyOf, type Money } from '../values/percentage.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import type { BailState, DrugState, PovertyLevel } from '../words/vocabulary.ts';

export interface HouseholdFacts {
  readonly year: number;
  readonly place: string;
  readonly people: number | null;
  readonly wage: Money | null;
  readonly business: Money | null;
  readonly property: Money | null;
  readonly transfer: Money | null;
  readonly businessCost: Money | null;
  readonly medicalCost: Money | null;
  readonly previousPerHead: Money | null;
  /** The last return visit. */
  readonly lastRoundOn: CalendarDay | null;
  /** The three guarantees and drinking water: true is secured. */
  readonly housing: boolean | null;
  readonly schooling: boolean | null;
  readonly medical: boolean | null;
  readonly water: boolean | null;
  readonly ableToWork: number | null;
  readonly working: number | null;
  readonly workUnstable: boolean | null;
  readonly drugState: DrugState | null;
  readonly bail: BailState;
  /** 出所出狱. */
  readonly releasedOn: CalendarDay | null;
  /** 兜底. */
  readonly safetyNet: boolean | null;
}

/** In the order in which they are told. */
const POVERTY_SIGNALS = [
  'I1',
  'I2',
  'I3',
  'G1',
  'G2',
  'G3',
  'G4',
  'C1',
  'W1',
  'W2',
  'D1',
  'D2',
  'N1',
] as const;
export type PovertySignal = (typeof POVERTY_SIGNALS)[number];

export interface PovertyRisk {
  readonly perHead: Money | null;
  readonly line: Money | null;
  readonly signals: readonly PovertySignal[];
  /** Signals that cannot be told. */
  readonly unset: readonly PovertySignal[];
  /** Proposed from the signals that are given; the conclusion is the reviewer's. */
  readonly level: PovertyLevel | null;
  readonly why:
    'noHousehold' | 'peopleMissing' | 'incomeMissing' | 'lineMissing' | 'ruleMissing' | null;
}

type Finding = 'given' | 'absent' | 'unset';

interface Income {
  readonly net: bigint | null;
  readonly perHead: bigint | null;
  readonly line: bigint | null;
  readonly factor: { readonly numerator: bigint; readonly denominator: bigint } | null;
}

function finding(given: boolean): Finding {
  return given ? 'given' : 'absent';
}

/** The row POVERTY-LINE of the household's year and place; its days of validity play no part (evaluate-format 2.1). */
function lineOf(household: HouseholdFacts, rows: readonly RuleRow[]): bigint | null {
  for (const row of rows) {
    if (row.id !== 'POVERTY-LINE' || !row.adopted) continue;
    if (row.value.year === household.year && row.value.place === household.place)
      return fenOf(row.value.amount);
  }
  return null;
}

function netOf(household: HouseholdFacts): bigint | null {
  const { wage, business, property, transfer, businessCost } = household;
  if (
    wage === null ||
    business === null ||
    property === null ||
    transfer === null ||
    businessCost === null
  )
    return null;
  return fenOf(wage) + fenOf(business) + fenOf(property) + fenOf(transfer) - fenOf(businessCost);
}

function incomeOf(household: HouseholdFacts, rows: readonly RuleRow[]): Income {
  const net = netOf(household);
  const { people } = household;
  const rule = ruleOn(rows, 'POVERTY-NEAR-FACTOR', makeDay(household.year, 1, 1));
  return {
    net,
    perHead:
      net === null || people === null || people === 0 ? null : divideHalfAway(net, BigInt(people)),
    line: lineOf(household, rows),
    factor: rule === null ? null : fractionOf(rule.factor),
  };
}

function belowLine({ perHead, line }: Income): Finding {
  return perHead === null || line === null ? 'unset' : finding(perHead < line);
}

/** I2: line ≤ perHead < factor × line, exactly. */
function nearLine({ perHead, line, factor }: Income): Finding {
  if (perHead === null || line === null || factor === null) return 'unset';
  return finding(line <= perHead && perHead * factor.denominator < factor.numerator * line);
}

/** I3: perHead fell by 30 % or more since the last round, exactly. */
function fell({ perHead }: Income, previousPerHead: Money | null): Finding {
  const previous = previousPerHead === null ? 0n : fenOf(previousPerHead);
  if (perHead === null || previous <= 0n) return 'unset';
  return finding(10n * (previous - perHead) >= 3n * previous);
}

function notSecured(secured: boolean | null): Finding {
  return secured === null ? 'unset' : finding(!secured);
}

/** C1: own medical cost of 30 % or more of the household's net income, also when that is 0 or less. */
function medicalBurden({ net }: Income, medicalCost: Money | null): Finding {
  if (net === null || medicalCost === null) return 'unset';
  const cost = fenOf(medicalCost);
  return finding(cost > 0n && 10n * cost >= 3n * net);
}

function nobodyWorks({ ableToWork, working }: HouseholdFacts): Finding {
  if (ableToWork === null) return 'unset';
  if (ableToWork < 1) return 'absent';
  return working === null ? 'unset' : finding(working === 0);
}

/** D1: 在吸, or a positive test on or after the last return visit; a rough one counts by its first possible day. */
function usesDrugs(
  { drugState, lastRoundOn }: HouseholdFacts,
  tests: readonly TestFact[],
): Finding {
  if (drugState === '在吸') return 'given';
  let undecided = drugState === null;
  for (const test of lastRoundOn === null ? [] : tests) {
    if (test.result !== '阳性' || lastRoundOn === null) continue;
    if (firstPossible(test.day) >= lastRoundOn) return 'given';
    if (!isPrecise(test.day) && lastPossible(test.day) >= lastRoundOn) undecided = true;
  }
  return undecided ? 'unset' : 'absent';
}

/** D2: on bail, or released within 6 months. */
function justReleased({ bail, releasedOn }: HouseholdFacts, today: CalendarDay): Finding {
  return finding(bail !== '无' || (releasedOn !== null && today <= addMonths(releasedOn, 6)));
}

function noLabour({ ableToWork, safetyNet }: HouseholdFacts): Finding {
  if (ableToWork === null) return safetyNet === true ? 'absent' : 'unset';
  if (ableToWork > 0) return 'absent';
  return safetyNet === null ? 'unset' : finding(!safetyNet);
}

/** the level that the given signals propose. */
export function proposedPovertyLevel(signals: readonly PovertySignal[]): PovertyLevel {
  const has = (...codes: readonly PovertySignal[]): boolean =>
    codes.some((code) => signals.includes(code));
  const notAllSecured = has('G1', 'G2', 'G3', 'G4');
  if (has('I1') && notAllSecured) return '已返贫';
  if (has('I1', 'N1') || notAllSecured || (has('D1') && has('W1'))) return '高';
  return has('I2', 'I3', 'C1', 'W1', 'D1', 'D2') ? '中' : '低';
}

function whyOf(household: HouseholdFacts, income: Income): PovertyRisk['why'] {
  if (household.people === null || household.people === 0) return 'peopleMissing';
  if (income.net === null) return 'incomeMissing';
  if (income.line === null) return 'lineMissing';
  return income.factor === null ? 'ruleMissing' : null;
}

/**
 * R-11 (evaluate-format 4.8): income per head (to the fen, a half away from zero), the line of year and place, the signals
 * with those that cannot be told, and the level they propose.
 * @param tests of the person whose household it is
 */
export function povertyRisk(
  household: HouseholdFacts | null,
  tests: readonly TestFact[],
  rows: readonly RuleRow[],
  today: CalendarDay,
): PovertyRisk {
  if (household === null) {
    return { perHead: null, line: null, signals: [], unset: [], level: null, why: 'noHousehold' };
  }
  const income = incomeOf(household, rows);
  const findings: Readonly<Record<PovertySignal, Finding>> = {
    I1: belowLine(income),
    I2: nearLine(income),
    I3: fell(income, household.previousPerHead),
    G1: notSecured(household.housing),
    G2: notSecured(household.schooling),
    G3: notSecured(household.medical),
    G4: notSecured(household.water),
    C1: medicalBurden(income, household.medicalCost),
    W1: nobodyWorks(household),
    W2: household.workUnstable === null ? 'unset' : finding(household.workUnstable),
    D1: usesDrugs(household, tests),
    D2: justReleased(household, today),
    N1: noLabour(household),
  };
  const signals = POVERTY_SIGNALS.filter((code) => findings[code] === 'given');
  return {
    perHead: income.perHead === null ? null : moneyOf(income.perHead),
    line: income.line === null ? null : moneyOf(income.line),
    signals,
    unset: POVERTY_SIGNALS.filter((code) => findings[code] === 'unset'),
    level: proposedPovertyLevel(signals),
    why: whyOf(household, income),
  };
}
