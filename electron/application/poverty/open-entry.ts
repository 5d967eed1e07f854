import type { EntryRow, RoundRow, SheetRow } from '../../../db/repositories/rounds.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { AuditWords, Context } from '../context.ts';
import { refusal } from '../people/live-person.ts';

export const CLOSED = '这一轮回访已经办结，不能再改；确需更正的，由负责人重新开启';
const NO_ROUND = fail({ code: 'NOT_FOUND', what: '这一轮回访' });

interface Seen {
  readonly entryId: number;
  readonly revision: number;
}
/** An entry of a round that is still open. */
export interface OpenEntry {
  readonly entry: EntryRow;
  readonly round: RoundRow;
  readonly sheet: SheetRow | undefined;
}

/** A round that is there. */
export function knownRound({ register }: Pick<Context, 'register'>, id: number): Result<RoundRow> {
  const round = register.rounds.find(id);
  return round === undefined ? NO_ROUND : ok(round);
}

/** A round in which something may still change. */
export function openRound(context: Pick<Context, 'register'>, id: number): Result<RoundRow> {
  const round = knownRound(context, id);
  return round.ok && round.value.closedOn !== null ? refusal(CLOSED) : round;
}

/** A round as the user saw it. */
export function seenRound(context: Context, id: number, revision: number): Result<RoundRow> {
  const round = knownRound(context, id);
  if (!round.ok || round.value.revision === revision) return round;
  return fail({ code: 'CONFLICT', what: '这一轮回访刚被改动过，请重新打开后再办理' });
}

/** An entry of an open round, as the clerk saw it. */
export function openEntry({ register }: Context, seen: Seen): Result<OpenEntry> {
  const entry = register.rounds.findEntry(seen.entryId);
  if (entry === undefined) return fail({ code: 'NOT_FOUND', what: '名单上的这个人' });
  const round = register.rounds.find(entry.roundId);
  if (round === undefined) return NO_ROUND;
  if (round.closedOn !== null) return refusal(CLOSED);
  if (entry.revision !== seen.revision)
    return fail({
      code: 'CONFLICT',
      what: '此人的回访记录刚被改动过，请重新打开后再改，您的修改没有保存',
    });
  return ok({ entry, round, sheet: register.rounds.sheetOf(entry.id) });
}

/** The same, of somebody who has not left the list and is not in the recycle bin. */
export function listedEntry(context: Context, seen: Seen): Result<OpenEntry> {
  const found = openEntry(context, seen);
  if (!found.ok) return found;
  const { leftReason, personId } = found.value.entry;
  if (leftReason !== null) return refusal('此人已移出本轮名单，请先恢复');
  if (context.register.people.find(personId)?.recycledAt !== null)
    return refusal('此人在回收站，请先恢复，或移出本轮名单');
  return found;
}

/** The same, with a complete sheet. */
export function visitedEntry(
  context: Context,
  seen: Seen,
): Result<OpenEntry & { readonly sheet: SheetRow }> {
  const found = listedEntry(context, seen);
  if (!found.ok) return found;
  const { sheet } = found.value;
  if (sheet?.complete !== true) return refusal('登记表还没有录完，请先保存为已回访');
  return ok({ ...found.value, sheet });
}

/** Writes to the log under the person, with the entry it was about. */
export function logEntry(
  context: Context,
  { id, personId }: Pick<EntryRow, 'id' | 'personId'>,
  words: Omit<AuditWords, 'subjectKind' | 'subjectId'>,
): void {
  const { before, after, ...rest } = words;
  context.audit({
    ...rest,
    ...{ subjectKind: 'person', subjectId: personId },
    ...(before === undefined ? {} : { before: { entryId: id, ...(before as object) } }),
    after: { entryId: id, ...(after ?? {}) },
  });
}
