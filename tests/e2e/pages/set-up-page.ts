import type { Page } from 'playwright';
import { press, typeText } from './keys.ts';

export const USER = '张敏';
export const PASSWORD = 'taiqian-2026';

/** The wizard with the keyboard alone: 台前县, the first user, the example rules. Returns the recovery code. */
export async function setUpOffice(page: Page): Promise<string> {
  await page.getByRole('heading', { name: '建立台账' }).waitFor();
  for (const part of ['河南', '濮阳市', '台前']) {
    await typeText(page, part);
    await page.locator('.ant-select-item-option:visible').first().waitFor();
    await press(page, 'Enter');
    await page.waitForTimeout(150);
  }
  await press(page, 'Enter');
  await typeText(page, '台禁毒办');
  await press(page, 'Enter', 'Enter');
  await page.getByLabel('姓名').waitFor();
  await typeText(page, USER);
  await press(page, 'Enter');
  await typeText(page, PASSWORD);
  await press(page, 'Enter');
  await typeText(page, PASSWORD);
  await press(page, 'Enter', 'Enter');
  await page.getByText('采用下面的示例规则').waitFor();
  await press(page, 'Enter');
  return keepRecoveryCode(page);
}

/** The recovery code is shown; its last group is typed. */
async function keepRecoveryCode(page: Page): Promise<string> {
  await page.getByRole('heading', { name: '请保管好恢复码' }).waitFor();
  const groups = await page.getByLabel('恢复码', { exact: true }).locator('span').allInnerTexts();
  await typeText(page, groups.at(-1) ?? '');
  await press(page, 'Enter');
  await page.getByRole('heading', { name: '待办事项' }).waitFor();
  return groups.join('-');
}
