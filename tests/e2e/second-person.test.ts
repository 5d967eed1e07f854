import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../electron/contract/index.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { seriousFaults } from './pages/axe.ts';
import { goTo, message } from './pages/desk-page.ts';
import { press, typeText } from './pages/keys.ts';
import { askOffice } from './pages/office-calls.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { PASSWORD, USER } from './pages/set-up-page.ts';
import { launchReadyDesk } from './ready-desk.ts';
import { aSheet } from '../application/rounds-desk.ts';

const files = ledgerFolder(60);
/** Pictures of the pages, for whoever wants to look at them. */
const SHOTS = process.env['SHOTS'];
const OTHER = { name: '李红', role: '审核人', password: 'second password' };
let desk: Launched;
let names: string[] = [];

function ask<T>(method: string, input: object): Promise<T> {
  return askOffice<T>(desk.page, method, input);
}

async function shot(name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  for (const [size, width, height] of [
    ['100', 1366, 768],
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

/** Ctrl+L, and the other user's name and password. */
async function changeTo(name: string, password: string): Promise<void> {
  const { page } = desk;
  await press(page, 'Control+l');
  await page.getByText('忘记密码').waitFor();
  await typeText(page, name);
  await press(page, 'Enter');
  await page.getByLabel('密码').fill(password);
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: '待办事项' }).waitFor();
}

type Entry = Output<'rounds.entries'>['rows'][number];

/** A household with its contact and a sheet without any contradiction, concluded. */
async function concludedWell({ id: entryId, revision, householdId }: Entry): Promise<void> {
  const known = await ask<Output<'households.get'>>('households.get', { id: householdId });
  const { number, townCode, address, contactUnit, noLabour, note } = known;
  const contact = { contactName: '孙丽娟', contactUnit, contactPhone: '19900005555' };
  await ask('households.update', {
    ...{ id: householdId, revision: known.revision },
    fields: { number, townCode, villageCode: null, address, ...contact, noLabour, note },
  });
  const sheet = aSheet({ visitedOn: '2026-11-15' });
  const saved = await ask<Output<'rounds.saveSheet'>>('rounds.saveSheet', {
    ...{ entryId, revision, sheet, complete: true },
  });
  await ask('rounds.conclude', { entryId, revision: saved.revision, level: '低', reason: '' });
}

/** A watch of long ago whose end the other user proposes, after the sheet was approved by the one who sits there. */
async function watchToClose({ id: entryId, householdId }: Entry): Promise<void> {
  await changeTo(USER, PASSWORD);
  const done = await ask('rounds.approve', { roundId: 1, entryIds: [entryId] });
  expect(done).toEqual({ approved: 1, refused: [] });
  const { id, revision } = await ask<Output<'watches.open'>>('watches.open', {
    ...{ householdId, identifiedOn: '2026-03-01', level: '低', riskTypes: [], reason: '上报' },
  });
  await changeTo(OTHER.name, OTHER.password);
  const closing = { id, revision, way: '自然消除', note: '收入稳定' };
  await ask('watches.proposeClosing', closing);
}

/** Two sheets are concluded and a case is proposed by another user than the one who sits there. */
async function workOfTheOther(): Promise<void> {
  await ask('users.add', OTHER);
  await ask('rules.change', {
    ...{ ruleId: 'POVERTY-LINE', validFrom: '2026-01-01', legalBasis: '豫振兴〔2026〕1号' },
    value: { year: 2026, place: '台前县', amount: '7300.00' },
  });
  await changeTo(OTHER.name, OTHER.password);
  await ask('rounds.open', {
    year: 2026,
    name: '年末',
    firstOn: '2026-11-15',
    lastOn: '2026-12-31',
  });
  const { rows } = await ask<Output<'rounds.entries'>>('rounds.entries', { roundId: 1 });
  names = rows.slice(0, 2).map(({ fullName }) => fullName);
  for (const { id: entryId, revision } of rows.slice(0, 2)) {
    const sheet = aSheet({ visitedOn: '2026-11-15', people: 4 });
    const saved = await ask<Output<'rounds.saveSheet'>>('rounds.saveSheet', {
      ...{ entryId, revision, sheet, complete: true },
    });
    const conclusion = { entryId, revision: saved.revision, level: '中', reason: '收入不稳' };
    await ask('rounds.conclude', conclusion);
  }
  const { id, revision } = await ask<Output<'povertyCases.open'>>('povertyCases.open', {
    ...{ personId: rows[0]?.personId ?? 0, source: '新登记', clueOn: '2026-11-10', note: '' },
  });
  const not = { outcome: '不纳入', category: '', level: null, reason: '收入稳定' };
  await ask('povertyCases.propose', { id, revision, ...not });
  const third = rows[2]!;
  await concludedWell(third);
  await watchToClose(third);
  await changeTo(USER, PASSWORD);
}

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
  await workOfTheOther();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

/** The kind of the bar of what waits, and the row of the list that follows. */
async function openWaiting(kind: string): Promise<void> {
  await goTo(desk.page, 'home');
  await desk.page.getByRole('button', { name: new RegExp(`^${kind} \\d+项`) }).click();
  await desk.page.locator('.ant-table-row').filter({ hasText: '等待' }).first().press('Enter');
}

describe('what waits for the second person', () => {
  it('stands over the to-do list, and goes to the sheets of the round that wait', async () => {
    const { page } = desk;
    await page.locator('.approval-bar').waitFor();
    expect(await page.locator('.approval-bar').innerText()).toMatch(
      /^等待审批、审定：\s*风险消除审定 1项\s*新发现审定 1项\s*回访审定 1项$/u,
    );
    await shot('waiting-home');
    expect(await faults()).toEqual([]);
    await openWaiting('回访审定');
    await page.getByRole('heading', { name: '2026年年末逐人回访' }).waitFor();
    await page.getByText('共2条').waitFor();
    expect(await page.locator('.ant-table-row').allInnerTexts()).toEqual(
      names.map(
        (name) => expect.stringMatching(new RegExp(`${name}[\\s\\S]*已研判`, 'u')) as string,
      ),
    );
    await shot('waiting-sheets');
  });

  it('comes back to who keyed it in with the reason, and opens the sheet', async () => {
    const { page } = desk;
    await page.locator('.ant-table-row').first().press('Enter');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await typeText(page, '工资漏了一笔');
    await press(page, 'Enter');
    await page.getByText('退回，').first().waitFor();
    await goTo(page, 'home');
    await page.getByRole('combobox', { name: '事项' }).click();
    await page.locator('.ant-select-item-option', { hasText: '回访退回' }).click();
    const line = page.locator('.ant-table-row').filter({ hasText: names[0] ?? '' });
    await line.waitFor();
    expect(await line.innerText()).toContain(OTHER.name);
    expect(await line.innerText()).toContain('被退回：工资漏了一笔');
    await shot('returned-home');
    await line.press('Enter');
    await page.getByText('退回，').first().waitFor();
  });

  it('is a case that is sent back with the reason, which its page shows', async () => {
    const { page } = desk;
    await openWaiting('新发现审定');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await typeText(page, '先核实收入');
    await press(page, 'Enter');
    await message(page, '已退回');
    await page.getByText(/退回（李红提出）：先核实收入。改正后重新提出认定意见/u).waitFor();
    await shot('returned-case');
    expect(await faults()).toEqual([]);
    await press(page, 'Escape');
    await page.locator('.ant-table-row').filter({ hasText: '退回：入户核实' }).waitFor();
  });

  it('is the end of a watch that is sent back with the reason, to be proposed again or given up', async () => {
    const { page } = desk;
    await openWaiting('风险消除审定');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await typeText(page, '凭证不全');
    await press(page, 'Enter');
    await message(page, '已退回');
    await page.getByText(/退回（李红提出）：凭证不全。改正后重新提出/u).waitFor();
    // 退回 is gone: the keyboard stays in the form that it stood in, and Tab goes on from its head.
    await page.locator('.ant-drawer:focus').waitFor();
    await shot('returned-watch');
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: '不再提出', exact: true }).click();
    await typeText(page, '继续监测');
    await press(page, 'Enter');
    await message(page, '已不再提出');
    await page.getByRole('button', { name: '提出风险消除', exact: true }).waitFor();
  });

  it('stands in the log between signing in and locking, which a typed word narrows it to', async () => {
    const { page } = desk;
    await goTo(page, 'settings');
    await page.getByRole('tab', { name: '操作日志' }).click();
    await page.getByRole('combobox', { name: '对象' }).focus();
    await typeText(page, '登录');
    await press(page, 'Enter');
    await page
      .locator('.ant-table-row')
      .filter({ hasText: '退回' })
      .first()
      .waitFor({ state: 'detached' });
    const told = await page.locator('.ant-table-row td:nth-child(5)').allInnerTexts();
    expect(new Set(told)).toEqual(new Set(['登录']));
  });
});
