import { earlierDay, lastPossible } from '../../../db/domain/calendar/calendar-day.ts';
import { sheetRisk, type Sheet, type SheetBasis } from '../../../db/domain/poverty/sheet.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import { ruleOn, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import type { DrugState } from '../../../db/domain/words/vocabulary.ts';
import type { RoundRow } from '../../../db/repositories/rounds.ts';
import type { Context } from '../context.ts';
import { readSettings } from '../settings/settings.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { judgeSheet, type CheckWorld } from './judged-sheet.ts';
import type { EntryFacts, Former } from './entry-facts.ts';
import { sheetOfRow } from './sheet-row.ts';

export type { EntryFacts, Former } from './entry-facts.ts';

/** An entry as the book asks for it. */
export interface EntryKey {
  readonly id: number;
  readonly personId: number;
  readonly householdId: number;
}

/** The first day on which a visit counts for the round: its window's, or the day it was opened if that came before. */
export function openingOf({ firstOn, openedOn }: RoundRow): string {
  return earlierDay(firstOn, openedOn);
}

/** the adopted line of a year and place; of several that were adopted for it, the one adopted last. */
export function adoptedLine(rows: readonly RuleRow[], year: number, place: string): string | null {
  let found: { from: string; open: boolean; amount: string } | null = null;
  for (const row of rows) {
    if (row.id !== 'POVERTY-LINE' || !row.adopted) continue;
    if (row.value.year !== year || row.value.place !== place) continue;
    const open = row.validTo === null;
    if (found === null || open || (!found.open && row.validFrom >= found.from))
      found = { from: row.validFrom, open, amount: row.value.amount };
  }
  return found?.amount ?? null;
}

/** The part of the basis that a round shares. */
function commonBasis(context: Context, round: RoundRow, rows: readonly RuleRow[]) {
  const place = readSettings(context.register).countyName;
  const factor = ruleOn(rows, 'POVERTY-NEAR-FACTOR', `${round.year}-01-01`);
  return {
    year: round.year,
    place,
    line: adoptedLine(rows, round.year, place),
    nearFactor: factor?.factor ?? null,
    today: context.today,
  };
}

function grouped<K, V>(rows: readonly V[], keyOf: (row: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** Income per head of a former sheet; no other part of the basis plays a part. */
function formerPerHead(sheet: Sheet): string | null {
  const none = { line: null, nearFactor: null, previousPerHead: null, lastRoundOn: null };
  const basis = { ...none, year: 2000, place: '', positives: [], today: '2000-01-01' };
  return sheetRisk(sheet, basis).perHead;
}

/** What surrounds the entries, read set by set. */
function readAround({ register, today }: Context, round: RoundRow, ids: readonly number[]) {
  const { rounds } = register;
  const byId = <T, K>(rows: readonly T[], keyOf: (row: T) => K) =>
    new Map(rows.map((row) => [keyOf(row), row]));
  return {
    sheets: byId(rounds.sheetsOf(ids), ({ entryId }) => entryId),
    formers: byId(rounds.formerSheets(ids, round), ({ personId }) => personId),
    households: byId(rounds.householdsOf(ids), ({ id }) => id),
    members: grouped(rounds.membersAround(ids), ({ householdId }) => householdId),
    helps: grouped(rounds.helpsAround(ids), ({ householdId }) => householdId),
    watches: grouped(rounds.watchesAround(ids), ({ householdId }) => householdId),
    positives: grouped(rounds.positivesOf(ids), ({ personId }) => personId),
    people: byId(rounds.peopleOf(ids, today), ({ personId }) => personId),
  };
}

/** The facts of a round's entries, read set by set; then one look-up an entry. */
export function createEntryBook(context: Context, round: RoundRow, keys: readonly EntryKey[]) {
  const { today } = context;
  const rules = ruleRows(context.register);
  const common = commonBasis(context, round, rules);
  const around = readAround(
    context,
    round,
    keys.map(({ id }) => id),
  );
  const world: CheckWorld = {
    today,
    since: openingOf(round),
    closed: round.closedOn !== null,
    rules,
  };

  const formerOf = (personId: number): Former | null => {
    const former = around.formers.get(personId);
    if (former === undefined) return null;
    const sheet = sheetOfRow(former.sheet);
    const label = roundLabel(former);
    return { label, sheet, row: former.sheet, perHead: formerPerHead(sheet) };
  };
  const basisOf = (personId: number, former: Former | null): SheetBasis => {
    const lastRoundOn = former?.sheet.visitedOn ?? null;
    const days = (around.positives.get(personId) ?? []).map(({ testedOn }) => testedOn);
    return {
      ...common,
      previousPerHead: former?.perHead ?? null,
      lastRoundOn,
      positives: lastRoundOn === null ? [] : days.filter((day) => lastPossible(day) >= lastRoundOn),
    };
  };
  return {
    factsOf({ id, personId, householdId }: EntryKey): EntryFacts {
      const row = around.sheets.get(id) ?? null;
      const former = formerOf(personId);
      const basis = basisOf(personId, former);
      const person = around.people.get(personId);
      const household = {
        household: around.households.get(householdId) ?? null,
        members: around.members.get(householdId) ?? [],
        helps: around.helps.get(householdId) ?? [],
        watches: around.watches.get(householdId) ?? [],
      };
      return {
        ...{ row, former, basis, ...household },
        drugState: (person?.drugState ?? null) as DrugState | null,
        householdSize: person?.householdSize ?? null,
        releasedOn: person?.releasedOn ?? null,
        ...judgeSheet(row, basis, household, world),
      };
    },
  };
}
