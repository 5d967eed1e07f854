import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../electron/contract/index.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { seriousFaults } from './pages/axe.ts';
import { message } from './pages/desk-page.ts';
import { focusedName, focusSettled, hit, press, tabTo, typeText } from './pages/keys.ts';
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

/** What axe finds on the page as it stands; the page is never wider than the window. */
async function faults(name: string): Promise<string[]> {
  const { page } = desk;
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  if (SHOTS !== undefined) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
  const found = await seriousFaults(page);
  const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return cut > 0 ? [...found, `${cut} pixels too wide`] : found;
}

async function ask<T>(method: string, input: object): Promise<T> {
  const result = (await desk.page.evaluate(([name, given]) => window.desk.invoke(name, given), [
    method,
    input,
  ] as const)) as { ok: boolean; value: T };
  expect(result).toMatchObject({ ok: true });
  return result.value;
}

async function goTab(tab: string): Promise<void> {
  await desk.page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/poverty?tab=${tab}`);
}

/** The first household of the list, as the office has it. */
async function firstHousehold(): Promise<Output<'households.get'>> {
  const { rows } = await ask<Output<'households.list'>>('households.list', {});
  return ask('households.get', { id: rows[0]?.id });
}

describe('a household', () => {
  it('says what the list is for while there is none', async () => {
    await goTab('households');
    await desk.page.getByText('还没有登记户').waitFor();
    expect(await faults('empty')).toEqual([]);
  });

  it('is made of the ledger when a round is opened, and opened with Enter', async () => {
    const { page } = desk;
    await goTab('rounds');
    await page.getByRole('button', { name: '开启轮次' }).first().click();
    await page.getByText('现在开启，名单上有').waitFor();
    await press(page, 'Control+s');
    await page.getByRole('heading', { name: '2026年年末逐人回访' }).waitFor();
    await goTab('households');
    await page.locator('.ant-table-row').first().waitFor();
    expect(await faults('list')).toEqual([]);
    await focusSettled(page, '.ant-table-row');
    await press(page, 'Enter');
    await page.getByText('处需要核对').waitFor();
    expect(await faults('facts')).toEqual([]);
  });

  it('takes a member from the keyboard; without a name it says so at the field', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: /^成员/ }).click();
    await page.getByRole('button', { name: '登记成员' }).click();
    await page.getByLabel('身份证号').waitFor();
    await press(page, 'Control+s');
    await page.getByText('请填写姓名', { exact: true }).waitFor();
    expect(await focusedName(page)).toBe('姓名');
    expect(await faults('member')).toEqual([]);
    await typeText(page, '周小丫');
    await press(page, 'Enter');
    await typeText(page, '110101199003070010');
    await page.getByText('校验位不对').waitFor();
    await press(page, 'Control+a');
    await typeText(page, '110101199003070011');
    await page.getByText('校验位不对').waitFor({ state: 'detached' });
    expect(await page.getByLabel('出生日期').inputValue()).toBe('1990-03-07');
    await press(page, 'Enter');
    expect(await page.locator('input[type=radio]:focus').isChecked()).toBe(true);
    await hit(page, '2');
    await press(page, 'Control+s');
    await message(page, '已保存');
    const { members } = await firstHousehold();
    expect(members.find(({ name }) => name === '周小丫')).toMatchObject({
      sex: '女',
      identityMasked: '110101********0011',
      relation: '其他',
    });
    expect(await faults('members')).toEqual([]);
  });

  it('shows the number of a member only when asked, and the log knows', async () => {
    const { page } = desk;
    await page.getByRole('dialog').getByText('110101********0011').waitFor();
    await page.getByRole('button', { name: '显示号码' }).click();
    await page.getByText('110101199003070011').waitFor();
    await page.getByRole('button', { name: '遮盖号码' }).click();
    await page.getByText('110101********0011').waitFor();
  });

  it('takes help of the fourteen kinds for its registered member', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: /^帮扶（/ }).click();
    await page.getByRole('button', { name: '记录帮扶' }).click();
    await page.getByLabel('帮扶单位').waitFor();
    await tabTo(page, '帮扶类别');
    await typeText(page, '就业帮扶');
    await press(page, 'Enter');
    await press(page, 'Control+s');
    await message(page, '已记录帮扶');
    const { help } = await firstHousehold();
    expect(help).toMatchObject([{ kind: '就业帮扶', helpedOn: TODAY, amount: null }]);
  });

  it('is taken under watch by hand; the reason is asked for', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '纳入监测' }).click();
    await page.getByLabel('识别日期').waitFor();
    await press(page, 'Control+s');
    await page.getByText('请填写').first().waitFor();
    expect(await faults('watch-open')).toEqual([]);
    await tabTo(page, /已返贫$/);
    await hit(page, '2');
    await tabTo(page, '原因');
    await typeText(page, '突发大病，收入骤减');
    await press(page, 'Control+s');
    await message(page, '已纳入监测');
    await press(page, 'Escape');
  });
});

describe('a watch', () => {
  it('tells what is missing before the risk may be called gone, and does not offer it', async () => {
    const { page } = desk;
    await goTab('watches');
    await page.getByRole('columnheader', { name: '还缺什么' }).waitFor();
    await focusSettled(page, '.ant-table-row');
    await press(page, 'Enter');
    await page.getByText('风险消除的条件').waitFor();
    await page.getByText('没有审定的回访登记表').first().waitFor();
    const propose = page.getByRole('button', { name: '提出风险消除' });
    expect(await propose.isDisabled()).toBe(true);
    expect(await propose.getAttribute('aria-description')).toContain('没有审定的回访登记表');
    expect(await faults('watch')).toEqual([]);
    const { rows } = await ask<Output<'watches.list'>>('watches.list', {});
    expect(rows).toMatchObject([{ level: '高', helpCount: 1, closedOn: null }]);
  });

  it('is told to the monitoring office', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '登记通报' }).click();
    await page.getByLabel('通报给').fill('县防返贫监测中心');
    await press(page, 'Control+s');
    await message(page, '已登记通报');
    await page.getByText(`${TODAY}，县防返贫监测中心`).waitFor();
    await press(page, 'Escape');
  });
});

describe('a new case', () => {
  it('is opened for a person who is found by name, and goes step by step', async () => {
    const { page } = desk;
    await goTab('cases');
    await page.getByText('没有新发现的人员').waitFor();
    await page.getByRole('button', { name: '登记线索' }).click();
    await typeText(page, '1990');
    await page.getByRole('option').first().waitFor();
    await press(page, 'Enter');
    await page.getByLabel('线索日期').waitFor();
    await tabTo(page, '线索来源');
    await typeText(page, '干部走访');
    await press(page, 'Enter');
    await press(page, 'Control+s');
    await page.getByRole('button', { name: '登记入户核实' }).click();
    await page.getByLabel('文书').waitFor();
    await press(page, 'Control+s');
    await page.getByText('请填写', { exact: true }).waitFor();
    expect(await faults('step')).toEqual([]);
    await typeText(page, '入户核查表');
    await press(page, 'Control+s');
    await page.locator('.case-steps .is-done').waitFor();
    expect(await page.locator('.case-steps [aria-current=step]').innerText()).toContain('民主评议');
    expect(await faults('case')).toEqual([]);
    const { rows } = await ask<Output<'povertyCases.list'>>('povertyCases.list', {});
    expect(rows).toMatchObject([{ nextStep: '民主评议', steps: [{ paper: '入户核查表' }] }]);
  });

  it('asks which category a notice is to name before it is printed', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '打印村内公示' }).click();
    await page.getByText('公示写户主姓名').waitFor();
    await press(page, 'Control+s');
    await page.getByText('请选择拟纳入的贫困属性', { exact: true }).waitFor();
    expect(await faults('notice')).toEqual([]);
    await press(page, 'Escape');
    await page.getByText('公示写户主姓名').waitFor({ state: 'hidden' });
  });

  it('has its person tell the household, and leads back to a new clue of theirs', async () => {
    const { page } = desk;
    const { rows } = await ask<Output<'povertyCases.list'>>('povertyCases.list', {});
    await page.evaluate(
      (hash) => {
        window.location.hash = hash;
      },
      `#/people/${rows[0]?.personId ?? 0}?tab=household`,
    );
    await page.getByRole('link', { name: '打开这一户' }).waitFor();
    expect(await faults('person')).toEqual([]);
    await page.getByRole('button', { name: '登记返贫致贫线索' }).click();
    const drawer = page.getByRole('dialog', { name: `登记线索：${rows[0]?.fullName ?? ''}` });
    await drawer.getByLabel('线索日期').waitFor();
    expect(await faults('clue')).toEqual([]);
    await press(page, 'Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => window.location.hash)).toBe('#/poverty?tab=cases');
  });

  it('has left nothing in the console', () => {
    expect(complaints).toEqual([]);
  });
});
