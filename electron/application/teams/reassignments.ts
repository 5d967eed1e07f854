import { HELD_ROLES, isHeldRole } from '../../../db/domain/office/team.ts';
import type { ReassignmentRow } from '../../../db/repositories/reassignments.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { TeamRow } from '../../../db/repositories/teams.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { succeed } from './team-holders.ts';
import { fieldOf, readPhone, tooEarly } from './teams.ts';

type ReassignMethod =
  'teams.reassign' | 'teams.reassignments' | 'teams.reassignedPeople' | 'teams.undoReassign';

/** Gives the people of one worker to another, all or none; one log entry a person; taken back as a whole. */
export function createReassignmentHandlers(): Handlers<ReassignMethod> {
  return {
    'teams.reassign': reassign,
    'teams.reassignments': (_input, { register }) => {
      const changed = register.reassignments.changedSince();
      return ok(register.reassignments.all().map((row) => lineOf(row, changed.get(row.id) ?? 0)));
    },
    'teams.reassignedPeople': ({ reassignmentId }, { register }) =>
      ok(
        register.reassignments.people(reassignmentId).map(({ personId, fullName, untouched }) => ({
          personId,
          fullName,
          changedSince: !untouched,
        })),
      ),
    'teams.undoReassign': undoReassign,
  };
}

function lineOf(row: ReassignmentRow, changed: number) {
  const { id, role, fromName: from, toName: to, changedOn: on, reason, people } = row;
  const { undoneAt, undoneBy, undoReason } = row;
  return {
    ...{ id, role, from, to, on, reason, people, by: row.recordedBy, at: row.recordedAt },
    undone: undoneAt === null ? null : { at: undoneAt, by: undoneBy ?? '', reason: undoReason },
    whyNotUndoable: whyNot(row, changed),
  };
}

function whyNot(row: ReassignmentRow, changed: number): string {
  if (row.undoneAt !== null) return '已经撤销';
  return changed === 0 ? '' : `其中${changed}人之后又有变动，不能整体撤销（名单里写明是谁）`;
}

/** A person whom the command moves, with the membership that it ends. */
interface Moved {
  readonly person: PersonRecord;
  readonly open: TeamRow | undefined;
}

const reassign: Handler<'teams.reassign'> = (input, context) => {
  const phone = readPhone(input.toPhone, 'toPhone');
  if (!phone.ok) return phone;
  const moved = peopleToMove(input, context);
  if (!moved.ok) return moved;
  const { register, user, now } = context;
  const row = register.reassignments.add({
    role: input.role,
    fromName: input.from,
    toName: input.to,
    changedOn: input.on,
    reason: input.reason,
    people: moved.value.length,
    recordedBy: user.name,
    recordedAt: now,
  });
  const words = { post: input.toPost, phone: phone.value ?? '' };
  for (const each of moved.value) move(context, row, each, words);
  context.audit({
    action: '批量调整责任人',
    subjectKind: 'team',
    subjectId: row.id,
    reason: input.reason,
    after: { teamRole: input.role, people: moved.value.length, on: input.on },
  });
  return ok({ reassignmentId: row.id, people: moved.value.length });
};

/** Everybody on the list, or why it cannot be: somebody is gone, in other hands by now, or began only later. */
function peopleToMove(
  input: Checked<'teams.reassign'>,
  context: Context,
): Result<readonly Moved[]> {
  const { role, from, to, on } = input;
  if (from === to) return fail(wrongField('to', '与原来的是同一人'));
  const dayError = pastDayError(on, context.today, 'on');
  if (dayError !== null) return fail(dayError);
  const moved: Moved[] = [];
  let others = 0;
  for (const personId of new Set(input.personIds)) {
    const person = context.register.people.find(personId);
    const rows = context.register.teams.open(personId).filter((row) => row.role === role);
    const open = rows.find((row) => row.name === from);
    const holds = isHeldRole(role)
      ? person?.[HELD_ROLES[role]] === from
      : from === ''
        ? rows.length === 0
        : open !== undefined;
    if (person?.recycledAt !== null || !holds) others += 1;
    else {
      const early = tooEarly(open, on, 'on');
      if (early !== null) return fail(early);
      moved.push({ person, open });
    }
  }
  if (others === 0) return ok(moved);
  return fail({
    code: 'CONFLICT',
    what: `名单里有${others}人的${role}刚被改动过，请重新列出再调整，没有改动任何人`,
  });
}

function move(
  context: Context,
  row: ReassignmentRow,
  { person, open }: Moved,
  words: { readonly post: string; readonly phone: string },
): void {
  const { role, fromName: from, toName: to, changedOn: on, reason } = row;
  const change = { personId: person.id, role, from, to, on, endReason: reason, ...words };
  const { endedId, openedId } = succeed(context, change, open);
  if (openedId === null) throw new Error('a reassignment to nobody');
  setHolder(context, person.id, role, to);
  afterChange(context, person.id);
  context.register.reassignments.addPerson({
    reassignmentId: row.id,
    personId: person.id,
    endedId,
    openedId,
  });
  context.audit({
    action: `调整${role}`,
    subjectKind: 'person',
    subjectId: person.id,
    reason,
    before: { [fieldOf(role)]: from },
    after: { [fieldOf(role)]: to, since: on },
  });
}

function setHolder(
  context: Context,
  personId: number,
  role: ReassignmentRow['role'],
  name: string,
): void {
  const { teams } = context.register;
  if (isHeldRole(role)) teams.setHolder(personId, role, name);
  else teams.touch(personId);
}

const undoReassign: Handler<'teams.undoReassign'> = (input, context) => {
  const { register, user, now } = context;
  const row = register.reassignments.find(input.reassignmentId);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次调整' });
  const people = register.reassignments.people(row.id);
  const reason = whyNot(row, people.filter(({ untouched }) => !untouched).length);
  if (reason !== '') return fail({ code: 'REFUSED', reason });
  const field = fieldOf(row.role);
  for (const { personId, endedId, openedId } of people) {
    register.teams.void(openedId, now, `撤销调整：${input.reason}`);
    if (endedId !== null) register.teams.end(endedId, null, '');
    setHolder(context, personId, row.role, row.fromName);
    afterChange(context, personId);
    context.audit({
      action: `撤销调整${row.role}`,
      subjectKind: 'person',
      subjectId: personId,
      reason: input.reason,
      before: { [field]: row.toName },
      after: { [field]: row.fromName },
    });
  }
  const undone = { undoneAt: now, undoneBy: user.name, undoReason: input.reason };
  register.reassignments.markUndone(row.id, undone);
  context.audit({
    action: '撤销批量调整责任人',
    subjectKind: 'team',
    subjectId: row.id,
    reason: input.reason,
    before: { teamRole: row.role, people: people.length },
  });
  return ok({ people: people.length });
};

function wrongField(path: string, message: string): AppError {
  return { code: 'INVALID_INPUT', fields: [{ path, message }] };
}
