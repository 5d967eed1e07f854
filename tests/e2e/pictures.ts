import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { closeBrowser } from '../electron-double/launch.ts';
import { launchDesk } from './launch-desk.ts';
import { press, typeText } from './pages/keys.ts';

/*
 * `npm run pictures [-- FOLDER]`: every page of the window over the office of `npm run demo` (invented people), 1366 × 768, for the
 * manual and to be looked at after a change. Not a test: nothing is judged here.
 */

const ROOT = join(import.meta.dirname, '..', '..');
const folder = process.argv[2] ?? join(ROOT, 'docs', 'pictures');
/** Those that the README and the manual show; into a folder of its own every page goes. */
const IN_DOCUMENTS = new Set(
  'home import person person-tests round sheet report exports'.split(' '),
);
const isWanted = (name: string) => process.argv[2] !== undefined || IN_DOCUMENTS.has(name);
const TODAY = '2026-11-15';
const USER = '王建国';

/** How a page is come to: an address of the window, then what is pressed on it. */
interface Picture {
  readonly name: string;
  readonly address: string;
  readonly open?: (page: Page) => Promise<void>;
}

type Step = (page: Page) => Promise<void>;

const tab =
  (name: string | RegExp): Step =>
  (page) =>
    page.getByRole('tab', { name }).first().click();
const words =
  (text: string): Step =>
  (page) =>
    page.getByText(text, { exact: true }).first().click();
const button =
  (name: string | RegExp): Step =>
  (page) =>
    page.getByRole('button', { name }).first().click();
const firstRow: Step = (page) => page.locator('.ant-table-row a').first().click();
const openRow: Step = (page) => page.locator('.ant-table-row:visible').first().press('Enter');
/** One after the other, as fast as the window draws. */
const steps =
  (...all: readonly Step[]): Step =>
  async (page) => {
    for (const step of all) {
      await step(page);
      await page.waitForTimeout(500);
    }
  };

const SETTINGS = ['office', 'users', 'regions', 'rules', 'holidays', 'audit', 'recycled'];
const STATIONS = ['list', 'coverage', 'responsibility', 'reassign', 'reassignments'];
const OPEN_VISITS = ['plans', 'follow-ups', 'needs'];

function parts(of: string, address: string, keys: readonly string[]): readonly Picture[] {
  return keys.map((key) => ({ name: `${of}-${key}`, address: `${address}/${key}` }));
}

function ofPerson(personId: number): readonly Picture[] {
  const address = `/people/${personId}`;
  const named = {
    timeline: '时间线',
    measures: /^措施/u,
    tests: /^检测/u,
    visits: /^走访/u,
    help: /^帮扶/u,
    grades: /^分级/u,
    file: /^档案/u,
    household: '户情',
    history: /^变更/u,
  };
  return [
    { name: 'person', address },
    ...Object.entries(named).map(([key, name]) => ({
      ...{ name: `person-${key}`, address },
      open: tab(name),
    })),
    { name: 'person-edit', address: `${address}/edit` },
    { name: 'person-visit', address, open: button('记录走访') },
    { name: 'person-test', address, open: button('记录检测') },
  ];
}

