import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { partsOf, structuralFaults } from '../support/docx-xml.ts';
import { aControlDesk, actionsOf, aLife, type ControlDesk } from './control-desk.ts';

const PHONE = '19900001234';
const NUMBER = anIdentityNumber('19900307', 101);
const MINOR = anIdentityNumber('20100307', 103);

let folder: string;
let desk: ControlDesk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-'));
  desk = await aControlDesk([
    aLife(0, { identityNumber: NUMBER, phone: PHONE, note: `家属电话${PHONE}` }),
    aLife(1, { identityNumber: MINOR }),
  ]);
});
afterEach(() => {
  desk.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function ask(given: Partial<Input<'people.dossier'>> = {}): Input<'people.dossier'> {
  const target = join(folder, 'file.docx');
  return { personId: desk.person, unmasked: false, reason: '', target, ...given };
}
function written(): { bytes: Uint8Array; text: string } {
  const bytes = new Uint8Array(readFileSync(join(folder, 'file.docx')));
  const xml = partsOf(bytes)['word/document.xml'] ?? '';
  return { bytes, text: xml.replace(/<[^>]+>/g, ' ') };
}

describe('people.dossier', () => {
  it('has the forms of domain.md 9.3 and every part, numbers masked, and nothing of the person in its name or properties', async () => {
    await desk.test();
    const made = await desk.call('people.dossier', ask());
    const { bytes, text } = written();
    expect(made).toMatchObject({ fileName: '社区戒毒人员档案_v1.docx', pages: 13 });
    expect(structuralFaults(bytes)).toEqual([]);
    const parts = [
      ...['基本情况表', '戒毒（康复）计划', '戒毒措施执行情况', '查获、中止、变更和移交情况'],
      ...['吸毒检测记录表', '走访、谈话记录', '请假、外出记录', '风险评估定级和定期评估'],
      ...['工作小组名单', '帮扶救助记录', '档案材料清单'],
    ];
    expect(parts.filter((part) => text.split(part).length < 3)).toEqual([]);
    const form = [
      '家庭成员',
      '吸毒史及治疗情况',
      '当前情况',
      '心理咨询疏导计划',
      '检测人',
      '家庭地址',
    ];
    expect(form.filter((word) => !text.includes(word))).toEqual([]);
    expect(text).toContain('欧阳测一');
    expect([text.includes(NUMBER), text.includes(PHONE), text.includes(NUMBER.slice(-4))]).toEqual([
      false,
      false,
      true,
    ]);
    expect(partsOf(bytes)['docProps/core.xml']).not.toContain('欧阳');
  });

  it('gives the same bytes for the same file', async () => {
    const { sha256 } = await desk.call('people.dossier', ask());
    expect((await desk.call('people.dossier', ask())).sha256).toBe(sha256);
  });

  it('shows full numbers to an approver who says why, and the log says so', async () => {
    await desk.call('people.dossier', ask({ unmasked: true, reason: '移送案卷' }));
    const { text } = written();
    expect([text.includes(NUMBER), text.includes(`家属电话${PHONE}`)]).toEqual([true, true]);
    expect((await actionsOf(desk))[0]).toBe('打印档案（完整号码）（移送案卷）');
  });

  it('writes the masked one into the log too', async () => {
    await desk.call('people.dossier', ask());
    expect((await actionsOf(desk))[0]).toBe('打印档案（已遮盖）');
  });

  it('refuses full numbers without a reason', async () => {
    expect(await desk.refused('people.dossier', ask({ unmasked: true }))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'reason' }],
    });
  });

  it.each(['经办人', '审核人'] as const)('full numbers of a minor: refused to %s', async (role) => {
    await desk.asSecond(role);
    const minor = ask({ personId: desk.ids[1] ?? 0, unmasked: true, reason: '移送案卷' });
    expect(await desk.refused('people.dossier', minor)).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('of a minor leaves out birth day and address, and says that the record is sealed', async () => {
    await desk.call('people.dossier', ask({ personId: desk.ids[1] ?? 0 }));
    const { text } = written();
    expect(text).toContain('《预防未成年人犯罪法》第五十九条');
    expect(text).not.toContain('2010年3月7日');
  });

  it('is not made of somebody in the recycle bin', async () => {
    await desk.call('people.recycle', { id: desk.person, reason: '误登' });
    expect(await desk.refused('people.dossier', ask())).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves out what was voided', async () => {
    const { id } = await desk.test({ place: '侯庙镇工作站' });
    await desk.call('people.dossier', ask());
    expect(written().text).toContain('侯庙镇工作站');
    await desk.call('tests.void', { id, reason: '记错人' });
    await desk.call('people.dossier', ask());
    expect(written().text).not.toContain('侯庙镇工作站');
  });
});
