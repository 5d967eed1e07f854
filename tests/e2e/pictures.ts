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

const tab = (name: string) => async (page: Page) => {
  await page.getByRole('tab', { name }).first().click();
};
const words = (text: string) => async (page: Page) => {
  await page.getByText(text, { exact: true }).first().click();
};

function pictures(personId: number): readonly Picture[] {
  const person = `/people/${personId}`;
  return [
    { name: 'home', address: '/' },
    { name: 'people', address: '/people' },
    { name: 'person', address: person },
    { name: 'person-timeline', address: person, open: tab('时间线') },
    { name: 'person-measures', address: person, open: tab('措施') },
    { name: 'person-tests', address: person, open: tab('检测') },
    { name: 'person-grades', address: person, open: tab('分级') },
    { name: 'person-file', address: person, open: tab('档案') },
    { name: 'person-household', address: person, open: tab('户情') },
    { name: 'import', address: '/import' },
    { name: 'visits', address: '/visits' },
    { name: 'visit-grid', address: '/visits/grid' },
    { name: 'reports', address: '/reports' },
    { name: 'report', address: '/reports', open: words('查看') },
    {
      name: 'report-annex',
      address: '/reports',
      open: async (page) => {
        await words('查看')(page);
        await tab('附件')(page);
      },
    },
    { name: 'exports', address: '/exports' },
    { name: 'stations', address: '/stations' },
    { name: 'rounds', address: '/poverty' },
    { name: 'round', address: '/poverty', open: words('看进度') },
    {
      name: 'sheet',
      address: '/poverty',
      open: async (page) => {
        await words('看名单')(page);
        await page.locator('.ant-table-row a').first().click();
      },
    },
    { name: 'households', address: '/poverty', open: tab('家庭') },
    { name: 'watches', address: '/poverty', open: tab('监测对象') },
    { name: 'cases', address: '/poverty', open: tab('新发现') },
    { name: 'settings-rules', address: '/settings/rules' },
    { name: 'settings-log', address: '/settings/audit' },
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
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
  await page.waitForTimeout(700);
  await open?.(page);
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
