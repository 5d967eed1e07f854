import { maskIdentityNumber, readIdentityNumber } from '../../../db/domain/values/resident-id.ts';
import type { MemberRow } from '../../../db/repositories/households.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { beforeBirth, pastDayError } from '../people/person-status.ts';
import { keptText } from './household-fields.ts';
import { detailAgain, liveHousehold } from './live-household.ts';

type Fields = Checked<'households.saveMember'>['fields'];

/** 户成员: registered people, whose name and number are theirs, and others. */
export function createHouseholdMembers(): Handlers<
  'households.saveMember' | 'households.endMember' | 'households.voidMember'
> {
  return {
    'households.saveMember': saveMember,
    'households.endMember': endMember,
    'households.voidMember': voidMember,
  };
}

function liveMember({ register }: Context, householdId: number, id: number): Result<MemberRow> {
  const member = register.households.findMember(id);
  return member?.householdId === householdId && member.voidedAt === null
    ? ok(member)
    : fail({ code: 'NOT_FOUND', what: '这名户成员' });
}

const saveMember: Handler<'households.saveMember'> = ({ id, memberId, fields }, context) => {
  const { register, user, now } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  const before = memberId === null ? ok(null) : liveMember(context, id, memberId);
  if (!before.ok) return before;
  const read = readMember(fields, before.value, id, context);
  if (!read.ok) return read;
  const kept = { recordedBy: user.name, recordedAt: now };
  if (before.value === null) {
    const added = register.households.addMember({ householdId: id, ...read.value, ...kept });
    const after = { memberId: added.id, ...read.value };
    context.audit({ action: '新增户成员', subjectKind: 'household', subjectId: id, after });
  } else {
    register.households.updateMember(before.value.id, read.value);
    context.audit({
      ...{ action: '修改户成员', subjectKind: 'household', subjectId: id },
      ...{ before: before.value, after: { memberId: before.value.id, ...read.value } },
    });
  }
  register.households.update(id, {});
  return ok(detailAgain(id, context));
};

/** The fields of a member as they are kept. */
function readMember(
  fields: Fields,
  before: MemberRow | null,
  householdId: number,
  context: Context,
): Result<Fields> {
  const error =
    dayError(fields, before, context) ?? secondHeadError(fields, before, householdId, context);
  if (error !== null) return fail(error);
  const workPlace = keptText('fields.workPlace', fields.workPlace, before?.workPlace ?? '');
  if (!workPlace.ok) return workPlace;
  const read = { ...fields, workPlace: workPlace.value };
  return fields.personId === null
    ? readOther(read, before, householdId, context)
    : readRegistered(read, fields.personId, before, context);
}

function dayError(fields: Fields, before: MemberRow | null, { today }: Context): AppError | null {
  const { birthOn, since } = fields;
  const error =
    (birthOn === null ? null : pastDayError(birthOn, today, 'fields.birthOn')) ??
    (since === null ? null : pastDayError(since, today, 'fields.since'));
  if (error !== null || since === null) return error;
  const until = before?.until ?? null;
  if (until !== null && since > until)
    return wrongField('fields.since', `不能晚于离开本户的日期（${until}）`);
  return beforeBirth(since, birthOn, 'fields.since');
}

function secondHeadError(
  { relation }: Fields,
  before: MemberRow | null,
  householdId: number,
  { register }: Context,
): AppError | null {
  if (relation !== '户主' || (before !== null && before.until !== null)) return null;
  const others = register.households.members(householdId).filter(({ id }) => id !== before?.id);
  const taken = others.some(
    (other) => other.relation === '户主' && other.until === null && other.voidedAt === null,
  );
  return taken ? wrongField('fields.relation', '本户已有户主，请先修改原户主的关系') : null;
}

