import type { Browser, BrowserContext, Page, Request as PageRequest, Route } from 'playwright';
import type * as Electron from 'electron';
import { toElectronUrl } from './addresses.ts';
import { createApp } from './double-app.ts';
import { createIpcMain, type DoubleIpcMain } from './double-ipc.ts';
import { createSystem, type DoubleSystem } from './double-system.ts';
import { createSessions, type DoubleSessions } from './double-session.ts';
import type { DoubleContents } from './double-contents.ts';
import { DoubleWindow } from './double-window.ts';

/** How one start of the program differs from another. */
export interface WorldOptions {
  readonly appPath: string;
  readonly userData: string;
  readonly version: string;
  /** Of the command line: --today=2026-11-15 is { today: '2026-11-15' }. */
  readonly switches: Readonly<Record<string, string>>;
  /** false: another instance of the program is running already. */
  readonly firstInstance: boolean;
  /** Leaves the raw bridge in sub-frames (page-side.ts). */
  readonly rawFrames: boolean;
  readonly browser: Browser;
  readonly viewport: { readonly width: number; readonly height: number } | null;
}

/** guard: will-frame-navigate; filter: onBeforeRequest; nobody: no handler serves such an address. */
type Refuser = 'guard' | 'filter' | 'nobody';

/** Everything that stands for Electron during one start of the program; tests look into it and act on it. */
export interface World {
  readonly options: WorldOptions;
  readonly app: ReturnType<typeof createApp>;
  readonly ipcMain: DoubleIpcMain;
  readonly sessions: DoubleSessions;
  readonly system: DoubleSystem;
  readonly windows: DoubleWindow[];
  /** Addresses that were asked for and refused, as the program wrote them, and what refused them. */
  readonly blocked: { url: string; by: Refuser }[];
  /** Addresses for which the page wanted a new window. */
  readonly refusedWindows: string[];
  /** The names that `import … from 'electron'` finds. */
  readonly modules: Readonly<Record<string, unknown>>;
  page(): Promise<Page>;
  context(): Promise<BrowserContext>;
  close(): Promise<void>;
}

export function createWorld(options: WorldOptions): World {
  let context: Promise<BrowserContext> | null = null;
  const world: World = {
    options,
    app: createApp(options, () => world.windows),
    ipcMain: createIpcMain(),
    sessions: createSessions(),
    system: createSystem(),
    windows: [],
    blocked: [],
    refusedWindows: [],
    modules: {},
    async page() {
      const window = world.windows[0];
      if (window === undefined) throw new Error('The program has opened no window');
      return window.webContents.page;
    },
    context: () => (context ??= openContext(world)),
    async close() {
      // The browser may be gone already: closed by its user, or with its process.
      if (context !== null) await (await context).close().catch(() => undefined);
    },
  };
  Object.assign(world.modules, modulesOf(world));
  return world;
}

function modulesOf(world: World) {
  const { app, ipcMain, sessions, system } = world;
  class BrowserWindow extends DoubleWindow {
    constructor(windowOptions: Electron.BrowserWindowConstructorOptions = {}) {
      super(world, windowOptions);
    }
    static getAllWindows(): DoubleWindow[] {
      return [...world.windows];
    }
  }
  return {
    app,
    ipcMain,
    BrowserWindow,
    session: sessions.session,
    protocol: {
      registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
        if (app.isReady())
          throw new Error(
            'protocol.registerSchemesAsPrivileged should be called before app is ready',
          );
        sessions.privileged.push(...schemes);
      },
    } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>,
    clipboard: system.clipboard,
    dialog: system.dialog,
    Menu: system.Menu,
    powerMonitor: system.powerMonitor,
    safeStorage: system.safeStorage,
    screen: system.screen,
    shell: system.shell,
  };
}

async function openContext(world: World): Promise<BrowserContext> {
  const { browser, viewport } = world.options;
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: viewport === null ? null : { ...viewport },
    acceptDownloads: false,
  });
  await context.route('**/*', (route) => serve(world, route));
  context.on('page', (page) => {
    if (!world.windows.some((window) => window.webContents.owns(page))) void page.close();
  });
  return context;
}

/** Every request of every page: navigation guards, then the session's filter, then the program's handler. */
async function serve(world: World, route: Route): Promise<void> {
  const request = route.request();
  const url = toElectronUrl(request.url());
  const window = world.windows.find(({ webContents }) => webContents.ownsRequest(request));
  const contents = window?.webContents;
  const handler = contents?.session.handlerFor(url);
  const refusedBy = refuserOf(contents, request, url);
  if (refusedBy !== null || handler === undefined) {
    world.blocked.push({ url, by: refusedBy ?? 'nobody' });
    await route.abort('aborted').catch(() => undefined);
    return;
  }
  const answer = await handler(new Request(url, { method: request.method() }));
  await route
    .fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
    .catch(() => undefined);
}

function refuserOf(
  contents: DoubleContents | undefined,
  request: PageRequest,
  url: string,
): Refuser | null {
  if (contents === undefined) return 'nobody';
  if (request.isNavigationRequest() && !contents.mayNavigate(request, url)) return 'guard';
  return contents.session.cancels(url, request.resourceType()) ? 'filter' : null;
}
