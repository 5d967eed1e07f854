import { rmSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { launchDesk } from './launch-desk.ts';
import { seriousFaults } from './pages/axe.ts';
import { findPerson, goTo, type Place } from './pages/desk-page.ts';
import { focusOn, focusSettled, press } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { setUpOffice } from './pages/set-up-page.ts';

const files = ledgerFolder(12);
const complaints: string[] = [];
let desk: Launched;

beforeAll(async () => {
  desk = await launchDesk({ today: TODAY });
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

/** Nothing is cut: the page is never wider than the window. */
async function widthLeft(page: Page): Promise<number> {
  return page.evaluate(() => innerWidth - document.documentElement.scrollWidth);
}

describe('every page', () => {
  it('can be read and used by everybody: the wizard', async () => {
    await desk.page.getByRole('heading', { name: '建立台账' }).waitFor();
    expect(await seriousFaults(desk.page)).toEqual([]);
    await setUpOffice(desk.page);
  });

  it('can be read and used by everybody: the dry run of an import', async () => {
    const { page, world } = desk;
    await goTo(page, 'import');
    world.system.dialog.answer('open', files.ledger);
    await focusOn(page, '选择台账文件');
    await press(page, 'Enter');
    await page.getByText('没有发现错误').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await press(page, 'Enter');
    await page.getByText('导入完成').waitFor();
  });

  const places: readonly Place[] = [
    'home',
    'people',
    'import',
    'visits',
    'reports',
    'exports',
    'settings',
    'stations',
    'poverty',
  ];
  it.each(places)('can be read and used by everybody: %s', async (place) => {
    await goTo(desk.page, place);
    await desk.page.waitForTimeout(300);
    expect(await seriousFaults(desk.page)).toEqual([]);
  });

  it.each(['名单', '家庭', '监测对象', '新发现'])(
    'can be read and used by everybody: the yearly review, %s',
    async (part) => {
      await goTo(desk.page, 'poverty');
      await desk.page.getByRole('tab', { name: part }).click();
      await desk.page.waitForTimeout(300);
      expect(await seriousFaults(desk.page)).toEqual([]);
    },
  );

  it.each(['users', 'regions', 'rules', 'audit', 'recycled'])(
    'can be read and used by everybody: settings, %s',
    async (part) => {
      const names = {
        users: '用户',
        regions: '区划',
        rules: '规则',
        audit: '操作日志',
        recycled: '回收站',
      };
      await goTo(desk.page, 'settings');
      await desk.page.getByRole('tab', { name: names[part as keyof typeof names] }).click();
      await desk.page.waitForTimeout(300);
      expect(await seriousFaults(desk.page)).toEqual([]);
    },
  );

  it.each(['乡镇覆盖', '包保责任', '调整责任人、未落实', '调整记录'])(
    'can be read and used by everybody: stations, %s',
    async (part) => {
      await goTo(desk.page, 'stations');
      await desk.page.getByRole('tab', { name: part }).click();
      await desk.page.waitForTimeout(300);
      expect(await seriousFaults(desk.page)).toEqual([]);
    },
  );

  it.each(['轮次', '名单', '家庭', '监测对象', '新发现'])(
    'can be read and used by everybody: return visits, %s',
    async (part) => {
      await goTo(desk.page, 'poverty');
      await desk.page.getByRole('tab', { name: part }).click();
      await desk.page.waitForTimeout(300);
      expect(await seriousFaults(desk.page)).toEqual([]);
    },
  );

  it('can be read and used by everybody: a station that is recorded', async () => {
    const { page } = desk;
    await goTo(page, 'stations');
    await page.getByRole('button', { name: '登记站点' }).click();
    await page.getByLabel('设立日期').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await press(page, 'Escape');
  });

  it('can be read and used by everybody: a person, the form, a visit', async () => {
    const { page } = desk;
    await findPerson(page, '1990');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '记录走访' }).click();
    await page.getByLabel('走访日期').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await press(page, 'Escape');
    await page.getByRole('tab', { name: '小组' }).click();
    await page.getByText('没有落实').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '修改', exact: true }).first().click();
    await page.getByRole('button', { name: /保存/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('can be read and used by everybody: a report', async () => {
    const { page } = desk;
    await goTo(page, 'reports');
    await focusSettled(page, '.ant-table-row');
    await press(page, 'Enter');
    await page.getByText('一、总体情况').waitFor();
    for (const tab of ['正文', '附件', '数字和填报', '签发前检查']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.waitForTimeout(200);
      expect([tab, await seriousFaults(page)]).toEqual([tab, []]);
    }
  });

  it.each([
    ['100 %', 1366, 768],
    ['125 %', 1093, 614],
    ['150 %', 911, 512],
  ])('fits a notebook of 1366 × 768 at %s', async (_, width, height) => {
    const { page } = desk;
    await page.setViewportSize({ width, height });
    const wide: string[] = [];
    for (const place of places) {
      await goTo(page, place);
      await page.waitForTimeout(150);
      if ((await widthLeft(page)) < 0) wide.push(place);
    }
    expect(wide).toEqual([]);
  });

  it('has left nothing in the console', () => {
    expect(complaints).toEqual([]);
  });
});