function pictures(personId: number): readonly Picture[] {
  const reports = '/reports';
  const review = '/poverty';
  return [
    { name: 'home', address: '/' },
    { name: 'home-endings', address: '/', open: button('60天内届满') },
    { name: 'home-route', address: '/', open: button('入户走访清单') },
    { name: 'home-export', address: '/', open: button('导出名单') },
    { name: 'people', address: '/people' },
    { name: 'people-export', address: '/people', open: button('导出名单') },
    { name: 'people-away', address: '/people/away' },
    { name: 'people-papers', address: '/people/papers' },
    { name: 'person-new', address: '/people/new' },
    ...ofPerson(personId),
    { name: 'import', address: '/import' },
    { name: 'import-done', address: '/import', open: tab('导入记录') },
    { name: 'visits', address: '/visits' },
    { name: 'visits-export', address: '/visits', open: button('导出名单') },
    { name: 'visit-grid', address: '/visits/grid' },
    ...parts('visits', '/visits/open', OPEN_VISITS),
    { name: 'reports', address: reports },
    { name: 'report', address: reports, open: words('查看') },
    { name: 'report-figures', address: reports, open: steps(words('查看'), tab(/^数字/u)) },
    { name: 'report-annex', address: reports, open: steps(words('查看'), tab('附件')) },
    { name: 'exports', address: '/exports' },
    { name: 'exports-history', address: '/exports', open: tab('导出记录') },
    { name: 'exports-verify', address: '/exports', open: tab('核验导出包') },
    ...parts('stations', '/stations', STATIONS),
    { name: 'rounds', address: review },
    { name: 'round', address: review, open: words('看进度') },
    { name: 'round-list', address: review, open: words('看名单') },
    { name: 'sheet', address: review, open: steps(words('看名单'), firstRow) },
    { name: 'review-list', address: review, open: tab('名单') },
    { name: 'households', address: review, open: tab('家庭') },
    { name: 'household', address: review, open: steps(tab('家庭'), openRow) },
    { name: 'watches', address: review, open: tab('监测对象') },
    { name: 'watch', address: review, open: steps(tab('监测对象'), openRow) },
    { name: 'watches-export', address: review, open: steps(tab('监测对象'), button('导出名单')) },
    { name: 'cases', address: review, open: tab('新发现') },
    { name: 'case', address: review, open: steps(tab('新发现'), openRow) },
    ...parts('settings', '/settings', SETTINGS),
    { name: 'settings-rule-change', address: '/settings/rules', open: button('修改') },
    { name: 'settings-rule-close', address: '/settings/rules', open: button('停用') },
  ];
}

/** The demonstration's office where the window looks for it; answers the passphrase. */
function makeOffice(userData: string): string {
  const out = join(userData, 'demo');
  const made = spawnSync(
    process.execPath,
    [join(ROOT, 'electron', 'cli.ts'), 'demo', '--out', out],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (made.status !== 0) throw new Error('The demonstration could not be made');
  const target = join(userData, 'register');
  mkdirSync(target);
  for (const name of readdirSync(out).filter((each) => each.startsWith('demo.register')))
    cpSync(join(out, name), join(target, name.replace('demo', 'office')));
  return readFileSync(join(out, 'passphrase.txt'), 'utf8').trim();
}

async function shoot(page: Page, { name, address, open }: Picture): Promise<void> {
  // A drawer of the last picture and an unsaved field are not carried over.
  await page.evaluate(() => {
    location.hash = '/settings/office';
  });
  await page.waitForTimeout(200);
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
  await page.waitForTimeout(700);
  try {
    await open?.(page);
  } catch (error) {
    process.stderr.write(`${name}: ${String(error).split('\n')[0] ?? ''}\n`);
  }
  await page.waitForTimeout(900);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stderr.write(`${name}\n`);
}

const userData = mkdtempSync(join(tmpdir(), 'desk-pictures-'));
mkdirSync(folder, { recursive: true });
const password = makeOffice(userData);
const desk = await launchDesk({ userData, today: TODAY });
try {
  const { page } = desk;
  await page.getByText('忘记密码').waitFor();
  if (isWanted('unlock')) await page.screenshot({ path: join(folder, 'unlock.png') });
  await press(page, 'ArrowDown');
  await typeText(page, USER);
  await press(page, 'Enter');
  await page.getByLabel('密码', { exact: true }).focus();
  await typeText(page, password);
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: '待办事项' }).waitFor();
  for (const picture of pictures(1)) if (isWanted(picture.name)) await shoot(page, picture);
} finally {
  await desk.close();
  rmSync(userData, { recursive: true, force: true });
  await closeBrowser();
}
