import { isGrave } from '../../../db/domain/poverty/closing.ts';
import { blockingChecks } from '../../../db/domain/poverty/cross-checks.ts';
import { ableMembers, prefilledSheet } from '../../../db/domain/poverty/prefilled-sheet.ts';
import type { Sheet } from '../../../db/domain/poverty/sheet.ts';
import { riskWords } from '../../../db/domain/poverty/signal-words.ts';
import { livesThere } from '../../../db/domain/poverty/household.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { maskIdentityNumber } from '../../../db/domain/values/resident-id.ts';
import type { LabourAbility } from '../../../db/domain/words/vocabulary-poverty.ts';
import type { EntryLine } from '../../../db/repositories/round-lists.ts';
import type {
  EntryRow as EntryRecord,
  RoundRow,
  SheetRow,
} from '../../../db/repositories/rounds.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { COVERED } from '../people/sealed-person.ts';
import { createEntryBook, openingOf, type EntryFacts } from './entry-book.ts';
import { keptFinding, SENT_BACK } from './judged-sheet.ts';

export type EntryAnswer = Output<'rounds.entries'>['rows'][number];
type DetailAnswer = Output<'rounds.entry'>;
type SheetAnswer = DetailAnswer['prefilled'];

/** A line of the list: what R-11 proposes and how many checks stand in the way come from the book. */
export function entryAnswer(line: EntryLine, facts: EntryFacts): EntryAnswer {
  const { lightTouch, identityNumber, recycled, returned, ...shown } = line;
  const complete = facts.row?.complete === true;
  const { errors, warnings } = blockingChecks(facts.checks, facts.confirmed);
  return {
    ...shown,
    lightTouch: lightTouch === 1,
    recycled: recycled === 1,
    returned: returned === 1,
    identityMasked: identityNumber === '' ? '' : maskIdentityNumber(identityNumber),
    visitedOn: facts.sheet?.visitedOn ?? null,
    perHead: complete ? (facts.risk?.perHead ?? null) : null,
    proposed: complete ? (facts.risk?.level ?? null) : null,
    previousLevel: formerLevel(facts),
    errors,
    warnings,
  };
}

function formerLevel({ former }: EntryFacts) {
  return former?.row.approvedBy == null ? null : former.row.conclusion;
}

/** Texts of a sheet in which a number, or the name of the person, may stand. */
export const SHEET_TEXTS = [
  'visitor',
  'respondent',
  'guaranteesNote',
  'healthNote',
  'workNote',
  'riskNote',
  'wishes',
  'visitorNote',
] as const satisfies readonly (keyof Sheet)[];

/** What was typed about somebody, as the window sees it: numbers masked; of 无感 people nothing at all. */
function shownText(text: string, lightTouch: boolean): string {
  if (text === '') return '';
  return lightTouch ? COVERED : maskNumbers(text);
}

/** A sheet as the window sees it; who went there is staff, and stays. */
export function shownSheet(sheet: Sheet, lightTouch: boolean): SheetAnswer {
  const texts = Object.fromEntries(
    SHEET_TEXTS.map((field) => [field, shownText(sheet[field], lightTouch)]),
  );
  return {
    ...sheet,
    ...(texts as Pick<Sheet, (typeof SHEET_TEXTS)[number]>),
    visitor: maskNumbers(sheet.visitor),
    riskTypes: [...sheet.riskTypes],
    helpInPlace: [...sheet.helpInPlace],
    helpNeeded: [...sheet.helpNeeded],
  };
}

/** One entry with everything that its page shows. */
export function entryDetail(entry: EntryRecord, round: RoundRow, context: Context): DetailAnswer {
  const line = context.register.rounds.entryLine(entry.id);
  if (line === undefined) throw new Error('an entry of nobody');
  const facts = createEntryBook(context, round, [line]).factsOf(line);
  const lightTouch = line.lightTouch === 1;
  return {
    ...entryAnswer(line, facts),
    roundId: round.id,
    roundLabel: roundLabel(round),
    roundClosed: round.closedOn !== null,
    visitsFrom: openingOf(round),
    address: lightTouch ? '' : maskNumbers(facts.household?.address ?? ''),
    ...notesOf(entry, lightTouch),
    contactName: facts.household?.contactName ?? '',
    sheet: facts.sheet === null ? null : shownSheet(facts.sheet, lightTouch),
    complete: facts.row?.complete ?? false,
    prefilled: shownSheet(openedSheet(entry, facts, context.today), lightTouch),
    previous: previousOf(facts, lightTouch),
    ...judgedOf(facts, lightTouch),
    ...sentBack(line, context),
    watchOpen: leftWatch(entry, facts.row, context) !== null,
  };
}

