import { openRegister, type Register } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import type { Input } from '../../electron/contract/index.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { anOffice, CHIEF, setUp, TOWN } from '../support/office.ts';

export const TODAY = '2026-06-20';
export const OTHER_TOWN = '410927101';
export const CLERK = { userName: '张敏', password: 'correct horse' };

type Sheet = Input<'rounds.saveSheet'>['sheet'];
type Fields = Partial<ReturnType<typeof aPerson>>;

/** Two at 10000 yuan a head with nothing wrong. */
export function aSheet(given: Partial<Sheet> = {}): Sheet {
  return {
    ...{ visitedOn: '2026-06-10', visitor: '陈静', respondent: '本人', people: 1 },
    ...{ wage: '9000', business: '3000', property: '0', transfer: '1000', businessCost: '3000' },
    ...{ claims: '0', medicalCost: '500', housing: true, schooling: true, medical: true },
    ...{ water: true, guaranteesNote: '', healthNote: '', ableToWork: 1, working: 1 },
    ...{ workUnstable: false, workNote: '', drugState: '未复吸', bail: '无', releasedOn: null },
    ...{ safetyNet: false, riskTypes: [], riskNote: '', wishes: '', helpInPlace: [] },
    ...{ helpNeeded: [], visitorView: null, visitorNote: '' },
    ...given,
  };
}

/** An office of 台前县 on a day of the mid-year round, with a second user and the line of the year. */
export async function aReviewDesk(day = TODAY) {
  const desk = anOffice(day);
  await setUp(desk);
  await desk.call('users.add', { name: CLERK.userName, role: '审核人', password: CLERK.password });
  await desk.call('rules.change', {
    ...{ ruleId: 'POVERTY-LINE', validFrom: '2026-01-01', legalBasis: '豫振兴〔2026〕1号' },
    value: { year: 2026, place: '台前县', amount: '7300.00' },
  });
  let number = 0;
  const { call } = desk;
  return {
    ...desk,
    /** The register itself, while the office is locked: for what no call writes, and for counting by another way. */
    async looked<T>(look: (register: Register) => T): Promise<T> {
      await call('session.lock', {});
      const { dataKey } = unlock(desk.registerFile, CHIEF.userName, CHIEF.password, 0);
      const register = openRegister(desk.registerFile, dataKey);
      try {
        return look(register);
      } finally {
        register.close();
        await call('session.unlock', CHIEF);
      }
    },
    async as(user: typeof CHIEF): Promise<void> {
      await call('session.lock', {});
      await call('session.unlock', user);
    },
    /** A person whose ledger line says 脱贫户, unless told otherwise. */
    async person(fields: Fields = {}): Promise<number> {
      number += 1;
      const identityNumber = anIdentityNumber('19900307', number);
      const { id } = await call('people.create', {
        fields: aPerson({
          ...{ fullName: `张立${'甲乙丙丁戊己庚辛壬癸'.charAt(number % 10)}`, identityNumber },
          ...{ povertyCategory: '脱贫户', householdSize: 1, townCode: TOWN, ...fields },
        }),
        controlStatus: '社会面',
        registeredOn: '2026-01-05',
      });
      return id;
    },
    open(given: Partial<Input<'rounds.open'>> = {}) {
      return call('rounds.open', {
        ...{ year: 2026, name: '年中', firstOn: '2026-06-01', lastOn: '2026-07-15' },
        ...given,
      });
    },
    async entries(roundId: number, given: Partial<Input<'rounds.entries'>> = {}) {
      return (await call('rounds.entries', { roundId, ...given })).rows;
    },
    /** The entry as it is now, to be named with its revision. */
    async of(entryId: number): Promise<{ entryId: number; revision: number }> {
      const { revision } = await call('rounds.entry', { entryId });
      return { entryId, revision };
    },
    async save(entryId: number, sheet: Partial<Sheet> = {}, complete = true) {
      return call('rounds.saveSheet', {
        ...(await this.of(entryId)),
        ...{ sheet: aSheet(sheet), complete },
      });
    },
    /** The household with contact and member as the cross-checks ask. */
    async settle(entryId: number): Promise<void> {
      const { householdId } = await call('rounds.entry', { entryId });
      const known = await call('households.get', { id: householdId });
      await call('households.update', {
        ...{ id: householdId, revision: known.revision },
        fields: {
          ...{ number: '', townCode: known.townCode, villageCode: null, address: '' },
          ...{ contactName: '孙丽娟', contactUnit: '', contactPhone: '19900005555' },
          ...{ noLabour: known.noLabour, note: '' },
        },
      });
    },
    async conclude(entryId: number, level: '已返贫' | '高' | '中' | '低', reason = '') {
      return call('rounds.conclude', { ...(await this.of(entryId)), level, reason });
    },
  };
}
export type ReviewDesk = Awaited<ReturnType<typeof aReviewDesk>>;
