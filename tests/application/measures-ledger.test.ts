import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { aLine, writeLedgerFile, type LedgerLine } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';
import { ending, order } from './measure-desk.ts';

let desk: ReturnType<typeof anOffice>;
let files = 0;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

const WHO = {
  fullName: '欧阳测',
  identityNumber: anIdentityNumber('19900307', 101),
  phone: '',
  caseWorker: '',
};

async function running() {
  const { id } = await desk.call('people.create', {
    fields: aPerson(WHO),
    controlStatus: '社会面',
    registeredOn: '2026-09-10',
  });
  const { measureId } = await desk.call('measures.decide', order(id));
  const agreement = { agreementNumber: '', agreementOn: null };
  await desk.call('measures.reportIn', {
    measureId,
    on: '2026-09-28',
    lateReason: '',
    ...agreement,
  });
  return { id, measureId };
}

async function take(line: Partial<LedgerLine>, choice: Partial<Input<'imports.commit'>> = {}) {
  files += 1;
  const source = writeLedgerFile(desk.folder, `台账${files}.xlsx`, [aLine({ ...WHO, ...line })]);
  const { token, changed } = await desk.call('imports.read', { source });
  const { importId } = await desk.call('imports.commit', { token, ...choice });
  return { importId, differences: changed.flatMap((each) => each.differences) };
}

async function latest(personId: number) {
  const [measure] = (await desk.call('measures.ofPerson', { personId })).measures;
  if (measure === undefined) throw new Error('no measure');
  return measure;
}

describe('an old ledger read again', () => {
  it('reports nobody in to a measure that was decided here since', async () => {
    const { id, measureId } = await running();
    await desk.call('measures.end', ending(measureId, '转出执行地', '2026-11-01'));
    const again = order(id, { decisionOn: '2026-11-05', serviceOn: '2026-11-06' });
    await desk.call('measures.decide', again);
    const old = {
      controlStatus: '社区戒毒',
      serviceOn: '2026-09-20',
      startOn: '2026-09-27',
    } as const;
    const { differences } = await take(old);
    expect(differences.filter(({ field }) => field === 'startOn')).toEqual([
      { field: 'startOn', label: '措施开始日期', register: '', file: '2026-09-27', fills: false },
    ]);
    expect(await latest(id)).toMatchObject({ startOn: null, state: '待报到' });
    await take(old, { takeFields: ['startOn', 'serviceOn'] });
    expect(await latest(id)).toMatchObject({ startOn: null, serviceOn: '2026-11-06' });
    expect((await desk.call('people.get', { id })).extra).toEqual([
      { heading: '台账所记送达日期', value: '2026-09-20' },
      { heading: '台账所记措施开始日期', value: '2026-09-27' },
    ]);
  });

  it('gives an imported measure its days, but none that contradict it', async () => {
    await take({ controlStatus: '社区戒毒', serviceOn: '2026-09-20', startOn: '' });
    const { rows } = await desk.call('people.list', { filter: {} });
    const id = rows[0]?.id ?? 0;
    await take({ controlStatus: '社区戒毒', startOn: '2026-09-01' });
    expect(await latest(id)).toMatchObject({ serviceOn: '2026-09-20', startOn: null });
    await take({ controlStatus: '社区戒毒', startOn: '2026-09-27' });
    expect(await latest(id)).toMatchObject({ serviceOn: '2026-09-20', startOn: '2026-09-27' });
  });

  it('ends a suspension with its measure, and opens both again when the import is taken back', async () => {
    const { id, measureId } = await running();
    await desk.call('measures.suspend', {
      measureId,
      from: '2026-10-20',
      to: null,
      reason: '拘留',
      note: '',
    });
    const inside = { controlStatus: '强制隔离戒毒', startOn: '2026-11-01' } as const;
    const { importId } = await take(inside, { takeFields: ['controlStatus', 'startOn'] });
    const [second, first] = (await desk.call('measures.ofPerson', { personId: id })).measures;
    expect([second, first]).toMatchObject([
      { kind: '强制隔离戒毒', decisionOn: '2026-11-01', endOn: null },
      { endReason: '转强制隔离', suspensions: [{ from: '2026-10-20', to: first?.endOn }] },
    ]);
    expect(first?.endOn).not.toBeNull();
    await desk.call('imports.undo', { importId, reason: '读错了' });
    expect(await latest(id)).toMatchObject({
      id: measureId,
      endOn: null,
      suspensions: [{ to: null }],
    });
  });
});
