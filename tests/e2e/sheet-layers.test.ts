import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../electron/contract/index.ts';
import { aSheet } from '../application/rounds-desk.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { goTo, message, unlock } from './pages/desk-page.ts';
import { focusedName, press, tabTo, typeText } from './pages/keys.ts';
import { askOffice } from './pages/office-calls.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

const files = ledgerFolder(60);
const NOTE = '电话停机邻居说去了南方';
let desk: Launched;
/** Entries of the round, one for each test. */
let ids: number[];

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
  desk.page.setDefaultTimeout(10_000);
  await ask('rounds.open', {
    ...{ year: 2026, name: '年末', firstOn: '2026-11-01', lastOn: '2026-12-31' },
  });
  const { rows } = await ask<Output<'rounds.entries'>>('rounds.entries', { roundId: 1 });
  ids = rows.filter(({ lightTouch }) => !lightTouch).map(({ id }) => id);
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

function ask<T>(method: string, input: object): Promise<T> {
  return askOffice<T>(desk.page, method, input);
}

function entryOf(nth: number): Promise<Output<'rounds.entry'>> {
  return ask<Output<'rounds.entry'>>('rounds.entry', { entryId: ids[nth] });
}

/** A sheet with all answers of two years; a draft of it only waits for Ctrl+S. */
async function save(nth: number, complete: boolean, given: Parameters<typeof aSheet>[0] = {}) {
  const { id, revision } = await entryOf(nth);
  const sheet = aSheet({ visitedOn: '2026-11-12', visitor: '李秀兰', ...given });
  return ask<Output<'rounds.entry'>>('rounds.saveSheet', {
    entryId: id,
    revision,
    sheet,
    complete,
  });
}

async function open(nth: number): Promise<void> {
  await goTo(desk.page, 'poverty');
  await desk.page.evaluate((id) => {
    window.location.hash = `#/poverty/entries/${id}`;
  }, ids[nth]);
  // The first question, or the conclusion where nothing else is missing.
  await expect.poll(() => focusedName(desk.page)).toMatch(/^(?:回访日期|1已返贫)$/u);
}

async function openUnmet(): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '没有见到' }).click();
  await page.getByRole('dialog').getByText('失联').click();
  await page.getByRole('dialog').getByLabel('说明').fill(NOTE);
}

/** Leaves the page, and what is typed on it. */
async function leaveUnsaved(): Promise<void> {
  const { page } = desk;
  await press(page, 'Alt+1');
  await page.getByRole('button', { name: '不保存，离开' }).click();
  await page.getByRole('heading', { level: 1, name: '待办事项' }).waitFor();
}

describe('a key belongs to what lies on top', () => {
  it('saves the reason of the form, not the filled sheet behind it', async () => {
    await save(0, false);
    await open(0);
    await openUnmet();
    await press(desk.page, 'Control+s');
    await message(desk.page, '已登记未回访原因');
    expect(await entryOf(0)).toMatchObject({
      ...{ state: '未回访', unmetReason: '失联', unmetNote: NOTE, complete: false },
    });
    expect(await desk.page.evaluate(() => window.location.hash)).toBe(
      `#/poverty/entries/${ids[0]}`,
    );
  });

  it('does not check the empty sheet behind the form', async () => {
    await open(1);
    await openUnmet();
    await press(desk.page, 'Control+s');
    await message(desk.page, '已登记未回访原因');
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await entryOf(1)).toMatchObject({ state: '未回访', sheet: null });
    expect(await desk.page.locator('.ant-form-item-explain-error').count()).toBe(0);
    await expect
      .poll(() => desk.page.evaluate(() => document.activeElement?.tagName))
      .not.toBe('BODY');
  });

  it('sends back and leaves the sheet behind the dialog alone', async () => {
    const { page } = desk;
    const { id, revision, proposed } = await save(2, true);
    await ask('rounds.conclude', { entryId: id, revision, level: proposed, reason: '' });
    await open(2);
    await tabTo(page, '受访人');
    await press(page, 'Control+a');
    await typeText(page, '邻居');
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('收入没有核实');
    await press(page, 'Control+s');
    await page.getByText('：收入没有核实').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const sent = await entryOf(2);
    expect(sent).toMatchObject({ state: '已回访', conclusion: null });
    expect(sent.sheet?.respondent).toBe('本人');
    await leaveUnsaved();
  });

  it('confirms the warning and leaves the sheet behind the dialog alone', async () => {
    const { page } = desk;
    const saved = await save(3, true, { riskTypes: ['其他'] });
    const check = saved.checks.find(({ severity }) => severity === 'warning');
    expect(check).toBeDefined();
    await open(3);
    await tabTo(page, '受访人');
    await press(page, 'Control+a');
    await typeText(page, '邻居');
    await page.getByRole('button', { name: '确认并写明原因' }).first().click();
    await page.getByRole('dialog').getByLabel('原因').fill('已到村核实');
    await press(page, 'Control+s');
    await page.getByText('（已到村核实）').waitFor();
    const now = await entryOf(3);
    expect(now.checks.find(({ confirmed }) => confirmed !== '')?.confirmed).toBe('已到村核实');
    expect(now.sheet?.respondent).toBe('本人');
    await leaveUnsaved();
  });

  it('does not ask whether to save after sending back when nothing was typed', async () => {
    const { page } = desk;
    const { id, revision, proposed } = await save(5, true);
    await ask('rounds.conclude', { entryId: id, revision, level: proposed, reason: '' });
    await open(5);
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('再核一次');
    await press(page, 'Enter');
    await page.getByText('：再核一次').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await goTo(page, 'home');
  });
});

