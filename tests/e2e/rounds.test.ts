import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../electron/contract/index.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { seriousFaults } from './pages/axe.ts';
import { goTo, message } from './pages/desk-page.ts';
import { focusedName, focusSettled, hit, press, tabTo, typeText } from './pages/keys.ts';
import { askOffice } from './pages/office-calls.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

const files = ledgerFolder(60);
/** Pictures of the pages, for whoever wants to look at them. */
const SHOTS = process.env['SHOTS'];
const complaints: string[] = [];
let desk: Launched;

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
  desk.page.on('console', (line) => {
    if (line.type() !== 'log') complaints.push(line.text());
  });
  desk.page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

async function shot(name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  for (const [size, width, height] of [
    ['100', 1366, 768],
    ['125', 1093, 614],
    ['150', 911, 512],
  ] as const) {
    await desk.page.setViewportSize({ width, height });
    await desk.page.waitForTimeout(300);
    await desk.page.screenshot({ path: join(SHOTS, `${name}-${size}.png`) });
  }
  await desk.page.setViewportSize({ width: 1366, height: 768 });
}

async function faults(): Promise<string[]> {
  await desk.page.mouse.move(0, 0);
  await desk.page.waitForTimeout(300);
  const found = await seriousFaults(desk.page);
  const cut = await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return cut > 0 ? [...found, `${cut} pixels too wide`] : found;
}

function ask<T>(method: string, input: object): Promise<T> {
  return askOffice<T>(desk.page, method, input);
}

type Entries = Output<'rounds.entries'>;

function entries(state: Entries['rows'][number]['state'] | null): Promise<Entries> {
  return ask<Entries>('rounds.entries', { roundId: 1, state, pageSize: 500 });
}

