import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../electron-double/launch.ts';
import { goTo, message } from './pages/desk-page.ts';
import { press } from './pages/keys.ts';
import { PASSWORD, USER } from './pages/set-up-page.ts';
import { launchReadyDesk, type ReadyDesk } from './ready-desk.ts';

let desk: ReadyDesk;

beforeAll(async () => {
  desk = await launchReadyDesk();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
});

async function openUsers(): Promise<void> {
  await goTo(desk.page, 'settings');
  await desk.page.getByRole('tab', { name: '用户' }).click();
  await desk.page.getByRole('button', { name: '修改我的密码' }).waitFor();
}

/** How often a sentence is to be read on the page. */
async function timesShown(words: string): Promise<number> {
  const text = await desk.page.locator('body').innerText();
  return text.split(words).length - 1;
}

describe('passwords', () => {
  it('are complained about once where they are too short', async () => {
    const { page } = desk;
    await openUsers();
    await page.getByRole('button', { name: '修改我的密码' }).click();
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByLabel('新密码').fill('short');
    await page.getByText('密码至少8位').first().waitFor();
    await press(page, 'Control+s');
    await page.getByText('请再输一次密码').waitFor();
    expect(await timesShown('至少8位')).toBe(1);
  });

  it('are told as wrong above the form, and changed when the old one is right', async () => {
    const { page } = desk;
    await page.getByLabel('现在的密码').fill('not this one');
    await page.getByLabel('新密码').fill('taiqian-2027');
    await page.getByLabel('再输一次').fill('taiqian-2027');
    await press(page, 'Control+s');
    await page.getByText('密码不正确').waitFor();
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await press(page, 'Control+s');
    expect(await message(page, '密码已修改')).toContain('下次登录请用新密码');
  });

  it('of a user whose name is taken are not set; the complaint stands once, under the name', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '添加用户' }).click();
    await page.getByLabel('姓名', { exact: true }).fill(USER);
    await page.getByLabel('初始密码').fill('first-word-1');
    await page.getByLabel('再输一次').fill('first-word-1');
    await press(page, 'Control+s');
    await page.getByText('已有同名用户').first().waitFor();
    expect(await timesShown('已有同名用户')).toBe(1);
    await page.getByLabel('姓名', { exact: true }).fill('赵新人');
    await press(page, 'Control+s');
    expect(await message(page, '已添加')).toContain('已添加经办人赵新人');
  });

  it('are forgotten with the form they were typed into', async () => {
    const { page } = desk;
    await openUsers();
    for (const [button, labels] of [
      ['修改我的密码', ['现在的密码', '新密码', '再输一次']],
      ['添加用户', ['姓名', '初始密码', '再输一次']],
    ] as const) {
      const form = page.locator('.ant-drawer-open');
      const fields = labels.map((label) => form.getByLabel(label, { exact: true }));
      await page.getByRole('button', { name: button }).click();
      for (const field of fields) await field.fill('typed-and-left');
      await press(page, 'Escape');
      await page.getByRole('button', { name: '不保存，关闭' }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: button }).click();
      await fields[0]?.waitFor();
      expect(await Promise.all(fields.map((field) => field.inputValue()))).toEqual(['', '', '']);
      await press(page, 'Escape');
      await form.waitFor({ state: 'detached' });
    }
  });
});

describe('the recovery code', () => {
  it('names the group that is mistyped while it is typed, and opens when all are right', async () => {
    const { page } = desk;
    await press(page, 'Control+l');
    await page.getByText('忘记密码？用恢复码登录').click();
    const code = desk.recoveryCode;
    const groups = code.split('-');
    const field = page.getByLabel('恢复码');
    await field.fill(groups.slice(0, 2).join('-'));
    await page.getByText('前2组正确，共7组。').waitFor();
    const third = groups[2] ?? '';
    const wrong = `${third.startsWith('7') ? '8' : '7'}${third.slice(1)}`;
    await field.fill([...groups.slice(0, 2), wrong].join('-'));
    await page.getByText('第3组输错了，请对照纸上的恢复码改正。').waitFor();
    await field.fill(code.toLowerCase());
    await page.getByText('已输完，每组都对。').waitFor();
    await page.getByLabel('用户', { exact: true }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: USER }).click();
    await page.getByLabel('新密码').fill('taiqian-2028');
    await page.getByLabel('再输一次').fill('taiqian-2028');
    await page.getByRole('button', { name: '设置新密码并登录' }).click();
    await page.getByRole('heading', { name: '待办事项' }).waitFor();
  });

  it('that was lost to a lock is reminded of until another is confirmed as kept', async () => {
    const { page } = desk;
    const reminder = page.getByText('恢复码显示过，但没有确认保管好');
    const renew = async () => {
      await page.getByRole('button', { name: '更换恢复码' }).click();
      await page.getByRole('button', { name: '更换', exact: true }).click();
      await page.getByRole('heading', { name: '请保管好恢复码' }).waitFor();
    };
    expect(await reminder.count()).toBe(0);
    await openUsers();
    await renew();
    await press(page, 'Control+l');
    await page.getByLabel('用户', { exact: true }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: USER }).click();
    await page.getByLabel('密码', { exact: true }).fill('taiqian-2028');
    await press(page, 'Enter');
    await reminder.waitFor();
    await page.getByRole('link', { name: '去更换恢复码' }).click();
    await renew();
    const shown = page.getByLabel('恢复码', { exact: true }).locator('span');
    await page
      .getByLabel('请输入恢复码的最后一组')
      .fill((await shown.allInnerTexts()).at(-1) ?? '');
    await press(page, 'Enter');
    await page.getByRole('button', { name: '修改我的密码' }).waitFor();
    await reminder.waitFor({ state: 'detached' });
  });
});
