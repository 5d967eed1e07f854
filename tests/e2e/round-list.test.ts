import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../electron/contract/index.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { goTo, message } from './pages/desk-page.ts';
import { focusedName, press, tabTo, typeText } from './pages/keys.ts';
import { askOffice } from './pages/office-calls.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

const files = ledgerFolder(60);
let desk: Launched;
let rows: Output<'rounds.entries'>['rows'];

function ask<T>(method: string, input: object): Promise<T> {
  return askOffice<T>(desk.page, method, input);
}

async function openAt(address: string): Promise<void> {
  await goTo(desk.page, 'poverty');
  await desk.page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
  const window = { firstOn: '2026-11-15', lastOn: '2026-12-31' };
  await ask('rounds.open', { year: 2026, name: '年末', ...window });
  ({ rows } = await ask<Output<'rounds.entries'>>('rounds.entries', { roundId: 1 }));
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

describe('the list of a round from the keyboard', () => {
  it('takes the state that was typed', async () => {
    const { page } = desk;
    await openAt('#/poverty/rounds/1?tab=list');
    await page.getByText(`共${rows.length}条`).waitFor();
    await tabTo(page, '状态', 'Shift+Tab');
    await typeText(page, '已回访');
    await press(page, 'Enter');
    await page.getByText('没有符合筛选的人').waitFor();
    await tabTo(page, '清除筛选');
    await press(page, 'Enter');
    await page.getByText(`共${rows.length}条`).waitFor();
  });

  it('goes from the name to the first row that is found, and not from box to box', async () => {
    const { page } = desk;
    const name = rows.at(-1)?.fullName ?? '';
    await tabTo(page, '姓名', 'Shift+Tab');
    await typeText(page, name);
    await press(page, 'Enter');
    await page.locator('.ant-table-row:focus').filter({ hasText: name }).waitFor();
    const boxes = page.locator('.ant-table-row input[type=checkbox]');
    expect(await boxes.first().getAttribute('tabindex')).toBe('-1');
    expect(await boxes.first().getAttribute('aria-label')).toBe(`勾选${name}`);
  });

  it('asks for the village after the town of its forms, and refuses a village without anybody', async () => {
    const { page } = desk;
    const [row] = rows;
    const place = { townCode: row?.townCode ?? '' };
    const villages = await ask<Output<'regions.villages'>>('regions.villages', place);
    const empty = villages.find(({ name }) =>
      rows.every(({ villageName }) => villageName !== name),
    );
    await openAt('#/poverty/rounds/1');
    await tabTo(page, '登记表');
    await press(page, 'Enter');
    await expect.poll(() => focusedName(page)).toContain('乡镇');
    await typeText(page, row?.townName ?? '');
    await press(page, 'Enter');
    await expect.poll(() => focusedName(page)).toContain('村');
    await typeText(page, empty?.name ?? '');
    await press(page, 'Enter');
    await press(page, 'Control+s');
    await page.getByText(`${row?.townName ?? ''}${empty?.name ?? ''}没有待回访的人`).waitFor();
    await press(page, 'Escape');
  });
});

describe('the draft of a report with names', () => {
  it('is saved once by Enter, and the question for the reason goes', async () => {
    const { page } = desk;
    desk.world.system.dialog.answer('save', join(files.folder, '草稿.docx'));
    const prepare = { kind: 'return-visit', period: '2026-end' };
    const { id } = await ask<Output<'reports.prepare'>>('reports.prepare', prepare);
    await openAt(`#/reports/${id}`);
    await page.getByText('保存草稿文件').waitFor();
    await tabTo(page, '保存草稿文件');
    await press(page, 'Enter');
    await expect.poll(() => focusedName(page)).toBe('原因');
    await typeText(page, '送审');
    await press(page, 'Enter');
    await message(page, '已保存');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
