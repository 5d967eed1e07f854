import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { aLine, writeLedgerFile } from '../support/ledger-file.ts';
import { seriousFaults } from './pages/axe.ts';
import { findPerson, goTo, message } from './pages/desk-page.ts';
import { focusedName, press, typeText } from './pages/keys.ts';
import { launchReadyDesk } from './ready-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'positive-'));
/** Three years clean by the ledger; a woman, by the number. */
const CLEAN = aLine({
  fullName: '欧阳清',
  identityNumber: anIdentityNumber('19900307', 102),
  controlStatus: '戒断三年未复吸',
  drugs: '海洛因',
});
/** In 社区戒毒, with windows to show, and working away by the ledger. */
const TREATED = aLine({
  fullName: '尉迟工',
  identityNumber: anIdentityNumber('19850307', 103),
  controlStatus: '社区戒毒',
  serviceOn: '2025-01-03',
  startOn: '2025-01-10',
  occupation: '外出务工',
});
const ledger = writeLedgerFile(folder, '人员台账.xlsx', [CLEAN, TREATED]);
let desk: Launched;

beforeAll(async () => {
  desk = await launchReadyDesk(ledger);
  await findPerson(desk.page, '欧阳清');
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

/** The steps that are still to be done, as the card on the tab 检测 says them. */
const card = () => desk.page.getByRole('region', { name: `${TODAY}检测阳性以后` });

describe('a positive test of somebody three years clean', () => {
  it('is keyed in with the keyboard: asks for the second staff and the female staff', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '记录检测' }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'testedOn');
    await press(page, 'Enter', '1', 'Enter', '2', 'Enter');
    await typeText(page, '海洛因');
    await press(page, 'Enter');
    expect(await focusedName(page)).toBe('样本编号');
    await typeText(page, 'A11、B11');
    await press(page, 'Enter', '2', 'Enter');
    await typeText(page, '城关镇工作站');
    await press(page, 'Enter');
    await typeText(page, '陈静');
    await press(page, 'Control+s');
    await page.locator('#secondTester_help').getByText('应由两名以上工作人员进行').waitFor();
    await page.getByLabel('检测人二').fill('赵刚');
    await page.getByLabel('由女性工作人员采集尿样').check();
    await press(page, 'Control+s');
    await message(page, '已记录检测。');
  });

  it('leads at once to the report to the police and the way back under control', async () => {
    const { page } = desk;
    const dialog = page.getByRole('dialog', { name: '检测以后要办的事：欧阳清' });
    await dialog.getByText(`${TODAY} 尿检阳性（海洛因），要办的事`).waitFor();
    await dialog.getByText(`戒断时间已从${TODAY}重新计算`).waitFor();
    await dialog.getByText('满三年为2029-11-15').waitFor();
    expect(await focusedName(page)).toBe('报告日期');
    await dialog.getByLabel('接报单位').fill('城关派出所');
    await dialog.getByRole('button', { name: '记录报告' }).click();
    await dialog.getByText(`已报告公安机关（${TODAY}，城关派出所）`).waitFor();
    await dialog.getByRole('button', { name: '确认重新纳入' }).click();
    await message(page, '已重新纳入管控，现状为社会面。');
    await dialog.getByText('现在是“戒断三年未复吸”').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: /^关闭，/ }).click();
    await page.locator('h1').getByText('社会面').waitFor();
  });

  it('stays on the tab until the grade was reviewed', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: '检测' }).click();
    await card().getByText('应在2026-11-22前复评风险等级').waitFor();
    await page.getByRole('tab', { name: /^分级/ }).click();
    await page.getByRole('button', { name: '评估定级' }).click();
    await page.getByRole('dialog').waitFor();
    await chooseWhatIsOpen();
    await press(page, 'Control+s');
    await message(page, '已提出');
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await message(page, '已审批');
    await page.getByRole('tab', { name: '检测' }).click();
    await card().waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /2026-11-15.*阳性（海洛因）.*陈静、赵刚/ }).waitFor();
  });

  it('is in the history of the person, step by step', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: '历史' }).click();
    for (const action of ['记录检测', '报告公安机关', '复吸重新纳入'])
      await page.getByText(action, { exact: true }).first().waitFor();
  });
});

describe('the pages of tests and leaves', () => {
  it('show the windows by years and as a table, and can be read by everybody', async () => {
    const { page } = desk;
    await findPerson(page, '尉迟工');
    await page.getByRole('tab', { name: '检测' }).click();
    const strip = page.getByRole('region', { name: '社区戒毒检测周期' });
    await strip.getByText('下次应在2027-01-09前检测').waitFor();
    expect(await strip.locator('.test-strip td').count()).toBe(22);
    expect(await seriousFaults(page)).toEqual([]);
    await strip.getByRole('button', { name: '按表格看' }).click();
    await strip.getByRole('row', { name: '2026-11-10至2027-01-09 本期待检 —' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: '请假外出' }).click();
    await page.getByText('没有登记外流去向。').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('list who works away although nobody wrote down where', async () => {
    const { page } = desk;
    await goTo(page, 'people');
    await page.getByRole('button', { name: '外流务工名单' }).click();
    await page.getByRole('row', { name: /尉迟工.*去向没有登记/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });
});

/** The factors that the register could not answer: the first option each. */
async function chooseWhatIsOpen(): Promise<void> {
  const groups = desk.page.getByRole('dialog').getByRole('radiogroup');
  for (let index = 0; index < (await groups.count()); index += 1) {
    const group = groups.nth(index);
    if ((await group.locator('input:checked').count()) === 0)
      await group.getByRole('radio').first().check();
  }
}
