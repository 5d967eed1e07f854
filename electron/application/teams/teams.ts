import { holdsMask, maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { normalisePhone } from '../../../db/domain/values/phone.ts';
import { maskPhone } from '../../../db/domain/values/resident-id.ts';
import { HELD_ROLES, isHeldRole } from '../../../db/domain/office/team.ts';
import { TEAM_ROLES, type TeamRole } from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { TeamRow } from '../../../db/repositories/teams.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { MOST_REASSIGNED } from '../../contract/teams.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { LOOKING } from '../imports/import-undo.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { COVERED, sealedError } from '../people/sealed-person.ts';
import { succeed } from './team-holders.ts';

type TeamMethod =
  | 'teams.ofPerson'
  | 'teams.set'
  | 'teams.end'
  | 'teams.void'
  | 'teams.reveal'
  | 'teams.roles'
  | 'teams.people';
type Member = Output<'teams.ofPerson'>['present'][number];

/** 工作小组 of a person (戒毒条例 17); who is in a held role is a field of the person (db/domain/office/team.ts). */
export function createTeamHandlers(): Handlers<TeamMethod> {
  return {
    'teams.ofPerson': teamOfPerson,
    'teams.set': setMember,
    'teams.end': endMember,
    'teams.void': voidMember,
    'teams.reveal': revealPhones,
    'teams.roles': (_input, { register }) =>
      ok(
        TEAM_ROLES.map((role) => ({
          role,
          without: register.teams.lookedAfter({ role, name: '' }, 0).total,
          holders: register.teams.holders(role),
        })),
      ),
    'teams.people': ({ role, name, townCode, villageCode }, { register }) =>
      ok(register.teams.lookedAfter({ role, name, townCode, villageCode }, MOST_REASSIGNED)),
  };
}

const teamOfPerson: Handler<'teams.ofPerson'> = ({ personId }, { register }) => {
  const person = register.people.find(personId);
  if (person === undefined) return fail({ code: 'NOT_FOUND', what: '此人' });
  const rows = register.teams.ofPerson(personId).map((row) => sealed(row, person));
  const open = rows.filter(isOpen);
  const present = TEAM_ROLES.flatMap((role) => [
    ...open.filter((row) => row.role === role).map(memberOf),
    ...knownByName(person, role, open),
  ]);
  const missing = TEAM_ROLES.filter((role) => !present.some((member) => member.role === role));
  const past = rows
    .filter((row) => !isOpen(row))
    .map(memberOf)
    .reverse();
  return ok({ present, past, missing });
};

/** the family would tell who a person under 无感式管理 is. */
function sealed(row: TeamRow, { lightTouch }: PersonRecord): TeamRow {
  return lightTouch && row.role === '家属' ? { ...row, name: COVERED, phone: '' } : row;
}

function isOpen(row: TeamRow): boolean {
  return row.until === null && row.voidedAt === null;
}

/** A holder of whom the register has the name alone. */
function knownByName(person: PersonRecord, role: TeamRole, open: readonly TeamRow[]): Member[] {
  if (!isHeldRole(role) || open.some((row) => row.role === role)) return [];
  const name = person[HELD_ROLES[role]];
  if (name === '') return [];
  const unknown = { post: '', phoneMasked: '', since: null, until: null, endReason: '' };
  return [
    {
      id: null,
      role,
      name: maskNumbers(name),
      ...unknown,
      recordedBy: person.createdBy,
      voided: false,
      voidReason: '',
    },
  ];
}

function memberOf(row: TeamRow): Member {
  const { id, role, name, post, phone, since, until, endReason, recordedBy, voidReason } = row;
  return {
    ...{ id, role, since, until, recordedBy },
    ...withMaskedTexts({ name, post, endReason, voidReason }),
    phoneMasked: maskPhone(phone),
    voided: row.voidedAt !== null,
  };
}

/** A telephone as it is typed: null stays as it is, empty is none. */
export function readPhone(text: string | null, path: string): Result<string | null> {
  if (text === null || text === '') return ok(text);
  const phone = normalisePhone(text);
  if (phone !== null) return ok(phone);
  const message = '应为11位手机号，或带区号的固定电话';
  return fail({ code: 'INVALID_INPUT', fields: [{ path, message }] });
}

const setMember: Handler<'teams.set'> = (input, context) => {
  const { register } = context;
  const person = register.people.find(input.personId);
  if (person === undefined || person.recycledAt !== null)
    return fail({ code: 'NOT_FOUND', what: '此人' });
  if (holdsMask(input.name)) return fail(wrongField('name', '姓名里有遮盖的号码，请填写完整姓名'));
  const phone = readPhone(input.phone, 'phone');
  if (!phone.ok) return phone;
  const dayError = input.since === null ? null : pastDayError(input.since, context.today, 'since');
  if (dayError !== null) return fail(dayError);
  const given = { ...input, phone: phone.value };
  return input.memberId === null
    ? addMember(given, person, context)
    : correctMember(given, input.memberId, person, context);
};

type Given = Checked<'teams.set'>;

function addMember(
  given: Given,
  person: PersonRecord,
  context: Context,
): Result<{ memberId: number }> {
  const { register, today } = context;
  const { role, name } = given;
  const open = register.teams.open(person.id).filter((row) => row.role === role);
  const held = isHeldRole(role);
  const same = open.find((row) => row.name === name);
  if (same !== undefined) return fail(refused(`${name}已经是${role}，要改电话等请点“修改”`));
  const on = given.since ?? today;
  const replaced = held ? open[0] : undefined;
  const early = tooEarly(replaced, on, 'since');
  if (early !== null) return fail(early);
  const from = held ? person[HELD_ROLES[role]] : '';
  const words = { post: given.post, phone: given.phone ?? '' };
  const since = held ? on : given.since;
  const change = { personId: person.id, role, from, to: name, on: since, ...words };
  const { openedId } = succeed(context, change, replaced);
  if (held) register.teams.setHolder(person.id, role, name);
  else register.teams.touch(person.id);
  afterChange(context, person.id);
  context.audit({
    action: from === '' ? `设定${role}` : `更换${role}`,
    subjectKind: 'person',
    subjectId: person.id,
    before: { [fieldOf(role)]: from },
    after: { [fieldOf(role)]: name, since },
  });
  return ok({ memberId: openedId ?? 0 });
}

/** A mistake in a row is put right; the present holder's name changes with it. */
function correctMember(
  given: Given,
  memberId: number,
  person: PersonRecord,
  context: Context,
): Result<{ memberId: number }> {
  const { register } = context;
  const row = correctable(register.teams.find(memberId), given);
  if (row === null) return fail({ code: 'NOT_FOUND', what: '这名小组成员' });
  if (row.until !== null && given.since !== null && given.since > row.until)
    return fail(wrongField('since', `不能晚于结束日期（${row.until}）`));
  const { name, post, since } = given;
  const changes = { name, post, since, ...(given.phone === null ? {} : { phone: given.phone }) };
  register.teams.update(row.id, changes);
  if (row.until === null && isHeldRole(row.role) && name !== row.name)
    register.teams.setHolder(person.id, row.role, name);
  else register.teams.touch(person.id);
  afterChange(context, person.id);
  context.audit({
    action: `更正${row.role}`,
    subjectKind: 'person',
    subjectId: person.id,
    before: { [fieldOf(row.role)]: row.name, post: row.post, since: row.since, phone: row.phone },
    after: { [fieldOf(row.role)]: name, post, since, phone: given.phone ?? row.phone },
  });
  return ok({ memberId: row.id });
}

function correctable(row: TeamRow | undefined, given: Given): TeamRow | null {
  if (row === undefined || row.voidedAt !== null) return null;
  return row.personId === given.personId && row.role === given.role ? row : null;
}

const endMember: Handler<'teams.end'> = (input, context) => {
  const { register, today } = context;
  const person = register.people.find(input.personId);
  if (person === undefined || person.recycledAt !== null)
    return fail({ code: 'NOT_FOUND', what: '此人' });
  const { role } = input;
  const row = register.teams
    .open(person.id)
    .find((each) => each.role === role && (input.memberId === null || each.id === input.memberId));
  const name = row?.name ?? (isHeldRole(role) ? person[HELD_ROLES[role]] : '');
  if (name === '' || (row === undefined && input.memberId !== null))
    return fail({ code: 'NOT_FOUND', what: '这名小组成员' });
  const error = pastDayError(input.on, today, 'on') ?? tooEarly(row, input.on, 'on');
  if (error !== null) return fail(error);
  const change = { personId: person.id, role, from: name, to: '', on: input.on };
  succeed(context, { ...change, endReason: input.reason }, row);
  if (isHeldRole(role)) register.teams.setHolder(person.id, role, '');
  else register.teams.touch(person.id);
  afterChange(context, person.id);
  context.audit({
    action: `结束${role}`,
    subjectKind: 'person',
    subjectId: person.id,
    reason: input.reason,
    before: { [fieldOf(role)]: name },
    after: { [fieldOf(role)]: '', endedOn: input.on },
  });
  return ok({});
};

const voidMember: Handler<'teams.void'> = (input, context) => {
  const { register, now } = context;
  const row = register.teams.find(input.memberId);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这名小组成员' });
  if (row.voidedAt !== null) return fail(refused('这条记录已经作废'));
  register.teams.void(row.id, now, input.reason);
  if (row.until === null && isHeldRole(row.role))
    register.teams.setHolder(row.personId, row.role, '');
  else register.teams.touch(row.personId);
  afterChange(context, row.personId);
  context.audit({
    action: `作废${row.role}`,
    subjectKind: 'person',
    subjectId: row.personId,
    reason: input.reason,
    before: { [fieldOf(row.role)]: row.name, since: row.since, endedOn: row.until },
  });
  return ok({});
};

const revealPhones: Handler<'teams.reveal'> = ({ personId }, context) => {
  const error = sealedError(context.register.people.find(personId), context);
  if (error !== null) return fail(error);
  const rows = context.register.teams.ofPerson(personId).filter(({ phone }) => phone !== '');
  context.audit({
    action: LOOKING,
    subjectKind: 'person',
    subjectId: personId,
    reason: '工作小组电话',
  });
  return ok(rows.map(({ id, phone }) => ({ id, phone })));
};

/** The field under which the log keeps a role: the person's own for a held role. */
export function fieldOf(role: TeamRole): string {
  return isHeldRole(role) ? HELD_ROLES[role] : 'teamMember';
}

/** Nobody ends before having begun. */
export function tooEarly(row: TeamRow | undefined, on: string, path: string): AppError | null {
  if (row?.since == null || row.since <= on) return null;
  return wrongField(path, `不能早于${row.name}开始的日期（${row.since}）`);
}

function wrongField(path: string, message: string): AppError {
  return { code: 'INVALID_INPUT', fields: [{ path, message }] };
}

function refused(reason: string): AppError {
  return { code: 'REFUSED', reason };
}
