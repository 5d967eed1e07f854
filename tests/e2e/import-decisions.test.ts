import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { writeWorkbook } from '../support/ledger-file.ts';
import { findPerson, goTo, message } from './pages/desk-page.ts';
import { press } from './pages/keys.ts';
import { launchReadyDesk } from './ready-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
const HEAD = ['姓名', '身份证号', '乡镇', '管控现状', '现住址', '备注', '巡访日'];
const WIFE = anIdentityNumber('19910101', 222);
let desk: Launched;

beforeAll(async () => {
  desk = await launchReadyDesk();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

/** Chooses a workbook with these lines and waits for its dry run. */
async function choose(name: string, lines: readonly (readonly string[])[]): Promise<void> {
  const { page, world } = desk;
  const source = writeWorkbook(folder, name, { 台账: [HEAD, ...lines] });
  await goTo(page, 'import');
  await page.getByRole('tab', { name: '导入', exact: true }).click();
  const again = page.getByRole('button', { name: '再导入一个文件' });
  if (await again.isVisible()) await again.click();
  world.system.dialog.answer('open', source);
  await page.getByRole('button', { name: '选择台账文件' }).click();
  await page.getByRole('button', { name: '确认导入' }).waitFor();
}

describe('an import that asks', () => {
  it('says at the choice what 建账 and 新增 do to the report', async () => {
    await choose('甲.xlsx', [
      ['张立新', anIdentityNumber(), '城关镇', '社会面', '旧址', `妻子${WIFE}`, '2026-10-01'],
    ]);
    const { page } = desk;
    const kinds = page.getByRole('radiogroup', { name: '新增的人员是建账还是新增' });
    expect(await kinds.innerText()).toMatch(/建账（存量）.*期初数.*新增.*本期新增/s);
    expect(await kinds.getByRole('radio', { name: /^建账/ }).isChecked()).toBe(true);
  });

  it('maps a column, and tells the next time that it was read so', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: /^列名 \d/ }).click();
    await page.getByRole('combobox', { name: '巡访日相当于哪一列' }).fill('最近走访');
    await press(page, 'Enter');
    await page.getByRole('button', { name: '按下面的对应关系重新预检' }).click();
    await page.getByRole('button', { name: '按下面的对应关系重新预检', disabled: true }).waitFor();
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByText('导入完成').waitFor();
    await choose('乙.xlsx', [
      ['张立新', anIdentityNumber('19900307', 789), '城关镇', '社会面', '新址', '', '2026-11-01'],
    ]);
    await page.getByRole('tab', { name: /^列名 \d/ }).click();
    await page.getByText('按上次的对应').waitFor();
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByText('导入完成').waitFor();
  });

  it('lets the clerk tick what the same person takes from the file', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: /^待确认（/ }).click();
    await page.getByRole('checkbox', { name: /现住址.*旧址.*新址/ }).check();
    await page.getByRole('button', { name: '是同一个人' }).click();
    await message(page, '已归入台账中的人员');
    await findPerson(page, 'zlx');
    await page.getByText('新址').first().waitFor();
  });

  it('forgets a heading on demand', async () => {
    const { page } = desk;
    await goTo(page, 'import');
    await page.getByRole('tab', { name: '列名对应' }).click();
    await page
      .getByRole('row', { name: /巡访日.*最近走访日期/ })
      .getByRole('button')
      .click();
    await page.getByText('还没有指定过列名').waitFor();
  });
});

describe('what is kept of a person', () => {
  it('shows numbers in the note only when they are opened, in the page and in the form', async () => {
    const { page } = desk;
    await findPerson(page, 'zlx');
    expect(await page.getByText(WIFE).count()).toBe(0);
    await page.getByRole('button', { name: '显示号码' }).click();
    await page.getByText(`妻子${WIFE}`).waitFor();
    await page.getByRole('button', { name: /^修\s*改$/ }).click();
    const note = page.getByRole('textbox', { name: '备注' });
    expect([await note.isDisabled(), await note.inputValue()]).toEqual([
      true,
      `妻子**************${WIFE.slice(-4)}`,
    ]);
    await page.getByRole('button', { name: '备注里有号码：显示完整备注后修改' }).click();
    await page.getByRole('textbox', { name: '备注', disabled: false }).waitFor();
    expect(await note.inputValue()).toBe(`妻子${WIFE}`);
    await note.fill(`妻子${WIFE}，已联系`);
    await press(page, 'Control+s');
    await message(page, '已保存');
  });

  it('asks before the same visit is recorded a second time', async () => {
    const { page } = desk;
    for (const _time of [1, 2]) {
      await page.getByRole('button', { name: '记录走访' }).click();
      await page.getByRole('textbox', { name: '走访人' }).fill('陈静');
      await press(page, 'Control+s');
      if (_time === 1) await message(page, '已记录张立新的走访');
    }
    const again = page.getByRole('checkbox', { name: '同一天确实走访了两次，再记一次' });
    await again.waitFor();
    await page.getByText('已经记过一次').first().waitFor();
    await again.check();
    await press(page, 'Control+s');
    await again.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: '走访', exact: true }).click();
    const rows = page.getByRole('row', { name: new RegExp(TODAY) });
    await expect.poll(() => rows.count()).toBe(2);
  });

  it('is found by who is in charge, and by nobody being so', async () => {
    const { page } = desk;
    await goTo(page, 'people');
    await page.getByRole('combobox', { name: '专职人员' }).fill('没有');
    await press(page, 'Enter');
    await page.getByText('共1条').waitFor();
    expect(await page.getByRole('button', { name: '待审批等级' }).isDisabled()).toBe(true);
  });
});
