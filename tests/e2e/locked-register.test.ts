import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { launchDesk } from './launch-desk.ts';
import { eventually } from '../support/eventually.ts';

/* Through the real window's bridge: real main process, real worker, encrypted register. */

const PASSWORD = '密码-1234-abcd';
const PLANTED = { fullName: '欧阳密语', identityNumber: anIdentityNumber('19911213', 457) };
const STATE_OPEN = { ok: true, value: { state: 'open', user: { name: '王敏' } } };

let launched: Launched;

beforeAll(async () => {
  launched = await launchDesk({ today: '2026-11-15' });
});
afterAll(async () => {
  await launched.close();
  rmSync(launched.userData, { recursive: true, force: true });
  await closeBrowser();
});

function ask(method: string, input: unknown = {}): Promise<{ ok: boolean; value?: unknown }> {
  return launched.page.evaluate(
    ([name, value]) => {
      const { desk } = globalThis as unknown as {
        desk: { invoke: (method: string, input: unknown) => Promise<{ ok: boolean }> };
      };
      return desk.invoke(name, value);
    },
    [method, input] as const,
  );
}

async function pageAgain(): Promise<void> {
  const contents = launched.world.windows[0]?.webContents;
  await eventually(() => contents?.isLoading()).toBe(false);
  await launched.page.waitForFunction(() => 'desk' in globalThis);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the register behind the window', () => {
  it('is set up, opened and written to', async () => {
    expect(
      await ask('setup.create', {
        countyCode: '410927',
        officeName: '台前县禁毒委员会办公室',
        userName: '王敏',
        password: PASSWORD,
        adoptExamples: true,
      }),
    ).toMatchObject({ ok: true, value: { county: { name: '台前县' } } });
    await ask('session.unlock', { userName: '王敏', password: PASSWORD });
    expect(await ask('session.state')).toMatchObject(STATE_OPEN);
    expect(
      await ask('people.create', {
        fields: aPerson(PLANTED),
        controlStatus: '社区戒毒',
        registeredOn: '2026-11-15',
      }),
    ).toMatchObject({ ok: true });
  });

  it('answers nothing more once the computer has locked the screen', async () => {
    const before = launched.world.windows[0]?.webContents.crashes ?? 0;
    launched.world.system.powerMonitor.emit('lock-screen');
    await eventually(() => launched.world.windows[0]?.webContents.crashes).toBe(before + 1);
    await pageAgain();
    expect(await ask('people.list', { filter: {} })).toEqual({
      ok: false,
      error: { code: 'LOCKED' },
    });
    expect(await ask('session.state')).toMatchObject({ value: { state: 'locked', user: null } });
  });

  it('shows nothing of a person in any file of the user', () => {
    const files = filesOf(launched.userData);
    expect(files.map((file) => file.slice(launched.userData.length + 1))).toContain(
      join('register', 'office.register'),
    );
    const words = [...Object.values(PLANTED), PASSWORD].flatMap((word) => [
      Buffer.from(word, 'utf8'),
      Buffer.from(word, 'utf16le'),
    ]);
    const telling = files.filter((file) => {
      const bytes = readFileSync(file);
      return words.some((word) => bytes.includes(word));
    });
    expect(telling).toEqual([]);
  });

  it('leaves nothing in the storage of the page', async () => {
    const kept = await launched.page.evaluate(async () => ({
      local: Object.keys(localStorage).length,
      session: Object.keys(sessionStorage).length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
      address: location.pathname + location.search,
    }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, cookies: '', address: '/' });
  });

  it('refuses a wrong password and opens with the right one', async () => {
    expect(
      await ask('session.unlock', { userName: '王敏', password: 'falsch-1234' }),
    ).toMatchObject({ ok: false, error: { code: 'WRONG_PASSPHRASE' } });
    await eventually(
      async () => (await ask('session.unlock', { userName: '王敏', password: PASSWORD })).ok,
    ).toBe(true);
    expect(await ask('people.list', { filter: {} })).toMatchObject({
      ok: true,
      value: { total: 1 },
    });
  });

  it('is found locked by the next start', async () => {
    const { userData } = launched;
    launched.world.app.quit();
    await launched.world.app.left;
    await launched.world.close();
    launched = await launchDesk({ userData, today: '2026-11-16' });
    expect(await ask('session.state')).toMatchObject({
      value: { state: 'locked', users: ['王敏'], today: '2026-11-16' },
    });
  });

  it('tells in its log who came, what failed, and why it was locked each time', async () => {
    await ask('session.unlock', { userName: '王敏', password: PASSWORD });
    const { value } = await ask('audit.list', { subject: 'session' });
    const { rows } = value as { rows: { action: string; by: string; reason: string }[] };
    const told = rows.map(({ by, action, reason }) => [by, action, reason.split('，')[0]]);
    expect(told.toReversed()).toEqual([
      ['王敏', '锁定', '电脑锁屏'],
      ['王敏', '登录失败', '密码不正确或者已作废1次'],
      ['王敏', '登录', '此前密码连续输错1次'],
      ['王敏', '锁定', '退出程序'],
      ['王敏', '登录', ''],
    ]);
  });
});
