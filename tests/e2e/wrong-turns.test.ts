import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { launchDesk } from './launch-desk.ts';
import { goTo, message } from './pages/desk-page.ts';
import { focusedName, press, tabTo, typeText } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { setUpOffice } from './pages/set-up-page.ts';

/* Wrong turns that a clerk who had never seen the program took, each closed for good. */

const files = ledgerFolder(40);
let desk: Launched;

beforeAll(async () => {
  desk = await launchDesk({ today: TODAY });
  const { page, world } = desk;
  await setUpOffice(page);
  await goTo(page, 'import');
  world.system.dialog.answer('open', files.ledger);
  await tabTo(page, '选择台账文件');
  await press(page, 'Enter');
  await page.getByText('没有发现错误，可以直接导入。').waitFor();
  await tabTo(page, '确认导入');
  await press(page, 'Enter');
  await page.getByText('导入完成').waitFor();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

describe('机关信息', () => {
  it('begins in its first field, and what was saved may be left without a question', async () => {
    const { page } = desk;
    await goTo(page, 'settings');
    await expect.poll(() => focusedName(page)).toBe('发文机关');
    await tabTo(page, '签发人');
    await typeText(page, '赵志强');
    await press(page, 'Control+s');
    await message(page, '已保存');
    await goTo(page, 'visits');
    expect(await page.getByText('内容还没有保存').count()).toBe(0);
  });
});

describe('a form at the right', () => {
  it('finds a place by its initials, stays where nothing is found, and drops a complaint once the field is changed', async () => {
    const { page } = desk;
    await page.getByText('计划、跟进和需求').click();
    await page.getByRole('button', { name: '计划一个地方' }).click();
    await expect.poll(() => focusedName(page)).toBe('乡镇（街道）');
    await typeText(page, 'zz');
    await press(page, 'Enter');
    expect(await focusedName(page)).toBe('乡镇（街道）');
    await press(page, 'Control+a');
    await typeText(page, 'hm');
    await press(page, 'Enter');
    await page.locator('.ant-select-content', { hasText: '侯庙镇' }).waitFor();
    await tabTo(page, '计划日期');
    await typeText(page, '11-14');
    await press(page, 'Enter');
    await typeText(page, '徐文静');
    await press(page, 'Control+s');
    const complaint = page.locator('.ant-form-item-explain-error');
    await complaint.getByText('计划日期不能在今天之前').waitFor();
    await tabTo(page, '计划日期', 'Shift+Tab');
    await press(page, 'Control+a');
    await typeText(page, '11-18');
    await press(page, 'Enter');
    expect(await page.getByLabel('计划日期').inputValue()).toBe('2026-11-18');
    await complaint.waitFor({ state: 'detached' });
  });

  it('asks before a key leaves the page with something unsaved, and gives the focus back', async () => {
    const { page } = desk;
    await press(page, 'Alt+1');
    await page.getByRole('dialog', { name: '内容还没有保存' }).waitFor();
    await page.getByRole('button', { name: '不保存，关闭' }).click();
    await expect.poll(() => focusedName(page)).toBe('计划一个地方');
    await goTo(page, 'home');
  });
});
