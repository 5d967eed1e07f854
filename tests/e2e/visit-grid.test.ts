import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { TODAY } from '../ledger/taiqian.ts';
import { GPS_TIFF } from '../support/pictures.ts';
import { seriousFaults } from './pages/axe.ts';
import { goTo, message, unlock } from './pages/desk-page.ts';
import { focusedName, focusSettled, hit, press, tabTo, typeText } from './pages/keys.ts';
import { ledgerFolder } from './pages/ledger-file.ts';
import { launchReadyDesk } from './ready-desk.ts';

const FORMS = 100;
const files = ledgerFolder(170);
/** Pictures of the pages, for whoever wants to look at them. */
const SHOTS = process.env['SHOTS'];
let desk: Launched;

beforeAll(async () => {
  desk = await launchReadyDesk(files.ledger);
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  rmSync(files.folder, { recursive: true, force: true });
});

/** What axe finds serious on the page as it stands, and how much of it is cut at the right. */
async function faults(): Promise<string[]> {
  const { page } = desk;
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  const found = await seriousFaults(page);
  const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return cut > 0 ? [...found, `${cut} pixels too wide`] : found;
}

async function shot(name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await desk.page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

async function ask<T>(method: string, input: object): Promise<T> {
  const result = (await desk.page.evaluate(([name, given]) => window.desk.invoke(name, given), [
    method,
    input,
  ] as const)) as { ok: boolean; value: T };
  expect(result.ok).toBe(true);
  return result.value;
}

/** Names that find one person alone. */
function findable(names: readonly string[]): string[] {
  return names.filter((name) => names.filter((other) => other.includes(name)).length === 1);
}

/** The rows of the list that have a person, as the cells show them. */
async function listed(): Promise<string[]> {
  const names = await desk.page
    .locator('.visit-grid input[data-column="0"]')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLInputElement).value));
  return names.filter((name) => name !== '');
}

async function openGrid(): Promise<void> {
  const { page } = desk;
  await goTo(page, 'visits');
  await focusSettled(page, '.ant-table-row');
  await tabTo(page, '批量录入', 'Shift+Tab');
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: '批量录入走访' }).waitFor();
  await expect.poll(() => focusedName(page)).not.toBe('批量录入');
}