/** Another page by its address, from one that holds nothing unsaved. */
async function openAt(address: string): Promise<void> {
  await goTo(desk.page, 'poverty');
  await desk.page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

/** From the head of the list into its rows. */
async function tabToRow(): Promise<void> {
  const inRow = () => desk.page.locator('.ant-table-row:focus').count();
  for (let tries = 0; tries < 40 && (await inRow()) === 0; tries += 1)
    await press(desk.page, 'Tab');
  expect(await inRow()).toBe(1);
}

/** The sheet of one person alone, in the order of the paper; every answer from the keyboard. */
async function keyIn(wage: string): Promise<void> {
  const { page } = desk;
  await expect.poll(() => focusedName(page)).toBe('回访日期');
  await typeText(page, '今天');
  await press(page, 'Enter');
  expect(await focusedName(page)).toBe('回访人');
  await typeText(page, '李秀兰');
  await press(page, 'Enter');
  await typeText(page, '本人');
  await press(page, 'Enter');
  expect(await focusedName(page)).toBe('家庭人口');
  for (const answer of ['1', '1', '1', wage, '0', '0', '600', '0', '0', '0']) {
    await typeText(page, answer);
    await press(page, 'Enter');
  }
  // 社会保障兜底, the three guarantees and water, their note, the work with its note.
  for (let question = 0; question < 5; question += 1) await hit(page, '1', 'Enter');
  await press(page, 'Control+Enter');
  await hit(page, '1', 'Enter');
  await press(page, 'Control+Enter');
  await hit(page, '2', 'Enter');
  await expect.poll(() => page.locator('.risk-figures').innerText()).toContain('人均纯收入');
}

describe('a round of return visits', () => {
  it('is opened with the list that is frozen then', async () => {
    const { page } = desk;
    await goTo(page, 'poverty');
    await page.getByText('还没有开启过轮次').waitFor();
    expect(await faults()).toEqual([]);
    await tabTo(page, '开启轮次');
    await press(page, 'Enter');
    await page.getByText('现在开启，名单上有').waitFor();
    await shot('round-open');
    expect(await faults()).toEqual([]);
    expect(await page.getByLabel('开始').inputValue()).toBe('2026-11-15');
    await press(page, 'Control+s');
    await page.getByRole('heading', { name: '2026年年末逐人回访' }).waitFor();
    const [round] = (await ask<Output<'rounds.list'>>('rounds.list', {})).rounds;
    expect(round).toMatchObject({
      label: '2026年年末',
      visited: 0,
      unmet: 0,
      lastOn: '2026-12-31',
    });
    expect(round?.waiting).toBe(round?.listed);
    expect(round?.listed).toBeGreaterThan(6);
    await shot('round-progress');
    expect(await faults()).toEqual([]);
  });

  it('takes three sheets from the keyboard, one after the other', async () => {
    const { page } = desk;
    await tabTo(page, /^第1个标签页/);
    await press(page, 'ArrowRight', 'Enter');
    await expect.poll(async () => page.locator('.ant-table-row').count()).toBeGreaterThan(3);
    await shot('round-list');
    expect(await faults()).toEqual([]);
    await tabToRow();
    await press(page, 'Enter');
    for (const [index, wage] of ['24000', '2.4万', '30000'].entries()) {
      await page.getByRole('button', { name: /保存，录下一户/ }).waitFor();
      const name = await page.locator('h1').innerText();
      if (index !== 1) await keyIn(wage);
      else {
        await keyIn(wage);
        await press(page, 'Control+s');
        await page.getByText('金额应为元').waitFor();
        await expect.poll(() => focusedName(page)).toBe('工资性收入');
        await press(page, 'Control+a');
        await typeText(page, '２４０００');
      }
      if (index === 0) {
        await shot('sheet');
        expect(await faults()).toEqual([]);
      }
      await press(page, 'Control+s');
      await message(page, '已保存');
      await expect.poll(() => page.locator('h1').innerText()).not.toBe(name);
    }
    const kept = await entries('已回访');
    expect(kept.rows.map(({ visitedOn }) => visitedOn)).toEqual(Array(3).fill('2026-11-15'));
    expect(kept.rows.map(({ perHead }) => perHead).sort()).toEqual([
      '24600.00',
      '24600.00',
      '30600.00',
    ]);
  });

  it('is concluded sheet by sheet, the reason asked for where it differs', async () => {
    const { page } = desk;
    const { rows } = await entries('已回访');
    for (const [index, row] of rows.entries()) {
      await openAt(`#/poverty/entries/${row.id}`);
      // Nothing but the conclusion is missing: the keyboard begins there.
      await focusSettled(page, '[data-field=conclusion] input');
      const level = index === 0 ? '中' : (row.proposed ?? '低');
      await hit(page, level === '中' ? '3' : level === '高' ? '2' : '4');
      if (level !== row.proposed) {
        await press(page, 'Enter');
        expect(await focusedName(page)).toBe('理由');
        await typeText(page, '刚回原籍，再看半年');
      }
      await press(page, 'Control+s');
      await page.getByText('研判为').waitFor();
    }
    expect((await entries('已研判')).total).toBe(3);
    await shot('sheet-concluded');
    expect(await faults()).toEqual([]);
  });

  it('is approved once nothing contradicts, and closed once everybody is told', async () => {
    const { page } = desk;
    for (const { id, householdId, revision, checks } of await Promise.all(
      (await entries('已研判')).rows.map(({ id: entryId }) =>
        ask<Output<'rounds.entry'>>('rounds.entry', { entryId }),
      ),
    )) {
      expect(checks.map((check) => check.id)).toContain('FP-19');
      const home = await ask<Output<'households.get'>>('households.get', { id: householdId });
      const { number, townCode, villageCode, address, contactUnit, noLabour, note } = home;
      await ask('households.update', {
        id: householdId,
        revision: home.revision,
        fields: {
          ...{ number, townCode, villageCode, address, contactUnit, noLabour, note },
          ...{ contactName: '周明', contactPhone: '13800000000' },
        },
      });
      let now = revision;
      for (const check of checks.filter(({ severity }) => severity === 'warning')) {
        const answer = await ask<Output<'rounds.entry'>>('rounds.confirmWarning', {
          ...{ entryId: id, revision: now },
          ...{ check: check.id, reason: '已核实' },
        });
        now = answer.revision;
      }
    }
    await openAt('#/poverty/rounds/1?tab=list');
    await page.getByText('已研判').first().waitFor();
    await tabToRow();
    for (let row = 0; row < (await entries(null)).total; row += 1) {
      if ((await focusedName(page)).includes('已研判')) await press(page, 'Space');
      await press(page, 'ArrowDown');
    }
    await page.getByText('已勾选3人').waitFor();
    await shot('list-marked');
    await tabTo(page, '审定所选3人', 'Shift+Tab');
    await press(page, 'Enter');
    await message(page, '已审定3人');
    for (const { id, revision } of (await entries('待回访')).rows) {
      await ask('rounds.setUnmet', { entryId: id, revision, reason: '外出未归', note: '' });
    }
    await goTo(page, 'poverty');
    await page.getByRole('link', { name: '2026年年末' }).waitFor();
    await page.locator('.chart-drawing svg').waitFor();
    await shot('rounds');
    expect(await faults()).toEqual([]);
    await tabTo(page, '办结');
    await press(page, 'Enter');
    await page.getByRole('dialog').getByText('办结后名单和结论不再变动').waitFor();
    await press(page, 'Enter');
    await page.getByText('2026-11-15办结').waitFor();
    const [round] = (await ask<Output<'rounds.list'>>('rounds.list', {})).rounds;
    expect(round).toMatchObject({ visited: 3, approved: 3, waiting: 0, closedOn: '2026-11-15' });
    expect(round?.unmet).toBe((round?.listed ?? 0) - 3);
  });

  it('has left nothing in the console', () => {
    expect(complaints).toEqual([]);
  });
});
