import type { Register } from '../../../db/register.ts';
import type { TownRow, VillageRow } from '../../../db/repositories/regions.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Handler, Handlers } from '../context.ts';
import { refreshSearch } from '../people/person-search.ts';
import { placePinyin } from './place-pinyin.ts';
import { readSettings } from './settings.ts';

type RegionMethod =
  | 'regions.towns'
  | 'regions.villages'
  | 'regions.addTown'
  | 'regions.addVillage'
  | 'regions.rename'
  | 'regions.setRetired';

/** Towns and villages: the source is dated, so the office adds, renames and retires them itself. */
export function createRegionHandlers(): Handlers<RegionMethod> {
  return {
    'regions.towns': listTowns,
    'regions.villages': listVillages,
    'regions.addTown': addTown,
    'regions.addVillage': addVillage,
    'regions.rename': renamePlace,
    'regions.setRetired': setRetired,
  };
}

const listTowns: Handler<'regions.towns'> = (_input, { register }) => {
  const people = register.regions.peopleByTown();
  return ok(
    register.regions.towns().map((town) => ({
      ...town,
      ...placePinyin(town.name),
      people: people.get(town.code) ?? 0,
    })),
  );
};

const listVillages: Handler<'regions.villages'> = (input, { register }) => {
  const people = register.regions.peopleByVillage();
  const villages = register.regions.villagesOf(input.townCode);
  return ok(
    villages.map((village) => ({
      ...village,
      ...placePinyin(village.name),
      people: people.get(village.code) ?? 0,
    })),
  );
};

const addTown: Handler<'regions.addTown'> = (input, context) => {
  const { register } = context;
  const towns = register.regions.towns();
  if (hasTwin(towns, input)) return fail(sameName('乡镇'));
  const code = nextOwnCode(
    readSettings(register).countyCode,
    3,
    towns.map((town) => town.code),
  );
  register.regions.addTown({ code, name: input.name, own: true });
  context.audit({
    action: '新增乡镇',
    subjectKind: 'region',
    after: { code, name: input.name },
  });
  return ok({ code, name: input.name, own: true, retired: false, people: 0 });
};

const addVillage: Handler<'regions.addVillage'> = (input, context) => {
  const { register } = context;
  if (register.regions.findTown(input.townCode) === undefined)
    return fail({ code: 'NOT_FOUND', what: '这个乡镇' });
  const villages = register.regions.villagesOf(input.townCode);
  if (hasTwin(villages, input)) return fail(sameName('村（社区）'));
  const code = nextOwnCode(
    input.townCode,
    3,
    villages.map((village) => village.code),
  );
  const row = { code, townCode: input.townCode, name: input.name, own: true };
  register.regions.addVillage(row);
  context.audit({ action: '新增村（社区）', subjectKind: 'region', after: row });
  return ok({ ...row, retired: false, people: 0 });
};

const renamePlace: Handler<'regions.rename'> = (input, context) => {
  const before = placeOf(context.register, input.code);
  if (before === undefined) return fail({ code: 'NOT_FOUND', what: '这个地方' });
  const { code, name } = input;
  if (!before.retired && hasTwin(besideOf(context.register, before), { code, name }))
    return fail(sameName(kindOf(before)));
  context.register.regions.rename(input.code, input.name);
  const people =
    input.code.length === 9
      ? context.register.people.ofTown(input.code)
      : context.register.people.ofVillage(input.code);
  for (const person of people) refreshSearch(context.register, person);
  context.audit({
    action: '更改区划名称',
    subjectKind: 'region',
    before: { code: input.code, name: before.name },
    after: { name: input.name },
  });
  return ok({});
};

const setRetired: Handler<'regions.setRetired'> = (input, context) => {
  const before = placeOf(context.register, input.code);
  if (before === undefined) return fail({ code: 'NOT_FOUND', what: '这个地方' });
  if (!input.retired && hasTwin(besideOf(context.register, before), before))
    return fail({
      code: 'REFUSED',
      reason: `已有同名的${kindOf(before)}在用，请先给其中一个改名，再启用`,
    });
  context.register.regions.setRetired(input.code, input.retired);
  context.audit({
    action: input.retired ? '停用区划' : '恢复区划',
    subjectKind: 'region',
    after: { code: input.code, name: before.name },
  });
  return ok({});
};

type Place = TownRow | VillageRow;

/** Two places of one name in use: then a ledger that names it cannot be read, however fully the name is written. */
function hasTwin(
  places: readonly Place[],
  { code, name }: { readonly code?: string; readonly name: string },
): boolean {
  return places.some((place) => place.name === name && !place.retired && place.code !== code);
}

/** The places among which a name must tell one: the towns of the county, or the villages of one town. */
function besideOf(register: Register, place: Place): readonly Place[] {
  return 'townCode' in place
    ? register.regions.villagesOf(place.townCode)
    : register.regions.towns();
}

function kindOf(place: Place): string {
  return 'townCode' in place ? '村（社区）' : '乡镇';
}

function sameName(kind: string): AppError {
  const message = `已有同名的${kind}`;
  return { code: 'INVALID_INPUT', fields: [{ path: 'name', message }] };
}

function placeOf(register: Register, code: string): Place | undefined {
  return code.length === 9 ? register.regions.findTown(code) : register.regions.findVillage(code);
}

/** Codes of the office's own places end in letter and digits (X01), which no official code does. */
function nextOwnCode(parent: string, digits: number, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const code = `${parent}X${String(number).padStart(digits - 1, '0')}`;
    if (!taken.includes(code)) return code;
  }
}
