import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { findBrowser } from './find-browser.ts';
import type { startMain } from './hooks.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export interface LaunchOptions {
  /** The built program: a folder with main/, preload/ and renderer/. */
  readonly out: string;
  /** Kept after closing when given, for tests that start the program twice. */
  readonly userData?: string;
  readonly switches?: WorldOptions['switches'];
  readonly firstInstance?: boolean;
  readonly rawFrames?: boolean;
  readonly headless?: boolean;
  readonly viewport?: WorldOptions['viewport'];
  /** Acts on the world before the program runs, e.g. lays answers of dialogs ready. */
  readonly prepare?: (world: World) => void;
}

export interface Launched {
  readonly page: Page;
  readonly world: World;
  readonly userData: string;
  /** Leaves the program as the user would, and removes its folder. */
  close(): Promise<void>;
}

const VIEWPORT = { width: 1366, height: 768 };
let browser: Promise<Browser> | null = null;
let starts = 0;

/** Starts the built program on the stand-in and waits for its window's page. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { world, userData } = await startProgram(options);
  const page = await firstPage(world);
  return {
    page,
    world,
    userData,
    async close() {
      world.app.quit();
      await world.app.left;
      await world.close();
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}

/** As launch, for starts that may open no window (a second instance, --self-check). */
export async function startProgram(
  options: LaunchOptions,
): Promise<{ world: World; userData: string }> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'desk-'));
  const world = createWorld({
    appPath: join(import.meta.dirname, '..', '..'),
    userData,
    version: '0.0.0-test',
    switches: options.switches ?? {},
    firstInstance: options.firstInstance ?? true,
    rawFrames: options.rawFrames ?? false,
    browser: await sharedBrowser(options.headless ?? true),
    viewport: options.viewport === undefined ? VIEWPORT : options.viewport,
  });
  options.prepare?.(world);
  const main = pathToFileURL(join(options.out, 'main', 'main.js')).href;
  starts += 1;
  await hooks().startMain(main, `${process.pid}-${starts}`, world);
  world.app.becomeReady();
  return { world, userData };
}

/** Under a test runner that transforms modules this file is one of them; the hooks must be Node's own. */
function hooks(): { startMain: typeof startMain } {
  return createRequire(import.meta.url)('./hooks.ts') as { startMain: typeof startMain };
}

async function firstPage(world: World): Promise<Page> {
  for (let tries = 0; world.windows.length === 0; tries += 1) {
    if (tries > 500) throw new Error('The program opened no window within five seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const page = await world.page();
  const contents = world.windows[0]?.webContents;
  if (contents?.isLoading() === true)
    await new Promise((resolve) => contents.once('did-stop-loading', resolve));
  return page;
}

/** One browser for all starts of a process; it ends with the process. */
async function sharedBrowser(headless: boolean): Promise<Browser> {
  browser ??= findBrowser().then(({ options }) => chromium.launch({ ...options, headless }));
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}
