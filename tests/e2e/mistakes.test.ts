import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { goTo, unlock } from './pages/desk-page.ts';
import { focusOn, focusedName, press, tabTo, typeText } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { PASSWORD, USER } from './pages/set-up-page.ts';
import { launchReadyDesk } from './ready-desk.ts';

const files = ledgerFolder(20);
let desk: Launched;

beforeAll(async () => {
  desk = await launchReadyDesk();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

/** A key as it arrives while an input method is composing. */
async function pressWhileComposing(key: string): Promise<void> {
  await desk.page.evaluate((name) => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, isComposing: true });
    document.activeElement?.dispatchEvent(event);
  }, key);
}

describe('mistakes', () => {
  it('tells a file that is no ledger, and what to do, and writes nothing', async () => {
    const { page, world } = desk;
    const wrong = join(files.folder, '通知.xlsx');
    writeFileSync(wrong, '%PDF-1.7');
    await goTo(page, 'import');
    world.system.dialog.answer('open', wrong);
    await focusOn(page, '选择台账文件');
    await press(page, 'Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/PDF.*模板/s);
    await goTo(page, 'people');
    await page.getByText('台账里还没有人员').waitFor();
  });

  it('names every field of a new person that must be filled in, in words of the office', async () => {
    const { page } = desk;
    await goTo(page, 'people');
    await tabTo(page, '新增人员');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: '新增人员' }).waitFor();
    await press(page, 'Control+s');
    const words = await page.locator('.ant-form-item-explain-error').allInnerTexts();
    expect(words).toEqual(['请填写', '请填写', '请填写']);
    expect(await focusedName(page)).toBe('姓名');
  });

  it('says what is wrong with an identity number while it is typed', async () => {
    const { page } = desk;
    await typeText(page, '测试人');
    await press(page, 'Enter');
    await typeText(page, '410927198003071234');
    await page.getByText(/校验/).waitFor();
  });

  it('does not move on while an input method is composing', async () => {
    const { page } = desk;
    const before = await focusedName(page);
    await pressWhileComposing('Enter');
    expect(await focusedName(page)).toBe(before);
    await press(page, 'Enter');
    expect(await focusedName(page)).not.toBe(before);
  });

  it('asks before unsaved words are lost', async () => {
    const { page } = desk;
    await press(page, 'Alt+1');
    await page.getByText('离开后刚才填写的内容会丢失').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === '继续填写');
    await press(page, 'Enter');
    expect(await page.getByLabel('姓名').inputValue()).toBe('测试人');
    await press(page, 'Alt+1');
    await page.getByRole('button', { name: '不保存，离开' }).click();
    await page.getByRole('heading', { name: '待办事项' }).waitFor();
  });

  it('refuses a wrong password with a next step, and lets the right one in', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+l');
    await unlock(page, 'not-the-password');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/^密码不正确。/);
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await typeText(page, PASSWORD);
    await press(page, 'Enter');
    await page.getByText(`${USER}（负责人）`).waitFor();
  });

  it('gives a clerk the reason where something is not theirs to do', async () => {
    const { page } = desk;
    await goTo(page, 'settings');
    await page.getByRole('tab', { name: '用户' }).click();
    await tabTo(page, '添加用户');
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'name');
    await typeText(page, '李秀英');
    await press(page, 'Enter', '1', 'Enter');
    await typeText(page, 'lixiuying-2026');
    await press(page, 'Enter');
    await typeText(page, 'lixiuying-2026');
    await press(page, 'Control+s');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+l');
    await page.getByText('忘记密码').waitFor();
    await typeText(page, '李秀英');
    await press(page, 'Enter');
    await unlock(page, 'lixiuying-2026');
    await page.getByText('李秀英（经办人）').waitFor();
    await goTo(page, 'settings');
    const save = page.getByRole('button', { name: /保存/ });
    expect(await save.isDisabled()).toBe(true);
    expect(await save.getAttribute('aria-description')).toBe('需要审核人或负责人办理');
  });
});
