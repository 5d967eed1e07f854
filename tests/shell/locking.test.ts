import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { buildTestProgram, events, invoke, launchTestProgram, pageReady } from './test-program.ts';
import { eventually } from '../support/eventually.ts';

let launched: Launched;

beforeAll(buildTestProgram);
afterAll(closeBrowser);
beforeEach(async () => {
  launched = await launchTestProgram();
  await invoke(launched, 'session.unlock', {});
});
afterEach(() => launched.close());

/** Waits for the lock to have run through: the page was killed and is there again. */
async function lockedAgain(): Promise<void> {
  await eventually(() => launched.world.windows[0]?.webContents.crashes).toBe(1);
  await eventually(() => launched.world.windows[0]?.webContents.isLoading()).toBe(false);
  await pageReady(launched);
}

describe('locking by the clerk', () => {
  it('ends the thread, kills the page and empties the clipboard', async () => {
    await launched.page.evaluate(() => Object.assign(globalThis, { shown: '410927199001011234' }));
    await invoke(launched, 'shell.copy', { text: '410927199001011234' });
    expect(launched.world.system.clipboard.state.text).toBe('410927199001011234');
    await invoke(launched, 'session.lock', {}).catch(() => undefined);
    await lockedAgain();
    expect(await launched.page.evaluate(() => 'shown' in globalThis)).toBe(false);
    expect(launched.world.system.clipboard.state.text).toBe('');
    expect(await invoke(launched, 'session.state', {})).toEqual({
      ok: true,
      value: { state: 'locked', calls: 1 },
    });
    expect(await invoke(launched, 'shell.status', {})).toEqual({
      ok: true,
      value: { version: '0.0.0-test', lockedBecause: 'asked', incident: null },
    });
  });

  it('is in the menu, in Chinese, with its key', async () => {
    const { template } = launched.world.system.Menu.state;
    expect(template.map(({ label }) => label)).toEqual(['台账', '编辑', '显示']);
    const [first] = template[0]?.submenu as Electron.MenuItemConstructorOptions[];
    expect([first?.label, first?.accelerator]).toEqual(['锁定', 'CommandOrControl+L']);
    (first?.click as (() => void) | undefined)?.();
    await lockedAgain();
    expect(await invoke(launched, 'session.state', {})).toMatchObject({
      value: { state: 'locked' },
    });
  });

  it('leaves the killed page without answers while its successor is still loading', async () => {
    const { page, world } = launched;
    const { promise: gate, resolve: open } = Promise.withResolvers<undefined>();
    await page.route('**/*', async (route) => {
      await gate;
      await route.fallback();
    });
    world.system.powerMonitor.emit('lock-screen');
    await eventually(() => world.windows[0]?.webContents.crashes).toBe(1);
    const asked = invoke(launched, 'session.state', {}).catch(() => 'the page went');
    expect(await Promise.race([asked, setTimeout(1000, 'no answer')])).toBe('no answer');
    open(undefined);
    await lockedAgain();
    expect(await asked).toBe('the page went');
  });

  it('makes the tickets of the session worthless', async () => {
    launched.world.system.dialog.answer('open', '/media/a/台账.xlsx');
    const opened = (await invoke(launched, 'dialogs.openFile', { purpose: 'ledger' })) as {
      value: { ticket: string };
    };
    await invoke(launched, 'session.lock', {}).catch(() => undefined);
    await lockedAgain();
    expect(await invoke(launched, 'imports.read', { source: opened.value.ticket })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
  });
});

describe('locking by the computer', () => {
  it.each([
    ['lock-screen', 'screen'],
    ['suspend', 'suspend'],
  ])('happens on %s', async (event, reason) => {
    launched.world.system.powerMonitor.emit(event);
    await lockedAgain();
    expect(await invoke(launched, 'shell.status', {})).toMatchObject({
      value: { lockedBecause: reason },
    });
    expect(await invoke(launched, 'session.state', {})).toMatchObject({
      value: { state: 'locked' },
    });
  });

  it('leaves a register alone that is not open', async () => {
    launched.world.system.powerMonitor.emit('lock-screen');
    await lockedAgain();
    launched.world.system.powerMonitor.emit('suspend');
    await invoke(launched, 'session.state', {});
    expect(launched.world.windows[0]?.webContents.crashes).toBe(1);
  });

  it.each(['lock-screen', 'suspend'])(
    'holds when %s comes while a password is tried',
    async (event) => {
      await invoke(launched, 'session.lock', {}).catch(() => undefined);
      await lockedAgain();
      void invoke(launched, 'session.unlock', { ms: 700 }).catch(() => undefined);
      await setTimeout(200);
      launched.world.system.powerMonitor.emit(event);
      await eventually(() => launched.world.windows[0]?.webContents.crashes).toBe(2);
      await eventually(() => launched.world.windows[0]?.webContents.isLoading()).toBe(false);
      await pageReady(launched);
      expect(await invoke(launched, 'session.state', {})).toMatchObject({
        value: { state: 'locked' },
      });
      expect(await invoke(launched, 'shell.status', {})).toMatchObject({
        value: { lockedBecause: event === 'suspend' ? 'suspend' : 'screen' },
      });
    },
  );

  it('tells the page before it goes', async () => {
    launched.world.system.powerMonitor.emit('lock-screen');
    expect(launched.world.windows[0]?.webContents.sent).toEqual([
      { channel: 'desk:event', values: [{ kind: 'locked', reason: 'screen' }] },
    ]);
    await lockedAgain();
  });
});

describe('idling', () => {
  it('locks after the minutes of the settings, as the office last saved them', async () => {
    await invoke(launched, 'settings.save', { idleMinutes: 2 });
    launched.world.system.powerMonitor.idleSeconds = 121;
    await eventually(() => launched.world.windows[0]?.webContents.crashes).toBe(1);
    await lockedAgain();
    expect(await invoke(launched, 'shell.status', {})).toMatchObject({
      value: { lockedBecause: 'idle' },
    });
  });
});

describe('a broken thread', () => {
  it('empties the clipboard and makes the tickets worthless', async () => {
    launched.world.system.dialog.answer('open', '/media/a/台账.xlsx');
    const opened = (await invoke(launched, 'dialogs.openFile', { purpose: 'ledger' })) as {
      value: { ticket: string };
    };
    await invoke(launched, 'shell.copy', { text: '410927199001011234' });
    await invoke(launched, 'fake.crash', {});
    await eventually(() => launched.world.system.clipboard.state.text).toBe('');
    expect(await invoke(launched, 'imports.read', { source: opened.value.ticket })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
  });

  it('locks, tells the page the reason, and shows the incident number afterwards', async () => {
    const answer = (await invoke(launched, 'fake.crash', {})) as {
      error: { code: string; incident: string };
    };
    expect(answer.error.code).toBe('INTERNAL');
    await eventually(() => events(launched)).toEqual([{ kind: 'locked', reason: 'failed' }]);
    expect(await invoke(launched, 'shell.status', {})).toEqual({
      ok: true,
      value: {
        version: '0.0.0-test',
        lockedBecause: 'failed',
        incident: answer.error.incident,
      },
    });
    expect(await invoke(launched, 'session.state', {})).toMatchObject({
      value: { state: 'locked' },
    });
  });
});

describe('long work', () => {
  it('pushes progress to the page and stops when the page says so', async () => {
    const work = invoke(launched, 'fake.work', { ms: 20_000 });
    await eventually(async () => (await events(launched)).length).toBeGreaterThan(0);
    expect((await events(launched))[0]).toMatchObject({
      kind: 'progress',
      method: 'fake.work',
      words: '正在处理',
    });
    expect(await invoke(launched, 'calls.cancel', { method: 'fake.work' })).toEqual({
      ok: true,
      value: { stopped: 1 },
    });
    expect(await work).toEqual({ ok: false, error: { code: 'CANCELLED' } });
    expect(await invoke(launched, 'calls.cancel', { method: 'fake.work' })).toEqual({
      ok: true,
      value: { stopped: 0 },
    });
  });
});

describe('the clipboard', () => {
  it('is emptied when the program is left', async () => {
    const { clipboard } = launched.world.system;
    await invoke(launched, 'shell.copy', { text: '13900000001' });
    launched.world.app.quit();
    expect(await launched.world.app.left).toBe(0);
    expect(clipboard.state.text).toBe('');
  });

  it('is left alone when it holds what somebody else copied', async () => {
    const { clipboard } = launched.world.system;
    await invoke(launched, 'shell.copy', { text: '13900000001' });
    await clipboard.writeText('别的程序的文字');
    launched.world.app.quit();
    await launched.world.app.left;
    expect(clipboard.state.text).toBe('别的程序的文字');
  });

  it('is emptied after thirty seconds', async () => {
    const { clipboard } = launched.world.system;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { createClipboardGuard } = await import('../../electron/shell/clipboard-guard.ts');
      const guard = createClipboardGuard(clipboard);
      await guard.copy('410927199001011234');
      await vi.advanceTimersByTimeAsync(29_000);
      expect(clipboard.state.text).toBe('410927199001011234');
      await vi.advanceTimersByTimeAsync(1_000);
      expect(clipboard.state.text).toBe('');
    } finally {
      vi.useRealTimers();
    }
  });
});
