import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { counter, findPerson, goTo, message } from './pages/desk-page.ts';
import { press, tabTo, typeText } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

const files = ledgerFolder(120);
const shots = process.env['SHOTS'];
let desk: Launched;
/** Whose half-yearly summary was written. */
let summarised = '';

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

async function shot(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Chooses another kind than the present one, and waits until its rows stand in the place of the others. */
async function chooseKind(page: Page, kind: string): Promise<void> {
  const row = page.locator('.home-list .ant-table-row').first();
  await row.waitFor();
  const before = await row.innerText();
  await page.locator('.home-side').getByRole('button', { name: kind, exact: true }).click();
  await expect
    .poll(async () => ((await row.count()) > 0 ? row.innerText() : before))
    .not.toBe(before);
}

describe('the to-do list', () => {
  it('opens with the visits and counts every kind beside them', async () => {
    const { page } = desk;
    await goTo(page, 'home');
    await page.locator('.ant-table-row').first().waitFor();
    await shot(page, 'home-visits');
    expect(await page.locator('.home-side').getByRole('button').allInnerTexts()).toEqual(
      expect.arrayContaining(['走访', '触发复评', '检测']),
    );
    expect(await page.locator('.home-list .ant-table-row').first().innerText()).toContain(
      '记录走访',
    );
  });

  it('opens the form of an assessment on the page of the person', async () => {
    const { page } = desk;
    await chooseKind(page, '触发复评');
    await shot(page, 'home-reviews');
    await page.locator('.home-list .ant-table-row').first().focus();
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    await shot(page, 'person-assessment');
    expect(await page.getByRole('dialog').innerText()).toContain('评估');
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await goTo(page, 'home');
  });

  it('does not ask for the agreements of measures that the old ledger brought', async () => {
    const { page } = desk;
    await page.locator('.ant-table-row').first().waitFor();
    expect(await page.locator('.home-side').getByRole('button').allInnerTexts()).not.toContain(
      '签订协议',
    );
  });

  it('keeps a half-yearly summary without leaving the list', async () => {
    const { page } = desk;
    await chooseKind(page, '半年小结');
    const before = await counter(page, '30天内');
    const row = page.locator('.home-list .ant-table-row').first();
    summarised = await row.getByRole('link').innerText();
    await row.focus();
    await press(page, 'Enter');
    await page.getByRole('dialog').getByText('登记半年小结').waitFor();
    await tabTo(page, '结论');
    await typeText(page, '表现稳定，按时检测');
    await shot(page, 'home-summary');
    await press(page, 'Control+s');
    await message(page, '已登记半年小结');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await counter(page, '30天内')).toBeLessThanOrEqual(before);
  });

  it('lists the summary with its measure, where a wrong one is voided and then asked for again', async () => {
    const { page } = desk;
    await findPerson(page, summarised);
    await page.getByRole('tab', { name: /^措施/u }).click();
    const part = page.getByRole('region', { name: '小结和评估' });
    await part.getByText('表现稳定，按时检测').waitFor();
    await shot(page, 'measure-summaries');
    await part.getByRole('button', { name: '作废' }).click();
    await page.getByRole('dialog').getByLabel('原因').waitFor();
    await typeText(page, '写错了人');
    await press(page, 'Enter');
    await part.getByText('已作废：写错了人').waitFor();
    await goTo(page, 'home');
    await page.locator('.ant-table-row').first().waitFor();
  });

  it('shows who reaches an end within 60 days', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '60天内届满' }).click();
    await page.getByRole('dialog').getByText('届满').first().waitFor();
    await shot(page, 'home-endings');
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('writes a route sheet of a town', async () => {
    const { page, world } = desk;
    const target = join(files.folder, '清单.docx');
    world.system.dialog.answer('save', target);
    await page.getByRole('button', { name: '入户走访清单' }).click();
    await page.getByRole('dialog').getByLabel('乡镇（街道）').click();
    await page.locator('.ant-select-item-option').getByText('城关镇').click();
    await shot(page, 'home-route');
    await press(page, 'Control+s');
    await message(page, '已生成');
    expect(existsSync(target)).toBe(true);
  });

  it('lists all kinds at once, with the whole reason of the chosen line under it', async () => {
    const { page } = desk;
    const select = page.locator('.home-list .ant-select').first();
    await select.hover();
    await select.locator('.ant-select-clear').click();
    await page.getByRole('columnheader', { name: '事项' }).first().waitFor();
    const kinds = page.locator('.home-list .ant-table-row td:nth-child(2)');
    await expect
      .poll(async () => new Set(await kinds.allInnerTexts()).size, { message: 'kinds in the list' })
      .toBeGreaterThan(1);
    await page.locator('.home-list .ant-table-row').nth(1).focus();
    await shot(page, 'home-all');
    const second = await page
      .locator('.home-list .ant-table-row')
      .nth(1)
      .locator('td')
      .nth(1)
      .innerText();
    expect(await page.locator('.todo-why').innerText()).toContain(`（${second}）`);
    await page.locator('.home-list .ant-table-row').nth(1).press('ArrowDown');
    expect(
      await page
        .locator('.home-list .ant-table-row')
        .nth(2)
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);
  });
});
