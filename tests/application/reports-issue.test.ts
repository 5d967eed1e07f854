import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRegister } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import { buildFromFrozen } from '../../electron/application/reports/report-issue.ts';
import { callsOf, CHIEF, TOWN } from '../support/office.ts';
import {
  aReportDesk,
  blocking,
  issueInput,
  OTHER_TOWN,
  valueOf,
  type ReportDesk,
} from './report-desk.ts';

let desk: ReportDesk;
beforeEach(async () => {
  desk = await aReportDesk();
});
afterEach(() => desk.dispose());

describe('issuing', () => {
  it('freezes figures, lists, words and file, whatever happens afterwards', async () => {
    const person = await desk.register();
    await desk.register({ townCode: OTHER_TOWN });
    const { id } = await desk.prepare();
    const issued = await desk.call('reports.issue', issueInput(id, 5));
    expect(issued).toMatchObject({
      state: 'issued',
      number: '台禁毒办〔2026〕5号',
      signer: '王建国',
      issuedBy: CHIEF.userName,
      selfApproved: true,
      fileName: '台前县禁毒委员会办公室关于2026年9—10月农村毒品问题治理工作进展情况的报告_v1.docx',
    });
    const before = await desk.list(id, 'pop.close');
    await desk.die(person, '2026-10-01');
    await desk.register();
    expect(await desk.call('reports.get', { id })).toEqual(issued);
    expect(await desk.list(id, 'pop.close')).toEqual(before);
    expect(await desk.prepare()).toEqual(issued);
    for (const [method, input] of [
      ['reports.editSection', { id, sectionId: 'plans', template: '继续努力。' }],
      ['reports.typeFigure', { id, figureId: 'pub.count', value: 1 }],
      ['reports.issue', issueInput(id, 6)],
    ] as const)
      expect(await desk.refused(method, input)).toMatchObject({ code: 'REFUSED' });
    expect((await desk.call('settings.get', {})).firstReportIssued).toBe(true);
  });

  it('hands out the same bytes again and again, without names, numbers or phones of people', async () => {
    await desk.register({ name: '欧阳无名' });
    const { id } = await desk.prepare();
    const { sha256 } = await desk.call('reports.issue', issueInput(id));
    const target = join(desk.folder, 'issued.docx');
    const saved = await desk.call('reports.saveFile', { id, target });
    expect(saved.sha256).toBe(sha256);
    const bytes = readFileSync(target);
    expect(await desk.call('reports.saveFile', { id, target })).toEqual(saved);
    expect(readFileSync(target).equals(bytes)).toBe(true);
    const xml = strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml']!);
    expect(xml).toContain('台禁毒办〔2026〕1号');
    expect(xml).toContain('本期新增1名');
    expect(xml).not.toMatch(/欧阳|41092719900307|1990000|自评自批|草稿/);
  });

  it('marks a draft as one in its name and across its pages', async () => {
    await desk.register();
    const { id } = await desk.prepare();
    const target = join(desk.folder, 'draft.docx');
    const { fileName, pages } = await desk.call('reports.saveFile', { id, target });
    expect(fileName).toBe(
      '台前县禁毒委员会办公室关于2026年9—10月农村毒品问题治理工作进展情况的报告（草稿）.docx',
    );
    const parts = unzipSync(new Uint8Array(readFileSync(target)));
    const headers = Object.keys(parts).filter((name) => name.startsWith('word/header'));
    expect(headers.map((name) => strFromU8(parts[name]!).includes('草稿'))).toContain(true);
    expect(pages).toBeGreaterThan(3);
  });

  it('refuses a signer whose name holds what no document can', async () => {
    await desk.register();
    const { id } = await desk.prepare();
    const refused = await desk.refused('reports.issue', {
      ...issueInput(id),
      signer: '王\u0007建国',
    });
    expect(refused).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'signer', message: '不能换行，也不能有控制字符' }],
    });
  });

  it('builds the same bytes again from what was frozen, even when the register has changed', async () => {
    await desk.register();
    const { id } = await desk.prepare();
    const { sha256, pages } = await desk.call('reports.issue', issueInput(id));
    await desk.register();
    desk.office.close();
    const { dataKey } = unlock(desk.registerFile, CHIEF.userName, CHIEF.password, 0);
    const file = openRegister(desk.registerFile, dataKey);
    try {
      const row = file.reports.find(id);
      const again = await buildFromFrozen({ model: row?.model ?? null });
      expect({ sha256: again.sha256, pages: again.pages }).toEqual({ sha256, pages });
      expect(Buffer.from(again.bytes).equals(row?.file ?? Buffer.alloc(0))).toBe(true);
      const values = file.connection.db
        .prepare(
          'SELECT town_code AS town, value FROM report_figures WHERE report_id = ? AND figure_id = ? ORDER BY town_code',
        )
        .all(id, 'pop.new');
      expect(values).toEqual([
        { town: '', value: 1 },
        { town: TOWN, value: 1 },
      ]);
    } finally {
      file.close();
    }
  });

  it('takes 期初 from the report before, and lists what was corrected since, person by person', async () => {
    const person = await desk.register({ on: '2026-07-10' });
    await desk.register({ on: '2026-07-20' });
    const july = await desk.prepare('2026-07/08');
    await desk.call('reports.issue', { ...issueInput(july.id), issuedOn: '2026-09-02' });
    const calm = await desk.prepare();
    expect([valueOf(calm, 'pop.open'), valueOf(calm, 'fix.open')]).toEqual([2, 0]);
    await desk.die(person, '2026-08-01');
    const corrected = await desk.prepare();
    expect([valueOf(corrected, 'pop.open'), valueOf(corrected, 'fix.open')]).toEqual([1, 1]);
    expect(await desk.list(corrected.id, 'fix.open')).toEqual({
      total: 1,
      notes: ['城关镇更正：2026-08-01死亡，移出期初'],
    });
    expect(corrected.checks.find(({ id }) => id === 'opening')).toEqual({
      id: 'opening',
      ok: false,
      blocking: false,
      message: '期初与上期（2026年7—8月）报告期末相差1名，已逐人列出并写明原因（见“期初更正”）',
    });
    expect(blocking(corrected)).toEqual([]);
  });

  it('takes 期初 from the last issued report when periods between were not reported, and says why people differ', async () => {
    const died = await desk.register({ on: '2026-04-10' });
    const moved = await desk.register({ on: '2026-04-20' });
    const spring = await desk.prepare('2026-03/04');
    await desk.call('reports.issue', { ...issueInput(spring.id), issuedOn: '2026-05-06' });
    await desk.die(moved, '2026-04-30');
    await desk.die(died, '2026-06-02');
    await desk.register({ on: '2026-07-12', townCode: OTHER_TOWN });
    await desk.prepare('2026-07/08');
    const autumn = await desk.prepare();
    expect([valueOf(autumn, 'pop.open'), valueOf(autumn, 'fix.open')]).toEqual([1, 3]);
    expect((await desk.list(autumn.id, 'fix.open')).notes.sort()).toEqual([
      '侯庙镇未报送期间：2026-07-12新登记，补入期初',
      '城关镇更正：2026-04-30死亡，移出期初',
      '城关镇未报送期间：2026-06-02死亡，移出期初',
    ]);
    expect(autumn.checks.find(({ id }) => id === 'opening')?.message).toBe(
      '期初与2026年3—4月报告（其后各期没有签发报告，按最近一次签发的比对）期末相差3名，已逐人列出并写明原因（见“期初更正”）',
    );
    expect(blocking(autumn)).toEqual([]);
  });

  it('gives a number once and suggests the next', async () => {
    await desk.register({ on: '2026-07-10' });
    const july = await desk.prepare('2026-07/08');
    await desk.call('reports.issue', issueInput(july.id, 7));
    const { id, number } = await desk.prepare();
    expect(number).toBe('台禁毒办〔2026〕8号');
    expect(await desk.refused('reports.issue', issueInput(id, 7))).toEqual({
      code: 'CONFLICT',
      what: '发文字号台禁毒办〔2026〕7号',
    });
    expect((await desk.call('reports.issue', issueInput(id, 8))).number).toBe(number);
  });

  it.each([
    ['a day after today', '2026-11-16'],
    ['a day within the period', '2026-10-30'],
    ['a day that does not exist', '2026-11-31'],
  ])('refuses %s as the day of the document', async (_fact, issuedOn) => {
    const { id } = await desk.prepare();
    expect(await desk.refused('reports.issue', { ...issueInput(id), issuedOn })).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('is refused before the period has ended', async () => {
    const { id, checks } = await desk.prepare('2026-11/12');
    expect(checks.find((check) => check.id === 'period')).toMatchObject({
      ok: false,
      blocking: true,
    });
    expect(
      await desk.refused('reports.issue', { ...issueInput(id), issuedOn: '2026-11-15' }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('needs another person than the preparer as soon as there is one', async () => {
    await desk.register();
    await desk.call('users.add', { name: '李秀英', role: '审核人', password: 'battery staple' });
    const { id } = await desk.prepare();
    expect(await desk.refused('reports.issue', issueInput(id))).toEqual({
      code: 'NOT_PERMITTED',
      needs: '起草人以外的审核人或负责人',
    });
    await desk.call('session.lock', {});
    const second = callsOf(desk.office);
    await second.call('session.unlock', { userName: '李秀英', password: 'battery staple' });
    expect(await second.call('reports.issue', issueInput(id))).toMatchObject({
      preparedBy: CHIEF.userName,
      issuedBy: '李秀英',
      selfApproved: false,
    });
  });
});
