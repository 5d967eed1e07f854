import type { Page } from 'playwright';
import { press, typeText } from './keys.ts';
import { PASSWORD } from './set-up-page.ts';

/** The pages by the key that opens them and the heading they show. */
export const PLACES = {
  home: { key: 'Alt+1', heading: '待办事项' },
  people: { key: 'Alt+2', heading: '人员' },
  visits: { key: 'Alt+3', heading: '走访记录' },
  poverty: { key: 'Alt+4', heading: '防返贫回访' },
  stations: { key: 'Alt+5', heading: '站点和责任' },
  import: { key: 'Alt+6', heading: '导入台账' },
  reports: { key: 'Alt+7', heading: '报告' },
  exports: { key: 'Alt+8', heading: '导出' },
  settings: { key: 'Alt+9', heading: '设置' },
} as const;
export type Place = keyof typeof PLACES;

/** Goes to a page with its key. */
export async function goTo(page: Page, place: Place): Promise<void> {
  const { key, heading } = PLACES[place];
  await press(page, key);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

/** Searches with Ctrl+K and opens the first match. */
export async function findPerson(page: Page, text: string): Promise<void> {
  await press(page, 'Control+k');
  await typeText(page, text);
  await page.getByRole('option').first().waitFor();
  await press(page, 'Enter');
  await page.getByRole('tab', { name: '概况' }).waitFor();
}

/** 登录 of the only user. */
export async function unlock(page: Page, password = PASSWORD): Promise<void> {
  await page.getByText('忘记密码').waitFor();
  await typeText(page, password);
  await press(page, 'Enter');
}

/** The number on a counter of the home page. */
export async function counter(page: Page, word: string): Promise<number> {
  const text = await page
    .getByRole('button', { name: new RegExp(`^${word}`) })
    .locator('strong')
    .innerText();
  return Number(text);
}

/** The message that tells what was done. */
export async function message(page: Page, part: string): Promise<string> {
  const shown = page.locator('.ant-message-notice').filter({ hasText: part });
  await shown.first().waitFor();
  return shown.first().innerText();
}
