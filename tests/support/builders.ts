import { checkCharacterOf } from '../../db/domain/values/resident-id.ts';
import type { Input } from '../../electron/contract/index.ts';
import { TOWN } from './office.ts';

type Fields = Input<'people.create'>['fields'];

/** A valid number of 台前县: the birth day and three digits are chosen, the check character computed. */
export function anIdentityNumber(birth = '19900307', sequence = 123): string {
  const seventeen = `410927${birth}${String(sequence).padStart(3, '0')}`;
  return seventeen + checkCharacterOf(seventeen);
}

/** An invented person of whom only the telling fields are given. */
export function aPerson(given: Partial<Fields> = {}): Fields {
  return {
    fullName: '张立新',
    alias: '',
    identityNumber: anIdentityNumber(),
    sex: null,
    birthOn: null,
    ethnicity: '汉族',
    phone: '19900001234',
    domicile: '',
    townCode: TOWN,
    villageCode: null,
    address: '',
    education: null,
    marriage: null,
    occupation: null,
    category: '吸毒',
    drugs: [],
    firstUsedOn: null,
    lastSeizedOn: null,
    drugState: null,
    policeOfficer: '',
    caseWorker: '陈静',
    gridWorker: '',
    guardian: '',
    guardianPhone: '',
    povertyCategory: null,
    householdSize: null,
    note: '',
    ...given,
  };
}

type Visit = Input<'visits.record'>;

export function aVisit(personId: number, given: Partial<Visit> = {}): Visit {
  return {
    personId,
    visitedOn: '2026-11-10',
    mode: '面对面',
    outcome: '见到本人',
    inCharge: '陈静',
    seen: '本人',
    place: '',
    drugState: null,
    topics: [],
    findings: '',
    needs: '',
    ...given,
  };
}
