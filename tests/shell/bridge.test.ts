import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toElectronUrl } from '../electron-double/addresses.ts';
import { decode } from '../electron-double/codec.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { buildTestProgram, invoke, launchTestProgram, TEST_PROGRAM } from './test-program.ts';
import { eventually } from '../support/eventually.ts';

let launched: Launched;

beforeAll(async () => {
  await buildTestProgram();
  launched = await launchTestProgram({ rawFrames: true });
});

afterAll(async () => {
  await launched.close();
  await closeBrowser();
});

describe('window.desk', () => {
  it('has two functions and nothing else', async () => {
    const found = await launched.page.evaluate(() =>
      Object.entries(Reflect.get(globalThis, 'desk') as object).map(([key, value]) => [
        key,
        typeof value,
      ]),
    );
    expect(found).toEqual([
      ['invoke', 'function'],
      ['on', 'function'],
    ]);
  });

  it('can be neither changed nor replaced by the page', async () => {
    const found = await launched.page.evaluate(() => {
      const desk = Reflect.get(globalThis, 'desk') as Record<string, unknown>;
      return [
        Reflect.set(globalThis, 'desk', {}),
        Reflect.set(desk, 'invoke', () => 0),
        Reflect.set(desk, 'more', 1),
        Reflect.deleteProperty(globalThis, 'desk'),
      ];
    });
    expect(found).toEqual([false, false, false, false]);
  });

  it('brings no name of Node or Electron into the page', async () => {
    const found = await launched.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', '__toMain'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  it('stops telling a listener that has left', async () => {
    const heard = await launched.page.evaluate(async () => {
      const desk = Reflect.get(globalThis, 'desk') as {
        on: (listener: (event: unknown) => void) => () => void;
        invoke: (method: string, input: unknown) => Promise<unknown>;
      };
      const counts = { stays: 0, left: 0 };
      const leave = desk.on(() => (counts.left += 1));
      desk.on(() => (counts.stays += 1));
      leave();
      await desk.invoke('fake.work', { ms: 300 });
      return { stays: counts.stays > 0, left: counts.left };
    });
    expect(heard).toEqual({ stays: true, left: 0 });
  });

  it('is one file that requires Electron only', () => {
    const text = readFileSync(join(TEST_PROGRAM.out, 'preload', 'preload.cjs'), 'utf8');
    expect([...text.matchAll(/require\(["'](.+?)["']\)/g)].map((match) => match[1])).toEqual([
      'electron',
    ]);
  });
});

describe('the window', () => {
  it('is opened sandboxed, isolated, without Node, with web security', () => {
    const [window] = launched.world.windows;
    const { preload, session, ...preferences } = window?.options.webPreferences ?? {};
    expect({ ...preferences, preload: typeof preload, session: typeof session }).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
      zoomFactor: 1,
      preload: 'string',
      session: 'object',
    });
    expect(launched.world.app.sandboxed).toBe(true);
  });

  it('fits a screen of 1366 × 768 with its task bar', () => {
    const options = launched.world.windows[0]?.options;
    expect([options?.width, options?.height, options?.minWidth, options?.minHeight]).toEqual([
      1366, 728, 1024, 640,
    ]);
    expect(launched.world.windows[0]?.acts).toEqual(['maximize', 'show']);
  });

  it('keeps nothing on the disk: a session in memory, without a cache', () => {
    const sessions = [...launched.world.sessions.all.values()];
    expect(sessions.map(({ partition, options }) => ({ partition, options }))).toEqual([
      { partition: 'desk', options: { cache: false } },
    ]);
  });

  it('resolves no name of any host', () => {
    expect(launched.world.app.appended.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  it('is shown at 100, 125 and 150 percent and no other scale', async () => {
    for (const percent of [125, 150, 100]) {
      expect(await invoke(launched, 'shell.zoom', { percent })).toEqual({ ok: true, value: {} });
      expect(launched.world.windows[0]?.webContents.getZoomFactor()).toBe(percent / 100);
    }
    expect(await invoke(launched, 'shell.zoom', { percent: 110 })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
  });
});

describe('leaving the page', () => {
  it.each([
    ['a foreign address', 'https://example.invalid/'],
    ['a foreign address that names ours', 'http://example.invalid/?next=app://desk/'],
    ['another host of our scheme', 'https://other.app.test/'],
  ])('is refused by the guard for %s', async (_name, address) => {
    const before = launched.page.url();
    await launched.page.evaluate((url) => {
      location.href = url;
    }, address);
    const blocked = { url: toElectronUrl(address), by: 'guard' };
    await eventually(() => launched.world.blocked).toContainEqual(blocked);
    expect(launched.page.url()).toBe(before);
    expect(await invoke(launched, 'fake.echo', { still: 'here' })).toEqual({
      ok: true,
      value: { still: 'here' },
    });
  });

  it('is refused by a link and by a new window', async () => {
    launched.world.refusedWindows.length = 0;
    await launched.page.click('#outside');
    await launched.page.click('#new-window');
    const opened = await launched.page.evaluate(() => window.open('https://example.invalid/2'));
    expect(opened).toBeNull();
    expect(launched.world.refusedWindows).toEqual([
      'https://example.invalid/',
      'https://example.invalid/2',
    ]);
    expect(launched.world.windows).toHaveLength(1);
  });

  it('is refused for a frame inside the page, even to our own address', () => {
    const contents = launched.world.windows[0]?.webContents;
    const prevented: string[] = [];
    contents?.emit('will-frame-navigate', {
      url: 'app://desk/',
      isMainFrame: false,
      preventDefault: () => prevented.push('frame'),
    });
    expect(prevented).toEqual(['frame']);
  });

  it('lets no request of any kind out', () => {
    const session = launched.world.windows[0]?.webContents.session;
    const urls = [
      'https://example.invalid/',
      'http://127.0.0.1:8080/',
      'file:///etc/passwd',
      'app://desk.example/',
      'app://other/',
      'wss://example.invalid/',
      'data:text/html,x',
    ];
    expect(urls.filter((url) => session?.cancels(url, 'image') !== true)).toEqual([]);
    expect(session?.cancels('app://desk/index.html', 'document')).toBe(false);
  });

  it('is refused for a webview, a redirect and a download', () => {
    const contents = launched.world.windows[0]?.webContents;
    const session = contents?.session;
    const prevented: string[] = [];
    const event = (name: string) => ({ preventDefault: () => prevented.push(name) });
    contents?.emit('will-attach-webview', event('webview'), {}, {});
    contents?.emit('will-redirect', event('redirect'), 'app://desk/', false, true);
    session?.emit('will-download', event('download'), {}, contents);
    expect(prevented).toEqual(['webview', 'redirect', 'download']);
  });
});

describe('permissions', () => {
  const names = ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid', 'openExternal'];

  it.each(names)('%s is refused', (permission) => {
    const session = launched.world.windows[0]?.webContents.session;
    const answers: boolean[] = [];
    session?.permissionRequest?.(
      {} as never,
      permission as never,
      (granted) => answers.push(granted),
      {} as never,
    );
    answers.push(session?.permissionCheck?.(null, permission as never, '', {} as never) ?? true);
    answers.push((session?.devicePermission as (() => boolean) | null)?.() ?? true);
    expect(answers).toEqual([false, false, false]);
  });
});

describe('the sender of a call', () => {
  const refused = {
    ok: false,
    error: { code: 'REFUSED', reason: '请求不是来自本程序的窗口' },
  };

  it('in a frame inside the page has no bridge, and is refused when it finds a way', async () => {
    const found = await launched.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const inside = frame.contentWindow as unknown as {
        desk?: unknown;
        __rawInvoke: (channel: string, method: string, input: unknown) => Promise<unknown>;
      };
      const answer = await inside.__rawInvoke('desk:invoke', 'session.state', {});
      frame.remove();
      return { bridge: typeof inside.desk, answer };
    });
    expect(found).toEqual({ bridge: 'undefined', answer: refused });
  });

  it.each([
    ['another address', { url: 'https://example.invalid/', parent: null }],
    ['an address that only begins like ours', { url: 'app://desk.example/', parent: null }],
    ['a page of our scheme on another host', { url: 'app://other/', parent: null }],
    ['no address', { url: '', parent: null }],
    ['a frame of ours inside a frame', { url: 'app://desk/', parent: { url: 'app://desk/' } }],
    ['a frame that is gone', null],
  ])('is refused when it is %s', async (_name, senderFrame) => {
    const sender = launched.world.windows[0]?.webContents;
    const answer = await launched.world.ipcMain.receive({ sender, senderFrame }, 'desk:invoke', [
      'session.state',
      {},
    ]);
    expect(valueOf(answer)).toEqual(refused);
  });

  it('is refused when it is the page of another window', async () => {
    const answer = await launched.world.ipcMain.receive(
      { sender: {}, senderFrame: { url: 'app://desk/', parent: null } },
      'desk:invoke',
      ['session.state', {}],
    );
    expect(valueOf(answer)).toEqual(refused);
  });

  it('finds one channel open and no other', () => {
    expect(launched.world.ipcMain.channels).toEqual(['desk:invoke']);
  });
});

function valueOf(wire: string): unknown {
  const answer = JSON.parse(wire) as { value?: string };
  return answer.value === undefined ? answer : decode(answer.value);
}
