import type { Office } from '../../electron/application/office.ts';
import type { Input, Method, Output } from '../../electron/contract/index.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { aLine, writeLedgerFile, type LedgerLine } from '../support/ledger-file.ts';
import { anOffice, callsOf, CHIEF, setUp } from '../support/office.ts';

export const TODAY = '2026-11-15';
/** The day on which the ledger was taken in: windows that ended before it are 建账前. */
export const ENTERED = '2026-01-05';
export const SECOND = { userName: '李秀英', password: 'battery staple' };

/** A person of the desk's ledger: 社区戒毒 from 10 January 2025 unless told otherwise; no two numbers are one digit apart. */
export function aLife(sequence: number, given: LedgerLine = {}): LedgerLine {
  return aLine({
    fullName: `欧阳测${'一二三四五六七八九'.charAt(sequence)}`,
    identityNumber: anIdentityNumber('19900307', 101 + 22 * sequence),
    controlStatus: '社区戒毒',
    serviceOn: '2025-01-03',
    startOn: '2025-01-10',
    ...given,
  });
}

/**
 * An office of 台前县 that took its ledger in on 5 January 2026 with the example rules, opened again on 15 November: people
 * with measures under way, and no record yet of what was done for them.
 */
export async function aControlDesk(lines: readonly LedgerLine[] = [aLife(0)]) {
  const first = anOffice(ENTERED);
  await setUp(first);
  const source = writeLedgerFile(first.folder, '人员台账.xlsx', lines);
  const { token } = await first.call('imports.read', { source });
  await first.call('imports.commit', { token });
  const { rows } = await first.call('people.list', { filter: {}, sort: 'name' });
  const idOf = (name: string) => rows.find((row) => row.fullName === name)?.id ?? 0;
  const ids = lines.map((line) => idOf(line.fullName ?? ''));
  let office: Office = first.office;

  async function open(day: string, user: { userName: string; password: string } = CHIEF) {
    office.close();
    office = first.again(day);
    await callsOf(office).call('session.unlock', user);
  }
  async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    return callsOf(office).call(method, input);
  }
  async function refused<M extends Method>(method: M, input: Input<M>): Promise<AppError> {
    return callsOf(office).refused(method, input);
  }
  await open(TODAY);
  return {
    call,
    /** What the office answers, whatever it is. */
    asked: (method: Method, input: object) => office.invoke(method, input),
    refused,
    open,
    ids,
    person: ids[0] ?? 0,
    test: (given: Partial<Input<'tests.record'>> = {}) =>
      call('tests.record', aTest(ids[0] ?? 0, given)),
    async windows(): Promise<Output<'tests.windows'>[number]> {
      const [newest] = await call('tests.windows', { personId: ids[0] ?? 0 });
      if (newest === undefined) throw new Error('no measure');
      return newest;
    },
    async asSecond(role: '经办人' | '审核人' = '审核人') {
      await call('users.add', { name: SECOND.userName, role, password: SECOND.password });
      await call('session.lock', {});
      await call('session.unlock', SECOND);
    },
    dispose() {
      office.close();
      first.dispose();
    },
  };
}
export type ControlDesk = Awaited<ReturnType<typeof aControlDesk>>;

/** A negative urine test of 10 November with two staff. */
export function aTest(
  personId: number,
  given: Partial<Input<'tests.record'>> = {},
): Input<'tests.record'> {
  return {
    personId,
    testedOn: '2026-11-10',
    kind: '尿检',
    result: '阴性',
    source: '定期',
    place: '城关镇工作站',
    testers: '陈静',
    secondTester: '赵刚',
    note: '',
    ...given,
  };
}

/** What the person's history names, newest first, without what the import and the set-up wrote. */
export async function actionsOf(desk: Pick<ControlDesk, 'call' | 'person'>): Promise<string[]> {
  const entries = await desk.call('people.history', { id: desk.person });
  return entries.map(({ action }) => action).filter((action) => !action.startsWith('台账导入'));
}
