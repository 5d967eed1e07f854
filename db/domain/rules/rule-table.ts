/**
 * R-00 Rule table. The row that counts for a computation is the one valid on the day the computed period starts. A row that
 * the office has not adopted is no row: the answer is then 未设置, never 0 and never "normal".
 */
import { isCalendarDay, type CalendarDay } from '../calendar/calendar-day.ts';
import type { GradeLook } from '../grades/grade-set.ts';
import type { FactorSet } from '../grades/factor-set.ts';
import { isDecimal, isMoney, type Money } from '../values/percentage.ts';

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
  'GRADE-SET': { readonly grades: readonly GradeLook[] };
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
  /** These two are fixed and read nowhere (docs/decisions/0019); rows of them are still understood. */
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

/** What a field of a rule must be: the check, and what is said when it does not hold. */
interface FieldCheck {
  readonly holds: (value: unknown) => boolean;
  readonly words: string;
}
export type RuleShape = Readonly<Record<string, FieldCheck>>;

function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}
function isMonthDay(value: unknown): boolean {
  return typeof value === 'string' && isCalendarDay(`2000-${value}`);
}
function isPerYear(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((count) => isWhole(count, 1) && 12 % count === 0)
  );
}

const COUNT: FieldCheck = { holds: (value) => isWhole(value, 0), words: '应是0或以上的整数' };
const POSITIVE: FieldCheck = { holds: (value) => isWhole(value, 1), words: '应是1或以上的整数' };
/** Ten years at most: a longer interval is a slip of the keys. */
const MONTH_COUNT: FieldCheck = {
  holds: (value) => isWhole(value, 1) && value <= 120,
  words: '应是1至120之间的整数（个月）',
};
const YES_NO: FieldCheck = { holds: (value) => typeof value === 'boolean', words: '应选是或否' };
const TEXT: FieldCheck = {
  holds: (value) => typeof value === 'string' && value.trim() !== '',
  words: '请填写',
};
const MONTH_DAY: FieldCheck = { holds: isMonthDay, words: '应是06-01这样的月和日，并且有这一天' };
const PER_YEAR: FieldCheck = {
  holds: isPerYear,
  words: '每年的次数应能把12个月分匀（1、2、3、4、6或12次），各年用顿号隔开',
};
const AMOUNT: FieldCheck = { holds: isMoney, words: '应是金额，如7300.00' };
const DECIMAL: FieldCheck = { holds: isDecimal, words: '应是数字，如1.2' };
const FILLED_LIST: FieldCheck = {
  holds: (value) => Array.isArray(value) && value.length > 0,
  words: '不能为空',
};
const LIST: FieldCheck = { holds: Array.isArray, words: '应是一列' };

const TESTS: RuleShape = { perYear: PER_YEAR };
const VISIT: RuleShape = { months: MONTH_COUNT, faceToFace: YES_NO };
const MONTHS: RuleShape = { months: MONTH_COUNT };
const ROUND: RuleShape = { from: MONTH_DAY, to: MONTH_DAY };

const SHAPES: Readonly<Record<RuleId, RuleShape>> = {
  'REPORT-IN-LOCAL': { days: COUNT },
  'EARLY-WARNING': { refused: COUNT, leaves: COUNT, leaveDays: COUNT },
  'FILE-BEFORE-EXPIRY': { workingDays: POSITIVE },
  'TEST-社区戒毒': TESTS,
  'TEST-社区康复-3': TESTS,
  'TEST-社区康复-2': TESTS,
  'TEST-社区康复-1': TESTS,
  'TEST-SURPRISE': { tests: POSITIVE, years: POSITIVE },
  'VISIT-高': VISIT,
  'VISIT-中': VISIT,
  'VISIT-低': VISIT,
  'VISIT-未评估': VISIT,
  TALK: MONTHS,
  'REVIEW-高': MONTHS,
  'REVIEW-中': MONTHS,
  'REVIEW-低': MONTHS,
  'REVIEW-TRIGGER': { days: POSITIVE },
  SUMMARY: { halfYearly: YES_NO, yearly: YES_NO },
  'GRADE-SET': { grades: FILLED_LIST },
  'FACTOR-SET': {
    factors: FILLED_LIST,
    forces: LIST,
    high: POSITIVE,
    middle: POSITIVE,
  },
  'LIGHT-ENTRY': { cleanYears: POSITIVE },
  'ROUND-年中': ROUND,
  'ROUND-年末': ROUND,
  'POVERTY-LINE': { year: POSITIVE, place: TEXT, amount: AMOUNT },
  'POVERTY-NEAR-FACTOR': { factor: DECIMAL },
  'NEW-CASE': { decisionDays: POSITIVE, noticeDays: POSITIVE },
  'HELP-START': MONTHS,
  'CLOSE-AFTER': MONTHS,
  'STAFF-RATIO': { peoplePerStaff: POSITIVE },
  'REPORT-DUE': { workingDays: POSITIVE },
  'URGENT-FIRST': { hours: POSITIVE },
  MASK: { on: YES_NO },
  'SMALL-CELLS': { below: POSITIVE },
};

/** Whether a text is the id of a rule. */
export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(SHAPES, id);
}

/** The fields of a rule. */
export function ruleShape(id: RuleId): RuleShape {
  return SHAPES[id];
}

/** Whether a value read from a file or a table has the fields of its rule. */
export function isRuleValue<Id extends RuleId>(id: Id, value: unknown): value is RuleValues[Id] {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return Object.entries(SHAPES[id]).every(([key, { holds }]) => holds(fields[key]));
}
