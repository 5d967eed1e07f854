import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Line, Note } from '../../electron/contract/values.ts';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { aLine, writeLedgerFile } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

const DIRECTION = '含有看不见的、改变文字方向的字符，请删去后重新输入';
const CONTROL = '不能换行，也不能有控制字符';
const IN_NOTE = '不能有控制字符，请删去看不见的字符后重新输入';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

function complaint(shape: typeof Line, text: string): string | null {
  const result = shape.safeParse(text);
  return result.success ? null : (result.error.issues[0]?.message ?? '');
}

describe('a line and a note', () => {
  it.each([
    ['张\u202E三', DIRECTION, DIRECTION],
    ['张\u2067三', DIRECTION, DIRECTION],
    ['张\u200F三', DIRECTION, DIRECTION],
    ['张\u061C三', DIRECTION, DIRECTION],
    ['张\u0000三', CONTROL, IN_NOTE],
    ['张\u001B三', CONTROL, IN_NOTE],
    ['张\u0085三', CONTROL, IN_NOTE],
    ['张\n三', CONTROL, null],
    ['张\r\n\t三', CONTROL, null],
    ['阿依古丽·买买提 Ünal 𠮷', null, null],
  ])('judge %j', (text, inLine, inNote) => {
    expect([complaint(Line, text), complaint(Note, text)]).toEqual([inLine, inNote]);
  });
});

describe('what is typed', () => {
  it('is refused at its field when a mark turns the direction of a name', async () => {
    const fields = aPerson({ fullName: '张\u202E三' });
    const person = { fields, controlStatus: '社会面', registeredOn: '2026-11-01' } as const;
    expect(await desk.refused('people.create', person)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'fields.fullName', message: DIRECTION }],
    });
  });

  it('is a drug of the list at a seizure, with 其他 told in words', async () => {
    const registered = { controlStatus: '社会面', registeredOn: '2026-11-01' } as const;
    const { id } = await desk.call('people.create', { fields: aPerson(), ...registered });
    const seizure = { personId: id, seizedOn: '2026-11-10', unit: '', place: '', finding: '成瘾' };
    const rest = { findingNumber: '', note: '' };
    const record = (drugs: unknown[]) => ({ ...seizure, ...rest, drugs }) as never;
    for (const drugs of [['\u0000'], [{ drug: '面粉', note: '' }]])
      expect(await desk.refused('seizures.record', record(drugs))).toMatchObject({
        code: 'INVALID_INPUT',
      });
    await desk.call(
      'seizures.record',
      record([
        { drug: '海洛因', note: '' },
        { drug: '其他', note: '氟胺酮' },
      ]),
    );
    const [kept] = await desk.call('seizures.ofPerson', { personId: id });
    expect(kept?.drugs).toEqual(['海洛因', '氟胺酮']);
  });
});

describe('a ledger', () => {
  it('is taken in without steering marks, and says so', async () => {
    const line = aLine({
      fullName: '张\u2067立新',
      identityNumber: anIdentityNumber(),
      note: '第一行\n第二\u202E行',
      address: '幸福村1号',
    });
    const source = writeLedgerFile(desk.folder, '台账.xlsx', [line]);
    const run = await desk.call('imports.read', { source });
    const told = run.hints.filter(({ code }) => code === 'MARKS_LEFT_OUT');
    expect(told.map(({ message }) => message)).toEqual([
      '含有看不见的控制字符或改变文字方向的字符，已去掉，请核对',
      '含有看不见的控制字符或改变文字方向的字符，已去掉，请核对',
    ]);
    await desk.call('imports.commit', { token: run.token });
    const [row] = (await desk.call('people.list', { filter: {} })).rows;
    const { fields } = await desk.call('people.get', { id: row?.id ?? 0 });
    expect([fields.fullName, fields.note]).toEqual(['张立新', '第一行\n第二行']);
  });
});
