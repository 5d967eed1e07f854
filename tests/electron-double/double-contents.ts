import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page, Request } from 'playwright';
import type * as Electron from 'electron';
import { toBrowserUrl, toElectronUrl } from './addresses.ts';
import { encode } from './codec.ts';
import { readPageMessage } from './double-ipc.ts';
import type { DoubleSession } from './double-session.ts';
import { pageSideSource } from './page-source.ts';
import { preventable } from './preventable.ts';
import type { World } from './world.ts';

/** What a page gets to hear whose process is gone. */
const NEVER = new Promise<string>(() => undefined);

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What a window shows: the page, its bridge and the guards that the program put on it. */
export class DoubleContents extends EventEmitter {
  readonly page: Promise<Page>;
  readonly session: DoubleSession;
  /** Everything that was sent to the page, for tests that look behind it. */
  readonly sent: { channel: string; values: unknown[] }[] = [];
  /** How often the page's process was killed. */
  crashes = 0;
  private readonly world: World;
  private opened: Page | null = null;
  private address = 'about:blank';
  /** Navigations that the program itself began: Electron asks no guard about those. */
  private ownNavigations = 0;
  private windowOpen: WindowOpenHandler | null = null;
  private zoom: number;
  private loading = true;
  /** The documents that have spoken to the program, and those of them whose process was killed. */
  private readonly heard = new Set<number>();
  private readonly dead = new Set<number>();

  constructor(world: World, options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.world = world;
    const preferences = options.webPreferences ?? {};
    this.zoom = preferences.zoomFactor ?? 1;
    this.session =
      (preferences.session as unknown as DoubleSession | undefined) ??
      world.sessions.session.fromPartition(preferences.partition ?? '');
    this.page = this.open(preferences.preload);
  }

  private async open(preload: string | undefined): Promise<Page> {
    const context = await this.world.context();
    const page = await this.newPage(context);
    await page.exposeBinding('__toMain', ({ frame }, text: string) => this.receive(frame, text));
    await page.addInitScript({
      content: await pageSideSource(
        preload === undefined ? '' : readFileSync(preload, 'utf8'),
        this.world.options.rawFrames,
      ),
    });
    page.on('close', () => this.emit('page-closed'));
    return page;
  }

  /** The context tells of a new page before newPage answers: the page is known by then. */
  private async newPage(context: BrowserContext): Promise<Page> {
    context.once('page', (page) => (this.opened ??= page));
    const page = await context.newPage();
    this.opened = page;
    return page;
  }

  owns(page: Page): boolean {
    return this.opened === page || this.opened === null;
  }

  ownsRequest(request: Request): boolean {
    try {
      return request.frame().page() === this.opened;
    } catch {
      return false;
    }
  }

  async loadURL(url: string): Promise<void> {
    this.address = url;
    this.loading = true;
    const page = await this.page;
    this.ownNavigations += 1;
    try {
      await page.goto(toBrowserUrl(url));
      this.emit('did-finish-load');
    } catch (error) {
      if (!page.isClosed()) this.emit('did-fail-load', {}, -3, String(error), url, true);
    } finally {
      this.ownNavigations -= 1;
      this.loading = false;
      this.emit('did-stop-loading');
    }
  }

  reload(): void {
    void this.loadURL(this.address);
  }

  /**
   * The page's memory goes: what was open is gone before anything else is answered. Its document stands on the screen until
   * the next one comes, but nobody answers it any more.
   */
  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    for (const document of this.heard) this.dead.add(document);
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }

  isLoading(): boolean {
    return this.loading;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpen = handler;
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
    const { viewport } = this.world.options;
    if (viewport === null) return;
    const size = {
      width: Math.round(viewport.width / factor),
      height: Math.round(viewport.height / factor),
    };
    void this.page.then((page) => page.setViewportSize(size));
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.page).evaluate(code);
  }

  /** Is lost while the page is loading, as in Electron. */
  send(channel: string, ...values: unknown[]): void {
    this.sent.push({ channel, values });
    const text = encode(values);
    void this.page
      .then((page) =>
        page.evaluate(
          ([name, wire]) => {
            const { __fromMain } = globalThis as unknown as {
              __fromMain?: (channel: string, text: string) => void;
            };
            __fromMain?.(name, wire);
          },
          [channel, text] as const,
        ),
      )
      .catch(() => undefined);
  }

  /** Asks the program's guards about a navigation that the page began. */
  mayNavigate(request: Request, url: string): boolean {
    if (this.ownNavigations > 0) return true;
    const frame = request.frame();
    const isMainFrame = frame.parentFrame() === null;
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: frameOf(frame) });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  private async receive(frame: Frame, text: string): Promise<string> {
    const { channel, values, document } = readPageMessage(text);
    this.heard.add(document);
    if (this.dead.has(document)) return NEVER;
    if (channel === 'electron-double:window-open') return this.openWindow(String(values[0]));
    const event = { sender: this, senderFrame: frameOf(frame), type: 'frame' };
    const answer = await this.world.ipcMain.receive(event, channel, values);
    return this.dead.has(document) ? NEVER : answer;
  }

  private openWindow(url: string): Promise<string> {
    const answer = this.windowOpen?.({
      url: toElectronUrl(url),
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'no-referrer' },
    });
    if (answer?.action !== 'deny') throw new Error('The program let the page open a window');
    this.world.refusedWindows.push(toElectronUrl(url));
    return Promise.resolve(JSON.stringify({ value: encode(null) }));
  }
}

/** As Electron shows a frame: its address as the program knows it, and the frame around it. */
function frameOf(frame: Frame): { url: string; parent: object | null } {
  const parent = frame.parentFrame();
  return { url: toElectronUrl(frame.url()), parent: parent === null ? null : frameOf(parent) };
}
