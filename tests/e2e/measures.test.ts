import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../support/builders.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { launchDesk } from './launch-desk.ts';
import { findPerson, message } from './pages/desk-page.ts';
import { focusedName, press, tabTo, typeText } from './pages/keys.ts';
import { setUpOffice } from './pages/set-up-page.ts';

const PERSON = {
  fields: aPerson({ fullName: '贺兰明' }),
  controlStatus: '社会面',
  registeredOn: '2023-09-01',
};
let desk: Launched;
beforeAll(async () => {
  desk = await launchDesk({ today: '2026-11-15' });
  await setUpOffice(desk.page);
  const added = await desk.page.evaluate((person) => {
    const { desk: bridge } = window as unknown as {
      desk: { invoke: (method: string, input: unknown) => Promise<{ ok: boolean }> };
    };
    return bridge.invoke('people.create', person);
  }, PERSON);
  expect(added).toMatchObject({ ok: true });
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
});

/** Pictures for a person to look at, where a folder is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
}

const state = () => desk.page.locator('.measure header .mark').first().innerText();

/** Fills the fields from where the focus is, an Enter after each, and saves. */
async function fill(...texts: readonly string[]): Promise<void> {
  await desk.page.getByRole('dialog').waitFor();
  for (const text of texts) {
    if (text !== '') await typeText(desk.page, text);
    await press(desk.page, 'Enter');
  }
}
async function save(part: string): Promise<void> {
  await press(desk.page, 'Control+s');
  await message(desk.page, part);
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
}
async function choose(button: string): Promise<void> {
  await tabTo(desk.page, button);
  await press(desk.page, 'Enter');
}

describe('社区戒毒 with the keyboard alone', () => {
  it('opens the measures of a person', async () => {
    const { page } = desk;
    await findPerson(page, '贺兰明');
    await tabTo(page, /概况$/u);
    for (let tab = 0; tab < 12 && !/措施（/u.test(await focusedName(page)); tab += 1)
      await press(page, 'ArrowRight');
    await press(page, 'Enter');
    await page.getByText('没有措施记录').waitFor();
    await picture('1-empty');
  });

  it('is ordered and waits for the report-in', async () => {
    const { page } = desk;
    await tabTo(page, '新的措施');
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await picture('2-decide');
    await fill('', '台公社戒决字〔2023〕7号', '台前县公安局', '2023.10.18', '2023.10.20');
    await save('报到期限2023-11-04');
    await page.getByText('应移交公安机关').waitFor();
    expect(await state()).toContain('未报到未移交');
    await picture('3-waiting');
  });

  it('is reported in', async () => {
    const { page } = desk;
    await choose('报到');
    await page.waitForFunction(() => document.activeElement?.id === 'on');
    await fill('2023.11.1', '社戒协〔2023〕7号', '2023.11.2');
    await picture('4-report-in');
    await save('期满日期2026-10-31');
    await page.getByText('期满未解除').first().waitFor();
  });

  it('is suspended for ten days and its last day moves', async () => {
    const { page } = desk;
    await choose('中止');
    await page.waitForFunction(() => document.activeElement?.id === 'from');
    await fill('2024.5.1');
    await save('管控现状：在押');
    await page.getByText('已中止，释放后恢复执行').waitFor();
    await picture('5-suspended');
    await choose('恢复执行');
    await page.waitForFunction(() => document.activeElement?.id === 'on');
    await fill('2024.5.11');
    await save('期满日期2026-11-10');
  });

  it('is not released a day early, and is released at its term', async () => {
    const { page } = desk;
    await choose('办理解除');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await fill('', '2026.11.9');
    await press(page, 'Control+s');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain(
      '期限到2026-11-10才满，不能提前解除（《戒毒条例》第二十三条）',
    );
    await picture('6-refused');
    await tabTo(page, '日期');
    await page.keyboard.press('Control+a');
    await fill('2026.11.12', '台公解字〔2026〕3号');
    await save('管控现状：社会面');
    expect(await state()).toContain('已结束');
    await page.getByText('通知乡镇（街道）解除').waitFor();
    await picture('7-released');
  });
});
