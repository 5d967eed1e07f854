import {
  isPrecise,
  type CalendarDay,
  type RoughDay,
} from '../../../db/domain/calendar/calendar-day.ts';
import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { MEASURE_KINDS } from '../../../db/domain/words/vocabulary.ts';
import type { MeasureDays, NewPerson } from '../../../db/repositories/people.ts';
import type { LedgerField } from '../../ledger/columns.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';
import type { Context } from '../context.ts';
import { LOOSE_DECISION, type Extra } from './ledger-view.ts';

export const LEDGER_SOURCE = '台账导入';

/** One import at work: everything that is the same for each of its lines. */
export interface ImportRun {
  readonly context: Context;
  readonly importId: number;
  readonly stock: boolean;
  readonly rules: readonly RuleRow[];
  readonly nameOf: (code: string) => string;
}

/** Fields of people that a ledger column fills as it stands. */
export function plainFields(line: LedgerPerson): Partial<NewPerson> {
  const {
    sex,
    birthOn,
    villageCode,
    education,
    marriage,
    occupation,
    firstUsedOn,
    lastSeizedOn,
    drugState,
    povertyCategory,
    householdSize,
  } = line;
  const text = (value: string | null) => value ?? '';
  return {
    sex,
    birthOn,
    villageCode,
    education,
    marriage,
    occupation,
    firstUsedOn,
    lastSeizedOn,
    drugState,
    povertyCategory,
    householdSize,
    phone: text(line.phone),
    domicile: text(line.domicile),
    address: text(line.address),
    policeOfficer: text(line.policeOfficer),
    caseWorker: text(line.caseWorker),
    gridWorker: text(line.gridWorker),
    guardian: text(line.guardian),
    guardianPhone: text(line.guardianPhone),
    note: text(line.note),
  };
}

export function addLedgerMeasure(
  run: ImportRun,
  personId: number,
  line: LedgerPerson,
): MeasureDays | null {
  const kind = MEASURE_KINDS.find((each) => each === line.controlStatus);
  if (kind === undefined) return null;
  const compulsory = kind === '强制隔离戒毒';
  const row = {
    personId,
    kind,
    documentNumber: line.documentNumber ?? '',
    decisionOn: compulsory ? (line.startOn ?? line.serviceOn) : null,
    serviceOn: line.serviceOn,
    startOn: compulsory ? null : line.startOn,
    decidedYears: line.decidedYears,
    extensionMonths: 0,
    endOn: null,
    endReason: null,
    source: LEDGER_SOURCE,
    recordedBy: run.context.user.name,
    recordedAt: run.context.now,
  };
  run.context.register.ledgerRows.addMeasure(row);
  return row;
}

/** defaults.md 4: approved by the clerk who confirms the import; in force since the last visit, else the start, else today. */
export function addLedgerGrade(
  run: ImportRun,
  personId: number,
  line: LedgerPerson,
  grade: '高' | '中' | '低',
) {
  const { user, now, today, register } = run.context;
  const row = {
    personId,
    grade,
    reason: '',
    source: LEDGER_SOURCE,
    proposedBy: user.name,
    proposedAt: now,
    approvedBy: user.name,
    effectiveOn: line.lastVisitOn ?? preciseOr(line.startOn, today),
    selfApproved: false,
  };
  return { ...row, id: register.ledgerRows.addGrade(row) };
}

/** Against an approved grade the ledger only proposes: another person approves, as on the screen. */
export function proposeLedgerGrade(
  run: ImportRun,
  personId: number,
  grade: '高' | '中' | '低',
): void {
  const { user, now, register } = run.context;
  register.ledgerRows.addGrade({
    personId,
    grade,
    reason: '导入文件与台账的等级不同',
    source: LEDGER_SOURCE,
    proposedBy: user.name,
    proposedAt: now,
  });
}

/** A start of which only the month or the year is known is no day that a grade could take effect on. */
function preciseOr(day: RoughDay | null, otherwise: CalendarDay): CalendarDay {
  return day !== null && isPrecise(day) ? day : otherwise;
}

export function addLedgerTest(run: ImportRun, personId: number, line: LedgerPerson): void {
  if (line.lastTestOn === null || line.lastTestResult === null) return;
  run.context.register.ledgerRows.addTest({
    personId,
    testedOn: line.lastTestOn,
    kind: '尿检',
    result: line.lastTestResult,
    origin: '定期',
    source: LEDGER_SOURCE,
    recordedBy: run.context.user.name,
    recordedAt: run.context.now,
  });
}

/** Person in charge 专职人员, else 责任民警; without either the contact is incomplete and does not qualify. */
export function addLedgerVisit(run: ImportRun, personId: number, line: LedgerPerson) {
  if (line.lastVisitOn === null) return null;
  const row = {
    personId,
    visitedOn: line.lastVisitOn,
    mode: '面对面' as const,
    outcome: '见到本人',
    inCharge: line.caseWorker ?? line.policeOfficer ?? '',
    seen: '本人',
    place: '',
    drugState: null,
    topics: '[]',
    findings: '',
    needs: '',
    source: LEDGER_SOURCE,
    recordedBy: run.context.user.name,
    recordedAt: run.context.now,
    voidedAt: null,
    voidReason: '',
  };
  return { ...row, id: run.context.register.ledgerRows.addVisit(row) };
}

/** The columns that the program does not know, and a decision that belongs to no measure: nothing of a line is lost. */
export function extraOf(line: LedgerPerson): Extra[] {
  const isMeasure = MEASURE_KINDS.some((kind) => kind === line.controlStatus);
  return [...line.extra, ...(isMeasure ? [] : looseDecision(line))];
}

export function looseDecision(line: LedgerPerson): Extra[] {
  return Object.entries(LOOSE_DECISION).flatMap(([field, heading]) => {
    const value = line[field as keyof typeof LOOSE_DECISION];
    return value === null ? [] : [{ heading, value }];
  });
}

export function fieldOfLoose(heading: string): LedgerField {
  const found = Object.entries(LOOSE_DECISION).find(([, each]) => each === heading);
  return (found?.[0] ?? 'documentNumber') as LedgerField;
}
