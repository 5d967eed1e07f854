import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { launchDesk } from './launch-desk.ts';
import { findPerson, goTo, message } from './pages/desk-page.ts';
import { focusSettled, focusedName, press, tabTo, typeText } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

const files = ledgerFolder(12);
let desk: Launched;

beforeAll(async () => {
  desk = await launchDesk({ today: TODAY });
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

/** The id of the field that has the focus. */
async function focusedField(): Promise<string> {
  return desk.page.evaluate(() => document.activeElement?.id ?? '');
}

/** Whether what has the focus is framed, itself or by the part of the page that stands for it. */
async function framed(): Promise<boolean> {
  return desk.page.evaluate(() => {
    let part: Element | null = document.activeElement;
    for (let steps = 0; part !== null && steps < 4; steps += 1) {
      if (getComputedStyle(part).outlineStyle === 'solid') return true;
      part = part.parentElement;
    }
    return false;
  });
}

/** Types a part of a place and waits until the list answers. */
async function typePlace(text: string, name: string): Promise<void> {
  await typeText(desk.page, text);
  await desk.page.locator('.ant-select-item-option:visible', { hasText: name }).first().waitFor();
}

describe('the wizard, with the keyboard', () => {
  it('goes back to the place that is missing and says so', async () => {
    const { page } = desk;
    await page.getByRole('heading', { name: '建立台账' }).waitFor();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('请选择县（市、区）').waitFor();
    await expect.poll(focusedField).toBe('province');
  });

  it('finds places by the initials of their pinyin; Tab and Enter take the marked one', async () => {
    const { page } = desk;
    await typePlace('hen', '河南省');
    await press(page, 'Tab');
    await expect.poll(focusedField).toBe('city');
    await page.getByRole('button', { name: '下一步' }).click();
    await expect.poll(focusedField).toBe('city');
    await typePlace('py', '濮阳市');
    await press(page, 'Enter');
    await expect.poll(focusedField).toBe('countyCode');
    await typePlace('tq', '台前县');
    await press(page, 'Tab');
    await expect
      .poll(() => page.getByLabel('发文机关').inputValue())
      .toBe('台前县禁毒委员会办公室');
  });

  it('keeps year and brackets out of 机关代字 before it goes on', async () => {
    const { page } = desk;
    const mark = page.getByLabel('机关代字');
    await mark.fill('台禁毒办〔2026〕');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('机关代字只写代字，如“台禁毒办”，年份和序号由程序编排').waitFor();
    await expect.poll(focusedField).toBe('agencyCode');
    expect(await page.getByLabel('姓名').count()).toBe(0);
    await mark.fill('台禁毒办');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('姓名').waitFor();
  });
});

describe('the desk, with the keyboard', () => {
  beforeAll(async () => {
    await desk.close();
    desk = await launchReadyDesk(files.ledger);
  });

  it('shows its keys at F1 and goes back to where it came from at Esc', async () => {
    const { page } = desk;
    await goTo(page, 'people');
    await expect.poll(() => focusedName(page)).toMatch(/身份证|\*{8}/);
    const before = await focusedName(page);
    expect(await framed()).toBe(true);
    await press(page, 'F1');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focusedName(page)).toBe(before);
    await press(page, 'Control+/');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await press(page, 'Escape');
  });

  it('asks at Esc when a form holds unsaved words, and gives the focus back when it is closed', async () => {
    const { page } = desk;
    await goTo(page, 'people');
    await focusSettled(page, '.ant-table-row');
    await press(page, 'Enter');
    await page.getByRole('tab', { name: '概况' }).waitFor();
    await tabTo(page, '记录检测');
    await press(page, 'Enter');
    await expect.poll(focusedField).toBe('testedOn');
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focusedName(page)).toBe('记录检测');
    await press(page, 'Enter');
    await expect.poll(focusedField).toBe('testedOn');
    await press(page, 'ArrowDown');
    expect(await page.getByLabel('检测日期').inputValue()).toBe(addDays(TODAY, -1));
    await press(page, 'Escape');
    await page.getByText('关闭后刚才填写的内容会丢失').waitFor();
    await expect.poll(() => focusedName(page)).toBe('继续填写');
    await press(page, 'Tab', 'Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focusedName(page)).toBe('记录检测');
  });

  it('opens a form as new after it was closed without saving', async () => {
    const { page } = desk;
    await press(page, 'Enter');
    await expect.poll(focusedField).toBe('testedOn');
    expect(await page.getByLabel('检测日期').inputValue()).toBe(TODAY);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('ticks the topics of a visit by their numbers and saves what was said of them', async () => {
    const { page } = desk;
    await tabTo(page, '记录走访');
    await press(page, 'Enter');
    await expect.poll(focusedField).toBe('visitedOn');
    await tabTo(page, /身体状况/);
    expect(await framed()).toBe(true);
    await press(page, '1', '3', 'Enter');
    expect(await focusedName(page)).toBe('身体状况');
    await typeText(page, '血压偏高');
    await press(page, 'Control+s');
    await message(page, '已记录');
    await page.getByRole('tab', { name: '走访' }).click();
    await page.locator('.ant-table-row-expand-icon').first().click();
    const said = await page.locator('.visit-text').first().innerText();
    expect(said.replace(/\s+/g, '')).toContain('谈到个人就业身体状况血压偏高');
  });

  it('shows the whole visit without scrolling at 100 % and at 150 %', async () => {
    const { page } = desk;
    for (const [width, height] of [
      [1366, 768],
      [911, 512],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.getByRole('button', { name: '记录走访' }).click();
      await expect.poll(focusedField).toBe('visitedOn');
      const hidden = await page
        .locator('.ant-drawer-body')
        .evaluate((body) => body.scrollHeight - body.clientHeight);
      expect([height, Math.max(0, hidden)]).toEqual([height, 0]);
      await press(page, 'Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('copies an identity number and says that it does not stay', async () => {
    const { page, world } = desk;
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: /复制证件号码/ }).click();
    expect(await message(page, '已复制')).toBe('已复制，30秒后自动清除。');
    expect(await world.system.clipboard.readText()).toMatch(/^\d{17}[\dX]$/);
  });

  it('shows the written file in its folder', async () => {
    const { page, world } = desk;
    const target = join(files.folder, '名单.xlsx');
    await goTo(page, 'people');
    world.system.dialog.answer('save', target);
    await page.getByRole('button', { name: '导出名单' }).click();
    await page.getByRole('button', { name: /选择位置并导出/ }).waitFor();
    await press(page, 'Control+s');
    await message(page, '已导出12人');
    await page.getByRole('button', { name: '打开所在文件夹' }).click();
    await expect.poll(() => world.system.shell.shown).toEqual([target]);
  });

  it('says why a file was not written until the form is closed, and asks for its place once', async () => {
    const { page, world } = desk;
    const target = join(files.folder, '名单二.xlsx');
    await goTo(page, 'people');
    const failure = page.locator('.ant-drawer').getByRole('alert');
    const opened = async () => {
      await page.getByRole('button', { name: '导出名单' }).click();
      await page.getByRole('button', { name: /选择位置并导出/ }).waitFor();
    };
    const asked = () => world.system.dialog.asked.length;
    await opened();
    world.system.dialog.answer('save', join(files.folder, '没有这个文件夹', '名单.xlsx'));
    await press(page, 'Control+s');
    await failure.waitFor();
    await press(page, 'Escape');
    await failure.waitFor({ state: 'detached' });
    await opened();
    expect(await failure.count()).toBe(0);
    const before = asked();
    world.system.dialog.answer('save', target);
    await press(page, 'Control+s', 'Control+s');
    await page.getByText('：名单二.xlsx').waitFor();
    expect([existsSync(target), asked() - before]).toEqual([true, 1]);
  });

  it('writes any other list as a workbook once it is said what for', async () => {
    const { page, world } = desk;
    const target = join(files.folder, '待办事项.xlsx');
    await goTo(page, 'home');
    await page.getByRole('button', { name: '导出名单' }).click();
    const purpose = page.getByLabel('导出用途（记入日志）');
    await purpose.waitFor();
    await press(page, 'Control+s');
    await page.getByText('请填写导出用途').waitFor();
    world.system.dialog.answer('save', target);
    await purpose.fill('所里核对');
    await press(page, 'Control+s');
    await page.getByText(/已导出\d+行：待办事项\.xlsx/).waitFor();
    expect(existsSync(target)).toBe(true);
  });

  it('makes everything larger and smaller', async () => {
    const { page, world } = desk;
    const factor = () => world.windows[0]?.webContents.getZoomFactor();
    await press(page, 'Control+=');
    await message(page, '显示大小 125%');
    await expect.poll(factor).toBe(1.25);
    await press(page, 'Control+=', 'Control+=');
    await expect.poll(factor).toBe(1.5);
    await press(page, 'Control+-');
    await expect.poll(factor).toBe(1.25);
    await press(page, 'Control+0');
    await expect.poll(factor).toBe(1);
  });

  it('finds a person from within a page with Ctrl+K', async () => {
    await findPerson(desk.page, '1990');
    expect(await desk.page.getByRole('tab', { name: '概况' }).count()).toBe(1);
  });
});
