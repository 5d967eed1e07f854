import {
  closingConditions,
  helpDueOn,
  type ClosingCondition,
} from '../../../db/domain/poverty/closing.ts';
import type { ClosingWay } from '../../../db/domain/words/vocabulary-poverty.ts';
import type { HouseholdHelp } from '../../../db/repositories/household-lists.ts';
import type { WatchRow } from '../../../db/repositories/watches.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { coveredTexts } from '../people/sealed-person.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { householdFace, householdNow } from './household-view.ts';

type Watch = Output<'watches.list'>['rows'][number];

/** Help for the people of the household since it was identified, the newest first. */
export function helpSince(
  row: Pick<WatchRow, 'householdId' | 'identifiedOn'>,
  { register }: Pick<Context, 'register'>,
): HouseholdHelp[] {
  return register.households
    .povertyHelpOf(row.householdId)
    .filter(({ helpedOn }) => helpedOn >= row.identifiedOn);
}

/** The conditions of R-11 on a day, and the sheet they rest on. */
export function conditionsOf(
  row: WatchRow,
  way: ClosingWay | null,
  on: string,
  context: Context,
): { conditions: readonly ClosingCondition[]; entryId: number | null } {
  const { register } = context;
  const evidence = register.watches.evidenceOf(row.householdId);
  const facts = {
    identifiedOn: row.identifiedOn,
    noLabour: register.households.find(row.householdId)?.noLabour ?? false,
    helps: helpSince(row, context).filter(({ helpedOn }) => helpedOn <= on).length,
    evidence,
  };
  const conditions = closingConditions(facts, way, ruleRows(register), on);
  return { conditions, entryId: evidence?.entryId ?? null };
}

/** What somebody typed about a household under watch: of a sealed one it is covered. */
const TYPED = ['openReason', 'closingNote', 'returnedReason'] as const;

/** A watch as the list shows it; of a closed one no conditions are told any more. */
export function watchOf(row: WatchRow, context: Context): Watch {
  const { register, today } = context;
  const household = register.households.find(row.householdId);
  if (household === undefined) throw new Error('A watch over no household');
  const help = helpSince(row, context);
  const open = row.closedOn === null;
  const now = householdNow(household, context);
  const texts = {
    ...householdFace(now, context),
    riskTypes: JSON.parse(row.riskTypes) as string[],
    openReason: row.openReason,
    notifiedTo: row.notifiedTo,
    closingNote: row.closingNote,
    returnedReason: row.returnedReason,
    round: row.entryId === null ? '' : register.watches.roundLabelOf(row.entryId),
  };
  const { id, revision, householdId, identifiedOn, level, notifiedOn, closedOn } = row;
  return {
    ...withMaskedTexts(now.sealed ? coveredTexts(texts, TYPED) : texts),
    townCode: household.townCode,
    ...{ id, revision, householdId, identifiedOn, level, notifiedOn, closedOn },
    reopened: row.reopenedFrom !== null,
    helpDueOn: helpDueOn(row, ruleRows(register)),
    helpCount: help.length,
    lastHelpedOn: help[0]?.helpedOn ?? null,
    noLabour: household.noLabour,
    closingWay: row.closingWay,
    closingProposedBy: row.closingProposedBy ?? '',
    closingProposedOn: row.closingProposedOn,
    ...{ returnedBy: row.returnedBy, returnedTo: row.returnedTo, returnedOn: row.returnedOn },
    closedBy: row.closedBy ?? '',
    selfApproved: row.selfApproved,
    conditions: open ? [...conditionsOf(row, row.closingWay, today, context).conditions] : [],
  };
}
