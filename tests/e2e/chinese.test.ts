import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { launchDesk } from './launch-desk.ts';
import { findPerson, goTo, type Place } from './pages/desk-page.ts';
import { focusOn, focusSettled, press } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { setUpOffice } from './pages/set-up-page.ts';

const files = ledgerFolder(12);
let desk: Launched;

beforeAll(async () => {
  desk = await launchDesk({ today: TODAY });
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

/** Words that a clerk knows in Latin letters: programs, fonts, kinds of files, keys, sizes. */
const KNOWN =
  /_GB2312|Times New Roman|\b(Excel|Word|WPS|U|X|xlsx|xls|csv|docx|KB|MB|Ctrl|Alt|Tab|Shift|Enter|Esc|F1|K|S|L|D)\b/g;

/** What a screen reader would say in Latin letters; the tree's own words for roles and states do not count. */
async function foreignWords(): Promise<string[]> {
  const tree = await desk.page.locator('body').ariaSnapshot();
  return tree
    .split('\n')
    .filter((line) => !/^\s*- \/(url|placeholder):/.test(line))
    .map((line) => line.replace(/^\s*- [a-z]+/, '').replace(/\[[^\]]*\]/g, ''))
    .filter((line) => /[a-z]/i.test(line.replace(KNOWN, '').replace(/“[a-z]+”/g, '')));
}

async function open(tab: string): Promise<void> {
  await desk.page.getByRole('tab', { name: tab }).first().click();
  await desk.page.waitForTimeout(200);
}

/** Opens a drawer or dialog with a button, listens, closes it. */
async function behind(button: string | RegExp): Promise<string[]> {
  const { page } = desk;
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').last().waitFor();
  await page.waitForTimeout(200);
  const found = await foreignWords();
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  return found;
}

describe('a screen reader hears Chinese', () => {
  it('in the wizard', async () => {
    await desk.page.getByRole('heading', { name: '建立台账' }).waitFor();
    expect(await foreignWords()).toEqual([]);
    await setUpOffice(desk.page);
  });

  it('in the dry run of an import', async () => {
    const { page, world } = desk;
    await goTo(page, 'import');
    world.system.dialog.answer('open', files.ledger);
    await focusOn(page, '选择台账文件');
    await press(page, 'Enter');
    await page.getByText('没有发现错误').waitFor();
    expect(await foreignWords()).toEqual([]);
    await press(page, 'Enter');
    await page.getByText('导入完成').waitFor();
  });

  it.each<Place>(['home', 'people', 'import', 'visits', 'reports', 'exports', 'settings'])(
    'on the page: %s',
    async (place) => {
      await goTo(desk.page, place);
      await desk.page.waitForTimeout(300);
      expect(await foreignWords()).toEqual([]);
    },
  );

  it.each(['用户', '区划', '规则', '操作日志', '回收站'])('in the settings: %s', async (tab) => {
    await goTo(desk.page, 'settings');
    await open(tab);
    expect(await foreignWords()).toEqual([]);
  });

  it('on a person’s page and in every drawer of it', async () => {
    const { page } = desk;
    await findPerson(page, '1990');
    for (const tab of [
      '概况',
      '时间线',
      '措施',
      '检测',
      '请假外出',
      '分级',
      '走访',
      '帮扶',
      '小组',
      '档案',
      '历史',
    ]) {
      await open(tab);
      expect([tab, await foreignWords()]).toEqual([tab, []]);
    }
    for (const button of ['记录走访', '记录检测', '记录帮扶', '快捷键']) {
      expect([button, await behind(button)]).toEqual([button, []]);
    }
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByRole('button', { name: /保存/ }).waitFor();
    expect(await foreignWords()).toEqual([]);
  });

  it('in the calendar of a day', async () => {
    const { page } = desk;
    await goTo(page, 'visits');
    await page.getByRole('button', { name: '打开日历' }).first().click();
    await page.getByRole('button', { name: '上个月' }).waitFor();
    expect(await foreignWords()).toEqual([]);
  });

  it('in a report', async () => {
    const { page } = desk;
    await goTo(page, 'reports');
    await focusSettled(page, '.ant-table-row');
    await press(page, 'Enter');
    await page.getByText('一、总体情况').waitFor();
    for (const tab of ['正文', '附件', '数字和填报', '签发前检查']) {
      await open(tab);
      expect([tab, await foreignWords()]).toEqual([tab, []]);
    }
  });

  it('when the register is locked', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+l');
    await page.getByText('忘记密码').waitFor();
    await page.waitForTimeout(200);
    expect(await foreignWords()).toEqual([]);
  });
});
