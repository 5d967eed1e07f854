import type { Caller } from './office-desk.ts';
import { inventHousehold, type Invented } from './invented-household.ts';
import type { Random } from './random.ts';

/** Households by the person of the register they stand for. */
export type Homes = Map<number, Invented>;

/** Each person of a 脱贫 or monitored household gets theirs, with members and the contact for help. */
export async function registerHouseholds(call: Caller, random: Random): Promise<Homes> {
  const homes: Homes = new Map();
  const { rows } = await call('people.list', { filter: {}, sort: 'registered', pageSize: 500 });
  for (const { id } of rows) {
    const { fields } = await call('people.get', { id });
    const category = fields.povertyCategory;
    if (category === null || category === '一般户') continue;
    const home = inventHousehold(id, random);
    const household = await call('households.create', {
      personId: id,
      fields: {
        ...{ number: '', townCode: fields.townCode, villageCode: fields.villageCode, address: '' },
        ...{ contactName: home.contact, contactUnit: '乡镇乡村振兴办公室' },
        contactPhone: `1990000${String(9000 + (id % 1000))}`,
        noLabour: home.ableToWork === 0,
        note: '',
      },
      category,
      categorySince: '2020-12-31',
    });
    await saveMembers(call, household.id, home);
    homes.set(id, home);
  }
  return homes;
}

async function saveMembers(call: Caller, id: number, { members }: Invented): Promise<void> {
  const { members: there } = await call('households.get', { id });
  for (const fields of members) {
    const own = there.find(({ personId }) => personId !== null && personId === fields.personId);
    await call('households.saveMember', { id, memberId: own?.id ?? null, fields });
  }
}