describe('a sheet', () => {
  it('tells at the field that a day was before the round, and takes it back once it is right', async () => {
    const { page } = desk;
    await open(4);
    await typeText(page, '10.31');
    await press(page, 'Enter');
    const complaint = page.locator('.ant-form-item-explain-error');
    await complaint.getByText('回访日期不能早于本轮开始（2026-11-01）').waitFor();
    await tabTo(page, '回访日期', 'Shift+Tab');
    await press(page, 'Control+a');
    await typeText(page, '11.12');
    await press(page, 'Enter');
    await complaint.waitFor({ state: 'detached' });
    await leaveUnsaved();
  });

  it('takes no answer where it is locked', async () => {
    const { page } = desk;
    const { id, revision } = await save(6, true);
    await ask('rounds.removePerson', { entryId: id, revision, reason: '误登', note: '登错了' });
    await goTo(page, 'poverty');
    await page.evaluate((entry) => {
      window.location.hash = `#/poverty/entries/${entry}`;
    }, id);
    await page.getByText('已移出名单：误登').waitFor();
    await expect.poll(() => page.locator('.sheet :is(input, textarea):enabled').count()).toBe(0);
  });
});

/** Whether a word stands readable in any file of the register. */
function isReadable(word: string): boolean {
  const folder = join(desk.userData, 'register');
  return readdirSync(folder).some((name) => {
    const bytes = readFileSync(join(folder, name));
    return bytes.includes(Buffer.from(word)) || bytes.includes(Buffer.from(word, 'utf16le'));
  });
}

describe('a half-keyed sheet', () => {
  it('is still there after locking, sealed meanwhile, and goes when it is not wanted', async () => {
    const { page } = desk;
    await open(4);
    await typeText(page, '11.12');
    await press(page, 'Enter');
    await tabTo(page, '受访人');
    await typeText(page, '欧阳密语');
    await tabTo(page, '工资性收入');
    await typeText(page, '12345');
    await press(page, 'Control+l');
    await unlock(page);
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    expect(isReadable('欧阳密语')).toBe(false);
    expect(await entryOf(4)).toMatchObject({ state: '待回访', sheet: null });
    await open(4);
    await page.getByText('没有保存的内容，核对后请保存').waitFor();
    const shown = (name: string) => page.getByLabel(name, { exact: true }).inputValue();
    expect(await shown('回访日期')).toBe('2026-11-12');
    expect(await shown('受访人')).toBe('欧阳密语');
    expect(await shown('工资性收入')).toBe('12345');
    await page.getByRole('button', { name: '不要了，恢复原样' }).click();
    expect(await shown('受访人')).toBe('');
    await goTo(page, 'home');
    expect(await ask('rounds.sheetDraft', { entryId: ids[4] })).toBeNull();
  });
});
