/**
 * R-00 Rule table. The row that counts for a computation is the one valid on the day the computed period starts. A row that
 * the office has not adopted is no row: the answer is then 未设置, never 0 and never "normal".
 */
import type { CalendarDay } from './calendar-day.ts';
import type { FactorSet } from './factor-set.ts';
import { isDecimal, isMoney, type Money } from './percentage.ts';
import type { Grade } from './vocabulary.ts';

interface VisitInterval {
  readonly months: number;
  readonly faceToFace: boolean;
}
interface TestsPerYear {
  /** Windows in year 1, 2, … of the measure; each divides 12; later years take the last number. */
  readonly perYear: readonly number[];
}
interface MonthDays {
  /** 'MM-DD', both included. */
  readonly from: string;
  readonly to: string;
}

/** The value of each rule by its id; the numbers marked law in rules.md have no row. */
export interface RuleValues {
  'REPORT-IN-LOCAL': { readonly days: number };
  'EARLY-WARNING': {
    readonly refused: number;
    readonly leaves: number;
    readonly leaveDays: number;
  };
  'FILE-BEFORE-EXPIRY': { readonly workingDays: number };
  'TEST-社区戒毒': TestsPerYear;
  'TEST-社区康复-3': TestsPerYear;
  'TEST-社区康复-2': TestsPerYear;
  'TEST-社区康复-1': TestsPerYear;
  'TEST-SURPRISE': { readonly tests: number; readonly years: number };
  'VISIT-高': VisitInterval;
  'VISIT-中': VisitInterval;
  'VISIT-低': VisitInterval;
  'VISIT-未评估': VisitInterval;
  TALK: { readonly months: number };
  'REVIEW-高': { readonly months: number };
  'REVIEW-中': { readonly months: number };
  'REVIEW-低': { readonly months: number };
  'REVIEW-TRIGGER': { readonly days: number };
  SUMMARY: { readonly halfYearly: boolean; readonly yearly: boolean };
  'GRADE-SET': { readonly grades: readonly { readonly grade: Grade; readonly colour: string }[] };
  'FACTOR-SET': FactorSet;
  'LIGHT-ENTRY': { readonly cleanYears: number };
  'ROUND-年中': MonthDays;
  'ROUND-年末': MonthDays;
  'POVERTY-LINE': { readonly year: number; readonly place: string; readonly amount: Money };
  'POVERTY-NEAR-FACTOR': { readonly factor: string };
  'NEW-CASE': { readonly decisionDays: number; readonly noticeDays: number };
  'HELP-START': { readonly months: number };
  'CLOSE-AFTER': { readonly months: number };
  'STAFF-RATIO': { readonly peoplePerStaff: number };
  'REPORT-DUE': { readonly workingDays: number };
  'URGENT-FIRST': { readonly hours: number };
  MASK: { readonly on: boolean };
  'SMALL-CELLS': { readonly below: number };
}
export type RuleId = keyof RuleValues;

/** A row: valid in [validFrom, validTo), null is open. Rows of one id never overlap. */
export type RuleRow<Id extends RuleId = RuleId> = {
  [K in Id]: {
    readonly id: K;
    readonly validFrom: CalendarDay;
    readonly validTo: CalendarDay | null;
    readonly adopted: boolean;
    readonly value: RuleValues[K];
  };
}[Id];

/** whether a row is adopted and valid on a day. */
export function isValidOn(row: RuleRow, day: CalendarDay): boolean {
  return row.adopted && row.validFrom <= day && (row.validTo === null || day < row.validTo);
}

/** the value of the rule on a day; null is 未设置. The rows stand in any order. */
export function ruleOn<Id extends RuleId>(
  rows: readonly RuleRow[],
  id: Id,
  day: CalendarDay,
): RuleValues[Id] | null {
  for (const row of rows) {
    if (row.id === id && isValidOn(row, day)) return row.value as RuleValues[Id];
  }
  return null;
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
function isPositive(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
/** Ten years at most: a longer interval is a slip of the keys. */
function isMonths(value: unknown): boolean {
  return isPositive(value) && (value as number) <= 120;
}
function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}
function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
function isMonthDay(value: unknown): boolean {
  return typeof value === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
}
function isPerYear(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((count) => isPositive(count) && 12 % (count as number) === 0)
  );
}
function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

const TESTS: Shape = { perYear: isPerYear };
const VISIT: Shape = { months: isMonths, faceToFace: isBoolean };
const MONTHS: Shape = { months: isMonths };
const ROUND: Shape = { from: isMonthDay, to: isMonthDay };

const SHAPES: Readonly<Record<RuleId, Shape>> = {
  'REPORT-IN-LOCAL': { days: isCount },
  'EARLY-WARNING': { refused: isCount, leaves: isCount, leaveDays: isCount },
  'FILE-BEFORE-EXPIRY': { workingDays: isPositive },
  'TEST-社区戒毒': TESTS,
  'TEST-社区康复-3': TESTS,
  'TEST-社区康复-2': TESTS,
  'TEST-社区康复-1': TESTS,
  'TEST-SURPRISE': { tests: isPositive, years: isPositive },
  'VISIT-高': VISIT,
  'VISIT-中': VISIT,
  'VISIT-低': VISIT,
  'VISIT-未评估': VISIT,
  TALK: MONTHS,
  'REVIEW-高': MONTHS,
  'REVIEW-中': MONTHS,
  'REVIEW-低': MONTHS,
  'REVIEW-TRIGGER': { days: isPositive },
  SUMMARY: { halfYearly: isBoolean, yearly: isBoolean },
  'GRADE-SET': { grades: isFilledList },
  'FACTOR-SET': {
    factors: isFilledList,
    forces: Array.isArray,
    high: isPositive,
    middle: isPositive,
  },
  'LIGHT-ENTRY': { cleanYears: isPositive },
  'ROUND-年中': ROUND,
  'ROUND-年末': ROUND,
  'POVERTY-LINE': { year: isPositive, place: isText, amount: isMoney },
  'POVERTY-NEAR-FACTOR': { factor: isDecimal },
  'NEW-CASE': { decisionDays: isPositive, noticeDays: isPositive },
  'HELP-START': MONTHS,
  'CLOSE-AFTER': MONTHS,
  'STAFF-RATIO': { peoplePerStaff: isPositive },
  'REPORT-DUE': { workingDays: isPositive },
  'URGENT-FIRST': { hours: isPositive },
  MASK: { on: isBoolean },
  'SMALL-CELLS': { below: isPositive },
};

/** Whether a text is the id of a rule. */
export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(SHAPES, id);
}

/** Whether a value read from a file or a table has the fields of its rule. */
export function isRuleValue<Id extends RuleId>(id: Id, value: unknown): value is RuleValues[Id] {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return Object.entries(SHAPES[id]).every(([key, holds]) => holds(fields[key]));
}
