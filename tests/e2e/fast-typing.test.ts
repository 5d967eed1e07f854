import { rmSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../electron-double/launch.ts';
import { goTo } from './pages/desk-page.ts';
import { focusedName, focusSettled, press, tabTo } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

interface Match {
  readonly id: number;
  readonly fullName: string;
}

/** The beginning of a name finds somebody else first than the whole name does. */
interface Pair {
  readonly begun: string;
  readonly rest: string;
  readonly wrong: Match;
  readonly right: Match;
}

const files = ledgerFolder(60);
let desk: Awaited<ReturnType<typeof launchReadyDesk>>;
let pair: Pair;

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
  pair = await aPair();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

async function ask<T>(method: string, input: object): Promise<T> {
  const result = (await desk.page.evaluate(([name, given]) => window.desk.invoke(name, given), [
    method,
    input,
  ] as const)) as { ok: boolean; value: T };
  expect(result.ok).toBe(true);
  return result.value;
}

const search = (text: string) => ask<Match[]>('people.search', { text, limit: 8 });

async function aPair(): Promise<Pair> {
  const { rows } = await ask<{ rows: Match[] }>('people.list', {
    filter: {},
    sort: 'name',
    page: 1,
    pageSize: 60,
  });
  for (const right of rows) {
    const begun = right.fullName.slice(0, 1);
    const [wrong] = await search(begun);
    const found = await search(right.fullName);
    if (wrong !== undefined && wrong.id !== right.id && found.length === 1)
      return { begun, rest: right.fullName.slice(1), wrong, right };
  }
  throw new Error('no two people whose names begin alike');
}

/** The first match of what was begun is shown; the rest and Enter follow before the office can answer. */
async function typeFast(page: Page, list: string): Promise<void> {
  await page.keyboard.insertText(pair.begun);
  const first = page.locator(`[id^=${list}][id$="-0"]`, { hasText: pair.wrong.fullName });
  await first.waitFor();
  await Promise.all([page.keyboard.insertText(pair.rest), page.keyboard.press('Enter')]);
}

describe('Enter pressed faster than the office answers', () => {
  it('opens the person whose name was typed, from the search box', async () => {
    const { page } = desk;
    await press(page, 'Control+k');
    await typeFast(page, 'search');
    await page.getByRole('tab', { name: '概况' }).waitFor();
    expect(await page.locator('h1').innerText()).toContain(pair.right.fullName);
    expect(page.url()).toContain(`/people/${pair.right.id}`);
  });

  it('opens nobody when the words find nobody', async () => {
    const { page } = desk;
    await goTo(page, 'visits');
    await press(page, 'Control+k');
    await page.keyboard.insertText(pair.begun);
    await page.locator('#search-0').waitFor();
    await Promise.all([page.keyboard.insertText('某某某'), page.keyboard.press('Enter')]);
    await page.getByText('没有找到').waitFor();
    expect(await page.locator('h1').innerText()).toBe('走访记录');
    await press(page, 'Escape');
  });

  it('opens nobody when more is typed after it', async () => {
    const { page } = desk;
    await press(page, 'Control+k');
    await page.keyboard.press('Control+a');
    await Promise.all([
      page.keyboard.insertText(pair.right.fullName),
      page.keyboard.press('Enter'),
      page.keyboard.insertText('某'),
    ]);
    await page.getByText('没有找到').waitFor();
    expect(await page.locator('h1').innerText()).toBe('走访记录');
    await press(page, 'Escape');
  });

  it('records the visit of the person whose name was typed', async () => {
    const { page } = desk;
    await goTo(page, 'visits');
    await page.getByRole('button', { name: '记录走访' }).click();
    await expect.poll(() => focusedName(page)).toBe('找人');
    await typeFast(page, 'picker');
    const drawer = page.getByRole('dialog', { name: /^记录走访/ });
    await drawer.waitFor();
    expect(await drawer.innerText()).toContain(`记录走访：${pair.right.fullName}（`);
    await press(page, 'Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('puts the person whose name was typed into the list that is keyed in', async () => {
    const { page } = desk;
    await goTo(page, 'visits');
    await focusSettled(page, '.ant-table-row, main');
    await page.getByRole('button', { name: '批量录入' }).click();
    await page.getByRole('heading', { level: 1, name: '批量录入走访' }).waitFor();
    await tabTo(page, /^1应走访的人/);
    await press(page, '3', 'Enter', 'Enter');
    await expect.poll(() => focusedName(page)).toBe('第1行 姓名');
    await typeFast(page, 'grid');
    await expect.poll(() => page.getByLabel('第1行 姓名').inputValue()).toBe(pair.right.fullName);
    await expect.poll(() => focusedName(page)).toBe('第1行 日期');
  });
});
