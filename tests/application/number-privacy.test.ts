import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { writeWorkbook } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

const WIFE = anIdentityNumber('19910101', 222);
const NOTE = `妻子${WIFE}，电话199 0000 5678；2021-03-05查获`;
const MASKED = `妻子**************${WIFE.slice(-4)}，电话*******5678；2021-03-05查获`;

async function registered(note = NOTE): Promise<number> {
  const { id } = await desk.call('people.create', {
    fields: aPerson({ note }),
    controlStatus: '社会面',
    registeredOn: '2026-11-01',
  });
  return id;
}

describe('numbers in the note and in further columns', () => {
  it('are masked until they are opened, and opening is logged', async () => {
    const source = writeWorkbook(desk.folder, '台账.xlsx', {
      台账: [
        ['姓名', '身份证号', '乡镇', '管控现状', '备注', '妻子号码'],
        ['张立新', anIdentityNumber(), '城关镇', '社会面', NOTE, WIFE],
      ],
    });
    const { token } = await desk.call('imports.read', { source });
    await desk.call('imports.commit', { token });
    const [row] = (await desk.call('people.list', { filter: {} })).rows;
    const id = row?.id ?? 0;
    const person = await desk.call('people.get', { id });
    expect([person.fields.note, person.maskedFields, person.extra]).toEqual([
      MASKED,
      ['note'],
      [{ heading: '妻子号码', value: `**************${WIFE.slice(-4)}` }],
    ]);
    expect(await desk.call('people.reveal', { id })).toMatchObject({
      texts: { note: NOTE },
      extra: [{ heading: '妻子号码', value: WIFE }],
    });
    expect((await desk.call('audit.list', {})).rows[0]?.action).toBe('查看完整证件号和电话');
  });

  it('survive a form that was saved with the mask, and a mask is never written over them', async () => {
    const id = await registered();
    const full = async () => (await desk.call('people.reveal', { id })).texts.note;
    await desk.call('people.update', { id, revision: 1, fields: { note: MASKED, alias: '老张' } });
    expect(await full()).toBe(NOTE);
    const wrong = { id, revision: 2, fields: { note: `${MASKED}。又及` } };
    expect(await desk.refused('people.update', wrong)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'note' }],
    });
    await desk.call('people.update', { id, revision: 2, fields: { note: '改过' } });
    expect(await full()).toBe('改过');
    const history = await desk.call('people.history', { id });
    expect(
      history.flatMap(({ changes }) => changes).filter(({ field }) => field === '备注'),
    ).toEqual([
      { field: '备注', before: MASKED, after: '改过' },
      { field: '备注', before: '', after: MASKED },
    ]);
  });

  it.each([
    ...['alias', 'ethnicity', 'domicile', 'address', 'guardian'],
    ...['policeOfficer', 'caseWorker', 'gridWorker'],
  ] as const)('are so in %s, too, and no form writes the mask over them', async (name) => {
    const fields = aPerson({ [name]: NOTE });
    const entered = { controlStatus: '社会面', registeredOn: '2026-11-01' } as const;
    const { id } = await desk.call('people.create', { fields, ...entered });
    const shown = async () => desk.call('people.get', { id });
    const full = async () => (await desk.call('people.reveal', { id })).texts[name];
    const { fields: asShown, maskedFields } = await shown();
    expect([asShown[name], maskedFields, await full()]).toEqual([MASKED, [name], NOTE]);
    // The form sends back all that it was shown.
    await desk.call('people.update', {
      id,
      revision: 1,
      fields: { ...asShown, education: '初中' },
    });
    expect([await full(), (await shown()).fields.education]).toEqual([NOTE, '初中']);
    const wrong = { id, revision: 2, fields: { [name]: `${MASKED}。又及` } };
    expect(await desk.refused('people.update', wrong)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: name, message: expect.stringContaining('里有遮盖的号码') as string }],
    });
    await desk.call('people.update', { id, revision: 2, fields: { [name]: '改过' } });
    expect([await full(), (await shown()).maskedFields]).toEqual(['改过', []]);
  });

  it('are so in what was written of a drug', async () => {
    const drugs = [{ drug: '其他', note: NOTE }];
    const entered = { controlStatus: '社会面', registeredOn: '2026-11-01' } as const;
    const { id } = await desk.call('people.create', { fields: aPerson({ drugs }), ...entered });
    const full = async () => (await desk.call('people.reveal', { id })).texts.drugs;
    const { fields, maskedFields } = await desk.call('people.get', { id });
    expect([fields.drugs, maskedFields]).toEqual([[{ drug: '其他', note: MASKED }], ['drugs']]);
    await desk.call('people.update', { id, revision: 1, fields });
    expect(await full()).toEqual(drugs);
    const more = { drugs: [...fields.drugs, { drug: '海洛因', note: '' }] };
    expect(await desk.refused('people.update', { id, revision: 2, fields: more })).toMatchObject({
      fields: [{ path: 'drugs' }],
    });
    await desk.call('people.update', { id, revision: 2, fields: { drugs: [] } });
    expect(await full()).toEqual([]);
  });

  it('are masked in a masked export', async () => {
    await registered();
    const target = join(desk.folder, '导出.xlsx');
    await desk.call('people.export', {
      filter: {},
      columns: ['姓名', '备注'],
      unmasked: false,
      reason: '',
      target,
    });
    const sheet = XLSX.read(readFileSync(target)).Sheets['人员台账']!;
    expect(XLSX.utils.sheet_to_csv(sheet)).not.toContain(WIFE);
    expect(XLSX.utils.sheet_to_csv(sheet)).toContain(MASKED);
  });
});

