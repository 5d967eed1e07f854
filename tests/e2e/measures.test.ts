import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { findPerson, message } from './pages/desk-page.ts';
import { focusedName, press, tabTo, typeText } from './pages/keys.ts';
import { launchReadyDesk } from './ready-desk.ts';

const PERSON = {
  fields: aPerson({ fullName: '贺兰明' }),
  controlStatus: '社会面',
  registeredOn: '2023-09-01',
};
let desk: Launched;
beforeAll(async () => {
  desk = await launchReadyDesk();
  await ask('people.create', PERSON);
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
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

/** Pictures for a person to look at, where a folder is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Waits until the latest measure is in a state. */
async function stands(state: string): Promise<void> {
  await desk.page.locator('.measure').first().locator('header .mark', { hasText: state }).waitFor();
}

/** Fills the fields from where the focus is, an Enter after each, and saves. */
async function fill(...texts: readonly string[]): Promise<void> {
  await desk.page.getByRole('dialog').waitFor();
  for (const text of texts) {
    if (text !== '') await typeText(desk.page, text);
    await press(desk.page, 'Enter');
  }
}
async function save(part: string): Promise<void> {
  await press(desk.page, 'Control+s');
  await message(desk.page, part);
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
}
async function choose(button: string): Promise<void> {
  await tabTo(desk.page, button);
  await press(desk.page, 'Enter');
}

/** The page of a person, and there the tab 措施. */
async function openMeasures(name: string): Promise<void> {
  const { page } = desk;
  await findPerson(page, name);
  await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();
  await tabTo(page, /概况$/u);
  for (let tab = 0; tab < 12 && !/措施（/u.test(await focusedName(page)); tab += 1)
    await press(page, 'ArrowRight');
  await press(page, 'Enter');
}

describe('社区戒毒 with the keyboard alone', () => {
  it('opens the measures of a person', async () => {
    const { page } = desk;
    await openMeasures('贺兰明');
    await page.getByText('没有措施记录').waitFor();
    await picture('1-empty');
  });

  it('is ordered and waits for the report-in', async () => {
    const { page } = desk;
    await tabTo(page, '新的措施');
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await picture('2-decide');
    await fill('', '台公社戒决字〔2023〕7号', '台前县公安局', '2023.10.18', '2023.10.20');
    await save('报到期限2023-11-04');
    await page.getByText('应移交公安机关').waitFor();
    await stands('未报到未移交');
    await picture('3-waiting');
  });

  it('is reported in', async () => {
    const { page } = desk;
    await choose('报到');
    await page.waitForFunction(() => document.activeElement?.id === 'on');
    await fill('2023.11.1', '社戒协〔2023〕7号', '2023.11.2');
    await picture('4-report-in');
    await save('期满日期2026-10-31');
    await page.locator('.measure').getByText('期满未解除').first().waitFor();
  });

  it('is suspended for ten days and its last day moves', async () => {
    const { page } = desk;
    await choose('中止');
    await page.waitForFunction(() => document.activeElement?.id === 'from');
    await fill('2024.5.1');
    await save('管控现状：在押');
    await page.getByText('已中止，释放后恢复执行').waitFor();
    await picture('5-suspended');
    await choose('恢复执行');
    await page.waitForFunction(() => document.activeElement?.id === 'on');
    await fill('2024.5.11');
    await save('期满日期2026-11-10');
  });

  it('is not released a day early, and is released at its term', async () => {
    const { page } = desk;
    await choose('办理解除');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await fill('', '2026.11.9');
    await press(page, 'Control+s');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain(
      '期限到2026-11-10才满，不能提前解除（《戒毒条例》第二十三条）',
    );
    await picture('6-refused');
    await tabTo(page, '日期');
    await page.keyboard.press('Control+a');
    await fill('2026.11.12', '台公解字〔2026〕3号');
    await save('管控现状：社会面');
    await stands('已结束');
    await page.getByText('通知乡镇（街道）解除').waitFor();
    await picture('7-released');
  });
});

describe('a chain of measures', () => {
  it('warns after two refused tests, and hands nothing over', async () => {
    const { page } = desk;
    const { id: personId } = await ask('people.create', {
      fields: aPerson({ fullName: '单于冰', identityNumber: anIdentityNumber('19890512', 327) }),
      controlStatus: '社会面',
      registeredOn: '2023-09-01',
    });
    const { measureId } = await ask('measures.decide', {
      ...{ personId, kind: '社区戒毒', documentNumber: '', decidingUnit: '', executionPlace: '' },
      ...{ decisionOn: '2026-08-01', serviceOn: '2026-08-01', startOn: null, decidedYears: null },
      ...{ agreementNumber: '', agreementOn: null, note: '' },
    });
    const reported = { on: '2026-08-10', lateReason: '', agreementNumber: '1号' };
    await ask('measures.reportIn', { measureId, ...reported, agreementOn: '2026-08-10' });
    const refuse = (testedOn: string) =>
      ask('tests.record', {
        ...{ personId, testedOn, kind: '尿检', result: '拒检', source: '定期', place: '' },
        ...{ testers: '陈静', secondTester: '张敏', note: '' },
      });
    await refuse('2026-08-20');
    await refuse('2026-08-27');
    await openMeasures('单于冰');
    await choose('告诫');
    await page.waitForFunction(() => document.activeElement?.id === 'warningOn');
    await page.getByText('拒检、逃避检测2次').first().waitFor();
    await picture('9-warning');
    await save('已登记告诫');
    await page.locator('.measure-line').getByText('告诫', { exact: true }).waitFor();
    await stands('执行中');
    expect(await page.getByText('移交公安机关：缺').count()).toBe(0);
  });

  it('shows the papers of a handover and takes one more', async () => {
    const { page } = desk;
    const { id: personId } = await ask('people.create', {
      fields: aPerson({ fullName: '尉迟平', identityNumber: anIdentityNumber('19880512', 321) }),
      controlStatus: '社会面',
      registeredOn: '2023-09-01',
    });
    const order = {
      personId,
      documentNumber: '台公社戒决字〔2026〕9号',
      decidingUnit: '台前县公安局',
      executionPlace: '城关镇人民政府',
      decisionOn: '2026-09-01',
      serviceOn: '2026-09-02',
      startOn: null,
      decidedYears: null,
      agreementNumber: '',
      agreementOn: null,
      note: '',
    };
    const past = {
      decisionOn: '2019-03',
      serviceOn: null,
      endOn: '2021-02',
      endReason: '期满解除',
    };
    await ask('measures.decide', { ...order, kind: '强制隔离戒毒', ...past });
    await ask('seizures.record', {
      personId,
      seizedOn: '2026-08-30',
      unit: '城关派出所',
      place: '城关镇',
      drugs: [{ drug: '甲基苯丙胺（冰毒）', note: '' }],
      finding: '成瘾',
      findingNumber: '',
      note: '',
    });
    const wrong = await ask('measures.decide', {
      ...order,
      kind: '药物维持治疗',
      decisionOn: null,
      serviceOn: null,
      startOn: '2026-09-01',
    });
    await ask('measures.void', {
      measureId: wrong['measureId'],
      part: 'measure',
      partId: null,
      reason: '登记错人',
    });
    const { measureId } = await ask('measures.decide', { ...order, kind: '社区戒毒' });
    await ask('measures.handOver', {
      measureId,
      kind: '逾期未报到',
      warningOn: '2026-09-20',
      proofOn: '2026-09-21',
      testNoticeOn: null,
      handedOn: '2026-09-22',
      handedTo: '城关派出所',
      receiptOn: null,
      note: '',
    });
    await openMeasures('尉迟平');
    await page.getByText('回执：缺').waitFor();
    await picture('8-chain');
    await choose('补充文书');
    await page.waitForFunction(() => document.activeElement?.id === 'warningOn');
    await tabTo(page, '回执日期');
    await fill('2026.9.25');
    await save('已登记移交');
    await page.getByText('回执 2026-09-25').waitFor();
    await stands('未报到已移交');
    await choose('登记处理决定');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await press(page, '3');
    await picture('9-next-decision');
  });
});
