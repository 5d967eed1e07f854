import type { Life } from '../../../electron/application/evaluate/evaluate-input.ts';
import { daysOf, isExact, plusMonths, toNumber } from './days.ts';
import { rowValue, type Rows } from './measures.ts';

type Household = NonNullable<Life['household']>;
/** true: given, false: not given, null: cannot be told. */
type Told = boolean | null;

/** Fen as a plain number: the amounts of the generator stay far below 2^53. */
function fen(money: string): number {
  return Math.round(Number(money) * 100);
}

function yuan(amount: number): string {
  const text = (Math.abs(amount) / 100).toFixed(2);
  return amount < 0 ? `-${text}` : text;
}

/** Shares out fen after fen: the whole part, and one more (away from zero) when the rest is half a share or more. */
function share(amount: number, people: number): number {
  const rest = Math.abs(amount) % people;
  const whole = (Math.abs(amount) - rest) / people;
  const size = rest * 2 >= people ? whole + 1 : whole;
  return amount < 0 && size > 0 ? -size : size;
}

function usesDrugs(household: Household, life: Life): Told {
  if (household.drugState === '在吸') return true;
  const since = household.lastRoundOn;
  if (since === null) return household.drugState === null ? null : false;
  const positives = life.tests
    .filter(({ result }) => result === '阳性')
    .map(({ day }) => ({ day, days: daysOf(day) }));
  if (positives.some(({ days }) => days.every((day) => day >= toNumber(since)))) return true;
  const open = positives.some(
    ({ day, days }) => !isExact(day) && days.some((possible) => possible >= toNumber(since)),
  );
  return open || household.drugState === null ? null : false;
}

function nobodyWorks({ ableToWork, working }: Household): Told {
  if (ableToWork === 0) return false;
  return ableToWork === null || working === null ? null : working === 0;
}

function noLabour({ ableToWork, safetyNet }: Household): Told {
  if (ableToWork === null) return safetyNet === true ? false : null;
  if (ableToWork > 0) return false;
  return safetyNet === null ? null : !safetyNet;
}

function levelOf(given: readonly string[]): string {
  const some = (codes: string): boolean => codes.split(' ').some((code) => given.includes(code));
  if (some('I1') && some('G1 G2 G3 G4')) return '已返贫';
  if (some('I1 G1 G2 G3 G4 N1') || (some('D1') && some('W1'))) return '高';
  return some('I2 I3 C1 W1 D1 D2') ? '中' : '低';
}

/** The factor in thousandths: the generator uses at most three decimals. */
function thousandths(factor: string): number {
  return Math.round(Number(factor) * 1000);
}

interface Amounts {
  readonly net: number | null;
  readonly perHead: number | null;
  readonly line: number | null;
  readonly factor: string | undefined;
}

function amountsOf(household: Household, rows: Rows): Amounts {
  const income = [household.wage, household.business, household.property, household.transfer];
  const known = [...income, household.businessCost].every((part) => part !== null);
  const sum = income.reduce((total, part) => total + fen(part ?? ''), 0);
  const net = known ? sum - fen(household.businessCost ?? '') : null;
  const people = household.people ?? 0;
  const row = rows.find(({ id, adopted, value }) => {
    const { year, place } = value as { year?: number; place?: string };
    return id === 'POVERTY-LINE' && adopted && year === household.year && place === household.place;
  });
  return {
    net,
    perHead: net === null || people === 0 ? null : share(net, people),
    line: row === undefined ? null : fen((row.value as { amount: string }).amount),
    factor: rowValue(rows, 'POVERTY-NEAR-FACTOR', `${household.year}-01-01`)?.['factor'] as
      string | undefined,
  };
}

function isNearLine({ perHead, line, factor }: Amounts): Told {
  if (perHead === null || line === null || factor === undefined) return null;
  return perHead >= line && perHead * 1000 < thousandths(factor) * line;
}

function hasFallen({ perHead }: Amounts, previousPerHead: string | null): Told {
  if (perHead === null || previousPerHead === null || fen(previousPerHead) <= 0) return null;
  return (fen(previousPerHead) - perHead) * 100 >= fen(previousPerHead) * 30;
}

function isBurdened({ net }: Amounts, medicalCost: string | null): Told {
  if (net === null || medicalCost === null) return null;
  return fen(medicalCost) > 0 && fen(medicalCost) * 100 >= net * 30;
}

function tell(household: Household, amounts: Amounts, life: Life): [string, Told][] {
  const { perHead, line } = amounts;
  const not = (secured: boolean | null): Told => (secured === null ? null : !secured);
  const released =
    household.releasedOn === null ? -Infinity : plusMonths(toNumber(household.releasedOn), 6);
  return [
    ['I1', perHead === null || line === null ? null : perHead < line],
    ['I2', isNearLine(amounts)],
    ['I3', hasFallen(amounts, household.previousPerHead)],
    ['G1', not(household.housing)],
    ['G2', not(household.schooling)],
    ['G3', not(household.medical)],
    ['G4', not(household.water)],
    ['C1', isBurdened(amounts, household.medicalCost)],
    ['W1', nobodyWorks(household)],
    ['W2', household.workUnstable],
    ['D1', usesDrugs(household, life)],
    ['D2', household.bail !== '无' || toNumber(life.today) <= released],
    ['N1', noLabour(household)],
  ];
}

/** */
export function povertyOf(life: Life, rows: Rows): Record<string, unknown> {
  const { household } = life;
  if (household === null) {
    return { perHead: null, line: null, signals: [], unset: [], level: null, why: 'noHousehold' };
  }
  const amounts = amountsOf(household, rows);
  const { net, perHead, line, factor } = amounts;
  const told = tell(household, amounts, life);
  const signals = told.filter(([, is]) => is === true).map(([code]) => code);
  const reasons: [boolean, string][] = [
    [(household.people ?? 0) === 0, 'peopleMissing'],
    [net === null, 'incomeMissing'],
    [line === null, 'lineMissing'],
    [factor === undefined, 'ruleMissing'],
  ];
  return {
    perHead: perHead === null ? null : yuan(perHead),
    line: line === null ? null : yuan(line),
    signals,
    unset: told.filter(([, is]) => is === null).map(([code]) => code),
    level: levelOf(signals),
    why: reasons.find(([holds]) => holds)?.[1] ?? null,
  };
}