/** Who sent the entry back, and when: the log knows, the sheet keeps only why. */
function sentBack({ id, personId, returned }: EntryLine, { register }: Context) {
  const entry =
    returned === 0
      ? undefined
      : register.auditLog
          .ofSubject('person', personId)
          .findLast(({ action, after }) => action.startsWith(SENT_BACK) && entryIdOf(after) === id);
  return { returnedBy: entry?.userName ?? '', returnedAt: entry?.at ?? '' };
}

function entryIdOf(after: string | null): unknown {
  return after === null ? null : (JSON.parse(after) as { readonly entryId?: unknown }).entryId;
}

/** The open watch that this entry's approval opened, while nothing approved of it says 高 or 已返贫 any more; null: there is none. */
export function leftWatch(
  { id, householdId, leftReason }: EntryRecord,
  row: SheetRow | null,
  { register }: Context,
): number | null {
  const stands = row?.approvedBy != null && leftReason === null;
  if (stands && row.conclusion !== null && isGrave(row.conclusion)) return null;
  const watch = register.watches.openOf(householdId);
  return watch?.entryId === id ? watch.id : null;
}

/** What the form opens with while nothing is keyed in. */
function openedSheet(entry: EntryRecord, facts: EntryFacts, today: string): Sheet {
  const living = facts.members.filter((member) => livesThere(member, today));
  return prefilledSheet({
    visitor: entry.visitor,
    former: facts.former?.sheet ?? null,
    members: living.length,
    ableToWork: ableMembers(living.map(({ labour }) => labour as LabourAbility)),
    householdSize: facts.householdSize,
    drugState: facts.drugState,
    releasedOn: facts.releasedOn,
    fromLedger: facts.household?.source === '台账',
  });
}

function previousOf(facts: EntryFacts, lightTouch: boolean): DetailAnswer['previous'] {
  const { former } = facts;
  if (former === null) return null;
  const { label, sheet, perHead } = former;
  return { label, sheet: shownSheet(sheet, lightTouch), perHead, level: formerLevel(facts) };
}

function notesOf(entry: EntryRecord, lightTouch: boolean) {
  return {
    addedNote: shownText(entry.addedNote, lightTouch),
    unmetNote: shownText(entry.unmetNote, lightTouch),
    leftNote: shownText(entry.leftNote, lightTouch),
  };
}

/** R-11 in words, the checks with what was confirmed, and who did what. */
function judgedOf({ row, sheet, basis, risk, checks, confirmed }: EntryFacts, lightTouch: boolean) {
  const kept = row === null ? null : keptFinding(row);
  const words = sheet === null ? null : riskWords(sheet, kept?.basis ?? basis, risk);
  return {
    basis: { ...basis, positives: [...basis.positives] },
    risk:
      words === null ? null : { ...words, signals: [...words.signals], unset: [...words.unset] },
    checks: checks.map((check) => ({
      ...check,
      confirmed: shownText(confirmed[check.id] ?? '', lightTouch),
    })),
    ...(row === null ? NOBODY : doneBy(row, lightTouch)),
  };
}

const NOBODY = {
  ...{ recordedBy: '', recordedAt: '', concludedBy: '', conclusionReason: '' },
  ...{ returnedReason: '', approvedBy: '', approvedAt: '', approvedSelf: false },
};

function doneBy(row: SheetRow, lightTouch: boolean): typeof NOBODY {
  const { recordedBy, recordedAt, concludedBy, approvedBy, approvedAt } = row;
  return {
    ...{ recordedBy, recordedAt, concludedBy: concludedBy ?? '' },
    conclusionReason: shownText(row.conclusionReason, lightTouch),
    returnedReason: shownText(row.returnedReason, lightTouch),
    ...{ approvedBy: approvedBy ?? '', approvedAt: approvedAt ?? '' },
    approvedSelf: row.selfApproved,
  };
}
