import { rmSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { findPerson, goTo, message } from './pages/desk-page.ts';
import { press } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

const files = ledgerFolder(30);
let desk: Launched;

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

/** Chooses an entry of a list by a part of its name. */
async function choose(page: Page, field: string, entry: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).last().click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: entry }).first().click();
}

/** Of a worker in the list of roles: 陈静（12人）. */
async function workers(page: Page): Promise<string[]> {
  await page.getByRole('combobox', { name: '现在的责任人' }).click();
  const entries = page.locator('.ant-select-item-option:visible');
  await entries.first().waitFor();
  const names = await entries.allInnerTexts();
  await press(page, 'Escape');
  return names;
}

async function openTab(page: Page, name: string): Promise<void> {
  await goTo(page, 'stations');
  await page.getByRole('tab', { name, exact: true }).click();
}

describe('stations and who looks after whom, at the screen', () => {
  it('records a station that serves a town, with staff and training', async () => {
    const { page } = desk;
    await goTo(page, 'stations');
    await page.getByRole('button', { name: '登记站点' }).click();
    await page.getByLabel('名称').fill('城关镇站');
    await choose(page, '所在乡镇', '城关镇');
    await page.getByLabel('设立日期').fill('2024-1-1');
    await press(page, 'Enter', 'Control+s');
    await message(page, '已保存');
    await page.getByRole('button', { name: '城关镇站' }).click();
    await page.getByRole('tab', { name: /人员和培训/ }).click();
    await page.getByRole('button', { name: '登记人员' }).click();
    await page.getByLabel('姓名').fill('孙丽娟');
    await page.getByLabel('电话').fill('19900005555');
    await press(page, 'Control+s');
    await page.getByText('199****5555').waitFor();
    await page.getByRole('button', { name: '记录培训' }).click();
    await page.getByLabel('学时').fill('16');
    await page.getByLabel('内容').fill('业务培训');
    await press(page, 'Control+s');
    await message(page, '已为1人记录培训');
    await press(page, 'Escape');
    await page.getByText(/站（点）1个，专（兼）职人员1名/).waitFor();
    await page.getByRole('tab', { name: '乡镇覆盖' }).click();
    await page.getByText(/8个乡镇（街道）没有站点服务/).waitFor();
  });

  it('gives the people of one worker to another, and takes it back', async () => {
    const { page } = desk;
    await openTab(page, '调整责任人、未落实');
    const before = await workers(page);
    const [first = ''] = before.slice(1);
    const name = first.split('（')[0] ?? '';
    await choose(page, '现在的责任人', first);
    await page.getByText(/^共\d+人/).waitFor();
    await page.locator('.ant-table-thead .ant-checkbox-input').check();
    await page.getByRole('button', { name: /把选中的\d+人交给别人/ }).click();
    await page.getByLabel('交给').fill('新来的');
    await page.getByLabel('原因').fill(`${name}调离`);
    await press(page, 'Control+s');
    await message(page, '已调整');
    await expect.poll(() => workers(page)).toContainEqual(first.replace(name, '新来的'));
    await openTab(page, '调整记录');
    await page.getByRole('button', { name: '整批撤销' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('弄错了');
    await press(page, 'Enter');
    await message(page, '恢复原来的责任人');
    await openTab(page, '调整责任人、未落实');
    await expect.poll(() => workers(page)).toEqual(before);
  });

  it('names a 村干部 for one person, who is then missing no more', async () => {
    const { page } = desk;
    await findPerson(page, '1990');
    await page.getByRole('tab', { name: '小组' }).click();
    const cadre = page.getByRole('row', { name: /村干部/ });
    await cadre.getByRole('button', { name: '落实' }).click();
    await page.getByLabel('姓名').fill('刘支书');
    await press(page, 'Control+s');
    await message(page, '已保存');
    await cadre.getByText('刘支书').waitFor();
    expect(await cadre.getByRole('button', { name: '再加一人' }).count()).toBe(1);
  });

  it('records who answers for a town, and counts one gap less', async () => {
    const { page } = desk;
    await openTab(page, '包保责任');
    await page.getByText('9个乡镇没有县包乡').waitFor();
    await page
      .getByRole('row', { name: /城关镇/ })
      .getByRole('button', { name: '落实' })
      .click();
    await page.getByRole('button', { name: '登记责任人' }).click();
    await page.getByLabel('姓名').fill('周立新');
    await press(page, 'Control+s');
    await message(page, '已保存');
    await press(page, 'Escape');
    await page.getByText('8个乡镇没有县包乡').waitFor();
    expect(await page.getByRole('row', { name: /城关镇/ }).innerText()).toContain('周立新');
  });
});
