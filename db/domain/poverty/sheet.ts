/** The visit sheet of a round and what R-11 makes of it: the same for the office and for the window while it is typed. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { TestFact } from '../person/facts.ts';
import type { RuleRow } from '../rules/rule-table.ts';
import { moneyOf, type Money } from '../values/percentage.ts';
import type {
  BailState,
  DrugState,
  PovertyHelpKind,
  PovertyLevel,
  PovertyRiskType,
} from '../words/vocabulary.ts';
import { povertyRisk, type HouseholdFacts, type PovertyRisk } from './poverty-risk.ts';

/** A sheet as it is keyed in: amounts in yuan as typed, null is not asked yet; of a guarantee true is secured. */
export interface Sheet {
  readonly visitedOn: CalendarDay | null;
  readonly visitor: string;
  readonly respondent: string;
  readonly people: number | null;
  readonly wage: string | null;
  readonly business: string | null;
  readonly property: string | null;
  readonly transfer: string | null;
  readonly businessCost: string | null;
  readonly claims: string | null;
  readonly medicalCost: string | null;
  readonly housing: boolean | null;
  readonly schooling: boolean | null;
  readonly medical: boolean | null;
  readonly water: boolean | null;
  readonly guaranteesNote: string;
  readonly healthNote: string;
  readonly ableToWork: number | null;
  readonly working: number | null;
  readonly workUnstable: boolean | null;
  readonly workNote: string;
  readonly drugState: DrugState | null;
  readonly bail: BailState;
  readonly releasedOn: CalendarDay | null;
  readonly safetyNet: boolean | null;
  readonly riskTypes: readonly PovertyRiskType[];
  readonly riskNote: string;
  readonly wishes: string;
  readonly helpInPlace: readonly PovertyHelpKind[];
  readonly helpNeeded: readonly PovertyHelpKind[];
  readonly visitorView: PovertyLevel | null;
  readonly visitorNote: string;
}

/** What R-11 needs beside the sheet: the line and the factor that the office adopted, the last round, positive tests. */
export interface SheetBasis {
  readonly year: number;
  readonly place: string;
  /** Null: 未设置. */
  readonly line: Money | null;
  readonly nearFactor: string | null;
  readonly previousPerHead: Money | null;
  readonly lastRoundOn: CalendarDay | null;
  readonly positives: readonly string[];
  readonly today: CalendarDay;
}

/** Without these no income per head can be told: a complete sheet has them. */
export const INCOME_FIELDS = ['wage', 'business', 'property', 'transfer', 'businessCost'] as const;

const YUAN = /^\d{1,12}(?:\.\d{1,2})?$/;

/** Fen of what was typed as yuan; null while it is no amount ('', '3.'). */
export function fenOfYuan(typed: string | null): bigint | null {
  if (typed === null || !YUAN.test(typed)) return null;
  const [whole = '0', fraction = ''] = typed.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

function moneyTyped(typed: string | null): Money | null {
  const fen = fenOfYuan(typed);
  return fen === null ? null : moneyOf(fen);
}

/** the household as povertyRisk reads it. */
export function toHouseholdFacts(sheet: Sheet, basis: SheetBasis): HouseholdFacts {
  const { people, housing, schooling, medical, water } = sheet;
  const { ableToWork, working, workUnstable, drugState, bail, releasedOn, safetyNet } = sheet;
  const { year, place, previousPerHead, lastRoundOn } = basis;
  return {
    ...{ year, place, people, previousPerHead, lastRoundOn },
    wage: moneyTyped(sheet.wage),
    business: moneyTyped(sheet.business),
    property: moneyTyped(sheet.property),
    transfer: moneyTyped(sheet.transfer),
    businessCost: moneyTyped(sheet.businessCost),
    medicalCost: moneyTyped(sheet.medicalCost),
    ...{ housing, schooling, medical, water },
    ...{ ableToWork, working, workUnstable, drugState, bail, releasedOn, safetyNet },
  };
}

/** The rows of the rule table that the basis stands for; none where the office has adopted none. */
function rowsOf({ year, place, line, nearFactor }: SheetBasis): RuleRow[] {
  const rows: RuleRow[] = [];
  const validity = { validFrom: `${year}-01-01`, validTo: null, adopted: true } as const;
  if (line !== null)
    rows.push({ id: 'POVERTY-LINE', ...validity, value: { year, place, amount: line } });
  if (nearFactor !== null)
    rows.push({ id: 'POVERTY-NEAR-FACTOR', ...validity, value: { factor: nearFactor } });
  return rows;
}

/** income per head, signals and proposed level of a sheet. */
export function sheetRisk(sheet: Sheet, basis: SheetBasis): PovertyRisk {
  const tests = basis.positives.map((day): TestFact => ({ day, kind: '尿检', result: '阳性' }));
  return povertyRisk(toHouseholdFacts(sheet, basis), tests, rowsOf(basis), basis.today);
}

/** A field without which a sheet is a draft. */
export type RequiredSheetField =
  'visitedOn' | 'visitor' | 'people' | (typeof INCOME_FIELDS)[number];

const REQUIRED: readonly RequiredSheetField[] = [
  'visitedOn',
  'visitor',
  'people',
  ...INCOME_FIELDS,
];

/** what a sheet lacks to be complete: the day, the visitor, the people and the five amounts. Other questions may stay open. */
export function missingInSheet(sheet: Sheet): readonly RequiredSheetField[] {
  return REQUIRED.filter((field) => sheet[field] === null || sheet[field] === '');
}
