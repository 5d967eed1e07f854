import type { Input, Output } from '../../electron/contract/index.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { TOWN, type TestOffice } from '../support/office.ts';

export const TODAY = '2026-11-15';
type Desk = Pick<TestOffice, 'call'>;
type PersonFields = Input<'people.create'>['fields'];
type HouseholdFields = Input<'households.create'>['fields'];
type MemberFields = Input<'households.saveMember'>['fields'];

/** A registered person of the poverty list; the number tells them apart. */
export async function addPerson(
  desk: Desk,
  number: number,
  given: Partial<PersonFields> = {},
): Promise<number> {
  const { id } = await desk.call('people.create', {
    fields: aPerson({
      fullName: `张立${'一二三四五六七八九'.charAt(number - 1)}`,
      identityNumber: anIdentityNumber('19900307', number),
      povertyCategory: '脱贫户',
      ...given,
    }),
    controlStatus: '社会面',
    registeredOn: '2026-01-05',
  });
  return id;
}

export function householdFields(given: Partial<HouseholdFields> = {}): HouseholdFields {
  return {
    ...{ number: '', townCode: TOWN, villageCode: null, address: '', noLabour: false, note: '' },
    ...{ contactName: '李卫民', contactUnit: '县农业农村局', contactPhone: '19900002222' },
    ...given,
  };
}

export async function addHousehold(
  desk: Desk,
  personId: number,
  given: Partial<Input<'households.create'>> = {},
): Promise<number> {
  const { id } = await desk.call('households.create', {
    ...{ personId, fields: householdFields(), category: '脱贫户', categorySince: '2020-12-31' },
    ...given,
  });
  return id;
}

export function aMember(given: Partial<MemberFields> = {}): MemberFields {
  return {
    ...{ personId: null, name: '张大山', identityNumber: '', relation: '户主', sex: '男' },
    ...{ birthOn: '1956-04-01', health: '慢性病', disability: '无', schooling: '非在校' },
    ...{ labour: '丧失劳动力', work: '不适用', workPlace: '', insured: true, since: null },
    ...given,
  };
}

export function memberCalled(
  detail: Output<'households.get'>,
  name: string,
): Output<'households.get'>['members'][number] {
  const found = detail.members.find((member) => member.name === name);
  if (found === undefined) throw new Error('no such member');
  return found;
}
