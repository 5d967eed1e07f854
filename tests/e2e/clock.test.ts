import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { COUNTY } from '../ledger/taiqian.ts';
import { officeOver } from '../support/office.ts';
import { launchDesk } from './launch-desk.ts';
import { seriousFaults } from './pages/axe.ts';
import { goTo, message, unlock } from './pages/desk-page.ts';
import { press, tabTo, typeText } from './pages/keys.ts';
import { PASSWORD, USER } from './pages/set-up-page.ts';

const LAST = '2026-09-01';
let userData: string;
let desk: Launched;

/** An office whose log ends on that day. */
beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(userData, 'register'));
  const { office, call } = officeOver(join(userData, 'register', 'office.register'), LAST);
  await call('setup.create', {
    countyCode: COUNTY,
    officeName: '台前县禁毒委员会办公室',
    agencyCode: '台禁毒办',
    userName: USER,
    password: PASSWORD,
    adoptExamples: true,
  });
  await call('users.confirmRecoveryCode', {});
  office.close();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(userData, { recursive: true, force: true });
});

async function openOn(today: string): Promise<void> {
  desk = await launchDesk({ userData, today });
  await unlock(desk.page);
  await desk.page.getByRole('heading', { level: 1, name: '待办事项' }).waitFor();
}

describe('a computer whose date is odd', () => {
  it('asks to look at the date when nothing was entered for long', async () => {
    await openOn('2026-11-15');
    await desk.page
      .getByText(`离台账里最后一次操作（${LAST}）已有75天`, { exact: false })
      .waitFor();
    await desk.close();
  });

  it('saves nothing behind the log until the chief has accepted the day', async () => {
    await openOn('2026-08-20');
    const { page } = desk;
    await goTo(page, 'people');
    const told = page.getByText('现在什么都不能保存', { exact: false });
    await told.waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await tabTo(page, '确认今天的日期');
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: '今天是2026-08-20，没有错吗' }).waitFor();
    await typeText(page, '上次开机时日期不对');
    await press(page, 'Enter');
    expect(await message(page, '已确认')).toContain('台账从2026-08-20接着办理');
    await told.waitFor({ state: 'hidden' });
  });
});