describe('a pile of a hundred paper forms, with the keyboard alone', () => {
  it('is keyed in by the initials of the names, saved at once and counted', async () => {
    const { page } = desk;
    const people = await ask<{ rows: { id: number; fullName: string }[] }>('people.list', {
      filter: {},
      sort: 'name',
      page: 1,
      pageSize: 200,
    });
    const names = findable(people.rows.map(({ fullName }) => fullName));
    expect(names.length).toBeGreaterThanOrEqual(FORMS);
    await openGrid();
    await tabTo(page, '走访人');
    await page.keyboard.press('Control+a');
    await typeText(page, '陈静');
    await tabTo(page, /^1应走访的人/);
    await press(page, '3', 'Enter', 'Enter');
    await expect.poll(() => focusedName(page)).toBe('第1行 姓名');
    const began = performance.now();
    for (let form = 0; form < FORMS; form += 1) {
      await page.keyboard.insertText(names[form] ?? '');
      await page.keyboard.press('Enter');
      await expect.poll(() => focusedName(page), { interval: 10 }).toBe(`第${form + 1}行 日期`);
      await hit(page, 'Enter', 'Enter');
      await hit(page, form % 10 === 9 ? '3' : '1', 'Enter', 'Enter', '2', 'Enter');
      await page.keyboard.insertText(form % 2 === 0 ? '身体状况：良好' : '情绪平稳');
      await hit(page, 'Enter');
      if (form % 5 === 0) await page.keyboard.insertText('就业帮扶：想打工');
      await hit(page, 'Enter');
    }
    const keyed = performance.now() - began;
    await expect.poll(() => focusedName(page)).toBe(`第${FORMS + 1}行 姓名`);
    await shot('grid-100');
    const asked = performance.now();
    await press(page, 'Control+s');
    expect(await message(page, '已保存')).toContain(`已保存${FORMS}条走访`);
    const saved = performance.now() - asked;
    console.log(
      `${FORMS} forms keyed in ${(keyed / 1000).toFixed(1)} s by a program, saved in ${Math.round(saved)} ms`,
    );
    await page.getByText('10条不计入走访任务').waitFor();
    await shot('grid-saved');
    const visits = await ask<{ total: number }>('visits.list', {
      from: TODAY,
      page: 1,
      pageSize: 500,
    });
    expect(visits.total).toBeGreaterThanOrEqual(FORMS);
    expect(await ask<object[]>('visits.needs', {})).toHaveLength(20);
    expect(await ask<object[]>('visits.followUps', {})).toEqual([]);
    await tabTo(page, /^都记为跟进/);
    await press(page, 'Enter');
    await page.getByText('都记为跟进').waitFor({ state: 'hidden' });
    expect(await ask<object[]>('visits.followUps', {})).toHaveLength(10);
  }, 400_000);

  it('tells the wrong row, keeps it, and takes it once it is put right', async () => {
    const { page } = desk;
    await openGrid();
    await tabTo(page, /^1应走访的人/);
    await press(page, '3', 'Enter', 'Enter');
    await expect.poll(() => focusedName(page)).toBe('第1行 姓名');
    for (const row of [1, 2]) {
      await page.keyboard.insertText('1990');
      await page.locator('.grid-person [role=option]').first().waitFor();
      if (row === 2) await press(page, 'ArrowDown');
      await press(page, 'Enter');
      await expect.poll(() => focusedName(page)).toBe(`第${row}行 日期`);
      if (row === 1) {
        await page.keyboard.insertText('2.30');
        await press(page, 'Enter', 'Enter', '1', 'Control+Enter');
      } else {
        await page.keyboard.insertText('昨天');
        await press(page, 'Enter', 'Control+d', 'Enter', 'Control+d');
        await expect.poll(() => page.getByLabel('第2行 结果').inputValue()).toBe('见到本人');
        expect(await page.getByLabel('第2行 见到谁').inputValue()).toBe('本人');
      }
    }
    await press(page, 'Control+s');
    expect(await message(page, '有问题')).toContain('已保存1条走访，1条有问题');
    await expect.poll(() => focusedName(page)).toBe('第1行 日期');
    await page.getByRole('alert').filter({ hasText: '日期' }).first().waitFor();
    await shot('grid-wrong');
    expect(await faults()).toEqual([]);
    await page.setViewportSize({ width: 911, height: 512 });
    expect(await faults()).toEqual([]);
    await shot('grid-wrong-150');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.insertText('今天');
    await press(page, 'Control+s');
    await page.getByText('已保存1条走访。').waitFor();
  });

  it('is still there after the register was locked in the middle', async () => {
    const { page } = desk;
    await openGrid();
    await tabTo(page, /^1应走访的人/);
    await press(page, '3', 'Enter', 'Enter');
    await expect.poll(() => focusedName(page)).toBe('第1行 姓名');
    await page.keyboard.insertText('1990');
    await page.locator('.grid-person [role=option]').first().waitFor();
    await press(page, 'Enter');
    await expect.poll(() => focusedName(page)).toBe('第1行 日期');
    await press(page, 'Enter', 'Enter', '2');
    await page.getByText('草稿已存').waitFor();
    await press(page, 'Control+l');
    await unlock(page);
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await openGrid();
    await page.getByText('已恢复上次没有保存的1行').waitFor();
    expect(await page.getByLabel('第1行 结果').inputValue()).toBe('见到家属');
    await tabTo(page, /^不要了/);
    await press(page, 'Enter');
    await page.getByText('已恢复').waitFor({ state: 'hidden' });
    expect(await ask<object | null>('visits.draft', {})).toBeNull();
  });

  it('begins with the people of a place who are due', async () => {
    const { page } = desk;
    await openGrid();
    await tabTo(page, '乡镇（街道）');
    await typeText(page, '城关');
    await page.locator('.ant-select-item-option:visible', { hasText: '城关镇' }).first().waitFor();
    await press(page, 'Enter');
    await tabTo(page, /^1应走访的人/);
    await press(page, '2', 'Enter', 'Enter');
    await expect.poll(async () => (await listed()).length).toBeGreaterThan(3);
    await expect.poll(() => focusedName(page)).toBe('第1行 日期');
    await shot('grid-village');
    await press(page, 'Control+s');
    await message(page, '还没有填写结果');
  });
});

