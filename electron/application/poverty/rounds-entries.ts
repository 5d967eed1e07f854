import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { createEntryBook } from './entry-book.ts';
import { entryAnswer } from './entry-view.ts';
import { keptText } from './household-fields.ts';
import {
  knownRound,
  listedEntry,
  logEntry,
  openEntry,
  openRound,
  type OpenEntry,
} from './open-entry.ts';
import { enter } from './rounds-open.ts';

/** Who is on the list of a round, who goes there, and why somebody was not visited. */
export function createEntryCommands(): Handlers<
  | 'rounds.addPerson'
  | 'rounds.removePerson'
  | 'rounds.putBack'
  | 'rounds.assign'
  | 'rounds.setUnmet'
> {
  return {
    'rounds.addPerson': addPerson,
    'rounds.removePerson': removePerson,
    'rounds.putBack': putBack,
    'rounds.assign': assign,
    'rounds.setUnmet': setUnmet,
  };
}

/** The entry as the list shows it now. */
function entryAgain(entryId: number, context: Context): Output<'rounds.removePerson'> {
  const { rounds } = context.register;
  const line = rounds.entryLine(entryId);
  const round = knownRound(context, rounds.findEntry(entryId)?.roundId ?? 0);
  if (line === undefined || !round.ok) throw new Error('an entry that is gone after its change');
  return entryAnswer(line, createEntryBook(context, round.value, [line]).factsOf(line));
}

/** who is found later, with a note; everybody once. */
const addPerson: Handler<'rounds.addPerson'> = ({ roundId, personId, note }, context) => {
  const { register, today } = context;
  const round = openRound(context, roundId);
  if (!round.ok) return round;
  const person = livePerson(register, personId);
  if (!person.ok) return person;
  const known = register.rounds.entryOf(roundId, personId);
  if (known !== undefined)
    return refusal(
      known.leftReason === null ? '此人已经在本轮名单上' : '此人已移出本轮名单，请用“恢复”',
    );
  const found = register.rounds
    .missing(roundId, today, register.households.listedWords())
    .find((each) => each.personId === personId);
  if (found === undefined)
    return refusal(
      '此人不属于应回访人员：应在册，且所在户是脱贫户或监测对象，请先核对户的贫困属性',
    );
  const { entryId } = enter(context, roundId, found, { origin: '补入', note });
  logEntry(context, { id: entryId, personId }, { action: '补入回访名单', reason: note });
  return ok({ entryId });
};

/**
 * nobody is dropped silently: with the reason, and still counted as somebody who left. Whose conclusion was approved takes
 * it out of the counts: a clerk does not undo alone what a second person has approved.
 */
const removePerson: Handler<'rounds.removePerson'> = (input, context) => {
  const found = openEntry(context, input);
  if (!found.ok) return found;
  const { entry, sheet } = found.value;
  if (entry.leftReason !== null) return refusal('此人已经移出本轮名单');
  if (sheet?.approvedBy != null && context.user.role === '经办人')
    return fail({ code: 'NOT_PERMITTED', needs: '审核人或负责人' });
  const { reason: leftReason, note: leftNote } = input;
  const left = { leftReason, leftNote, leftOn: context.today, leftBy: context.user.name };
  context.register.rounds.updateEntry(entry.id, left);
  const after = { leftReason };
  logEntry(context, entry, { action: '移出回访名单', reason: leftNote, after });
  return ok(entryAgain(entry.id, context));
};

const putBack: Handler<'rounds.putBack'> = (input, context) => {
  const found = openEntry(context, input);
  if (!found.ok) return found;
  const { entry } = found.value;
  if (entry.leftReason === null) return refusal('此人没有移出本轮名单');
  const back = { leftReason: null, leftNote: '', leftOn: null, leftBy: null };
  context.register.rounds.updateEntry(entry.id, back);
  const before = { leftReason: entry.leftReason, leftOn: entry.leftOn };
  logEntry(context, entry, { action: '恢复回访名单', reason: input.note, before });
  return ok(entryAgain(entry.id, context));
};

/** only whoever waits to be visited; a visit stays with the visitor who made it. */
const assign: Handler<'rounds.assign'> = (input, context) => {
  const { roundId, visitor, entryIds, townCode, villageCode, replace } = input;
  const round = openRound(context, roundId);
  if (!round.ok) return round;
  if (entryIds.length === 0 && townCode === null && villageCode === null)
    return fail(wrongField('townCode', '请选择乡镇（街道），或先在名单上勾选人员'));
  const place = { townCode, villageCode };
  const given = { roundId, visitor, ids: entryIds, ...place, replace };
  const done = context.register.rounds.assign(given);
  context.audit({
    action: '分派回访人',
    ...{ subjectKind: 'round', subjectId: roundId },
    after: { visitor, ...place, replace, chosen: entryIds.length, ...done },
  });
  return ok(done);
};

function unmetError(
  { reason, note }: Checked<'rounds.setUnmet'>,
  { entry, sheet }: OpenEntry,
  { register }: Context,
): AppError | null {
  const refused = (words: string): AppError => ({ code: 'REFUSED', reason: words });
  if (reason !== null && sheet?.complete === true)
    return refused('此人已经回访，不能登记未回访原因');
  if (reason === null && entry.unmetReason === null) return refused('没有登记未回访原因');
  if (reason === '无感式管理' && register.people.find(entry.personId)?.lightTouch !== true)
    return wrongField('reason', '此人没有按无感式管理，请选其他原因');
  return reason === '其他' && note === '' ? wrongField('note', '原因是“其他”的，请写明情况') : null;
}

/** who was not visited stays on the list with the reason. */
const setUnmet: Handler<'rounds.setUnmet'> = (input, context) => {
  const found = listedEntry(context, input);
  if (!found.ok) return found;
  const { entry } = found.value;
  const { reason, note } = input;
  const error = unmetError(input, found.value, context);
  if (error !== null) return fail(error);
  const typed = keptText('note', note, entry.unmetNote);
  if (!typed.ok) return typed;
  const unmet = {
    unmetReason: reason,
    unmetNote: reason === null ? '' : typed.value,
    unmetBy: reason === null ? null : context.user.name,
  };
  context.register.rounds.updateEntry(entry.id, unmet);
  logEntry(context, entry, {
    action: reason === null ? '撤销未回访原因' : '登记未回访原因',
    reason: typed.value,
    before: { unmetReason: entry.unmetReason },
    after: { unmetReason: reason },
  });
  return ok(entryAgain(entry.id, context));
};
