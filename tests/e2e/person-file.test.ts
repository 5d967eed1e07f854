import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { aPerson } from '../support/builders.ts';
import { partsOf } from '../support/docx-xml.ts';
import { findPerson, goTo, message } from './pages/desk-page.ts';
import { press } from './pages/keys.ts';
import { launchReadyDesk } from './ready-desk.ts';

const NAME = '贺兰明';
let desk: Launched;
let folder: string;
let personId: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'person-file-'));
  desk = await launchReadyDesk();
  const person = {
    fields: aPerson({ fullName: NAME, caseWorker: '陈静', address: '城关镇光明路12号' }),
    controlStatus: '社会面',
    registeredOn: '2025-01-06',
  };
  personId = Number((await ask('people.create', person))['id']);
  await live();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

/** A call to the office as the window makes it; its value. */
async function ask(method: string, input: unknown): Promise<Record<string, unknown>> {
  const answer = await desk.page.evaluate(
    ([name, value]) => {
      const { desk: bridge } = window as unknown as {
        desk: { invoke: (method: string, input: unknown) => Promise<unknown> };
      };
      return bridge.invoke(name, value);
    },
    [method, input] as const,
  );
  expect(answer).toMatchObject({ ok: true });
  return (answer as { value: Record<string, unknown> }).value;
}

/** 社区戒毒 from January, a test, a visit with a talk and a need, help, a grade. */
async function live(): Promise<void> {
  const { measureId } = await ask('measures.decide', {
    personId,
    kind: '社区戒毒',
    documentNumber: '台公（禁）社戒决字〔2026〕1号',
    decidingUnit: '台前县公安局',
    executionPlace: '城关镇人民政府',
    decisionOn: '2026-01-05',
    serviceOn: '2026-01-05',
    startOn: null,
    decidedYears: null,
    agreementNumber: '',
    agreementOn: null,
    note: '',
  });
  await ask('measures.reportIn', {
    ...{ measureId, on: '2026-01-12', lateReason: '' },
    ...{ agreementNumber: '社戒协〔2026〕1号', agreementOn: '2026-01-13' },
  });
  await ask('tests.record', {
    ...{ personId, testedOn: '2026-10-12', kind: '尿检', result: '阴性', source: '定期' },
    ...{ place: '城关镇工作站', testers: '陈静', secondTester: '赵刚', note: '' },
  });
  await ask('visits.record', {
    ...{ personId, visitedOn: '2026-10-20', mode: '面对面', outcome: '见到本人', inCharge: '陈静' },
    ...{ seen: '本人', place: '本人住处', drugState: null, topics: [] },
    ...{ findings: '在县城工地务工，情绪稳定', needs: '技能培训：想学电焊' },
  });
  await ask('help.record', {
    ...{ personId, helpedOn: '2026-11-02', kind: '技能培训', unit: '县人社局' },
    ...{ amount: '1500.5', result: '已参加培训', note: '' },
  });
  await ask('grades.propose', { personId, grade: '中', reason: '初评' });
}

/** Pictures for a person to look at, where a folder is named. */
async function picture(name: string): Promise<void> {
  const pictures = process.env['PICTURES'];
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await desk.page.screenshot({ path: join(pictures, `${name}.png`) });
}

const tab = (name: string | RegExp) => desk.page.getByRole('tab', { name });
const shown = () => desk.page.getByRole('tabpanel').filter({ visible: true });

describe('one person on one page', () => {
  it('says at one look who, measure with days left, what is due, last contact and test, who is responsible', async () => {
    await findPerson(desk.page, NAME);
    const { page } = desk;
    await page.getByRole('region', { name: '措施' }).getByText('788天').waitFor();
    const words = await page.locator('.glance').innerText();
    const expected = [
      ...['社区戒毒', '2026-01-12 — 2029-01-11', '2026-10-20（26天前）', '2026-10-12 尿检阴性'],
      ...['陈静', '城关镇光明路12号', '检测', '齐'],
    ];
    expect(expected.filter((word) => !words.includes(word))).toEqual([]);
    const box = await page.locator('.glance').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(768);
    await picture('1-overview');
  });

  it('shows every record on the time line, filters it, and leads to where each is kept', async () => {
    await tab('时间线').click();
    await shown().getByText('签订社区戒毒协议').waitFor();
    await picture('2-timeline');
    await shown().getByLabel('查找时间线').fill('电焊');
    await shown().getByText('共2条').waitFor();
    await shown().getByRole('link', { name: '困难需求' }).click();
    await shown().getByText('走访时提出的需求').waitFor();
    expect(await tab('帮扶').getAttribute('aria-selected')).toBe('true');
    await shown().getByText('1次，共1500.50元').waitFor();
    await picture('3-help');
  });

  it('comes back to the tab that was open', async () => {
    const { page } = desk;
    await tab('档案').click();
    await shown()
      .getByText(/20项：齐\d+，缺\d+，不需要\d+/u)
      .waitFor();
    expect(page.url()).toContain('tab=papers');
    await goTo(page, 'people');
    await page.goBack();
    await shown()
      .getByText(/20项：/u)
      .waitFor();
    await picture('4-papers');
  });

  it('marks a paper from the keyboard: where it lies', async () => {
    const { page } = desk;
    const row = shown().getByRole('row', { name: /担保书/u });
    await row.getByRole('button', { name: '标记' }).first().click();
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('存放地方').fill('2号柜3盒');
    await picture('5-mark');
    await press(page, 'Control+s');
    await message(page, '已标记');
    await row.getByText('2号柜3盒').waitFor();
    await row.getByText('齐').waitFor();
  });

  it('prints the file, numbers masked, under a name that tells nobody', async () => {
    const { page, world } = desk;
    const target = join(folder, '社区戒毒人员档案_v1.docx');
    world.system.dialog.answer('save', target);
    await shown().getByRole('button', { name: '打印档案' }).click();
    await page.getByText('封面、目录').waitFor();
    await picture('6-print');
    await press(page, 'Control+s');
    await message(page, '已生成档案');
    expect(existsSync(target)).toBe(true);
    const xml = partsOf(new Uint8Array(readFileSync(target)))['word/document.xml'] ?? '';
    expect([xml.includes(NAME), /\d{17}[\dX]/u.test(xml)]).toEqual([true, false]);
  });

  it('lists who lacks papers, and opens the papers of one', async () => {
    const { page } = desk;
    await goTo(page, 'people');
    await page.getByRole('button', { name: '档案缺项' }).click();
    await page.getByText('1人中有1人缺材料').waitFor();
    await picture('7-missing');
    await page.getByRole('link', { name: NAME }).click();
    await shown()
      .getByText(/20项：/u)
      .waitFor();
  });
});
