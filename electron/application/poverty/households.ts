import { maskPhone } from '../../../db/domain/values/resident-id.ts';
import type { HouseholdRow } from '../../../db/repositories/households.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { LOOKING } from '../imports/import-undo.ts';
import { livePerson, refusal } from '../people/live-person.ts';
import { createNumberSearchLog } from '../people/number-search-log.ts';
import { pastDayError } from '../people/person-status.ts';
import { SEALED, sealedError } from '../people/sealed-person.ts';
import { createHouseholdCategories } from './household-categories.ts';
import { categoryWordError, keptPhone, keptText, placeError } from './household-fields.ts';
import { createHouseholdMembers } from './household-members.ts';
import { householdDetail, householdNow, householdRow } from './household-view.ts';
import { detailAgain, liveHousehold, NO_HOUSEHOLD } from './live-household.ts';

type OwnMethod =
  | 'households.list'
  | 'households.get'
  | 'households.ofPerson'
  | 'households.reveal'
  | 'households.create'
  | 'households.update'
  | 'households.void';

/** 户: who lives together, what the household is, who goes there for help (domain.md 12.1). */
export function createHouseholdHandlers() {
  return {
    ...ownHandlers(),
    ...createHouseholdCategories(),
    ...createHouseholdMembers(),
  };
}

function ownHandlers(): Handlers<OwnMethod> {
  const logSearch = createNumberSearchLog();
  return {
    'households.list': (input, context) => {
      const { register, today } = context;
      const { page, pageSize, ...filter } = input;
      const span = { offset: (page - 1) * pageSize, limit: pageSize };
      const { total, ids } = register.households.list(filter, span, today);
      logSearch(filter.text, total, context);
      const rows = ids.flatMap((id) => register.households.find(id) ?? []);
      return ok({
        total,
        rows: rows.map((row) => householdRow(householdNow(row, context), context)),
      });
    },
    'households.get': ({ id }, context) => {
      const row = context.register.households.find(id);
      return row === undefined ? NO_HOUSEHOLD : ok(householdDetail(row, context));
    },
    'households.ofPerson': ({ personId }, { register, today }) => {
      const householdId = register.households.householdOf(personId);
      const category =
        householdId === null ? null : register.households.currentCategory(householdId, today);
      return ok({ householdId, category: category ?? '' });
    },
    'households.reveal': reveal,
    'households.create': createHousehold,
    'households.update': updateHousehold,
    'households.void': voidHousehold,
  };
}

/** Opens what is masked, and says so in the log of every registered person whose number is shown (等保 安全审计). */
const reveal: Handler<'households.reveal'> = ({ id }, context) => {
  const { register } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  const { living, sealed } = householdNow(row.value, context);
  const closed = (lightTouch: boolean) => sealedError({ lightTouch }, context);
  if (sealed && closed(true) !== null) return fail(closed(true) ?? { code: 'LOCKED' });
  const shown = living.filter(({ lightTouch }) => closed(lightTouch === 1) === null);
  context.audit({ action: LOOKING, subjectKind: 'household', subjectId: id });
  for (const { personId } of shown)
    if (personId !== null)
      context.audit({ action: LOOKING, subjectKind: 'person', subjectId: personId });
  return ok({
    contactPhone: row.value.contactPhone,
    members: shown.map((member) => ({ id: member.id, identityNumber: member.number })),
  });
};

type Fields = Checked<'households.create'>['fields'];

const NOTHING = { address: '', contactPhone: '', note: '', contactName: '', contactUnit: '' };

/** The typed fields as they are kept; what still stands masked stays as it was. */
function readFields(
  register: Register,
  fields: Fields,
  before: HouseholdRow | null,
): Result<Fields> {
  const error = placeError(register, fields);
  if (error !== null) return fail(error);
  const kept = before ?? NOTHING;
  const shown = maskPhone(kept.contactPhone);
  const phone = keptPhone('fields.contactPhone', fields.contactPhone, kept.contactPhone, shown);
  if (!phone.ok) return phone;
  const address = keptText('fields.address', fields.address, kept.address);
  if (!address.ok) return address;
  const note = keptText('fields.note', fields.note, kept.note);
  if (!note.ok) return note;
  return ok({ ...fields, contactPhone: phone.value, address: address.value, note: note.value });
}

const createHousehold: Handler<'households.create'> = (input, context) => {
  const { register, user, now, today } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  if (register.households.householdOf(input.personId) !== null)
    return refusal('此人已登记在一户中，请打开那一户修改');
  const fields = readFields(register, input.fields, null);
  if (!fields.ok) return fields;
  const { category: word, categorySince: since } = input;
  const error =
    pastDayError(since, today, 'categorySince') ?? categoryWordError(register, word, 'category');
  if (error !== null) return fail(error);
  const kept = { recordedBy: user.name, recordedAt: now };
  const { id } = register.households.add({ ...fields.value, ...kept });
  register.households.addCategory({ householdId: id, word, since, basis: '登记时', ...kept });
  const relation = person.value.householdSize === 1 ? '户主' : '其他';
  register.households.addMember({
    ...{ householdId: id, personId: input.personId, relation },
    ...{ health: '不详', disability: '不详', schooling: '不详', labour: '不详', work: '不详' },
    ...kept,
  });
  const after = { ...fields.value, category: word, since, personId: input.personId };
  context.audit({ action: '登记户', subjectKind: 'household', subjectId: id, after });
  return ok({ id });
};

const updateHousehold: Handler<'households.update'> = ({ id, revision, fields }, context) => {
  const { register } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  if (row.value.revision !== revision)
    return fail({ code: 'CONFLICT', what: '这一户刚被改动过，请重新打开后再改，您的修改没有保存' });
  if (householdNow(row.value, context).sealed) return refusal(SEALED);
  const read = readFields(register, fields, row.value);
  if (!read.ok) return read;
  register.households.update(id, read.value);
  const before = Object.fromEntries(
    Object.keys(read.value).map((key) => [key, row.value[key as keyof Fields]]),
  );
  context.audit({
    ...{ action: '修改户', subjectKind: 'household', subjectId: id, before, after: read.value },
  });
  return ok(detailAgain(id, context));
};

/** With its members: each of them may be recorded in another household afterwards. */
const voidHousehold: Handler<'households.void'> = ({ id, reason }, context) => {
  const { register, now } = context;
  const row = liveHousehold(register, id);
  if (!row.ok) return row;
  const uses = register.households.usesOf(id);
  if (uses.entries > 0) return refusal('这一户在逐人回访名单中，不能作废');
  if (uses.watches > 0 || uses.cases > 0)
    return refusal('这一户有监测记录或新发现认定记录，不能作废；那些记录登记错了的，先作废它们');
  register.households.update(id, { voidedAt: now, voidReason: reason });
  for (const { id: memberId, voidedAt } of register.households.members(id))
    if (voidedAt === null)
      register.households.updateMember(memberId, {
        voidedAt: now,
        voidReason: `户作废：${reason}`,
      });
  context.audit({ action: '作废户', subjectKind: 'household', subjectId: id, reason });
  return ok({ voided: true });
};
