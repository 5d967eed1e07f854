import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../support/builders.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { findPerson, message } from './pages/desk-page.ts';
import { press, tabTo } from './pages/keys.ts';
import { launchReadyDesk } from './ready-desk.ts';

const PERSON = {
  fields: aPerson({
    fullName: '贺兰明',
    occupation: '务农',
    lastSeizedOn: '2019-03-01',
    drugs: [{ drug: '海洛因', note: '' }],
  }),
  controlStatus: '社会面',
  registeredOn: '2023-09-01',
};
let desk: Launched;
beforeAll(async () => {
  desk = await launchReadyDesk();
  const added = await desk.page.evaluate((person) => {
    const { desk: bridge } = window as unknown as {
      desk: { invoke: (method: string, input: unknown) => Promise<{ ok: boolean }> };
    };
    return bridge.invoke('people.create', person);
  }, PERSON);
  expect(added).toMatchObject({ ok: true });
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
});

/** Pictures for a person to look at, where a folder is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The number before each choice, in the order of the factors that the register leaves to the clerk: 支持, 固定, 无, 无异常, 无. */
const CLERK: readonly (readonly [string, string])[] = [
  ['家庭支持', '4'],
  ['居住', '4'],
  ['交往', '4'],
  ['精神健康', '5'],
  ['暴力、肇事肇祸', '4'],
];

describe('the assessment sheet by the keyboard', () => {
  it('comes with what the register knows, and counts as the clerk chooses', async () => {
    const { page } = desk;
    await findPerson(page, '贺兰明');
    await page.getByRole('tab', { name: /^分级/u }).click();
    await page.getByText('还没有评估').waitFor();
    await picture('1-empty');
    await tabTo(page, '评估定级');
    await press(page, 'Enter');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('还有5项没有选').waitFor();
    await picture('2-sheet');
    for (const [factor, key] of CLERK) {
      await sheet.getByRole('radiogroup', { name: factor }).getByRole('radio').first().focus();
      await press(page, key);
    }
    await sheet.getByText('评估表为').waitFor();
    await picture('3-counted');
    await press(page, 'Control+s');
    await message(page, '评估表为“低”');
    await sheet.waitFor({ state: 'detached' });
  });

  it('is approved by oneself in an office of one, visibly', async () => {
    const { page } = desk;
    await page.getByRole('cell', { name: '待审批' }).waitFor();
    await page.getByRole('button', { name: /^同\s?意$/u }).click();
    await page.getByText('（自评自批）').waitFor();
    await page.getByRole('button', { name: '展开行' }).first().click();
    await page.getByText('阿片类（10分）').waitFor();
    await picture('4-approved');
    await page.locator('.tab-head').getByText('2027-11-15').waitFor();
  });
});

describe('a rule tried before it is changed', () => {
  it('tells how many would be visited on another day, and changes nothing', async () => {
    const { page } = desk;
    await page.goto(`${page.url().split('#')[0] ?? ''}#/settings`);
    await page.getByRole('tab', { name: '规则' }).click();
    const row = page.getByRole('row', { name: /低风险走访间隔/u });
    await row.getByRole('button', { name: /修\s?改/u }).click();
    const drawer = page.getByRole('dialog');
    const months = drawer.getByRole('spinbutton').first();
    await months.fill('4');
    await drawer.getByRole('button', { name: '试算：看看会影响谁' }).click();
    await drawer.getByText('1人会改变').waitFor();
    await picture('5-trial');
    await press(page, 'Escape');
    await page.getByRole('button', { name: '不保存，关闭' }).click();
    await drawer.waitFor({ state: 'detached' });
    expect(await row.innerText()).toContain('每6个月');
  });

  it('tells whose items would change by a rule that only the to-do list knows', async () => {
    const { page } = desk;
    const row = page.getByRole('row', { name: /谈话间隔/u });
    await row.getByRole('button', { name: /设\s?置/u }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('spinbutton').first().fill('1');
    await drawer.getByRole('button', { name: '试算：看看会影响谁' }).click();
    await drawer.getByText('比较“待办事项和期限”').waitFor();
    await drawer.getByText(/谈话（\d{4}-\d{2}-\d{2}）/u).waitFor();
    await picture('5-trial-items');
    await drawer.getByLabel('依据').fill('县禁毒委会议纪要');
    await press(page, 'Control+s');
    await message(page, '规则已修改');
    await drawer.waitFor({ state: 'detached' });
  });

  it('is switched off again, with its basis', async () => {
    const { page } = desk;
    const rows = page.getByRole('row', { name: /谈话间隔/u });
    await rows.getByRole('button', { name: /停\s?用/u }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('不再按这条规则计算').waitFor();
    await drawer.getByLabel('依据').fill('县禁毒委会议纪要');
    await press(page, 'Control+s');
    await message(page, '规则已停用');
    await drawer.waitFor({ state: 'detached' });
    await rows.getByText('2026-11-15起不再用').waitFor();
    await rows.getByRole('button', { name: /设\s?置/u }).waitFor();
    await picture('5-switched-off');
  });

  it('shows the factor set option by option', async () => {
    const { page } = desk;
    const row = page.getByRole('row', { name: /评估因素和分值/u });
    await row.getByRole('button', { name: /修\s?改/u }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('家庭支持（4个选项）').click();
    await drawer.getByRole('button', { name: '增加选项' }).waitFor();
    await picture('6-factors');
    await drawer.getByLabel('高的分数线').fill('20');
    await press(page, 'Control+s');
    await drawer.getByText('请填写').first().waitFor();
    await drawer.getByLabel('依据').fill('县禁毒委会议纪要');
    await press(page, 'Control+s');
    await drawer
      .getByText(/应高于“中”的分数线/u)
      .first()
      .waitFor();
    await picture('7-refused');
    await press(page, 'Escape');
    await page.getByRole('button', { name: '不保存，关闭' }).click();
  });
});
