import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../electron/contract/index.ts';
import { anIdentityNumber, aVisit } from '../support/builders.ts';
import { aLine, writeLedgerFile, writeWorkbook, type LedgerLine } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
let files = 0;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

const TWIN = anIdentityNumber('19900307', 789);

async function take(
  lines: readonly LedgerLine[],
  choice: Partial<Input<'imports.commit'>> = {},
): Promise<Output<'imports.commit'>> {
  files += 1;
  const source = writeLedgerFile(desk.folder, `台账${files}.xlsx`, lines);
  const { token } = await desk.call('imports.read', { source });
  return desk.call('imports.commit', { token, ...choice });
}
async function waiting(): Promise<Output<'imports.doubtful'>> {
  return desk.call('imports.doubtful', {});
}
async function decide(
  decision: 'newPerson' | 'same' | 'drop',
  takeFields: string[] = [],
): Promise<number | null> {
  const [line] = await waiting();
  const input = { id: line?.id ?? 0, decision, note: '', takeFields };
  return (await desk.call('imports.decideDoubtful', input)).personId;
}
async function everybody(): Promise<Output<'people.get'>[]> {
  const { rows } = await desk.call('people.list', { filter: {}, sort: 'registered' });
  return Promise.all(rows.map(({ id }) => desk.call('people.get', { id })));
}

describe('a doubtful line that is the same person', () => {
  beforeEach(async () => {
    await take([aLine({ address: '旧址', phone: '19900001111' })]);
    await take([
      aLine({ identityNumber: TWIN, address: '新址', phone: '19900002222', caseWorker: '陈静' }),
    ]);
  });

  it('shows each field that differs, and fills only what is empty unless more was chosen', async () => {
    const [line] = await waiting();
    expect(line?.differences.map(({ field, fills }) => [field, fills])).toEqual([
      ['identityNumber', false],
      ['phone', false],
      ['address', false],
      ['caseWorker', true],
    ]);
    expect(line?.decisions).toEqual(['newPerson', 'same', 'drop']);
    const id = await decide('same', ['address']);
    const person = await desk.call('people.get', { id: id ?? 0 });
    const { phone, identityNumber } = await desk.call('people.reveal', { id: id ?? 0 });
    expect([person.fields.address, person.fields.caseWorker, phone, identityNumber]).toEqual([
      '新址',
      '陈静',
      '19900001111',
      anIdentityNumber(),
    ]);
  });

  it('may correct the number, and sex and birth day with it', async () => {
    const id = await decide('same', ['identityNumber']);
    expect(await desk.call('people.reveal', { id: id ?? 0 })).toMatchObject({
      identityNumber: TWIN,
    });
    expect(await desk.call('people.search', { text: TWIN })).toHaveLength(1);
    expect((await everybody())[0]?.fields).toMatchObject({ sex: '男', birthOn: '1990-03-07' });
  });

  it('is compared with that person from then on, and never asked again', async () => {
    await decide('same');
    const again = aLine({ identityNumber: TWIN, address: '再新址', phone: '19900001111' });
    files += 1;
    const source = writeLedgerFile(desk.folder, `台账${files}.xlsx`, [again]);
    const dry = await desk.call('imports.read', { source });
    expect([dry.doubtful, dry.created]).toEqual([[], 0]);
    expect(dry.changed.map(({ differences }) => differences)).toEqual([
      [{ field: 'address', label: '现住址', register: '旧址', file: '再新址', fills: false }],
    ]);
  });

  it('is the same line though another cell of it has changed', async () => {
    const changed = aLine({ identityNumber: TWIN, address: '又一处' });
    expect((await take([changed])).doubtful).toBe(0);
    expect(await waiting()).toHaveLength(1);
    await decide('drop');
    expect((await take([{ ...changed, address: '再一处' }])).doubtful).toBe(0);
  });
});

describe('two lines of one file', () => {
  it('that look alike may become one person', async () => {
    const done = await take([aLine(), aLine({ identityNumber: TWIN, address: '某路' })]);
    expect([done.created, done.doubtful]).toEqual([1, 1]);
    const [line] = await waiting();
    expect([line?.withName, line?.decisions]).toEqual(['张立新', ['newPerson', 'same', 'drop']]);
    await decide('same');
    expect((await everybody()).map(({ fields }) => fields.address)).toEqual(['某路']);
  });

  it('that have one number and contradict each other wait each, register one and complete the other', async () => {
    const lines = [
      aLine({ address: '甲', caseWorker: '陈静' }),
      aLine({ address: '乙', gridWorker: '李网' }),
    ];
    expect(await take(lines)).toMatchObject({ created: 0, doubtful: 2 });
    expect((await waiting()).map(({ decisions }) => decisions)).toEqual([
      ['newPerson', 'drop'],
      ['newPerson', 'drop'],
    ]);
    await decide('newPerson');
    expect((await waiting()).map(({ decisions }) => decisions)).toEqual([['same', 'drop']]);
    await decide('same', ['address']);
    expect(
      (await everybody()).map(({ fields }) => [
        fields.address,
        fields.caseWorker,
        fields.gridWorker,
      ]),
    ).toEqual([['乙', '陈静', '李网']]);
    expect(await take(lines)).toMatchObject({ created: 0, updated: 0, doubtful: 0 });
  });
});