/** Name, number, sex and birth of a registered person stand in the people register and nowhere else. */
function readRegistered(
  fields: Fields,
  personId: number,
  before: MemberRow | null,
  { register }: Context,
): Result<Fields> {
  if (before !== null && before.personId !== null && before.personId !== personId)
    return refusal('不能把一名成员改成另一个人；登记错了的请作废后重新登记');
  const person = livePerson(register, personId);
  if (!person.ok) return person;
  const home = register.households.householdOf(personId);
  const livesElsewhere = home !== null && before?.personId !== personId;
  if (livesElsewhere)
    return fail(
      wrongField('fields.personId', '此人已登记在一户中，请先在那一户登记离开日期或作废'),
    );
  return ok({ ...fields, name: '', identityNumber: '', sex: null, birthOn: null });
}

function readOther(
  fields: Fields,
  before: MemberRow | null,
  householdId: number,
  context: Context,
): Result<Fields> {
  if (before !== null && before.personId !== null)
    return refusal('登记人员不能改成未登记的人；登记错了的请作废后重新登记');
  const name = keptText('fields.name', fields.name, before?.name ?? '');
  if (!name.ok) return name;
  if (name.value === '') return fail(wrongField('fields.name', '请填写姓名'));
  const number = readNumber(fields.identityNumber, before, householdId, context);
  if (!number.ok) return number;
  return ok({ ...fields, name: name.value, identityNumber: number.value });
}

/**
 * The number as it is written, in its one form if it passes R-14; one that does not is kept as typed and told (FP-21). The masked
 * number stands for the one that is kept. A number of a registered person asks for that person.
 */
function readNumber(
  given: string,
  before: MemberRow | null,
  householdId: number,
  { register, today }: Context,
): Result<string> {
  const kept = before?.identityNumber ?? '';
  if (given === '' || given === maskIdentityNumber(kept)) return ok(given === '' ? '' : kept);
  const complain = (message: string) => fail(wrongField('fields.identityNumber', message));
  if (given.includes('*')) return complain('带星号的号码不能保存，请重新填写');
  const reading = readIdentityNumber(given, today, () => true);
  const typed = reading.valid ? reading.number : given;
  if (register.people.idOfNumber(typed) !== null)
    return complain('此身份证号是台账中的登记人员，请在“登记人员”中选择');
  const same = register.households
    .members(householdId)
    .some(({ id, identityNumber, voidedAt, until }) => {
      const counts = id !== before?.id && voidedAt === null && until === null;
      return counts && identityNumber === typed;
    });
  return same ? complain('本户已有这个身份证号的成员') : ok(typed);
}

const endMember: Handler<'households.endMember'> = ({ id, memberId, until, reason }, context) => {
  const { register, today } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  const member = liveMember(context, id, memberId);
  if (!member.ok) return member;
  if (member.value.until !== null) return refusal('这名成员已经登记离开本户');
  const error = pastDayError(until, today, 'until');
  if (error !== null) return fail(error);
  const { since } = member.value;
  if (since !== null && until < since)
    return fail(wrongField('until', `不能早于到本户的日期（${since}）`));
  register.households.updateMember(memberId, { until, endReason: reason });
  register.households.update(id, {});
  context.audit({
    ...{ action: '户成员离开', subjectKind: 'household', subjectId: id, reason },
    after: { memberId, until },
  });
  return ok(detailAgain(id, context));
};

const voidMember: Handler<'households.voidMember'> = ({ id, memberId, reason }, context) => {
  const { register, now } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  const member = liveMember(context, id, memberId);
  if (!member.ok) return member;
  const { personId } = member.value;
  if (personId !== null && register.households.isOnList(id, personId))
    return refusal('此人在本户的逐人回访名单中，不能作废；离开本户的请登记离开日期');
  register.households.updateMember(memberId, { voidedAt: now, voidReason: reason });
  register.households.update(id, {});
  context.audit({
    ...{ action: '作废户成员', subjectKind: 'household', subjectId: id, reason },
    before: { memberId, personId },
  });
  return ok(detailAgain(id, context));
};