describe('a photo on the page of a person', () => {
  it('is drawn anew without its place, sealed, shown and copied', async () => {
    const { page, world } = desk;
    const [need] = await ask<{ personId: number }[]>('visits.needs', {});
    const personId = need?.personId ?? 0;
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/people/${personId}?tab=visits`);
    await page.getByText('没有附件').waitFor();
    const photo = await aPhoto();
    expect(photo.includes(GPS_TIFF)).toBe(true);
    await page
      .getByLabel('选择附件')
      .setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByRole('dialog', { name: '添加附件' }).waitFor();
    await shot('attachment-title');
    await press(page, 'Enter');
    await message(page, '附件已加密保存');
    const [kept] = await ask<{ id: number; mediaType: string }[]>('attachments.list', { personId });
    const opened = await ask<{ content: string }>('attachments.open', { id: kept?.id ?? 0 });
    const bytes = Buffer.from(opened.content, 'base64');
    expect([kept?.mediaType, bytes.includes(GPS_TIFF), bytes.includes('Exif')]).toEqual([
      'image/jpeg',
      false,
      false,
    ]);
    expect(await sizeOf(opened.content)).toEqual([2400, 1200]);
    await page.getByRole('button', { name: '打开走访照片' }).click();
    await expect
      .poll(() =>
        page
          .locator('.attachment-full')
          .evaluate((image) => (image as HTMLImageElement).naturalWidth),
      )
      .toBe(2400);
    await shot('attachment-open');
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await shot('person-visits');
    expect(await faults()).toEqual([]);
    const target = join(files.folder, '副本.jpg');
    world.system.dialog.answer('save', target);
    await page.getByRole('button', { name: '另存' }).click();
    await message(page, '没有加密');
    expect(readFileSync(target).equals(bytes)).toBe(true);
  });

  it('is refused with a reason when it is something else', async () => {
    const { page } = desk;
    await page.getByLabel('选择附件').setInputFiles({
      name: '表格.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('PK\x03\x04'),
    });
    await page.getByText('表格.jpg：只能添加 JPEG、PNG 图片和 PDF').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('shows what else visits left to be done, of everybody', async () => {
    const { page } = desk;
    for (const part of ['plans', 'follow-ups', 'needs']) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `#/visits/open/${part}`);
      await page.getByRole('heading', { level: 1, name: '走访计划与跟进' }).waitFor();
      await page.locator('[role=tabpanel]:visible .ant-table').waitFor();
      await shot(`open-${part}`);
      expect(await faults()).toEqual([]);
    }
    await expect
      .poll(() => page.locator('[role=tabpanel]:visible .ant-table-row').count())
      .toBe(20);
  });
});

/** A real picture of 3000 by 1500, with a GPS block put in behind its beginning. */
async function aPhoto(): Promise<Buffer> {
  const plain = await desk.page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 3000;
    canvas.height = 1500;
    const pen = canvas.getContext('2d');
    if (pen === null) return '';
    pen.fillStyle = '#3a7';
    pen.fillRect(0, 0, 3000, 1500);
    pen.fillStyle = '#fff';
    pen.fillRect(300, 300, 900, 700);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const bytes = Buffer.from(plain, 'base64');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), GPS_TIFF]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)]);
}

async function sizeOf(content: string): Promise<[number, number]> {
  return desk.page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${base64}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight] as [number, number];
  }, content);
}