describe('taking an import back', () => {
  it('takes back what the decisions on its doubtful lines made and changed', async () => {
    await take([aLine({ address: '旧址' })]);
    const [before] = await everybody();
    const { importId } = await take([
      aLine({ identityNumber: TWIN, address: '新址', grade: '中', lastVisitOn: '2026-10-01' }),
      aLine({ fullName: '张立心', phone: '19900002222' }),
      aLine({ fullName: '李四', identityNumber: anIdentityNumber('19850101', 321) }),
    ]);
    await decide('newPerson');
    await decide('same', ['fullName']);
    expect((await everybody()).map(({ fields }) => fields.fullName).sort()).toEqual([
      '张立心',
      '张立新',
      '李四',
    ]);
    expect((await desk.call('imports.list', {}))[0]).toMatchObject({ undoable: true });
    expect(await desk.call('imports.undo', { importId, reason: '选错文件' })).toEqual({
      removed: 2,
      restored: 1,
    });
    const after = await everybody();
    expect(after.map((person) => ({ ...person, revision: 0 }))).toEqual([
      { ...before, revision: 0 },
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('undoes a decision on somebody whom the import itself had made', async () => {
    const { importId } = await take([aLine(), aLine({ identityNumber: TWIN, address: '某路' })]);
    await decide('same');
    expect(await desk.call('imports.undo', { importId, reason: '选错文件' })).toEqual({
      removed: 1,
      restored: 0,
    });
    expect(await everybody()).toEqual([]);
  });

  it('is refused once somebody whom a decision made was touched, and when what came between would be lost', async () => {
    await take([aLine()]);
    const { importId } = await take([aLine({ identityNumber: TWIN })]);
    const [first] = await everybody();
    await desk.call('visits.record', aVisit(first?.id ?? 0));
    const id = await decide('newPerson');
    expect((await desk.call('imports.list', {}))[0]).toMatchObject({ undoable: true });
    await desk.call('visits.record', aVisit(id ?? 0));
    expect(await desk.refused('imports.undo', { importId, reason: '选错文件' })).toMatchObject({
      code: 'REFUSED',
    });
    expect(await everybody()).toHaveLength(2);
  });
});

describe('columns that the program does not know', () => {
  const head = ['姓名', '身份证号', '乡镇', '管控现状', '驾照', '低保', '决定书文号'];
  const line = (...more: string[]) => ['张立新', anIdentityNumber(), '城关镇', '社会面', ...more];
  const source = (...more: string[]) => {
    files += 1;
    return writeWorkbook(desk.folder, `台账${files}.xlsx`, { 台账: [head, line(...more)] });
  };

  it('are compared when the ledger comes again, filled where empty, and overwritten only by choice', async () => {
    const first = await desk.call('imports.read', { source: source('C1', '', '一号') });
    await desk.call('imports.commit', { token: first.token });
    const second = await desk.call('imports.read', { source: source('B2', '享受', '二号') });
    expect(second.changed[0]?.differences).toEqual([
      {
        field: 'documentNumber',
        label: '决定书文号',
        register: '一号',
        file: '二号',
        fills: false,
      },
      { field: 'extra:驾照', label: '驾照', register: 'C1', file: 'B2', fills: false },
      { field: 'extra:低保', label: '低保', register: '', file: '享受', fills: true },
    ]);
    const { importId } = await desk.call('imports.commit', { token: second.token });
    const extra = async () =>
      Object.fromEntries(
        ((await everybody())[0]?.extra ?? []).map(({ heading, value }) => [heading, value]),
      );
    expect(await extra()).toEqual({ 驾照: 'C1', 低保: '享受', 决定书文号: '一号' });
    await desk.call('imports.undo', { importId, reason: '试' });
    expect(await extra()).toEqual({ 驾照: 'C1', 决定书文号: '一号' });
    const third = await desk.call('imports.read', { source: source('B2', '', '二号') });
    await desk.call('imports.commit', {
      token: third.token,
      takeFields: ['extra:驾照', 'documentNumber'],
    });
    expect(await extra()).toEqual({ 驾照: 'B2', 决定书文号: '二号' });
    const fourth = await desk.call('imports.read', { source: source('B2', '', '二号') });
    expect([fourth.changed, fourth.unchanged]).toEqual([[], 1]);
  });
});