describe('what an import shows of the register', () => {
  it('is masked but for the digits that differ', async () => {
    await registered();
    const source = writeWorkbook(desk.folder, '台账.xlsx', {
      台账: [
        ['姓名', '身份证号', '乡镇', '管控现状', '联系电话', '备注'],
        ['张立新', anIdentityNumber(), '城关镇', '社会面', '19900701234', `妻子${WIFE}`],
        ['张立新', anIdentityNumber('19900317', 123), '城关镇', '社会面', '', ''],
      ],
    });
    const { token, changed } = await desk.call('imports.read', { source });
    expect(changed[0]?.differences.map(({ register, file }) => [register, file])).toEqual([
      ['199**0*1234', '199**7*1234'],
      [MASKED, `妻子**************${WIFE.slice(-4)}`],
    ]);
    await desk.call('imports.commit', { token });
    const [line] = await desk.call('imports.doubtful', {});
    expect(line?.differences.map(({ register, file }) => [register, file])).toEqual([
      ['410927******0*1231', '410927******1*1232'],
    ]);
  });
});

describe('looking for somebody by the digits of a number', () => {
  const searches = async () =>
    (await desk.call('audit.list', { pageSize: 200 })).rows.filter(
      ({ action }) => action === '按号码查找人员',
    );

  it('is logged once a search, not once a key stroke, and without the digits', async () => {
    await registered();
    const number = anIdentityNumber();
    for (let length = 1; length <= number.length; length += 1)
      await desk.call('people.search', { text: number.slice(0, length) });
    await desk.call('people.list', { filter: { text: number } });
    await desk.call('people.list', { filter: { text: number } });
    const found = await searches();
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain(number.slice(0, 6));
    await desk.call('people.search', { text: '１９９ 0000' });
    expect(await searches()).toHaveLength(2);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('is logged again after the register was locked', async () => {
    await desk.call('people.search', { text: '19900001' });
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: '王建国', password: 'correct horse' });
    await desk.call('people.search', { text: '19900001' });
    expect(await searches()).toHaveLength(2);
  });

  it('is not logged for a name, a village or a few digits', async () => {
    for (const text of ['张立新', 'zlx', '12345', '2021'])
      await desk.call('people.search', { text });
    await desk.call('people.list', { filter: { text: '城关' } });
    expect(await searches()).toEqual([]);
  });
});
