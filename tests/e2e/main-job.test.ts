import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { launchDesk } from './launch-desk.ts';
import { counter, findPerson, goTo, message } from './pages/desk-page.ts';
import { focusOn, focusedName, focusSettled, press, tabTo, typeText } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { setUpOffice } from './pages/set-up-page.ts';

const PEOPLE = 300;
const files = ledgerFolder(PEOPLE);
const stick = join(files.folder, 'U盘');
let desk: Launched;

beforeAll(async () => {
  mkdirSync(stick);
  desk = await launchDesk({ today: TODAY });
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

/** The files that a manifest names whose bytes are not what it says. */
function brokenFiles(bag: string): string[] {
  const lines = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const [hash = '', path = ''] = line.split(/\s+(.*)/);
    const found = createHash('sha256')
      .update(readFileSync(join(bag, path)))
      .digest('hex');
    return found === hash ? [] : [path];
  });
}

describe('the main job with the keyboard alone', () => {
  it('sets the office up and shows the recovery code once', async () => {
    const code = await setUpOffice(desk.page);
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5})+$/);
    expect(await desk.page.getByText(code.slice(-5)).count()).toBe(0);
  });

  it('imports the ledger after a dry run', async () => {
    const { page, world } = desk;
    await goTo(page, 'import');
    await focusOn(page, '选择台账文件');
    world.system.dialog.answer('open', files.ledger);
    await press(page, 'Enter');
    await page.getByText('没有发现错误，可以直接导入。').waitFor();
    expect(await focusedName(page)).toBe('确认导入');
    await press(page, 'Enter');
    await page.getByText('导入完成').waitFor();
    expect(await page.getByText('没有变化0人').count()).toBe(1);
    await press(page, 'Enter');
    await page.getByText(`共${PEOPLE}条`).waitFor();
  });

  it('finds a person by the initials of a surname with a reading of its own', async () => {
    await findPerson(desk.page, 'yc');
    expect(await desk.page.getByRole('heading', { level: 1 }).innerText()).toContain('尉迟');
  });

  it('records a visit from the due list and goes to the next row', async () => {
    const { page } = desk;
    await goTo(page, 'home');
    const before = await counter(page, '逾期');
    expect(before).toBeGreaterThan(3);
    await focusSettled(page, '.ant-table-row');
    const second = await page.locator('.ant-table-row').nth(1).locator('td').first().innerText();
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'visitedOn');
    await press(page, 'Enter', '1', 'Enter', '1', 'Enter', 'Enter', 'Enter');
    await typeText(page, '村委会');
    await press(page, 'Control+s');
    await message(page, '已记录');
    await page.waitForFunction(
      (count) => document.querySelector('.counter.is-late strong')?.textContent === count,
      String(before - 1),
    );
    await page.waitForFunction(
      (name) => document.activeElement?.textContent.startsWith(name),
      second,
    );
  });

  it('prepares and issues the report of the period', async () => {
    const { page } = desk;
    await goTo(page, 'reports');
    await focusSettled(page, '.ant-table-row');
    await press(page, 'Enter');
    await page.getByRole('tab', { name: '正文' }).waitFor();
    await page.getByText('一、总体情况').waitFor();
    await tabTo(page, '签发');
    await press(page, 'Enter');
    await page.getByLabel('签发人').waitFor();
    await tabTo(page, '签发人');
    await typeText(page, '王建国');
    await press(page, 'Enter');
    expect(await page.getByLabel('发文字号').inputValue()).toBe('1');
    await press(page, 'Enter', 'Enter', 'Enter');
    expect(await focusedName(page)).toBe('签发');
    await press(page, 'Enter');
    await page.getByText('文字、数字和名单已固定').waitFor();
    expect(await page.getByText('台禁毒办〔2026〕1号').count()).toBeGreaterThan(0);
  });

  it('exports it and the files are what the manifest says', async () => {
    const { page, world } = desk;
    await goTo(page, 'exports');
    world.system.dialog.answer('open', stick);
    await focusOn(page, '选择文件夹…');
    await press(page, 'Enter');
    await page.getByText('将导出到：文件夹“U盘”').waitFor();
    await tabTo(page, '导出并核验');
    await press(page, 'Enter');
    await page.getByText('已导出，并逐个文件读回核验一致').waitFor();
    await page.getByText('导出包在文件夹“U盘”里。').waitFor();
    expect(await page.getByText('现在可以安全移除U盘').count()).toBe(0);
    const [bag = ''] = readdirSync(stick);
    expect(bag).toBe('台禁毒办_20261115_001');
    expect(brokenFiles(join(stick, bag))).toEqual([]);
  });

  it('keeps nothing of anybody in the window’s storage or address, and nothing complains', async () => {
    const kept = await desk.page.evaluate(() => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      address: location.hash,
    }));
    expect(kept).toEqual({ local: [], session: [], address: '#/exports' });
  });

  it('forgets what it has shown when it is locked', async () => {
    const { page } = desk;
    await goTo(page, 'people');
    await page.locator('.ant-table-row').first().waitFor();
    await page.keyboard.press('Control+l');
    await page.getByText('忘记密码').waitFor();
    await page.locator('.ant-table-row').first().waitFor({ state: 'detached' });
  });
});
