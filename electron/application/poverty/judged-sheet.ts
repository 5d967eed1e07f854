import type {
  CheckFacts,
  CheckMember,
  CheckWatch,
} from '../../../db/domain/poverty/check-facts.ts';
import { crossChecks, type CrossCheck } from '../../../db/domain/poverty/cross-checks.ts';
import { livesThere } from '../../../db/domain/poverty/household.ts';
import type { PovertyRisk } from '../../../db/domain/poverty/poverty-risk.ts';
import { sheetRisk, type Sheet, type SheetBasis } from '../../../db/domain/poverty/sheet.ts';
import { ruleOn, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { readIdentityNumber } from '../../../db/domain/values/resident-id.ts';
import type { HelpFact, MemberFact, WatchFact } from '../../../db/repositories/round-facts.ts';
import type { SheetRow } from '../../../db/repositories/rounds.ts';
import { standingReasons } from './confirmed-warnings.ts';
import type { EntryFacts } from './entry-facts.ts';
import { sheetOfRow } from './sheet-row.ts';

/** How the action of the log begins that sends an entry back. */
export const SENT_BACK = '退回研判结论';

/** What was found when a sheet was concluded, with what it rested on; once it is approved, with the checks it was approved with. */
export type KeptFinding = PovertyRisk & {
  readonly basis: SheetBasis;
  readonly checks?: readonly CrossCheck[];
};

/** What the checks of all entries share. */
export interface CheckWorld {
  readonly today: string;
  /** The day from which a visit counts for the round. */
  readonly since: string;
  /** Nothing is approved in it any more. */
  readonly closed: boolean;
  readonly rules: readonly RuleRow[];
}

type Around = Pick<EntryFacts, 'household' | 'members'> & {
  readonly helps: readonly HelpFact[];
  readonly watches: readonly WatchFact[];
};

/**
 * R-11 and FP-nn of a sheet; a draft is not checked yet, and in a closed round nothing is any more. What was approved keeps the
 * checks of then, whatever becomes of the household. Months run by the row of the day they begin.
 */
export function judgeSheet(
  row: SheetRow | null,
  basis: SheetBasis,
  around: Around,
  world: CheckWorld,
): Pick<EntryFacts, 'sheet' | 'risk' | 'checks' | 'confirmed'> {
  if (row === null) return { sheet: null, risk: null, checks: [], confirmed: {} };
  const sheet = sheetOfRow(row);
  const risk = riskOf(row, sheet, basis);
  const checks = checksOf(row, { sheet, risk }, around, world);
  return { sheet, risk, checks, confirmed: standingReasons(row, checks) };
}

/** FP-nn as of the approval, as of today, or none. */
function checksOf(
  row: SheetRow,
  found: Pick<CheckFacts, 'sheet'> & { readonly risk: PovertyRisk },
  around: Around,
  world: CheckWorld,
): readonly CrossCheck[] {
  if (!row.complete) return [];
  if (row.approvedBy !== null) return keptFinding(row)?.checks ?? [];
  return world.closed ? [] : checksNow(row, found, around, world);
}

function checksNow(
  row: SheetRow,
  { sheet, risk }: Pick<CheckFacts, 'sheet'> & { readonly risk: PovertyRisk },
  { household, members, helps, watches }: Around,
  { today, since, rules }: CheckWorld,
): readonly CrossCheck[] {
  const watch = watchFact(watches, since);
  const living = members.filter((member) => livesThere(member, sheet.visitedOn ?? today));
  return crossChecks({
    ...{ sheet, today, helps, watch },
    ...monthsFrom(watch?.identifiedOn ?? sheet.visitedOn ?? today, rules),
    noLabour: household?.noLabour ?? false,
    contactName: household?.contactName ?? '',
    contactPhone: household?.contactPhone ?? '',
    members: living.map((member) => checkMember(member, today)),
    ...{ finding: risk, conclusion: row.conclusion },
  });
}

/** HELP-START and CLOSE-AFTER by the rows of a day. */
function monthsFrom(day: string, rules: readonly RuleRow[]) {
  return {
    helpMonths: ruleOn(rules, 'HELP-START', day)?.months ?? null,
    closeMonths: ruleOn(rules, 'CLOSE-AFTER', day)?.months ?? null,
  };
}

/** The finding that was kept when the sheet was concluded; null: not concluded. */
export function keptFinding(row: SheetRow): KeptFinding | null {
  return row.conclusion === null || row.finding === null
    ? null
    : (JSON.parse(row.finding) as KeptFinding);
}

/** The finding (JSON) that an approval keeps: with the checks that it was given on. */
export function withChecks({ row, checks }: EntryFacts): string | null {
  const kept = row === null ? null : keptFinding(row);
  return kept === null ? null : JSON.stringify({ ...kept, checks } satisfies KeptFinding);
}

/**
 * What R-11 proposed when the sheet was concluded and what it would propose by now, where the two differ (a positive test since
 * then, a rule put right); days that merely passed change nothing. Null: the proposal stands.
 */
export function changedProposal({ row, sheet, basis }: EntryFacts) {
  const kept = row === null ? null : keptFinding(row);
  if (kept === null || sheet === null) return null;
  const { level } = sheetRisk(sheet, { ...basis, today: kept.basis.today });
  return level === kept.level ? null : { then: wordOf(kept.level), now: wordOf(level) };
}

function wordOf(level: PovertyRisk['level']): string {
  return level ?? '不能判断';
}

function riskOf(row: SheetRow, sheet: Sheet, basis: SheetBasis): PovertyRisk {
  return keptFinding(row) ?? sheetRisk(sheet, basis);
}

/** FP-21 asks of the number only whether it is one; a retired region code is none of its matters. */
function checkMember(member: MemberFact, today: string): CheckMember {
  const { identityNumber: number } = member;
  return {
    ...(member as unknown as CheckMember),
    identityValid: number === '' ? null : readIdentityNumber(number, today, () => true).valid,
  };
}

/** The open watch, or one that was closed since the round began: an older one is over, and says nothing about this visit. */
function watchFact(watches: readonly WatchFact[], since: string): CheckWatch | null {
  const watch = watches[0];
  if (watch === undefined || (watch.closedOn !== null && watch.closedOn < since)) return null;
  const on = watch.closedOn ?? watch.closingProposedOn;
  const { identifiedOn, level, closingWay } = watch;
  const closing = closingWay === null || on === null ? null : { way: closingWay, on };
  return { identifiedOn, level, closing };
}
